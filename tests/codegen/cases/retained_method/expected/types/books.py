# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""Types that only the methods of `books` reach."""

from __future__ import annotations

from enum import StrEnum

from aiogenai.runtime.base import UNSET, Maybe, Model, model


class BookState(StrEnum):
    """Where it is.

    Other values may arrive, as plain strings.

    Values of `Book.state`.
    """

    IN = "IN"
    """Here."""
    OUT = "OUT"
    """Lent.

    Deprecated since revision 20260101.
    """
    READ = "READ"
    """In the reading room.

    Since revision 20260101.
    """
    LOST = "LOST"
    """Gone.

    Deprecated: last listed in revision 20250101.
    """


@model
class Book(Model):
    """A book.

    Schema `Book`.
    """

    isbn: Maybe[str] = UNSET
    """Its number.

    Deprecated: last listed in revision 20250101.
    """
    name: Maybe[str] = UNSET
    """Its name."""
    shelf: Maybe[str] = UNSET
    """Where it stands.

    Since revision 20260101.
    """
    state: Maybe[BookState | str] = UNSET
    """Where it is."""
