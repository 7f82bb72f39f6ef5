# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""Types that only the methods of `shelves` reach."""

from __future__ import annotations

from aiogenai.runtime.base import UNSET, Maybe, Model, model


@model
class Shelf(Model):
    """A shelf.

    Schema `Shelf`.
    """

    name: Maybe[str] = UNSET
