# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""Types that only the methods of `things` reach."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from aiogenai.runtime.base import UNSET, Maybe, Model, model


@model
class Settings(Model):
    """Schema `Config`."""

    __wire__: ClassVar[Mapping[str, str]] = {"foo": "Foo", "foo_2": "foo"}

    foo: Maybe[str] = UNSET
    """It was first, and keeps its name."""
    foo_2: Maybe[str] = UNSET
    """It came later, and would have been `foo`."""
    other: Maybe[str] = UNSET
