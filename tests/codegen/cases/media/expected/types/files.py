# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""Types that only the methods of `files` reach."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from aiogenai.runtime.base import UNSET, Maybe, Model, model


@model
class CreateRequest(Model):
    """Schema `CreateRequest`."""

    __wire__: ClassVar[Mapping[str, str]] = {"mime_type": "mimeType"}

    file: Maybe[File] = UNSET
    mime_type: Maybe[str] = UNSET
    """Media type."""


@model
class File(Model):
    """Schema `File`."""

    __wire__: ClassVar[Mapping[str, str]] = {"mime_type": "mimeType"}

    mime_type: Maybe[str] = UNSET
    name: Maybe[str] = UNSET


@model
class Operation(Model):
    """Schema `Operation`."""

    done: Maybe[bool] = UNSET
    error: Maybe[dict[str, Any]] = UNSET
    metadata: Maybe[dict[str, Any]] = UNSET
    name: Maybe[str] = UNSET
    response: Maybe[dict[str, Any]] = UNSET
