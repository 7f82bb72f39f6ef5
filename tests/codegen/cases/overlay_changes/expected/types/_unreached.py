# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""Types that no method reaches: the document lists them, or messages carry them as `Any`."""

from __future__ import annotations

from aiogenai.runtime.base import UNSET, Maybe, Model, model

from .books import Book, Whereabouts


@model
class Duplicate(Model):
    """Schema `Copy`."""

    book: Maybe[Book] = UNSET
    state: Maybe[Whereabouts | str] = UNSET
