# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""Types that only the methods of `a` reach."""

from __future__ import annotations

from aiogenai.runtime.base import UNSET, Maybe, Model, model


@model
class R(Model):
    """Schema `R`."""

    x: Maybe[str] = UNSET
