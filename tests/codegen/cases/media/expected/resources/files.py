# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""The resource `files`, with the resources below it."""

from __future__ import annotations

from typing import Any

from aiogenai.runtime.base import UNSET, Json, Maybe
from aiogenai.runtime.client import BaseClient
from aiogenai.runtime.converter import message
from aiogenai.runtime.downloads import Download
from aiogenai.runtime.media import MediaSource
from aiogenai.runtime.operations import Operation
from aiogenai.runtime.options import CallOptions

from .. import routes, types


class FilesResource:
    """The methods of `files`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    async def convert(
        self, media: MediaSource, *, mime_type: Maybe[str] = UNSET, options: CallOptions | None = None
    ) -> Operation[dict[str, Any], dict[str, Any]]:
        """Calls `library.files.convert`.

        Args:
            media: What to upload: a path, bytes, a binary file, or an async iterable of bytes.
            mime_type: Media type of what is uploaded; guessed from the path where there is one.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            An operation, running or done.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.files.convert`.
        """
        return await self._client.operation(
            routes.FILES_CONVERT,
            dict[str, Any],
            dict[str, Any],
            self._client.upload(routes.FILES_CONVERT, types.Operation, {}, None, media, mime_type, options),
        )

    async def create(
        self,
        media: MediaSource,
        *,
        file: Maybe[types.File | Json] = UNSET,
        mime_type: Maybe[str] = UNSET,
        request: types.CreateRequest | Json | None = None,
        options: CallOptions | None = None,
    ) -> types.File:
        """Calls `library.files.create`.

        Args:
            media: What to upload: a path, bytes, a binary file, or an async iterable of bytes.
            file:
            mime_type: Media type.
            request: The whole message, in place of its fields.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `File`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.files.create`.
        """
        return await self._client.upload(
            routes.FILES_CREATE,
            types.File,
            {},
            message(types.CreateRequest, request, {"file": file, "mime_type": mime_type}),
            media,
            mime_type,
            options,
        )

    def download(self, id: str, *, options: CallOptions | None = None) -> Download:
        """Calls `library.files.download`.

        Args:
            id:
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            A download; nothing is fetched before it is read.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.files.download`.
        """
        return self._client.download(routes.FILES_DOWNLOAD, {"id": id}, options)

    async def get(self, id: str, *, options: CallOptions | None = None) -> types.File:
        """Calls `library.files.get`.

        Args:
            id:
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `File`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.files.get`.
        """
        return await self._client.call(routes.FILES_GET, types.File, {"id": id}, None, options)

    def get_media(self, id: str, *, options: CallOptions | None = None) -> Download:
        """Download the media that `get` describes.

        Args:
            id:
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            A download; nothing is fetched before it is read.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.files.get`.
        """
        return self._client.download(routes.FILES_GET, {"id": id}, options)

    async def insert(
        self,
        file: types.File | Json,
        *,
        mime_type: Maybe[str] = UNSET,
        media: MediaSource | None = None,
        options: CallOptions | None = None,
    ) -> types.File:
        """Calls `library.files.insert`.

        Args:
            file:
            mime_type: Media type of what is uploaded; guessed from the path where there is one.
            media: What to upload: a path, bytes, a binary file, or an async iterable of bytes.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `File`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.files.insert`.
        """
        return await self._client.upload(
            routes.FILES_INSERT, types.File, {}, message(types.File, file), media, mime_type, options
        )
