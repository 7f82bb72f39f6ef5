# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""Types that only the methods of `books` reach."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from aiogenai.runtime.base import UNSET, Maybe, Model, model


@model
class Book(Model):
    """A book.

    Schema `Book`.
    """

    name: Maybe[str] = UNSET
    """Its name, as `books/{book}`."""


@model
class Keywords(Model):
    """Schema `Keywords`."""

    __wire__: ClassVar[Mapping[str, str]] = {"class_": "class", "from_": "from", "none": "None", "not_": "not"}

    class_: Maybe[str] = UNSET
    from_: Maybe[str] = UNSET
    match: Maybe[str] = UNSET
    """A soft keyword, and a good name."""
    none: Maybe[str] = UNSET
    not_: Maybe[str] = UNSET
