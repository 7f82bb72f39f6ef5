# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""Types that only the methods of `servers` reach."""

from __future__ import annotations

from aiogenai.runtime.base import UNSET, Maybe, Model, model


@model
class Tools(Model):
    """Schema `Tools`."""

    names: Maybe[list[str]] = UNSET
