# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""Types that only the methods of `parts` reach."""

from __future__ import annotations

from typing import Any

from aiogenai.runtime.base import UNSET, Maybe, Model, model


@model
class Part(Model):
    """Schema `Part`."""

    resolution: Maybe[dict[str, Any]] = UNSET
    """How fine it is."""
    resolutions: Maybe[list[dict[str, Any]]] = UNSET
