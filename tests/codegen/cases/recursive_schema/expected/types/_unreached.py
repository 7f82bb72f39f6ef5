# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""Types that no method reaches: the document lists them, or messages carry them as `Any`."""

from __future__ import annotations

from typing import Any, TypeAlias

from aiogenai.runtime.base import UNSET, Maybe, Model, model


@model
class Ping(Model):
    """Schema `Ping`."""

    pong: Maybe[Pong] = UNSET


@model
class Pong(Model):
    """Schema `Pong`."""

    ping: Maybe[list[Ping]] = UNSET


Loop: TypeAlias = Any
"""Schema `Loop`."""
