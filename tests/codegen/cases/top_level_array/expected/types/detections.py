# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""Types that only the methods of `detections` reach."""

from __future__ import annotations

from typing import TypeAlias

from aiogenai.runtime.base import UNSET, Maybe, Model, model


@model
class Detection(Model):
    """Schema `Detection`."""

    language: Maybe[str] = UNSET
    more: Maybe[Detections] = UNSET


Detections: TypeAlias = list[Detection]
"""What was found.

Schema `Detections`.
"""


Labels: TypeAlias = dict[str, str]
"""Schema `Labels`."""


Nested: TypeAlias = list[Labels]
"""Schema `Nested`."""
