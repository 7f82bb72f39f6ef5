# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""Types that only the methods of `things` reach."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any as _Any, ClassVar

from aiogenai.runtime.base import UNSET, FieldMask, Int64, Maybe, Model, model


class AnyKind(StrEnum):
    """Other values may arrive, as plain strings.

    Values of `Any.kind`.
    """

    X = "X"


class WarningKind(StrEnum):
    """Other values may arrive, as plain strings.

    Values of `Warning.kind`.
    """

    X = "X"


@model
class Any(Model):
    """A schema named Any.

    Schema `Any`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"wire_name": "wireName"}

    any: Maybe[_Any] = UNSET
    kind: Maybe[AnyKind | str] = UNSET
    mask: Maybe[FieldMask] = UNSET
    size: Maybe[Int64] = UNSET
    wire_name: Maybe[str] = UNSET


@model
class Warning_(Model):
    """A schema named Warning.

    Schema `Warning`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"wire_name": "wireName"}

    any: Maybe[_Any] = UNSET
    kind: Maybe[WarningKind | str] = UNSET
    mask: Maybe[FieldMask] = UNSET
    size: Maybe[Int64] = UNSET
    wire_name: Maybe[str] = UNSET
