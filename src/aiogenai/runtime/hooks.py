"""Types to the functions that load and dump them. cattrs finds the rule of a type and remembers it; the rules are ours.

Rules, in the order they are registered (each pair is in `scalars.py`):
- a string is a string; an integer never loses digits, whether it came as a number or as text
- int64 and uint64 travel as text
- numbers take NaN and the infinities as text
- bytes travel as base64, either alphabet, padding or not
- Timestamp, date and Duration become datetime, date and timedelta; nanoseconds are kept
- field masks are names joined by commas
- enums are open: a value that is not listed stays a plain string
- absent is `UNSET`, null is `None`, and neither becomes the other
- a model keeps the fields that its schema does not know
- where a model is expected, a mapping is accepted (field names or wire names), or what the model coerces

A value of another type raises `Mismatch`, which knows the path of the field.
"""

from __future__ import annotations

import datetime
import operator
import sys
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from functools import partial
from typing import Annotated, Any, cast

import attrs
import cattrs

from . import scalars
from .base import UNSET, FieldMask, Model, Unset, extra_fields

Hook = Callable[[Any], Any]


class Mismatch(Exception):
    """A value that does not fit. The path grows from the inside out, as each container adds its part."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.parts: list[str] = []

    @property
    def path(self) -> str:
        return "".join(reversed(self.parts)).removeprefix(".")

    def __str__(self) -> str:
        return f"{''.join(reversed(self.parts))}: {self.args[0]}"


_converter = cattrs.Converter(detailed_validation=False)
_loaders: dict[Any, Hook] = {}
"""Those found so far: asking cattrs takes longer than to load a small message."""


class _Loader:
    """A hook of ours as cattrs calls it, with the type that we have no use for; `hook` is the function itself."""

    __slots__ = ("hook",)

    def __init__(self, hook: Hook) -> None:
        self.hook = hook

    def __call__(self, value: Any, _: Any) -> Any:
        return self.hook(value)


def _as_loader(rule: Callable[[Any], Hook], hint: Any) -> _Loader:
    return _Loader(rule(hint))


def loader(hint: Any) -> Hook:
    """What makes a value of a type from a tree; raises `Mismatch`."""
    if hint in _loaders:
        return _loaders[hint]
    found = _converter.get_structure_hook(hint)
    if not isinstance(found, _Loader):
        raise TypeError(f"{hint} is not a type that models are made of")
    _loaders[hint] = found.hook
    return found.hook


def dumper(hint: Any) -> Hook:
    """What makes a tree of a value that stands for a type; raises `Mismatch`."""
    return _converter.get_unstructure_hook(hint)


def _fails_at(hook: Hook) -> Hook:
    """The scalar functions raise `ValueError` with the reason; here the value that was seen is added."""

    def checked(value: Any) -> Any:
        try:
            return hook(value)
        except (ValueError, OverflowError) as error:
            raise Mismatch(f"{error}, got {_seen(value)}") from None

    return checked


def _seen(value: object) -> str:
    text = repr(value)
    return f"{type(value).__name__} {text if len(text) <= 60 else text[:57] + '...'}"


def _text(value: object) -> object:
    if isinstance(value, str):
        return value
    raise Mismatch(f"expected str, got {_seen(value)}")


def _truth(value: object) -> object:
    if value is True or value is False:
        return value
    raise Mismatch(f"expected bool, got {_seen(value)}")


def _itself(value: object) -> object:
    return value


_SCALARS: tuple[tuple[Any, Hook, Hook], ...] = (
    (str, _text, _text),
    (bool, _truth, _truth),
    (int, _fails_at(scalars.load_int), _fails_at(scalars.dump_int)),
    (float, _fails_at(scalars.load_float), _fails_at(scalars.dump_float)),
    (bytes, _fails_at(scalars.load_bytes), _fails_at(scalars.dump_bytes)),
    (datetime.datetime, _fails_at(scalars.load_datetime), _fails_at(scalars.dump_datetime)),
    (datetime.date, _fails_at(scalars.load_date), _fails_at(scalars.dump_date)),
    (datetime.timedelta, _fails_at(scalars.load_duration), _fails_at(scalars.dump_duration)),
    (FieldMask, lambda value: FieldMask(typing.cast("str", _text(value))), _fails_at(scalars.dump_field_mask)),
)


def _is_any(hint: Any) -> bool:
    return hint is Any


def _is_int64(hint: Any) -> bool:
    return typing.get_origin(hint) is Annotated and typing.get_args(hint)[0] is int


def _is_url_bytes(hint: Any) -> bool:
    return typing.get_origin(hint) is Annotated and typing.get_args(hint)[0] is bytes


def _is_union(hint: Any) -> bool:
    return typing.get_origin(hint) in (typing.Union, types.UnionType)


def _is_list(hint: Any) -> bool:
    return typing.get_origin(hint) is list


def _is_dict(hint: Any) -> bool:
    return typing.get_origin(hint) is dict


def _is_model(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, Model)


def _member(hint: Any) -> tuple[Any, type[StrEnum] | None]:
    """Of a `Maybe` or an open enum: the type of a value that is there, and its enum."""
    if not _is_union(hint):
        return hint, None
    parts = [part for part in typing.get_args(hint) if part not in (type(None), Unset)]
    enums = [part for part in parts if isinstance(part, type) and issubclass(part, StrEnum)]
    return (str, enums[0]) if enums else (parts[0], None)


def _load_union(hint: Any) -> Hook:
    inner, enum = _member(hint)
    return _or_null(loader(inner) if enum is None else _open_enum(_members(enum)))


def _or_null(hook: Hook) -> Hook:
    return lambda value: None if value is None else hook(value)


def _members(enum: type[StrEnum]) -> dict[str, StrEnum]:
    return {member.value: member for member in enum}


def _open_enum(members: Mapping[str, StrEnum]) -> Hook:
    return lambda value: members.get(value) or _text(value)


def _dump_union(hint: Any) -> Hook:
    return _or_null(dumper(_member(hint)[0]))


def _load_list(hint: Any) -> Hook:
    hook = loader(typing.get_args(hint)[0])

    def load_list(value: Any) -> object:
        if value.__class__ is list:
            return _each(hook, value)
        raise Mismatch(f"expected a list, got {_seen(value)}")

    return load_list


_TEXTS = (str, bytes, bytearray, memoryview)
"""Sequences that are one value."""


def _is_sequence(value: object) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, _TEXTS)


def _is_mapping(value: object) -> bool:
    return isinstance(value, Mapping)


def _dump_list(hint: Any) -> Hook:
    inner = typing.get_args(hint)[0]
    hook = dumper(inner)
    single = _is_model(inner) and inner._coerce.__func__ is not Model._coerce.__func__  # type: ignore[attr-defined]  # noqa: SLF001  # a classmethod's function

    def dump_list(value: Any) -> object:
        kind = value.__class__
        if kind is list or (kind is not str and _is_sequence(value)):
            return _each(hook, inner._gather(value) if single else value)  # noqa: SLF001  # of mixins
        if single:
            return [hook(value)]
        raise Mismatch(f"expected a list, got {_seen(value)}")

    return dump_list


def _each(hook: Hook, values: Sequence[Any]) -> list[Any]:
    items = iter(values)
    try:
        return list(map(hook, items))
    except Mismatch as mismatch:
        mismatch.parts.append(f"[{len(values) - operator.length_hint(items) - 1}]")
        raise


def _load_dict(hint: Any) -> Hook:
    hook = loader(typing.get_args(hint)[1])

    def load_dict(value: object) -> object:
        if isinstance(value, dict):
            return _values(hook, cast("dict[str, Any]", value))
        raise Mismatch(f"expected an object, got {_seen(value)}")

    return load_dict


def _dump_dict(hint: Any) -> Hook:
    hook = dumper(typing.get_args(hint)[1])

    def dump_dict(value: object) -> object:
        if isinstance(value, Mapping):
            return _values(hook, cast("Mapping[str, Any]", value))
        raise Mismatch(f"expected a mapping, got {_seen(value)}")

    return dump_dict


def _values(hook: Hook, values: Mapping[str, Any]) -> dict[str, Any]:
    if hook is _itself:
        return dict(values)
    done: dict[str, Any] = {}
    key = ""
    try:
        for key, value in values.items():
            done[key] = hook(value)
    except Mismatch as mismatch:
        mismatch.parts.append(f"[{key!r}]")
        raise
    return done


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


def _load_model(schema: type[Model]) -> Hook:
    table: dict[str, tuple[str, type | None, Mapping[Any, StrEnum] | None, Hook]] = {}
    new = schema.__new__

    def load_model(tree: Any) -> object:
        if tree.__class__ is not dict:
            raise Mismatch(f"expected an object, got {_seen(tree)}")
        if not table and schema.__fields__:  # filled at first use: schemas may contain themselves
            table.update({f.wire: (f.name, *_load_field(f.hint)) for f in _fields(schema)})
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


def _load_field(hint: Any) -> tuple[type | None, Mapping[str, StrEnum] | None, Hook]:
    """Of a field: the JSON type that is taken as it is, or as its enum has it, and the hook for what is not that."""
    inner, enum = _member(hint)
    if enum is not None:
        return str, _members(enum), _text
    return _EXACT.get(inner), None, loader(inner)


def _dump_model(schema: type[Model]) -> Hook:
    rows: dict[str, tuple[str, Hook]] = {}  # by field name, and by wire name

    def prepare() -> None:
        made = {f.name: (f.wire, dumper(_member(f.hint)[0])) for f in _fields(schema)}
        rows.update({row[0]: row for row in made.values()} | made)

    def dump_model(value: Any) -> object:
        if not rows and schema.__fields__:
            prepare()
        tree: dict[str, Any] = {}
        if isinstance(value, schema):
            given: Mapping[str, Any] | None = value.__dict__
            if value._extra is not None:  # noqa: SLF001  # the other half of `load_model`
                tree.update(value._extra)  # noqa: SLF001  # the same
                given = {name: item for name, item in value.__dict__.items() if name != "_extra"}
        else:
            mapping = value.__class__ is dict or _is_mapping(value)
            given = value if mapping else schema._coerce(value)  # noqa: SLF001  # of mixins
        if given is None:
            raise Mismatch(f"expected {schema.__name__} or a mapping, got {_seen(value)}")
        name = ""
        try:
            for name, item in given.items():
                if item is not UNSET:
                    wire, hook = rows.get(name) or (name, _itself)
                    tree[wire] = None if item is None else hook(item)
        except Mismatch as mismatch:
            mismatch.parts.append(f".{name}")
            raise
        return tree

    return dump_model


def _register() -> None:
    for hint, loader, dumper in _SCALARS:
        _converter.register_structure_hook(hint, _Loader(loader))
        _converter.register_unstructure_hook(hint, dumper)
    _converter.register_structure_hook_func(_is_any, _Loader(_itself))
    _converter.register_unstructure_hook_func(_is_any, _itself)
    int64 = _fails_at(scalars.dump_int64)
    _converter.register_structure_hook_func(_is_int64, _Loader(_fails_at(scalars.load_int)))
    _converter.register_unstructure_hook_func(_is_int64, int64)
    _converter.register_structure_hook_func(_is_url_bytes, _Loader(_fails_at(scalars.load_bytes)))
    _converter.register_unstructure_hook_func(_is_url_bytes, _fails_at(scalars.dump_url_bytes))
    for predicate, load_rule, dump_rule in (
        (_is_union, _load_union, _dump_union),
        (_is_list, _load_list, _dump_list),
        (_is_dict, _load_dict, _dump_dict),
        (_is_model, _load_model, _dump_model),
    ):
        _converter.register_structure_hook_factory(predicate, partial(_as_loader, load_rule))
        _converter.register_unstructure_hook_factory(predicate, dump_rule)


_register()
