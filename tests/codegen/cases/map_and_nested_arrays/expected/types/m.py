# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""Types that only the methods of `m` reach."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, ClassVar

from aiogenai.runtime.base import UNSET, FieldMask, Maybe, Model, model


class MatrixStates(StrEnum):
    """Other values may arrive, as plain strings.

    Values of `Matrix.states`.
    """

    A = "A"
    B = "B"


@model
class Matrix(Model):
    """Schema `Matrix`."""

    __wire__: ClassVar[Mapping[str, str]] = {"bytes_": "bytes"}

    anything: Maybe[Any] = UNSET
    bytes_: Maybe[list[bytes]] = UNSET
    cells: Maybe[list[list[MatrixCells]]] = UNSET
    details: Maybe[list[dict[str, Any]]] = UNSET
    durations: Maybe[dict[str, datetime.timedelta]] = UNSET
    lists: Maybe[dict[str, list[str]]] = UNSET
    maps: Maybe[dict[str, dict[str, Any]]] = UNSET
    masks: Maybe[list[FieldMask]] = UNSET
    names: Maybe[list[list[str]]] = UNSET
    open: Maybe[dict[str, Any]] = UNSET
    refs: Maybe[dict[str, Matrix]] = UNSET
    rows: Maybe[list[list[Any]]] = UNSET
    states: Maybe[dict[str, MatrixStates | str]] = UNSET
    times: Maybe[dict[str, datetime.datetime]] = UNSET


@model
class MatrixCells(Model):
    """The object at `Matrix.cells`."""

    v: Maybe[str] = UNSET


@model
class MatrixRequest(Model):
    """Schema `MatrixRequest`."""

    __wire__: ClassVar[Mapping[str, str]] = {"list_": "list"}

    list_: Maybe[list[Matrix]] = UNSET
    open: Maybe[dict[str, Any]] = UNSET
    refs: Maybe[dict[str, Matrix]] = UNSET
    rows: Maybe[list[list[str]]] = UNSET
