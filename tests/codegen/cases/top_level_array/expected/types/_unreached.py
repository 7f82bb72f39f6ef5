# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""Types that no method reaches: the document lists them, or messages carry them as `Any`."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, TypeAlias


class Level_2(StrEnum):
    """Other values may arrive, as plain strings.

    Values of `Level`.
    """

    LOW = "LOW"
    HIGH = "HIGH"


JsonValue: TypeAlias = Any
"""Schema `JsonValue`."""


Level: TypeAlias = Level_2 | str
"""Schema `Level`."""
