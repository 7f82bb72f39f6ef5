# Generated from discovery/generativelanguage/v1beta.
# Do not edit: change the document, the overlay or codegen/, then run: make generate
"""The resource `corpora`, with the resources below it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from ...runtime.base import UNSET, FieldMask, Json, Maybe
from ...runtime.client import BaseClient
from ...runtime.converter import message
from ...runtime.operations import Operation
from ...runtime.options import CallOptions
from ...runtime.pagination import Pager
from .. import routes, types


class CorporaResource:
    """The methods of `corpora`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    @cached_property
    def documents(self) -> CorporaDocumentsResource:
        """The methods of `corpora.documents`."""
        return CorporaDocumentsResource(self._client)

    @cached_property
    def operations(self) -> CorporaOperationsResource:
        """The methods of `corpora.operations`."""
        return CorporaOperationsResource(self._client)

    @cached_property
    def permissions(self) -> CorporaPermissionsResource:
        """The methods of `corpora.permissions`."""
        return CorporaPermissionsResource(self._client)

    async def create(self, corpus: types.Corpus | Json, *, options: CallOptions | None = None) -> types.Corpus:
        """Create a `Corpus` with nothing in it.

        Deprecated since revision 20260831.

        Args:
            corpus: A set of `Document`s; each project may have up to 10.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Corpus`: A set of `Document`s; each project may have up to 10.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.corpora.create`.
        """
        return await self._client.call(routes.CORPORA_CREATE, types.Corpus, {}, message(types.Corpus, corpus), options)

    async def delete(self, name: str, *, force: Maybe[bool] = UNSET, options: CallOptions | None = None) -> None:
        """Delete a `Corpus`.

        Deprecated since revision 20260831.

        Args:
            name: Name of the `Corpus` to delete, e.g. `corpora/my-corpus-123`.
            force: If true, delete the `Document`s and related objects too; by default false, when a `Corpus` with
                `Document`s gives `FAILED_PRECONDITION`.
            options: Timeouts, deadline, retry, headers and query of this call.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.corpora.delete`.
        """
        await self._client.call(routes.CORPORA_DELETE, None, {"name": name, "force": force}, None, options)

    async def get(self, name: str, *, options: CallOptions | None = None) -> types.Corpus:
        """Fetch one `Corpus`.

        Deprecated since revision 20260831.

        Args:
            name: Name of the `Corpus` to fetch, e.g. `corpora/my-corpus-123`.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Corpus`: A set of `Document`s; each project may have up to 10.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.corpora.get`.
        """
        return await self._client.call(routes.CORPORA_GET, types.Corpus, {"name": name}, None, options)

    def list(
        self, *, page_size: Maybe[int] = UNSET, page_token: Maybe[str] = UNSET, options: CallOptions | None = None
    ) -> Pager[types.ListCorporaResponse, types.Corpus]:
        """List the user's own `Corpora`.

        Deprecated since revision 20260831.

        Args:
            page_size: Most `Corpora` per page: default 10, maximum 20; fewer may come back.
            page_token: The `next_page_token` of an earlier `corpora.list` call; keep all other parameters the same.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            A pager over `Corpus` items. Awaited, it gives the first page, a `ListCorporaResponse`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.corpora.list`.
        """
        return self._client.pages(
            routes.CORPORA_LIST,
            types.ListCorporaResponse,
            {"page_size": page_size, "page_token": page_token},
            None,
            options,
        )

    async def patch(
        self,
        name: str,
        corpus: types.Corpus | Json,
        *,
        update_mask: FieldMask | str | Sequence[str],
        options: CallOptions | None = None,
    ) -> types.Corpus:
        """Update a `Corpus`.

        Deprecated: last listed in revision 20250701.

        Args:
            name: Name of the `Corpus` to update, as `corpora/{corpus}`.
            corpus: A set of `Document`s; each project may have up to 10.
            update_mask: Required. Fields to update; only `display_name` for now.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Corpus`: A set of `Document`s; each project may have up to 10.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.corpora.patch`.
        """
        return await self._client.call(
            routes.CORPORA_PATCH,
            types.Corpus,
            {"name": name, "update_mask": update_mask},
            message(types.Corpus, corpus),
            options,
        )

    async def query(
        self,
        name: str,
        *,
        query: Maybe[str] = UNSET,
        metadata_filters: Maybe[Sequence[types.MetadataFilter | Json]] = UNSET,
        results_count: Maybe[int] = UNSET,
        request: types.QueryCorpusRequest | Json | None = None,
        options: CallOptions | None = None,
    ) -> types.QueryCorpusResponse:
        """Search a `Corpus` by meaning.

        Deprecated: last listed in revision 20250701.

        Args:
            name: Name of the `Corpus` to search, as `corpora/{corpus}`.
            query: Required. Text to search for by meaning.
            metadata_filters: `Chunk` and `Document` metadata filters, normally one per key, combined with AND. Strings
                on one key combine only with OR.
            results_count: Most `Chunk`s to return; fewer may come back. Default: 10, maximum: 100.
            request: The whole message, in place of its fields.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `QueryCorpusResponse`: Chunks found in a `Corpus`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.corpora.query`.
        """
        return await self._client.call(
            routes.CORPORA_QUERY,
            types.QueryCorpusResponse,
            {"name": name},
            message(
                types.QueryCorpusRequest,
                request,
                {"metadata_filters": metadata_filters, "query": query, "results_count": results_count},
            ),
            options,
        )


class CorporaDocumentsResource:
    """The methods of `corpora.documents`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    @cached_property
    def chunks(self) -> CorporaDocumentsChunksResource:
        """The methods of `corpora.documents.chunks`."""
        return CorporaDocumentsChunksResource(self._client)

    async def create(
        self, parent: str, document: types.Document | Json, *, options: CallOptions | None = None
    ) -> types.Document:
        """Create a `Document` with nothing in it.

        Deprecated: last listed in revision 20250701.

        Args:
            parent: Parent `Corpus` of the new document, as `corpora/{corpus}`.
            document: A set of `Chunk`s.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Document`: A set of `Chunk`s.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.corpora.documents.create`.
        """
        return await self._client.call(
            routes.CORPORA_DOCUMENTS_CREATE,
            types.Document,
            {"parent": parent},
            message(types.Document, document),
            options,
        )

    async def delete(self, name: str, *, force: Maybe[bool] = UNSET, options: CallOptions | None = None) -> None:
        """Delete a `Document`.

        Deprecated: last listed in revision 20250701.

        Args:
            name: Name of the `Document` to delete, as `corpora/{corpus}/documents/{document}`.
            force: If true, delete the `Chunk`s and related objects too; by default false, when a `Document` with
                `Chunk`s gives `FAILED_PRECONDITION`.
            options: Timeouts, deadline, retry, headers and query of this call.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.corpora.documents.delete`.
        """
        await self._client.call(routes.CORPORA_DOCUMENTS_DELETE, None, {"name": name, "force": force}, None, options)

    async def get(self, name: str, *, options: CallOptions | None = None) -> types.Document:
        """Fetch one `Document`.

        Deprecated: last listed in revision 20250701.

        Args:
            name: Name of the `Document` to fetch, as `corpora/{corpus}/documents/{document}`.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Document`: A set of `Chunk`s.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.corpora.documents.get`.
        """
        return await self._client.call(routes.CORPORA_DOCUMENTS_GET, types.Document, {"name": name}, None, options)

    def list(
        self,
        parent: str,
        *,
        page_size: Maybe[int] = UNSET,
        page_token: Maybe[str] = UNSET,
        options: CallOptions | None = None,
    ) -> Pager[types.ListDocumentsResponse, types.Document]:
        """List the `Document`s of a `Corpus`.

        Deprecated: last listed in revision 20250701.

        Args:
            parent: `Corpus` whose documents are listed, as `corpora/{corpus}`.
            page_size: Most `Document`s per page: default 10, maximum 20; fewer may come back.
            page_token: The `next_page_token` of an earlier `ListDocuments` call; keep all other parameters the same.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            A pager over `Document` items. Awaited, it gives the first page, a `ListDocumentsResponse`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.corpora.documents.list`.
        """
        return self._client.pages(
            routes.CORPORA_DOCUMENTS_LIST,
            types.ListDocumentsResponse,
            {"parent": parent, "page_size": page_size, "page_token": page_token},
            None,
            options,
        )

    async def patch(
        self,
        name: str,
        document: types.Document | Json,
        *,
        update_mask: FieldMask | str | Sequence[str],
        options: CallOptions | None = None,
    ) -> types.Document:
        """Update a `Document`.

        Deprecated: last listed in revision 20250701.

        Args:
            name: Name of the `Document` to update, as `corpora/{corpus}/documents/{document}`.
            document: A set of `Chunk`s.
            update_mask: Required. Fields to update; only `display_name` and `custom_metadata` for now.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Document`: A set of `Chunk`s.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.corpora.documents.patch`.
        """
        return await self._client.call(
            routes.CORPORA_DOCUMENTS_PATCH,
            types.Document,
            {"name": name, "update_mask": update_mask},
            message(types.Document, document),
            options,
        )

    async def query(
        self,
        name: str,
        *,
        query: Maybe[str] = UNSET,
        metadata_filters: Maybe[Sequence[types.MetadataFilter | Json]] = UNSET,
        results_count: Maybe[int] = UNSET,
        request: types.QueryDocumentRequest | Json | None = None,
        options: CallOptions | None = None,
    ) -> types.QueryDocumentResponse:
        """Search a `Document` by meaning.

        Deprecated: last listed in revision 20250701.

        Args:
            name: Name of the `Document` to search, as `corpora/{corpus}/documents/{document}`.
            query: Required. Text to search for by meaning.
            metadata_filters: `Chunk` metadata filters, normally one per key, combined with AND; no `Document` filters.
                Strings on one key combine only with OR.
            results_count: Most `Chunk`s to return; fewer may come back. Default: 10, maximum: 100.
            request: The whole message, in place of its fields.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `QueryDocumentResponse`: Chunks found in a `Document`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.corpora.documents.query`.
        """
        return await self._client.call(
            routes.CORPORA_DOCUMENTS_QUERY,
            types.QueryDocumentResponse,
            {"name": name},
            message(
                types.QueryDocumentRequest,
                request,
                {"metadata_filters": metadata_filters, "query": query, "results_count": results_count},
            ),
            options,
        )


class CorporaDocumentsChunksResource:
    """The methods of `corpora.documents.chunks`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    async def batch_create(
        self,
        parent: str,
        *,
        requests: Maybe[Sequence[types.CreateChunkRequest | Json]] = UNSET,
        request: types.BatchCreateChunksRequest | Json | None = None,
        options: CallOptions | None = None,
    ) -> types.BatchCreateChunksResponse:
        """Create several `Chunk`s at once.

        Deprecated: last listed in revision 20250701.

        Args:
            parent: Parent `Document` of the new chunks, as `corpora/{corpus}/documents/{document}`.
            requests: Required. One create request per `Chunk`; at most 100 in a batch.
            request: The whole message, in place of its fields.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `BatchCreateChunksResponse`: Reply of `corpora.documents.chunks.batch_create`, listing the new `Chunk`s.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.corpora.documents.chunks.batchCreate`.
        """
        return await self._client.call(
            routes.CORPORA_DOCUMENTS_CHUNKS_BATCH_CREATE,
            types.BatchCreateChunksResponse,
            {"parent": parent},
            message(types.BatchCreateChunksRequest, request, {"requests": requests}),
            options,
        )

    async def batch_delete(
        self,
        parent: str,
        *,
        requests: Maybe[Sequence[types.DeleteChunkRequest | Json]] = UNSET,
        request: types.BatchDeleteChunksRequest | Json | None = None,
        options: CallOptions | None = None,
    ) -> None:
        """Delete several `Chunk`s at once.

        Deprecated: last listed in revision 20250701.

        Args:
            parent: Parent `Document` of the chunks to delete, as `corpora/{corpus}/documents/{document}`.
            requests: Required. One delete request per `Chunk`.
            request: The whole message, in place of its fields.
            options: Timeouts, deadline, retry, headers and query of this call.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.corpora.documents.chunks.batchDelete`.
        """
        await self._client.call(
            routes.CORPORA_DOCUMENTS_CHUNKS_BATCH_DELETE,
            None,
            {"parent": parent},
            message(types.BatchDeleteChunksRequest, request, {"requests": requests}),
            options,
        )

    async def batch_update(
        self,
        parent: str,
        *,
        requests: Maybe[Sequence[types.UpdateChunkRequest | Json]] = UNSET,
        request: types.BatchUpdateChunksRequest | Json | None = None,
        options: CallOptions | None = None,
    ) -> types.BatchUpdateChunksResponse:
        """Update several `Chunk`s at once.

        Deprecated: last listed in revision 20250701.

        Args:
            parent: Parent `Document` of the chunks to update, as `corpora/{corpus}/documents/{document}`.
            requests: Required. One update request per `Chunk`; at most 100 in a batch.
            request: The whole message, in place of its fields.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `BatchUpdateChunksResponse`: Reply of `corpora.documents.chunks.batch_update`, listing the changed `Chunk`s.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.corpora.documents.chunks.batchUpdate`.
        """
        return await self._client.call(
            routes.CORPORA_DOCUMENTS_CHUNKS_BATCH_UPDATE,
            types.BatchUpdateChunksResponse,
            {"parent": parent},
            message(types.BatchUpdateChunksRequest, request, {"requests": requests}),
            options,
        )

    async def create(
        self, parent: str, chunk: types.Chunk | Json, *, options: CallOptions | None = None
    ) -> types.Chunk:
        """Create a `Chunk`.

        Deprecated: last listed in revision 20250701.

        Args:
            parent: Parent `Document` of the new chunk, as `corpora/{corpus}/documents/{document}`.
            chunk: Piece of a `Document`, vectorized and stored on its own; a `Corpus` holds up to 1 million.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Chunk`: Piece of a `Document`, vectorized and stored on its own; a `Corpus` holds up to 1 million.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.corpora.documents.chunks.create`.
        """
        return await self._client.call(
            routes.CORPORA_DOCUMENTS_CHUNKS_CREATE,
            types.Chunk,
            {"parent": parent},
            message(types.Chunk, chunk),
            options,
        )

    async def delete(self, name: str, *, options: CallOptions | None = None) -> None:
        """Delete a `Chunk`.

        Deprecated: last listed in revision 20250701.

        Args:
            name: Name of the `Chunk` to delete, as `corpora/{corpus}/documents/{document}/chunks/{chunk}`.
            options: Timeouts, deadline, retry, headers and query of this call.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.corpora.documents.chunks.delete`.
        """
        await self._client.call(routes.CORPORA_DOCUMENTS_CHUNKS_DELETE, None, {"name": name}, None, options)

    async def get(self, name: str, *, options: CallOptions | None = None) -> types.Chunk:
        """Fetch one `Chunk`.

        Deprecated: last listed in revision 20250701.

        Args:
            name: Name of the `Chunk` to fetch, as `corpora/{corpus}/documents/{document}/chunks/{chunk}`.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Chunk`: Piece of a `Document`, vectorized and stored on its own; a `Corpus` holds up to 1 million.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.corpora.documents.chunks.get`.
        """
        return await self._client.call(routes.CORPORA_DOCUMENTS_CHUNKS_GET, types.Chunk, {"name": name}, None, options)

    def list(
        self,
        parent: str,
        *,
        page_size: Maybe[int] = UNSET,
        page_token: Maybe[str] = UNSET,
        options: CallOptions | None = None,
    ) -> Pager[types.ListChunksResponse, types.Chunk]:
        """List the `Chunk`s of a `Document`.

        Deprecated: last listed in revision 20250701.

        Args:
            parent: `Document` whose chunks are listed, as `corpora/{corpus}/documents/{document}`.
            page_size: Most `Chunk`s per page: default 10, maximum 100; fewer may come back.
            page_token: The `next_page_token` of an earlier `corpora.documents.chunks.list` call; keep all other
                parameters the same.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            A pager over `Chunk` items. Awaited, it gives the first page, a `ListChunksResponse`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.corpora.documents.chunks.list`.
        """
        return self._client.pages(
            routes.CORPORA_DOCUMENTS_CHUNKS_LIST,
            types.ListChunksResponse,
            {"parent": parent, "page_size": page_size, "page_token": page_token},
            None,
            options,
        )

    async def patch(
        self,
        name: str,
        chunk: types.Chunk | Json,
        *,
        update_mask: FieldMask | str | Sequence[str],
        options: CallOptions | None = None,
    ) -> types.Chunk:
        """Update a `Chunk`.

        Deprecated: last listed in revision 20250701.

        Args:
            name: Name of the `Chunk` to update, as `corpora/{corpus}/documents/{document}/chunks/{chunk}`.
            chunk: Piece of a `Document`, vectorized and stored on its own; a `Corpus` holds up to 1 million.
            update_mask: Required. Fields to update; only `custom_metadata` and `data` for now.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Chunk`: Piece of a `Document`, vectorized and stored on its own; a `Corpus` holds up to 1 million.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.corpora.documents.chunks.patch`.
        """
        return await self._client.call(
            routes.CORPORA_DOCUMENTS_CHUNKS_PATCH,
            types.Chunk,
            {"name": name, "update_mask": update_mask},
            message(types.Chunk, chunk),
            options,
        )


class CorporaOperationsResource:
    """The methods of `corpora.operations`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    async def get(self, name: str, *, options: CallOptions | None = None) -> Operation[dict[str, Any], dict[str, Any]]:
        """Fetch a corpus operation's current state, for polling at the intervals the service recommends.

        Args:
            name: Name of the operation to fetch, as `corpora/{corpus}/operations/{operation}`.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            An operation, running or done.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.corpora.operations.get`, since revision 20260327.
        """
        return await self._client.operation(
            routes.CORPORA_OPERATIONS_GET,
            dict[str, Any],
            dict[str, Any],
            self._client.call(routes.CORPORA_OPERATIONS_GET, types.Operation, {"name": name}, None, options),
        )


class CorporaPermissionsResource:
    """The methods of `corpora.permissions`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    async def create(
        self, parent: str, permission: types.Permission | Json, *, options: CallOptions | None = None
    ) -> types.Permission:
        """Grant a permission on a resource.

        Args:
            parent: Resource that gets the `Permission`, as `tunedModels/{tuned_model}` or `corpora/{corpus}`.
            permission: Grants a user, a group or everyone a role on a resource: reader (inference), writer (also edit,
                share) or owner (also delete).
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Permission`: Grants a user, a group or everyone a role on a resource: reader (inference), writer (also
            edit, share) or owner (also delete).

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.corpora.permissions.create`.
        """
        return await self._client.call(
            routes.CORPORA_PERMISSIONS_CREATE,
            types.Permission,
            {"parent": parent},
            message(types.Permission, permission),
            options,
        )

    async def delete(self, name: str, *, options: CallOptions | None = None) -> None:
        """Delete a permission.

        Args:
            name: Permission to delete, as `tunedModels/{tuned_model}/permissions/{permission}` or
                `corpora/{corpus}/permissions/{permission}`.
            options: Timeouts, deadline, retry, headers and query of this call.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.corpora.permissions.delete`.
        """
        await self._client.call(routes.CORPORA_PERMISSIONS_DELETE, None, {"name": name}, None, options)

    async def get(self, name: str, *, options: CallOptions | None = None) -> types.Permission:
        """Fetch one permission.

        Args:
            name: Permission to fetch, as `tunedModels/{tuned_model}/permissions/{permission}` or
                `corpora/{corpus}/permissions/{permission}`.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Permission`: Grants a user, a group or everyone a role on a resource: reader (inference), writer (also
            edit, share) or owner (also delete).

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.corpora.permissions.get`.
        """
        return await self._client.call(routes.CORPORA_PERMISSIONS_GET, types.Permission, {"name": name}, None, options)

    def list(
        self,
        parent: str,
        *,
        page_size: Maybe[int] = UNSET,
        page_token: Maybe[str] = UNSET,
        options: CallOptions | None = None,
    ) -> Pager[types.ListPermissionsResponse, types.Permission]:
        """List the permissions on a resource.

        Args:
            parent: Resource whose permissions are listed, as `tunedModels/{tuned_model}` or `corpora/{corpus}`.
            page_size: Most `Permission`s per page: default 10, capped at 1000; fewer may come back.
            page_token: The `page_token` that an earlier `ListPermissions` call returned; keep all other parameters the
                same.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            A pager over `Permission` items. Awaited, it gives the first page, a `ListPermissionsResponse`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.corpora.permissions.list`.
        """
        return self._client.pages(
            routes.CORPORA_PERMISSIONS_LIST,
            types.ListPermissionsResponse,
            {"parent": parent, "page_size": page_size, "page_token": page_token},
            None,
            options,
        )

    async def patch(
        self,
        name: str,
        permission: types.Permission | Json,
        *,
        update_mask: Maybe[FieldMask | str | Sequence[str]] = UNSET,
        options: CallOptions | None = None,
    ) -> types.Permission:
        """Update a permission.

        Args:
            name: Unique name set on creation, as `tunedModels/{tuned_model}/permissions/{permission}` or
                `corpora/{corpus}/permissions/{permission}`.
            permission: Grants a user, a group or everyone a role on a resource: reader (inference), writer (also edit,
                share) or owner (also delete).
            update_mask: Required. Fields to update; only `role` (`Permission.role`) is accepted.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Permission`: Grants a user, a group or everyone a role on a resource: reader (inference), writer (also
            edit, share) or owner (also delete).

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.corpora.permissions.patch`.
        """
        return await self._client.call(
            routes.CORPORA_PERMISSIONS_PATCH,
            types.Permission,
            {"name": name, "update_mask": update_mask},
            message(types.Permission, permission),
            options,
        )
