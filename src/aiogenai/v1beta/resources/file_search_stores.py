# Generated from discovery/generativelanguage/v1beta.
# Do not edit: change the document, the overlay or codegen/, then run: make generate
"""The resource `fileSearchStores`, with the resources below it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from ...runtime.base import UNSET, Json, Maybe
from ...runtime.client import BaseClient
from ...runtime.converter import message
from ...runtime.operations import Operation
from ...runtime.options import CallOptions
from ...runtime.pagination import Pager
from .. import routes, types


class FileSearchStoresResource:
    """The methods of `fileSearchStores`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    @cached_property
    def documents(self) -> FileSearchStoresDocumentsResource:
        """The methods of `fileSearchStores.documents`."""
        return FileSearchStoresDocumentsResource(self._client)

    @cached_property
    def operations(self) -> FileSearchStoresOperationsResource:
        """The methods of `fileSearchStores.operations`."""
        return FileSearchStoresOperationsResource(self._client)

    @cached_property
    def upload(self) -> FileSearchStoresUploadResource:
        """The methods of `fileSearchStores.upload`."""
        return FileSearchStoresUploadResource(self._client)

    async def create(
        self, file_search_store: types.FileSearchStore | Json, *, options: CallOptions | None = None
    ) -> types.FileSearchStore:
        """Create a `FileSearchStore` with nothing in it.

        Args:
            file_search_store: A set of `Document`s for file search.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `FileSearchStore`: A set of `Document`s for file search.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.fileSearchStores.create`, since revision 20260327.
        """
        return await self._client.call(
            routes.FILE_SEARCH_STORES_CREATE,
            types.FileSearchStore,
            {},
            message(types.FileSearchStore, file_search_store),
            options,
        )

    async def delete(self, name: str, *, force: Maybe[bool] = UNSET, options: CallOptions | None = None) -> None:
        """Delete a `FileSearchStore`.

        Args:
            name: Name of the store to delete, e.g. `fileSearchStores/my-file-search-store-123`.
            force: If true, delete the `Document`s and related objects too; by default false, when a `FileSearchStore`
                with `Document`s gives `FAILED_PRECONDITION`.
            options: Timeouts, deadline, retry, headers and query of this call.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.fileSearchStores.delete`, since revision 20260327.
        """
        await self._client.call(routes.FILE_SEARCH_STORES_DELETE, None, {"name": name, "force": force}, None, options)

    async def get(self, name: str, *, options: CallOptions | None = None) -> types.FileSearchStore:
        """Fetch one `FileSearchStore`.

        Args:
            name: Name of the store to fetch, e.g. `fileSearchStores/my-file-search-store-123`.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `FileSearchStore`: A set of `Document`s for file search.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.fileSearchStores.get`, since revision 20260327.
        """
        return await self._client.call(
            routes.FILE_SEARCH_STORES_GET, types.FileSearchStore, {"name": name}, None, options
        )

    async def import_file(
        self,
        file_search_store_name: str,
        *,
        file_name: Maybe[str] = UNSET,
        chunking_config: Maybe[types.ChunkingConfig | Json] = UNSET,
        custom_metadata: Maybe[Sequence[types.CustomMetadata | Json]] = UNSET,
        request: types.ImportFileRequest | Json | None = None,
        options: CallOptions | None = None,
    ) -> Operation[types.ImportFileResponse, dict[str, Any]]:
        """Import a `File` of the File Service into a `FileSearchStore`.

        Args:
            file_search_store_name: Store that receives the file, e.g. `fileSearchStores/my-file-search-store-123`.
            file_name: Required. `File` to import, such as `files/abc-123`.
            chunking_config: How to split the file into chunks. Service defaults apply if unset.
            custom_metadata: Metadata of your own to attach to the file.
            request: The whole message, in place of its fields.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            An operation, running or done: its result is `ImportFileResponse`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.fileSearchStores.importFile`, since revision 20260327.
        """
        return await self._client.operation(
            routes.FILE_SEARCH_STORES_IMPORT_FILE,
            types.ImportFileResponse,
            dict[str, Any],
            self._client.call(
                routes.FILE_SEARCH_STORES_IMPORT_FILE,
                types.Operation,
                {"file_search_store_name": file_search_store_name},
                message(
                    types.ImportFileRequest,
                    request,
                    {"chunking_config": chunking_config, "custom_metadata": custom_metadata, "file_name": file_name},
                ),
                options,
            ),
        )

    def list(
        self, *, page_size: Maybe[int] = UNSET, page_token: Maybe[str] = UNSET, options: CallOptions | None = None
    ) -> Pager[types.ListFileSearchStoresResponse, types.FileSearchStore]:
        """List the user's own `FileSearchStores`.

        Args:
            page_size: Most `FileSearchStores` per page: default 10, maximum 20; fewer may come back.
            page_token: The `next_page_token` of an earlier `file_search_stores.list` call; keep all other parameters
                the same.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            A pager over `FileSearchStore` items. Awaited, it gives the first page, a `ListFileSearchStoresResponse`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.fileSearchStores.list`, since revision 20260327.
        """
        return self._client.pages(
            routes.FILE_SEARCH_STORES_LIST,
            types.ListFileSearchStoresResponse,
            {"page_size": page_size, "page_token": page_token},
            None,
            options,
        )


class FileSearchStoresDocumentsResource:
    """The methods of `fileSearchStores.documents`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    async def delete(self, name: str, *, force: Maybe[bool] = UNSET, options: CallOptions | None = None) -> None:
        """Delete a `Document`.

        Args:
            name: `Document` to delete, e.g. `fileSearchStores/my-file-search-store-123/documents/the-doc-abc`.
            force: If true, delete the `Chunk`s and related objects too; by default false, when a `Document` with
                `Chunk`s gives `FAILED_PRECONDITION`.
            options: Timeouts, deadline, retry, headers and query of this call.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.fileSearchStores.documents.delete`, since revision 20260327.
        """
        await self._client.call(
            routes.FILE_SEARCH_STORES_DOCUMENTS_DELETE, None, {"name": name, "force": force}, None, options
        )

    async def get(self, name: str, *, options: CallOptions | None = None) -> types.Document:
        """Fetch one `Document`.

        Args:
            name: `Document` to fetch, e.g. `fileSearchStores/my-file-search-store-123/documents/the-doc-abc`.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Document`: A set of `Chunk`s.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.fileSearchStores.documents.get`, since revision 20260327.
        """
        return await self._client.call(
            routes.FILE_SEARCH_STORES_DOCUMENTS_GET, types.Document, {"name": name}, None, options
        )

    def list(
        self,
        parent: str,
        *,
        page_size: Maybe[int] = UNSET,
        page_token: Maybe[str] = UNSET,
        options: CallOptions | None = None,
    ) -> Pager[types.ListDocumentsResponse, types.Document]:
        """List the `Document`s of a `FileSearchStore`.

        Args:
            parent: Store whose `Document`s are listed, e.g. `fileSearchStores/my-file-search-store-123`.
            page_size: Most `Document`s per page: default 10, maximum 20; fewer may come back.
            page_token: The `next_page_token` of an earlier `ListDocuments` call; keep all other parameters the same.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            A pager over `Document` items. Awaited, it gives the first page, a `ListDocumentsResponse`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.fileSearchStores.documents.list`, since revision 20260327.
        """
        return self._client.pages(
            routes.FILE_SEARCH_STORES_DOCUMENTS_LIST,
            types.ListDocumentsResponse,
            {"parent": parent, "page_size": page_size, "page_token": page_token},
            None,
            options,
        )


class FileSearchStoresOperationsResource:
    """The methods of `fileSearchStores.operations`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    async def get(
        self, name: str, *, options: CallOptions | None = None
    ) -> Operation[types.ImportFileResponse, dict[str, Any]]:
        """Fetch a file search store operation's current state, for polling at the intervals the service recommends.

        Args:
            name: Name of the operation to fetch.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            An operation, running or done: its result is `ImportFileResponse`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.fileSearchStores.operations.get`, since revision 20260327.
        """
        return await self._client.operation(
            routes.FILE_SEARCH_STORES_OPERATIONS_GET,
            types.ImportFileResponse,
            dict[str, Any],
            self._client.call(routes.FILE_SEARCH_STORES_OPERATIONS_GET, types.Operation, {"name": name}, None, options),
        )


class FileSearchStoresUploadResource:
    """The methods of `fileSearchStores.upload`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    @cached_property
    def operations(self) -> FileSearchStoresUploadOperationsResource:
        """The methods of `fileSearchStores.upload.operations`."""
        return FileSearchStoresUploadOperationsResource(self._client)


class FileSearchStoresUploadOperationsResource:
    """The methods of `fileSearchStores.upload.operations`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    async def get(
        self, name: str, *, options: CallOptions | None = None
    ) -> Operation[types.UploadToFileSearchStoreResponse, dict[str, Any]]:
        """Fetch an upload operation's current state, for polling at the intervals the service recommends.

        Args:
            name: Name of the upload operation to fetch.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            An operation, running or done: its result is `UploadToFileSearchStoreResponse`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.fileSearchStores.upload.operations.get`, since revision 20260327.
        """
        return await self._client.operation(
            routes.FILE_SEARCH_STORES_UPLOAD_OPERATIONS_GET,
            types.UploadToFileSearchStoreResponse,
            dict[str, Any],
            self._client.call(
                routes.FILE_SEARCH_STORES_UPLOAD_OPERATIONS_GET, types.Operation, {"name": name}, None, options
            ),
        )
