# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""Types that no method reaches: the document lists them, or messages carry them as `Any`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from aiogenai.runtime.base import UNSET, Maybe, Model, model


@model
class Config(Model):
    """Schema `Config`."""

    __wire__: ClassVar[Mapping[str, str]] = {"foo_bar_2": "FooBar", "foo_bar_3": "fooBar", "schema_2": "_schema"}

    foo_bar: Maybe[str] = UNSET
    """Snake case."""
    foo_bar_2: Maybe[str] = UNSET
    """Pascal case."""
    foo_bar_3: Maybe[str] = UNSET
    """Camel case."""
    schema: Maybe[str] = UNSET
    """The one people mean."""
    schema_2: Maybe[str] = UNSET
    """Its twin."""
