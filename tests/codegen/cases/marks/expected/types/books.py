# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""Types that only the methods of `books` reach."""

from __future__ import annotations

from enum import StrEnum

from aiogenai.runtime.base import UNSET, Maybe, Model, model


class BookKind(StrEnum):
    """Other values may arrive, as plain strings.

    Values of `Book.kind`.
    """

    A = "A"
    """One."""
    B = "B"
    """Two.

    Deprecated.
    """


@model
class Book(Model):
    """Schema `Book`."""

    bare: Maybe[str] = UNSET
    """Output only.

    The default is `x`.
    """
    id: Maybe[str] = UNSET
    """Output only. Set by the service."""
    kind: Maybe[BookKind | str] = UNSET
    old: Maybe[str] = UNSET
    """Use `id`.

    Deprecated.
    """
    output: Maybe[str] = UNSET
    """Output only. Said twice."""
    size: Maybe[int] = UNSET
    """The default is `7`. Pages."""
