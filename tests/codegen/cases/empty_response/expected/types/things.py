# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""Types that only the methods of `things` reach."""

from __future__ import annotations

from aiogenai.runtime.base import Model, model


@model
class Empty(Model):
    """Nothing.

    Schema `Empty`.
    """


@model
class PokeRequest(Model):
    """Schema `PokeRequest`."""
