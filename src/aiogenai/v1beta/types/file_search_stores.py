# Generated from discovery/generativelanguage/v1beta.
# Do not edit: change the document, the overlay or codegen/, then run: make generate
"""Types that only the methods of `file_search_stores` reach."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import ClassVar

from ...runtime.base import UNSET, Int64, Maybe, Model, model
from ._shared import ChunkingConfig, CustomMetadata


@model
class FileSearchStore(Model):
    """A set of `Document`s for file search.

    Schema `FileSearchStore`, since revision 20260327.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "active_documents_count": "activeDocumentsCount",
        "create_time": "createTime",
        "display_name": "displayName",
        "embedding_model": "embeddingModel",
        "failed_documents_count": "failedDocumentsCount",
        "pending_documents_count": "pendingDocumentsCount",
        "size_bytes": "sizeBytes",
        "update_time": "updateTime",
    }

    active_documents_count: Maybe[Int64] = UNSET
    """Output only. How many documents of the `FileSearchStore` are active and can be retrieved."""
    create_time: Maybe[datetime.datetime] = UNSET
    """Output only. When this `FileSearchStore` was created."""
    display_name: Maybe[str] = UNSET
    """Readable name of the `FileSearchStore`, at most 512 characters with spaces, such as "Docs on Semantic Retriever".
    """
    embedding_model: Maybe[str] = UNSET
    """Model that embeds the store's content, as `models/{model}`; a default model is used when unset.

    Since revision 20260831.
    """
    failed_documents_count: Maybe[Int64] = UNSET
    """Output only. How many documents of the `FileSearchStore` could not be processed."""
    name: Maybe[str] = UNSET
    """Output only. Immutable. Identifier. `fileSearchStores/{id}`; ID of up to 40 lowercase letters, digits, dashes:
    `display_name` plus 12 random characters, or all random without it.
    """
    pending_documents_count: Maybe[Int64] = UNSET
    """Output only. How many documents of the `FileSearchStore` are still in processing."""
    size_bytes: Maybe[Int64] = UNSET
    """Output only. Raw bytes that the `FileSearchStore` took in, summed over its documents."""
    update_time: Maybe[datetime.datetime] = UNSET
    """Output only. When this `FileSearchStore` last changed."""


@model
class ImportFileRequest(Model):
    """Imports a File API file into a `FileSearchStore`.

    Schema `ImportFileRequest`, since revision 20260327.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "chunking_config": "chunkingConfig",
        "custom_metadata": "customMetadata",
        "file_name": "fileName",
    }

    chunking_config: Maybe[ChunkingConfig] = UNSET
    """How to split the file into chunks. Service defaults apply if unset."""
    custom_metadata: Maybe[list[CustomMetadata]] = UNSET
    """Metadata of your own to attach to the file."""
    file_name: Maybe[str] = UNSET
    """Required. `File` to import, such as `files/abc-123`."""


@model
class ImportFileResponse(Model):
    """Outcome of importing a file into a `FileSearchStore`.

    Schema `ImportFileResponse`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"document_name": "documentName"}

    document_name: Maybe[str] = UNSET
    """The `Document` that was made of the file, by name."""
    parent: Maybe[str] = UNSET
    """The `FileSearchStore` that holds the document, by name."""


@model
class ListFileSearchStoresResponse(Model):
    """One page of `FileSearchStores`, oldest `file_search_store.create_time` first.

    Schema `ListFileSearchStoresResponse`, since revision 20260327.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "file_search_stores": "fileSearchStores",
        "next_page_token": "nextPageToken",
    }

    file_search_stores: Maybe[list[FileSearchStore]] = UNSET
    """File search stores on this page."""
    next_page_token: Maybe[str] = UNSET
    """Pass as `page_token` to get the next page; absent on the last one."""
