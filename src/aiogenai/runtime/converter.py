"""JSON to models and back. Models go in and out of trees of plain JSON values, trees in and out of bytes.

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

A value of another type raises, and the error names the field. Nothing here knows HTTP.
"""

from __future__ import annotations

import datetime
import operator
import sys
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Annotated, Any, TypeVar

import attrs
import cattrs
import orjson

from . import scalars
from .base import UNSET, FieldMask, Json, Model, Unset
from .errors import DecodeError, ValidationError

T = TypeVar("T")
Hook = Callable[[Any], Any]

LARGE = 256 * 1024
"""Bytes in a field from which JSON is written off the event loop (`needs_thread`)."""
_PIECE = 3 * 128 * 1024


@attrs.frozen
class Message:
    """A request body before it is JSON: what was given, and the schema it should fit."""

    schema: type[Model]
    value: object


def message(schema: type[Model], whole: Model | Json | object | None, fields: Json | None = None) -> Message:
    """The body of a call, from the whole message or from its fields, but not from both.

    Raises:
        ValidationError: Both were given.
    """
    if fields is None:
        return Message(schema, whole)
    if whole is None:
        return Message(schema, fields)
    given = [name for name, value in fields.items() if value is not UNSET]
    if given:
        raise ValidationError(f"request= is the whole {schema.__name__}: give it or {', '.join(given)}, not both")
    return Message(schema, whole)


def load(schema: type[T], tree: object) -> T:
    """A model, or another type that models are made of, from a tree of JSON values.

    Raises:
        DecodeError: The tree does not fit; the message names the field.
    """
    try:
        return typing.cast("T", _loader(schema)(tree))
    except _Mismatch as mismatch:
        raise DecodeError(f"{_name(schema)}{mismatch}") from None
    except RecursionError:
        raise DecodeError(f"{_name(schema)} is nested too deep") from None


def dump(schema: Any, value: object) -> Any:
    """A tree of JSON values from a model, or what is accepted in its place. `bytes` stay bytes until `encode`.

    Raises:
        ValidationError: The value does not fit; `path` and the message name the field.
    """
    try:
        return _dumper(schema)(value)
    except _Mismatch as mismatch:
        raise ValidationError(str(mismatch.args[0]), path=mismatch.path or _name(schema)) from None
    except RecursionError:
        raise ValidationError(f"{_name(schema)} is nested too deep, or contains itself") from None


def dump_message(body: Message) -> Any:
    """The tree of a request body."""
    return dump(body.schema, body.value)


def decode(data: bytes | str) -> Any:
    """A tree from JSON text.

    Raises:
        DecodeError: It is not JSON.
    """
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError as error:
        raise DecodeError(f"not JSON: {error.msg} at character {error.pos}") from None


def encode(tree: object) -> bytes:
    """JSON text of a tree.

    Raises:
        ValidationError: Something in the tree has no JSON form.
    """
    return _encode(tree, _plain)


def encode_small(tree: object) -> bytes | None:
    """As `encode`, but `None` as soon as a bytes field of `LARGE` or more turns up: then call `encode` in a thread,
    which holds the interpreter for no longer than a piece of it."""
    try:
        return _encode(tree, _small)
    except _TooLarge:
        return None


def _encode(tree: object, default: Hook) -> bytes:
    try:
        return orjson.dumps(tree, default=default)
    except orjson.JSONEncodeError as error:
        if isinstance(error.__cause__, _TooLarge | ValidationError):
            raise error.__cause__ from None
        raise ValidationError(f"no JSON form: {error}") from None


class _TooLarge(Exception):
    pass


def _small(value: object) -> object:
    if isinstance(value, bytes) and len(value) >= LARGE:
        raise _TooLarge
    return _plain(value)


def _plain(value: object) -> object:
    if isinstance(value, bytes):
        pieces = [scalars.base64_text(value[at : at + _PIECE]) for at in range(0, len(value), _PIECE)]
        return orjson.Fragment(b'"%b"' % b"".join(pieces))
    if isinstance(value, Model):
        return dump(type(value), value)
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, datetime.timedelta):
        return scalars.dump_duration(value)
    raise TypeError(f"{type(value).__name__} has no JSON form")


# Types to hooks. cattrs finds the rule of a type and remembers it; the rules are below.


class _Mismatch(Exception):
    """A value that does not fit. The path grows from the inside out, as each container adds its part."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.parts: list[str] = []

    @property
    def path(self) -> str:
        return "".join(reversed(self.parts)).removeprefix(".")

    def __str__(self) -> str:
        return f"{''.join(reversed(self.parts))}: {self.args[0]}"


def _name(schema: Any) -> str:
    return getattr(schema, "__name__", str(schema))


_converter = cattrs.Converter(detailed_validation=False)


class _Loader:
    """A hook of ours as cattrs calls it, with the type that we have no use for; `hook` is the function itself."""

    __slots__ = ("hook",)

    def __init__(self, hook: Hook) -> None:
        self.hook = hook

    def __call__(self, value: Any, _: Any) -> Any:
        return self.hook(value)


def _loader(hint: Any) -> Hook:
    loader = _converter.get_structure_hook(hint)
    assert isinstance(loader, _Loader), hint
    return loader.hook


def _dumper(hint: Any) -> Hook:
    return _converter.get_unstructure_hook(hint)


def _fails_at(hook: Hook) -> Hook:
    """The scalar functions raise `ValueError` with the reason; here the value that was seen is added."""

    def checked(value: Any) -> Any:
        try:
            return hook(value)
        except (ValueError, OverflowError) as error:
            raise _Mismatch(f"{error}, got {_seen(value)}") from None

    return checked


def _seen(value: object) -> str:
    text = repr(value)
    return f"{type(value).__name__} {text if len(text) <= 60 else text[:57] + '...'}"


def _text(value: object) -> object:
    if isinstance(value, str):
        return value
    raise _Mismatch(f"expected str, got {_seen(value)}")


def _truth(value: object) -> object:
    if value is True or value is False:
        return value
    raise _Mismatch(f"expected bool, got {_seen(value)}")


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
    return typing.get_origin(hint) is Annotated


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
    parts = [part for part in typing.get_args(hint) if part not in (type(None), Unset)]
    enums = [part for part in parts if isinstance(part, type) and issubclass(part, StrEnum)]
    return (str, enums[0]) if enums else (parts[0], None)


def _load_union(hint: Any) -> Hook:
    inner, enum = _member(hint)
    return _or_null(_loader(inner) if enum is None else _open_enum(enum))


def _or_null(hook: Hook) -> Hook:
    return lambda value: None if value is None else hook(value)


def _open_enum(enum: type[StrEnum]) -> Hook:
    members = {member.value: member for member in enum}
    return lambda value: members[value] if value in members else _text(value)


def _dump_union(hint: Any) -> Hook:
    return _or_null(_dumper(_member(hint)[0]))


def _load_list(hint: Any) -> Hook:
    hook = _loader(typing.get_args(hint)[0])

    def load_list(value: object) -> object:
        if not isinstance(value, list):
            raise _Mismatch(f"expected a list, got {_seen(value)}")
        return _each(hook, value)

    return load_list


def _dump_list(hint: Any) -> Hook:
    inner = typing.get_args(hint)[0]
    hook = _dumper(inner)
    single = _is_model(inner) and inner._coerce.__func__ is not Model._coerce.__func__  # type: ignore[attr-defined]  # noqa: SLF001  # a classmethod's function

    def dump_list(value: object) -> object:
        if isinstance(value, Sequence) and not isinstance(value, str | bytes | bytearray | memoryview):
            return _each(hook, value)
        if single:
            return [hook(value)]
        raise _Mismatch(f"expected a list, got {_seen(value)}")

    return dump_list


def _each(hook: Hook, values: Sequence[Any]) -> list[Any]:
    items = iter(values)
    done: list[Any] = []
    try:
        done.extend(map(hook, items))
    except _Mismatch as mismatch:
        mismatch.parts.append(f"[{len(values) - operator.length_hint(items) - 1}]")
        raise
    return done


def _load_dict(hint: Any) -> Hook:
    hook = _loader(typing.get_args(hint)[1])

    def load_dict(value: object) -> object:
        if not isinstance(value, dict):
            raise _Mismatch(f"expected an object, got {_seen(value)}")
        return _values(hook, value)

    return load_dict


def _dump_dict(hint: Any) -> Hook:
    hook = _dumper(typing.get_args(hint)[1])

    def dump_dict(value: object) -> object:
        if not isinstance(value, Mapping):
            raise _Mismatch(f"expected a mapping, got {_seen(value)}")
        return _values(hook, value)

    return dump_dict


def _values(hook: Hook, values: Mapping[str, Any]) -> dict[str, Any]:
    if hook is _itself:
        return dict(values)
    done: dict[str, Any] = {}
    key = ""
    try:
        for key, value in values.items():
            done[key] = hook(value)
    except _Mismatch as mismatch:
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
    own = [f for f in attrs.fields(schema) if f.init]
    annotated = types.SimpleNamespace(__annotations__={f.name: f.type for f in own})
    hints = typing.get_type_hints(annotated, vars(sys.modules[schema.__module__]), include_extras=True)
    return [_Field(f.name, schema.__wire__.get(f.name, f.name), hints[f.name]) for f in own]


def _load_model(schema: type[Model]) -> Hook:
    table: dict[str, tuple[str, Hook]] = {}
    names = len(attrs.fields(schema)) > 1

    def load_model(tree: object) -> object:
        if not isinstance(tree, dict):
            raise _Mismatch(f"expected an object, got {_seen(tree)}")
        if not table and names:  # filled at first use: schemas may contain themselves
            table.update({f.wire: (f.name, _loader(f.hint)) for f in _fields(schema)})
        known: dict[str, Any] = {}
        extra: dict[str, Any] | None = None
        key = ""
        try:
            for key, value in tree.items():
                entry = table.get(key)
                if entry is not None:
                    known[entry[0]] = entry[1](value)
                elif extra is None:
                    extra = {key: value}
                else:
                    extra[key] = value
        except _Mismatch as mismatch:
            mismatch.parts.append(f".{key}")
            raise
        loaded = schema(**known)
        if extra is not None:
            loaded._extra = extra  # noqa: SLF001  # the converter fills what `extra_fields` shows
        return loaded

    return load_model


def _dump_model(schema: type[Model]) -> Hook:
    table: list[tuple[str, str, Hook]] = []
    accepted: dict[str, tuple[str, str, Hook]] = {}
    names = len(attrs.fields(schema)) > 1

    def prepare() -> None:
        rows = [(f.name, f.wire, _dumper(f.hint)) for f in _fields(schema)]
        accepted.update({row[1]: row for row in rows} | {row[0]: row for row in rows})
        table.extend(rows)

    def dump_model(value: object) -> object:
        if not table and names:
            prepare()
        if isinstance(value, schema):
            given = [(row, getattr(value, row[0])) for row in table]
            tree = dict(value._extra or ())  # noqa: SLF001  # as in load_model
        elif isinstance(value, Mapping):
            given = [(accepted.get(key) or (key, key, _itself), item) for key, item in value.items()]
            tree = {}
        else:
            coerced = schema._coerce(value)  # noqa: SLF001  # the hook of mixins
            if coerced is None:
                raise _Mismatch(f"expected {schema.__name__} or a mapping, got {_seen(value)}")
            return dump_model(coerced)
        name = ""
        try:
            for (name, wire, hook), item in given:
                if item is not UNSET:
                    tree[wire] = hook(item)
        except _Mismatch as mismatch:
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
    for predicate, load_rule, dump_rule in (
        (_is_union, _load_union, _dump_union),
        (_is_list, _load_list, _dump_list),
        (_is_dict, _load_dict, _dump_dict),
        (_is_model, _load_model, _dump_model),
    ):
        _converter.register_structure_hook_factory(predicate, lambda hint, rule=load_rule: _Loader(rule(hint)))
        _converter.register_unstructure_hook_factory(predicate, lambda hint, rule=dump_rule: rule(hint))


_register()
