# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""Types that only the methods of `shelves` reach."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from aiogenai.runtime.base import UNSET, Maybe, Model, model


@model
class ListMeta(Model):
    """Schema `ListMeta`."""

    __wire__: ClassVar[Mapping[str, str]] = {"continue_": "continue"}

    continue_: Maybe[str] = UNSET


@model
class Shelf(Model):
    """Schema `Shelf`."""

    title: Maybe[str] = UNSET


@model
class ShelfList(Model):
    """Schema `ShelfList`."""

    items: Maybe[list[Shelf]] = UNSET
    metadata: Maybe[ListMeta] = UNSET
