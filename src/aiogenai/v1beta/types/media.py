# Generated from discovery/generativelanguage/v1beta.
# Do not edit: change the document, the overlay or codegen/, then run: make generate
"""Types that only the methods of `media` reach."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from ...runtime.base import UNSET, Maybe, Model, model
from ._shared import ChunkingConfig, CustomMetadata, File, Status


@model
class CreateFileRequest(Model):
    """Payload of a `CreateFile` call.

    Schema `CreateFileRequest`.
    """

    file: Maybe[File] = UNSET
    """Metadata of the new file."""


@model
class CreateFileResponse(Model):
    """Reply of `CreateFile`.

    Schema `CreateFileResponse`.
    """

    file: Maybe[File] = UNSET
    """Metadata of the file that was created."""


@model
class CustomLongRunningOperation(Model):
    """A long-running operation with its status, metadata, and result or error.

    Schema `CustomLongRunningOperation`, since revision 20260327.
    """

    done: Maybe[bool] = UNSET
    """False while the operation is running; true once it has finished with an `error` or a `response`."""
    error: Maybe[Status] = UNSET
    """Error of an operation that failed or was cancelled."""
    metadata: Maybe[dict[str, Any]] = UNSET
    """Service-specific details, typically progress and common data like the create time; some services give none."""
    name: Maybe[str] = UNSET
    """Name assigned by the server, unique only within that service; by default it ends with `operations/{unique_id}`.
    """
    response: Maybe[dict[str, Any]] = UNSET
    """Result on success: `google.protobuf.Empty` if there is no data, the resource for `Get`/`Create`/`Update`, else
    `XxxResponse` for method `Xxx`.
    """


@model
class UploadToFileSearchStoreRequest(Model):
    """Arguments of a `media.upload_to_file_search_store` call.

    Schema `UploadToFileSearchStoreRequest`, since revision 20260327.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "chunking_config": "chunkingConfig",
        "custom_metadata": "customMetadata",
        "display_name": "displayName",
        "mime_type": "mimeType",
    }

    chunking_config: Maybe[ChunkingConfig] = UNSET
    """How the service splits the data into chunks; its defaults apply when omitted."""
    custom_metadata: Maybe[list[CustomMetadata]] = UNSET
    """Custom metadata attached to the data."""
    display_name: Maybe[str] = UNSET
    """Display name for the document that the upload creates."""
    mime_type: Maybe[str] = UNSET
    """MIME type of the uploaded data, inferred from the content when omitted."""
