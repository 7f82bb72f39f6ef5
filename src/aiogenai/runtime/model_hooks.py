"""What loads and dumps models, field by field, by a table that is made when it is first used."""

from __future__ import annotations

import sys
import types
import typing
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

import attrs

from .base import UNSET, Json, Model, extra_fields
from .hints import by_value, member
from .mismatch import Mismatch, seen
from .scalar_hooks import Find, Hook, itself, text


@attrs.frozen
class _Field:
    name: str
    wire: str
    hint: Any


def _fields(schema: type[Model]) -> list[_Field]:
    """Its own fields: the annotations of a mixin say what it needs, in a module that may not know the types."""
    own = attrs.fields(schema)
    annotated = types.SimpleNamespace(__annotations__={f.name: f.type for f in own})
    hints = typing.get_type_hints(annotated, vars(sys.modules[schema.__module__]), include_extras=True)
    return [_Field(f.name, schema.__wire__.get(f.name, f.name), hints[f.name]) for f in own]


_EXACT: Mapping[Any, type] = {str: str, bool: bool, int: int, float: float}
"""JSON types that need no look when they are what the field says."""


def model_loader(schema: type[Model], loader: Find) -> Hook:
    table: dict[str, tuple[str, type | None, Mapping[Any, StrEnum] | None, Hook]] = {}
    new = schema.__new__

    def load_model(tree: Any) -> object:
        if tree.__class__ is not dict:
            raise Mismatch(f"expected an object, got {seen(tree)}")
        if not table and schema.__fields__:  # filled at first use: schemas may contain themselves
            table.update({f.wire: (f.name, *_field_loader(f.hint, loader)) for f in _fields(schema)})
        loaded = new(schema)
        own = loaded.__dict__
        key = ""
        try:
            for key, value in tree.items():
                entry = table.get(key)
                if entry is None:
                    extra_fields(loaded)[key] = value
                    continue
                name, exact, members, hook = entry
                if value.__class__ is exact:
                    own[name] = value if members is None else members.get(value, value)
                else:
                    own[name] = None if value is None else hook(value)
        except Mismatch as mismatch:
            mismatch.parts.append(f".{key}")
            raise
        return loaded

    return load_model


def _field_loader(hint: Any, loader: Find) -> tuple[type | None, Mapping[str, StrEnum] | None, Hook]:
    """Of a field: the JSON type that is taken as it is, or as its enum has it, and the hook for what is not that."""
    inner, enum = member(hint)
    if enum is not None:
        return str, by_value(enum), text
    return _EXACT.get(inner), None, loader(inner)


def model_dumper(schema: type[Model], dumper: Find) -> Hook:
    rows: dict[str, tuple[str, Hook]] = {}  # by field name, and by wire name

    def prepare() -> None:
        made = {f.name: (f.wire, dumper(member(f.hint)[0])) for f in _fields(schema)}
        rows.update({row[0]: row for row in made.values()} | made)

    def dump_model(value: Any) -> object:
        if not rows and schema.__fields__:
            prepare()
        tree: dict[str, Any] = {}
        given: Json | None
        if value.__class__ is dict:
            given = value
        elif isinstance(value, schema):
            given = value.__dict__
            if value._extra is not None:  # noqa: SLF001  # the other half of `load_model`
                tree.update(value._extra)  # noqa: SLF001  # the same
                given = {name: item for name, item in value.__dict__.items() if name != "_extra"}
        else:
            given = value if _is_mapping(value) else schema._coerce(value)  # noqa: SLF001  # of mixins
        if given is None:
            raise Mismatch(f"expected {schema.__name__} or a mapping, got {seen(value)}")
        name = ""
        try:
            for name, item in given.items():
                if item is not UNSET:
                    wire, hook = rows.get(name) or (name, itself)
                    tree[wire] = None if item is None else hook(item)
        except Mismatch as mismatch:
            mismatch.parts.append(f".{name}")
            raise
        return tree

    return dump_model


def _is_mapping(value: object) -> bool:
    return isinstance(value, Mapping)
