# Generated from discovery/generativelanguage/v1beta.
# Do not edit: change the document, the overlay or codegen/, then run: make generate
"""Types that only the methods of `generated_files` reach."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import ClassVar

from ...runtime.base import UNSET, Maybe, Model, model
from ._shared import Status


class GeneratedFileState(StrEnum):
    """Current state of this file.

    Other values may arrive, as plain strings.

    Values of `GeneratedFile.state`.
    """

    STATE_UNSPECIFIED = "STATE_UNSPECIFIED"
    GENERATING = "GENERATING"
    GENERATED = "GENERATED"
    FAILED = "FAILED"


@model
class GeneratedFile(Model):
    """File that was generated for a user.

    Schema `GeneratedFile`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"mime_type": "mimeType"}

    error: Maybe[Status] = UNSET
    """What went wrong, when the file is in STATE_FAILED."""
    mime_type: Maybe[str] = UNSET
    """MIME type of this file."""
    name: Maybe[str] = UNSET
    """Identifier. Resource name of this file, such as `generatedFiles/abc-123`."""
    state: Maybe[GeneratedFileState | str] = UNSET
    """Output only. Current state of this file."""


@model
class ListGeneratedFilesResponse(Model):
    """One page of `GeneratedFile`s.

    Schema `ListGeneratedFilesResponse`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"generated_files": "generatedFiles", "next_page_token": "nextPageToken"}

    generated_files: Maybe[list[GeneratedFile]] = UNSET
    """`GeneratedFile`s on this page."""
    next_page_token: Maybe[str] = UNSET
    """Pass as `page_token` to the next `generated_files.list` call."""
