# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""Types that only the methods of `shelves` reach."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from aiogenai.runtime.base import UNSET, Maybe, Model, model


@model
class LendRequest(Model):
    """Schema `LendRequest`."""

    __wire__: ClassVar[Mapping[str, str]] = {"update_mask": "updateMask"}

    days: Maybe[int] = UNSET
    name: Maybe[str] = UNSET
    """Required. The shelf, said again."""
    reader: Maybe[str] = UNSET
    """Required. Who reads."""
    update_mask: Maybe[str] = UNSET
    """Of the body."""


@model
class Shelf(Model):
    """Schema `Shelf`."""

    name: Maybe[str] = UNSET
    """Its name."""
    theme: Maybe[str] = UNSET
