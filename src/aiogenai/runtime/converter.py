"""JSON to models and back. Models go in and out of trees of plain JSON values, trees in and out of bytes.

What is loaded and dumped how is in `hooks.py`. Nothing here knows HTTP.
"""

from __future__ import annotations

import datetime
import typing
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import attrs
import orjson

from . import scalars
from .base import UNSET, Json, Model
from .errors import DecodeError, ValidationError
from .hooks import dumper, loader
from .mismatch import Mismatch

T = TypeVar("T")
LARGE = 256 * 1024
"""Bytes in a field from which JSON is written off the event loop (`encode_small`)."""
_PIECE = 3 * 128 * 1024


@attrs.define
class Message:
    """A request body before it is JSON: what was given, and the schema it should fit."""

    schema: type[Any]
    value: object


def message(schema: type[Any], whole: object | None, fields: Json | None = None) -> Message:
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
        loaded: T = loader(schema)(tree)
        return loaded
    except Mismatch as mismatch:
        raise DecodeError(f"{_name(schema)}{mismatch}") from None
    except RecursionError:
        raise DecodeError(f"{_name(schema)} is nested too deep") from None


def dump(schema: Any, value: object) -> Any:
    """A tree of JSON values from a model, or what is accepted in its place. `bytes` stay bytes until `encode`.

    Raises:
        ValidationError: The value does not fit; `path` and the message name the field.
    """
    try:
        return dumper(schema)(value)
    except Mismatch as mismatch:
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
    """As `encode`, but `None` as soon as a bytes field of `LARGE` or more turns up.

    Then call `encode` in a thread, which holds the interpreter for no longer than a piece of it.
    """
    try:
        return _encode(tree, _small)
    except _TooLarge:
        return None


def _encode(tree: object, default: Callable[[Any], object]) -> bytes:
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
        return dict(typing.cast("Mapping[str, object]", value))
    if isinstance(value, datetime.timedelta):
        return scalars.dump_duration(value)
    raise TypeError(f"{type(value).__name__} has no JSON form")


def _name(schema: Any) -> str:
    return getattr(schema, "__name__", str(schema))
