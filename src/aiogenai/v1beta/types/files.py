# Generated from discovery/generativelanguage/v1beta.
# Do not edit: change the document, the overlay or codegen/, then run: make generate
"""Types that only the methods of `files` reach."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from ...runtime.base import UNSET, Maybe, Model, model
from ._shared import File


@model
class DownloadFileResponse(Model):
    """Reply of `files.download`.

    Schema `DownloadFileResponse`.
    """


@model
class ListFilesResponse(Model):
    """One page of `File`s.

    Schema `ListFilesResponse`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"next_page_token": "nextPageToken"}

    files: Maybe[list[File]] = UNSET
    """`File`s on this page."""
    next_page_token: Maybe[str] = UNSET
    """Pass as `page_token` to the next `files.list` call."""


@model
class RegisterFilesRequest(Model):
    """Registers Cloud Storage objects as files.

    Schema `RegisterFilesRequest`, since revision 20260327.
    """

    uris: Maybe[list[str]] = UNSET
    """Required. Google Cloud Storage URIs of the objects, such as `gs://bucket/object`."""


@model
class RegisterFilesResponse(Model):
    """Result of a `files.register` call.

    Schema `RegisterFilesResponse`, since revision 20260327.
    """

    files: Maybe[list[File]] = UNSET
    """Files now registered, ready for use with GenerateContent."""
