# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""Types that only the methods of `trees` reach."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from aiogenai.runtime.base import UNSET, Maybe, Model, model


@model
class Tree(Model):
    """A tree.

    Schema `Tree`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"by_name": "byName"}

    by_name: Maybe[dict[str, Tree]] = UNSET
    children: Maybe[list[Tree]] = UNSET
    left: Maybe[Tree] = UNSET
