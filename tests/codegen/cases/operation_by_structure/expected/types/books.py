# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""Types that only the methods of `books` reach."""

from __future__ import annotations

from aiogenai.runtime.base import UNSET, Maybe, Model, model


@model
class Book(Model):
    """A book.

    Schema `Book`.
    """

    name: Maybe[str] = UNSET
    """Its name, as `books/{book}`."""


@model
class BookOperation(Model):
    """An operation by name only.

    Schema `BookOperation`.
    """

    status: Maybe[str] = UNSET


@model
class PrintMetadata(Model):
    """Schema `PrintMetadata`."""

    pages: Maybe[int] = UNSET
