# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""Types that only the methods of `books` reach."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import ClassVar

from aiogenai.gemini.mixins import ContentMixin
from aiogenai.runtime.base import UNSET, Maybe, Model, model


class Whereabouts(StrEnum):
    """Other values may arrive, as plain strings.

    Values of `Book.state` and `Copy.state`.
    """

    IN = "IN"
    OUT = "OUT"
    LOST = "LOST"


@model
class Book(ContentMixin, Model):
    """Schema `Book`."""

    __wire__: ClassVar[Mapping[str, str]] = {"even": "_odd"}

    even: Maybe[str] = UNSET
    name: Maybe[str] = UNSET
    """The new wording."""
    state: Maybe[Whereabouts | str] = UNSET


@model
class PutRequest(Model):
    """Schema `PutRequest`."""

    books: Maybe[list[Book]] = UNSET
