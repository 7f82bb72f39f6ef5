"""Generated types -> shapes: what may stand in a JSON message, by wire name. Reads class definitions, never values.

Validation, update masks and made-up JSON all work on shapes, so another source of schemas only has to give these.
"""

from __future__ import annotations

import datetime
import re
import sys
import typing
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cached_property
from types import ModuleType, SimpleNamespace, UnionType
from typing import Annotated, Any, Literal, Protocol, TypeAlias

import attrs
from attrs import frozen

from aiogenai.runtime.base import FieldMask, Model, Unset

from .required import REQUIRED

Kind = Literal["any", "boolean", "bytes", "date", "datetime", "duration", "int32", "int64", "mask", "number", "string"]


@frozen
class Scalar:
    """One value of a proto type that has no parts."""

    kind: Kind


@frozen
class Enumeration:
    """One of some names."""

    name: str
    values: tuple[str, ...]


@frozen
class Repeated:
    """A list."""

    of: Shape


@frozen
class Mapped:
    """An object whose keys are data."""

    of: Shape


@frozen
class Field:
    """`wire` is camelCase as it travels, `proto` is the snake_case name that error messages use."""

    wire: str
    proto: str
    shape: Shape
    required: bool = False


class Message:
    """A schema. Its fields are read when first asked for, so that recursive schemas need no care."""

    def __init__(self, name: str, read: Callable[[], tuple[Field, ...]]) -> None:
        self.name = name
        self._read = read

    @cached_property
    def fields(self) -> Mapping[str, Field]:
        """By wire name."""
        return {field.wire: field for field in self._read()}

    @cached_property
    def names(self) -> Mapping[str, Field]:
        """By every name that is accepted: wire name and proto name."""
        return {name: field for field in self.fields.values() for name in (field.proto, field.wire)}


Shape: TypeAlias = Scalar | Enumeration | Repeated | Mapped | Message

_WORD = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_SCALARS: Mapping[Any, Kind] = {
    str: "string",
    bool: "boolean",
    int: "int32",
    float: "number",
    bytes: "bytes",
    datetime.datetime: "datetime",
    datetime.date: "date",
    datetime.timedelta: "duration",
    FieldMask: "mask",
    Any: "any",
}


def snake(name: str) -> str:
    """The proto name of a wire name: `displayName` -> `display_name`."""
    return _WORD.sub("_", name).lower()


class SchemaSource(Protocol):
    """The messages of an API, by schema name."""

    def __getitem__(self, name: str, /) -> Message: ...


class Schemas:
    """The messages of an API, by schema name, from the module that its generated types are in."""

    def __init__(self, module: ModuleType) -> None:
        self._module = module
        self._known: dict[type[Model], Message] = {}

    def __getitem__(self, name: str) -> Message:
        return self._message(getattr(self._module, name))

    def _message(self, cls: type[Model]) -> Message:
        if cls not in self._known:
            self._known[cls] = Message(cls.__name__, lambda: self._fields(cls))
        return self._known[cls]

    def _fields(self, cls: type[Model]) -> tuple[Field, ...]:
        wanted = [field for field in attrs.fields(cls) if field.init]
        # Only these, and in their own module: what a mixin declares for checkers has no meaning here.
        annotated = SimpleNamespace(__annotations__={field.name: field.type for field in wanted})
        hints = typing.get_type_hints(annotated, vars(sys.modules[cls.__module__]), include_extras=True)
        fields: list[Field] = []
        for field in wanted:
            wire = cls.__wire__.get(field.name, field.name)
            required = wire in REQUIRED.get(cls.__name__, ())
            fields.append(Field(wire, snake(wire), self._shape(hints[field.name]), required))
        return tuple(fields)

    def _shape(self, hint: Any) -> Shape:
        if hint in _SCALARS:
            return Scalar(_SCALARS[hint])
        origin = typing.get_origin(hint)
        if origin is Annotated:
            return Scalar("int64")
        if origin is list:
            return Repeated(self._shape(typing.get_args(hint)[0]))
        if origin is dict:
            return Mapped(self._shape(typing.get_args(hint)[1]))
        if origin in (typing.Union, UnionType):
            return self._union([part for part in typing.get_args(hint) if part not in (type(None), Unset)])
        return self._message(hint)

    def _union(self, parts: list[Any]) -> Shape:
        """A `Maybe` of one type, or an open enum (`X | str`)."""
        for part in parts:
            if isinstance(part, type) and issubclass(part, StrEnum):
                return Enumeration(part.__name__, tuple(member.value for member in part))
        return self._shape(parts[0])
