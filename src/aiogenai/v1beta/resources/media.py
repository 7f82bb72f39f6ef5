# Generated from discovery/generativelanguage/v1beta.
# Do not edit: change the document, the overlay or codegen/, then run: make generate
"""The resource `media`, with the resources below it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...runtime.base import UNSET, Json, Maybe
from ...runtime.client import BaseClient
from ...runtime.converter import message
from ...runtime.media import MediaSource
from ...runtime.operations import Operation
from ...runtime.options import CallOptions
from .. import routes, types


class MediaResource:
    """The methods of `media`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    async def upload(
        self,
        media: MediaSource,
        *,
        file: Maybe[types.File | Json] = UNSET,
        mime_type: Maybe[str] = UNSET,
        request: types.CreateFileRequest | Json | None = None,
        options: CallOptions | None = None,
    ) -> types.CreateFileResponse:
        """Upload content to create a `File`.

        Args:
            media: What to upload: a path, bytes, a binary file, or an async iterable of bytes.
            file: Metadata of the new file.
            mime_type: Media type of what is uploaded; guessed from the path where there is one.
            request: The whole message, in place of its fields.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `CreateFileResponse`: Reply of `CreateFile`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.media.upload`.
        """
        return await self._client.upload(
            routes.MEDIA_UPLOAD,
            types.CreateFileResponse,
            {},
            message(types.CreateFileRequest, request, {"file": file}),
            media,
            mime_type,
            options,
        )

    async def upload_to_file_search_store(
        self,
        file_search_store_name: str,
        media: MediaSource,
        *,
        chunking_config: Maybe[types.ChunkingConfig | Json] = UNSET,
        custom_metadata: Maybe[Sequence[types.CustomMetadata | Json]] = UNSET,
        display_name: Maybe[str] = UNSET,
        mime_type: Maybe[str] = UNSET,
        request: types.UploadToFileSearchStoreRequest | Json | None = None,
        options: CallOptions | None = None,
    ) -> Operation[types.UploadToFileSearchStoreResponse, dict[str, Any]]:
        """Upload data to a FileSearchStore, where it is preprocessed, chunked and stored as a Document.

        Args:
            file_search_store_name: Store that receives the upload, e.g. `fileSearchStores/my-file-search-store-123`.
            media: What to upload: a path, bytes, a binary file, or an async iterable of bytes.
            chunking_config: How the service splits the data into chunks; its defaults apply when omitted.
            custom_metadata: Custom metadata attached to the data.
            display_name: Display name for the document that the upload creates.
            mime_type: MIME type of the uploaded data, inferred from the content when omitted.
            request: The whole message, in place of its fields.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            An operation, running or done: its result is `UploadToFileSearchStoreResponse`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.media.uploadToFileSearchStore`, since revision 20260327.
        """
        return await self._client.operation(
            routes.MEDIA_UPLOAD_TO_FILE_SEARCH_STORE,
            types.UploadToFileSearchStoreResponse,
            dict[str, Any],
            self._client.upload(
                routes.MEDIA_UPLOAD_TO_FILE_SEARCH_STORE,
                types.CustomLongRunningOperation,
                {"file_search_store_name": file_search_store_name},
                message(
                    types.UploadToFileSearchStoreRequest,
                    request,
                    {
                        "chunking_config": chunking_config,
                        "custom_metadata": custom_metadata,
                        "display_name": display_name,
                        "mime_type": mime_type,
                    },
                ),
                media,
                mime_type,
                options,
            ),
        )
