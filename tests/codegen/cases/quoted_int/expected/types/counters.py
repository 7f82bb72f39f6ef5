# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""Types that only the methods of `counters` reach."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from aiogenai.runtime.base import UNSET, Int64, Maybe, Model, model


@model
class Counter(Model):
    """Numbers beyond 2^53 travel as strings.

    Schema `Counter`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"by_name": "byName"}

    bits: Maybe[Int64] = UNSET
    by_name: Maybe[dict[str, Int64]] = UNSET
    parts: Maybe[list[Int64]] = UNSET
    """One for each part."""
    small: Maybe[int] = UNSET
    total: Maybe[Int64] = UNSET
    """How many there are."""
    unsigned: Maybe[int] = UNSET
