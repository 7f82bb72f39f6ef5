"""All generated models, and values of them: made from their attrs fields, as hypothesis strategies."""

from __future__ import annotations

import datetime
import types as pytypes
import typing
from enum import StrEnum
from functools import cache
from typing import Annotated, Any

import attrs
from hypothesis import strategies as st

from aiogenai import UNSET, FieldMask, Model, Unset, types

MODELS: tuple[type[Model], ...] = tuple(
    found
    for name in sorted(types.__all__)
    if isinstance(found := getattr(types, name), type) and issubclass(found, Model)
)

_DAY = datetime.timedelta(days=36500)
_json = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)
_names = st.from_regex(r"[a-z]{1,6}([A-Z][a-z]{1,6})?", fullmatch=True)

_SCALARS: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(max_size=8),
    bool: st.booleans(),
    int: st.integers(-(2**31), 2**31 - 1),
    float: st.floats(allow_nan=False),
    bytes: st.binary(max_size=8),
    datetime.datetime: st.datetimes(datetime.datetime(1, 1, 2), timezones=st.just(datetime.UTC)),  # noqa: DTZ001  # they are given one
    datetime.date: st.dates(),
    datetime.timedelta: st.timedeltas(-_DAY, _DAY),
    FieldMask: st.lists(_names, min_size=1, max_size=3).map(lambda names: FieldMask(*names)),
    Any: _json,
}


def values(model: type[Model], depth: int = 3) -> st.SearchStrategy[Any]:
    """Instances whose fields are absent, null or filled; messages inside are filled for `depth` levels."""
    return st.fixed_dictionaries({}, optional=_fields(model, depth)).map(lambda fields: model(**fields))


@cache
def hints(model: type[Model]) -> dict[str, Any]:
    """The types of its fields, by name."""
    found = typing.get_type_hints(model, localns={m.__name__: m for m in MODELS}, include_extras=True)
    return {field.name: found[field.name] for field in attrs.fields(model) if field.init}


@cache
def _fields(model: type[Model], depth: int) -> dict[str, st.SearchStrategy[Any]]:
    return {name: _value(hint, depth) for name, hint in hints(model).items()}


def _value(hint: Any, depth: int) -> st.SearchStrategy[Any]:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if hint in _SCALARS:
        return _SCALARS[hint]
    if origin is Annotated:
        return st.integers(-(2**63), 2**63 - 1)
    if origin is list:
        return st.lists(_value(arguments[0], depth), max_size=2)
    if origin is dict:
        return st.dictionaries(st.text(max_size=4), _value(arguments[1], depth), max_size=2)
    if origin in (typing.Union, pytypes.UnionType):
        return st.one_of(_member(part, depth) for part in arguments)
    if issubclass(hint, Model):
        return st.deferred(lambda: values(hint, depth - 1)) if depth > 0 else st.just(hint())
    raise TypeError(hint)


def _member(part: Any, depth: int) -> st.SearchStrategy[Any]:
    if part is type(None):
        return st.none()
    if part is Unset:
        return st.just(UNSET)
    if isinstance(part, type) and issubclass(part, StrEnum):
        return st.sampled_from(part)
    return _value(part, depth)
