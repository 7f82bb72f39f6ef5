# Generated from discovery/generativelanguage/v1beta.
# Do not edit: change the document, the overlay or codegen/, then run: make generate
"""The resource `files`, with the resources below it."""

from __future__ import annotations

from collections.abc import Sequence

from ...runtime.base import UNSET, Json, Maybe
from ...runtime.client import BaseClient
from ...runtime.converter import message
from ...runtime.downloads import Download
from ...runtime.options import CallOptions
from ...runtime.pagination import Pager
from .. import routes, types


class FilesResource:
    """The methods of `files`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    async def delete(self, name: str, *, options: CallOptions | None = None) -> None:
        """Delete a `File`.

        Args:
            name: `File` to delete, e.g. `files/abc-123`.
            options: Timeouts, deadline, retry, headers and query of this call.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.files.delete`.
        """
        await self._client.call(routes.FILES_DELETE, None, {"name": name}, None, options)

    def download(self, name: str, *, options: CallOptions | None = None) -> Download:
        """Download the content of a `File`.

        Deprecated: last listed in revision 20250701.

        Args:
            name: Name of the `File` to download, as `files/{file}`.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            A download; nothing is fetched before it is read.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.files.download`.
        """
        return self._client.download(routes.FILES_DOWNLOAD, {"name": name}, options)

    async def get(self, name: str, *, options: CallOptions | None = None) -> types.File:
        """Fetch the metadata of a `File`.

        Args:
            name: `File` whose metadata is fetched, e.g. `files/abc-123`.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `File`: File that was uploaded to the API.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.files.get`.
        """
        return await self._client.call(routes.FILES_GET, types.File, {"name": name}, None, options)

    def list(
        self, *, page_size: Maybe[int] = UNSET, page_token: Maybe[str] = UNSET, options: CallOptions | None = None
    ) -> Pager[types.ListFilesResponse, types.File]:
        """List metadata of the requesting project's `File`s.

        Args:
            page_size: Most `File`s per page: default 10, maximum 100.
            page_token: Page token from an earlier `files.list` call.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            A pager over `File` items. Awaited, it gives the first page, a `ListFilesResponse`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.files.list`.
        """
        return self._client.pages(
            routes.FILES_LIST,
            types.ListFilesResponse,
            {"page_size": page_size, "page_token": page_token},
            None,
            options,
        )

    async def register(
        self,
        *,
        uris: Maybe[Sequence[str]] = UNSET,
        request: types.RegisterFilesRequest | Json | None = None,
        options: CallOptions | None = None,
    ) -> types.RegisterFilesResponse:
        """Register Google Cloud Storage files by URI, without copying them, and get a File for each; one failure fails
        the whole request.

        Args:
            uris: Required. Google Cloud Storage URIs of the objects, such as `gs://bucket/object`.
            request: The whole message, in place of its fields.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `RegisterFilesResponse`: Result of a `files.register` call.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.files.register`, since revision 20260327.
        """
        return await self._client.call(
            routes.FILES_REGISTER,
            types.RegisterFilesResponse,
            {},
            message(types.RegisterFilesRequest, request, {"uris": uris}),
            options,
        )
