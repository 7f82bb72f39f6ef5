# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""Types that only the methods of `models` reach."""

from __future__ import annotations

from aiogenai.runtime.base import UNSET, Maybe, Model, model


@model
class Chunk(Model):
    """A piece of the answer.

    Schema `Chunk`.
    """

    text: Maybe[str] = UNSET


@model
class PromptRequest(Model):
    """Schema `PromptRequest`."""

    text: Maybe[str] = UNSET
    """Required. What to say."""
