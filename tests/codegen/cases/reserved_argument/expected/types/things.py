# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""Types that only the methods of `things` reach."""

from __future__ import annotations

from aiogenai.runtime.base import UNSET, Maybe, Model, model


@model
class DoRequest(Model):
    """Schema `DoRequest`."""

    body: Maybe[str] = UNSET
    media: Maybe[str] = UNSET
    message: Maybe[str] = UNSET
