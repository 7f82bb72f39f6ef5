# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""Types that methods of several resources reach."""

from __future__ import annotations

from aiogenai.runtime.base import UNSET, Maybe, Model, model


@model
class Message(Model):
    """Schema `Message`."""

    text: Maybe[str] = UNSET
