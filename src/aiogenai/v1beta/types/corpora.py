# Generated from discovery/generativelanguage/v1beta.
# Do not edit: change the document, the overlay or codegen/, then run: make generate
"""Types that only the methods of `corpora` reach."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from enum import StrEnum
from typing import ClassVar

from ...runtime.base import UNSET, FieldMask, Maybe, Model, model
from ._shared import CustomMetadata, MetadataFilter


class ChunkState(StrEnum):
    """State this `Chunk` is in now.

    Other values may arrive, as plain strings.

    Values of `Chunk.state`.
    """

    STATE_UNSPECIFIED = "STATE_UNSPECIFIED"
    STATE_PENDING_PROCESSING = "STATE_PENDING_PROCESSING"
    STATE_ACTIVE = "STATE_ACTIVE"
    STATE_FAILED = "STATE_FAILED"


@model
class BatchCreateChunksRequest(Model):
    """Payload that creates several `Chunk`s at once.

    Deprecated: last listed in revision 20250701.

    Schema `BatchCreateChunksRequest`.
    """

    requests: Maybe[list[CreateChunkRequest]] = UNSET
    """Required. One create request per `Chunk`; at most 100 in a batch."""


@model
class BatchCreateChunksResponse(Model):
    """Reply of `corpora.documents.chunks.batch_create`, listing the new `Chunk`s.

    Deprecated: last listed in revision 20250701.

    Schema `BatchCreateChunksResponse`.
    """

    chunks: Maybe[list[Chunk]] = UNSET
    """The new `Chunk`s."""


@model
class BatchDeleteChunksRequest(Model):
    """Payload that deletes several `Chunk`s at once.

    Deprecated: last listed in revision 20250701.

    Schema `BatchDeleteChunksRequest`.
    """

    requests: Maybe[list[DeleteChunkRequest]] = UNSET
    """Required. One delete request per `Chunk`."""


@model
class BatchUpdateChunksRequest(Model):
    """Payload that updates several `Chunk`s at once.

    Deprecated: last listed in revision 20250701.

    Schema `BatchUpdateChunksRequest`.
    """

    requests: Maybe[list[UpdateChunkRequest]] = UNSET
    """Required. One update request per `Chunk`; at most 100 in a batch."""


@model
class BatchUpdateChunksResponse(Model):
    """Reply of `corpora.documents.chunks.batch_update`, listing the changed `Chunk`s.

    Deprecated: last listed in revision 20250701.

    Schema `BatchUpdateChunksResponse`.
    """

    chunks: Maybe[list[Chunk]] = UNSET
    """The changed `Chunk`s."""


@model
class Chunk(Model):
    """Piece of a `Document`, vectorized and stored on its own; a `Corpus` holds up to 1 million.

    Deprecated: last listed in revision 20250701.

    Schema `Chunk`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "create_time": "createTime",
        "custom_metadata": "customMetadata",
        "update_time": "updateTime",
    }

    create_time: Maybe[datetime.datetime] = UNSET
    """Output only. When this `Chunk` was created."""
    custom_metadata: Maybe[list[CustomMetadata]] = UNSET
    """User key-value metadata; up to 20 `CustomMetadata` entries in a chunk."""
    data: Maybe[ChunkData] = UNSET
    """Required. Content of this `Chunk`, such as its text; at most 2043 tokens."""
    name: Maybe[str] = UNSET
    """Immutable. Identifier. `corpora/{corpus_id}/documents/{document_id}/chunks/{id}`; ID of up to 40 lowercase
    letters, digits or inner dashes; 12 random characters if empty.
    """
    state: Maybe[ChunkState | str] = UNSET
    """Output only. State this `Chunk` is in now."""
    update_time: Maybe[datetime.datetime] = UNSET
    """Output only. When this `Chunk` last changed."""


@model
class ChunkData(Model):
    """The extracted content of a `Chunk`.

    Deprecated: last listed in revision 20250701.

    Schema `ChunkData`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"string_value": "stringValue"}

    string_value: Maybe[str] = UNSET
    """Content of the `Chunk` as text; at most 2043 tokens."""


@model
class Corpus(Model):
    """A set of `Document`s; each project may have up to 10.

    Schema `Corpus`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "create_time": "createTime",
        "display_name": "displayName",
        "update_time": "updateTime",
    }

    create_time: Maybe[datetime.datetime] = UNSET
    """Output only. When this `Corpus` was created."""
    display_name: Maybe[str] = UNSET
    """Readable name of the `Corpus`, at most 512 characters with spaces, such as "Docs on Semantic Retriever"."""
    name: Maybe[str] = UNSET
    """Output only. Immutable. Identifier. `corpora/{id}`; ID of up to 40 lowercase letters, digits or inner dashes; if
    empty, made from `display_name` plus 12 random characters.
    """
    update_time: Maybe[datetime.datetime] = UNSET
    """Output only. When this `Corpus` last changed."""


@model
class CreateChunkRequest(Model):
    """Payload that creates one `Chunk`.

    Deprecated: last listed in revision 20250701.

    Schema `CreateChunkRequest`.
    """

    chunk: Maybe[Chunk] = UNSET
    """Required. New `Chunk` to store."""
    parent: Maybe[str] = UNSET
    """Required. `Document` that receives the `Chunk`, such as `corpora/my-corpus-123/documents/the-doc-abc`."""


@model
class DeleteChunkRequest(Model):
    """Payload that deletes one `Chunk`.

    Deprecated: last listed in revision 20250701.

    Schema `DeleteChunkRequest`.
    """

    name: Maybe[str] = UNSET
    """Required. `Chunk` to remove, by name, such as `corpora/my-corpus-123/documents/the-doc-abc/chunks/some-chunk`."""


@model
class ListChunksResponse(Model):
    """One page of `Chunk`s, oldest `chunk.create_time` first.

    Deprecated: last listed in revision 20250701.

    Schema `ListChunksResponse`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"next_page_token": "nextPageToken"}

    chunks: Maybe[list[Chunk]] = UNSET
    """`Chunk`s on this page."""
    next_page_token: Maybe[str] = UNSET
    """Pass as `page_token` to get the next page; absent on the last one."""


@model
class ListCorporaResponse(Model):
    """One page of `Corpora`, oldest `corpus.create_time` first.

    Schema `ListCorporaResponse`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"next_page_token": "nextPageToken"}

    corpora: Maybe[list[Corpus]] = UNSET
    """Corpora on this page."""
    next_page_token: Maybe[str] = UNSET
    """Pass as `page_token` to get the next page; absent on the last one."""


@model
class QueryCorpusRequest(Model):
    """Runs a query against a `Corpus`.

    Deprecated: last listed in revision 20250701.

    Schema `QueryCorpusRequest`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"metadata_filters": "metadataFilters", "results_count": "resultsCount"}

    metadata_filters: Maybe[list[MetadataFilter]] = UNSET
    """`Chunk` and `Document` metadata filters, normally one per key, combined with AND. Strings on one key combine only
    with OR.
    """
    query: Maybe[str] = UNSET
    """Required. Text to search for by meaning."""
    results_count: Maybe[int] = UNSET
    """Most `Chunk`s to return; fewer may come back. Default: 10, maximum: 100."""


@model
class QueryCorpusResponse(Model):
    """Chunks found in a `Corpus`.

    Deprecated: last listed in revision 20250701.

    Schema `QueryCorpusResponse`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"relevant_chunks": "relevantChunks"}

    relevant_chunks: Maybe[list[RelevantChunk]] = UNSET
    """Chunks that matched the query."""


@model
class QueryDocumentRequest(Model):
    """Runs a query against a `Document`.

    Deprecated: last listed in revision 20250701.

    Schema `QueryDocumentRequest`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"metadata_filters": "metadataFilters", "results_count": "resultsCount"}

    metadata_filters: Maybe[list[MetadataFilter]] = UNSET
    """`Chunk` metadata filters, normally one per key, combined with AND; no `Document` filters. Strings on one key
    combine only with OR.
    """
    query: Maybe[str] = UNSET
    """Required. Text to search for by meaning."""
    results_count: Maybe[int] = UNSET
    """Most `Chunk`s to return; fewer may come back. Default: 10, maximum: 100."""


@model
class QueryDocumentResponse(Model):
    """Chunks found in a `Document`.

    Deprecated: last listed in revision 20250701.

    Schema `QueryDocumentResponse`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"relevant_chunks": "relevantChunks"}

    relevant_chunks: Maybe[list[RelevantChunk]] = UNSET
    """Chunks that matched the query."""


@model
class RelevantChunk(Model):
    """A chunk that matches a query, with its relevance.

    Deprecated: last listed in revision 20250701.

    Schema `RelevantChunk`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"chunk_relevance_score": "chunkRelevanceScore"}

    chunk: Maybe[Chunk] = UNSET
    """The matching `Chunk`."""
    chunk_relevance_score: Maybe[float] = UNSET
    """How relevant the `Chunk` is to the query."""


@model
class UpdateChunkRequest(Model):
    """Asks for a `Chunk` to be updated.

    Deprecated: last listed in revision 20250701.

    Schema `UpdateChunkRequest`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"update_mask": "updateMask"}

    chunk: Maybe[Chunk] = UNSET
    """Required. `Chunk` with its new contents."""
    update_mask: Maybe[FieldMask] = UNSET
    """Required. Fields to update; only `custom_metadata` and `data` for now."""
