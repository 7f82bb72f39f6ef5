"""Python types to the JSON Schemas that say the same: of answers that are to be JSON, and of a function's arguments.

Knows no value: `values.py` makes values of such types.
"""

from __future__ import annotations

import collections.abc
import dataclasses
import datetime
import enum
import inspect
import types
import typing
from collections.abc import Callable
from typing import Annotated, Any, Literal, NamedTuple, NotRequired, Required, Union

import attrs

from ..runtime.errors import ValidationError

Schema = dict[str, Any]

_SCALARS: dict[Any, Schema] = {
    Any: {},
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    None: {"type": "null"},
    types.NoneType: {"type": "null"},
    datetime.datetime: {"type": "string", "format": "date-time"},
    datetime.date: {"type": "string", "format": "date"},
}
_LISTS = (list, set, frozenset, collections.abc.Sequence, collections.abc.Set, collections.abc.Iterable)
_DICTS = (dict, collections.abc.Mapping, collections.abc.MutableMapping)
_NAMES = {str: "string", int: "integer", float: "number", bool: "boolean", types.NoneType: "null"}


def json_schema(kind: Any) -> dict[str, Any]:
    """The JSON Schema of a type: what a model is held to when it answers in JSON.

    ```python
    config = {"response_mime_type": "application/json", "response_json_schema": json_schema(Recipe)}
    ```

    Args:
        kind: An attrs class, a dataclass, a `TypedDict`, an enum, `Literal`, a scalar, or lists, dicts, tuples and
            unions of them. A class that has a `model_json_schema` of its own says it itself. `Annotated[..., "text"]`
            and the docstrings of classes become descriptions.

    Raises:
        ValidationError: JSON has no form for a type in it.
    """
    return _whole(lambda writer: writer.schema(kind))


def parameters_schema(function: Callable[..., object]) -> Schema:
    """The JSON Schema of a function's arguments, by name.

    Raises:
        ValidationError: An argument can't be given by name, or JSON has no form for its type.
    """
    return _whole(lambda writer: writer.members(parameters(function)))


def _whole(write: Callable[[_Writer], Schema]) -> Schema:
    writer = _Writer()
    schema = write(writer)
    return {**schema, "$defs": writer.definitions} if writer.definitions else schema


class Member(NamedTuple):
    """A field of a class, or an argument of a function."""

    name: str
    hint: Any
    required: bool


class _Writer:
    """Writes one schema. Classes stand where they are used; one that contains itself is defined apart."""

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = {}
        self._open: list[type] = []

    def schema(self, hint: Any) -> Schema:
        origin, arguments = typing.get_origin(hint), typing.get_args(hint)
        if hint in _SCALARS:
            return dict(_SCALARS[hint])
        if origin is Annotated:
            texts = [text for text in arguments[1:] if isinstance(text, str)]
            return self.schema(arguments[0]) | ({"description": " ".join(texts)} if texts else {})
        if origin in {Required, NotRequired}:
            return self.schema(arguments[0])
        if origin in {Union, types.UnionType}:
            return {"anyOf": [self.schema(argument) for argument in arguments]}
        if origin is Literal:
            return _choice(list(arguments))
        if origin is tuple and arguments[-1] is not ...:
            items = [self.schema(argument) for argument in arguments]
            return {"type": "array", "prefixItems": items, "minItems": len(items), "maxItems": len(items)}
        if (origin or hint) in {tuple, *_LISTS}:
            return {"type": "array"} | ({"items": self.schema(arguments[0])} if arguments else {})
        if (origin or hint) in _DICTS:
            return {"type": "object"} | ({"additionalProperties": self.schema(arguments[1])} if arguments else {})
        meant = getattr(hint, "__value__", getattr(hint, "__supertype__", None))  # of `type X = ...` and of `NewType`
        return self.schema(meant) if meant is not None else self._class(hint)

    def _class(self, kind: Any) -> Schema:
        if hasattr(kind, "model_json_schema"):
            schema: Schema = kind.model_json_schema()
            self.definitions.update(schema.pop("$defs", {}))
            return schema
        if _is_enum(kind):
            return _choice([member.value for member in kind])
        members = _members(kind)
        if members is None:
            raise ValidationError(f"JSON has no form for {_name(kind)}")
        reference = {"$ref": f"#/$defs/{kind.__name__}"}
        if kind in self._open:
            self.definitions.setdefault(kind.__name__, {})
            return reference
        self._open.append(kind)
        schema = _described(kind) | self.members(members)
        self._open.pop()
        if kind.__name__ in self.definitions:
            self.definitions[kind.__name__] = schema
            return reference
        return schema

    def members(self, members: list[Member]) -> Schema:
        properties = {member.name: self.schema(member.hint) for member in members}
        required = [member.name for member in members if member.required]
        return {"type": "object", "properties": properties} | ({"required": required} if required else {})


def _choice(values: list[Any]) -> Schema:
    kinds: set[Any] = {type(value) for value in values}
    if not kinds <= _NAMES.keys():
        raise ValidationError(f"JSON has no form for one of {values!r}")
    names = sorted(_NAMES[kind] for kind in kinds)
    return {"type": names[0] if len(names) == 1 else names, "enum": values}


def _is_enum(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, enum.Enum)


def _described(kind: type) -> Schema:
    text = inspect.cleandoc(kind.__dict__.get("__doc__") or "")
    return {"description": text} if text and not text.startswith(f"{kind.__name__}(") else {}  # as dataclasses write it


def _members(kind: Any) -> list[Member] | None:
    """The fields of a class; `None` where it is no class with fields."""
    if typing.is_typeddict(kind):
        said = {Required: True, NotRequired: False}  # `__required_keys__` misses it where annotations are strings
        return [
            Member(name, hint, said.get(typing.get_origin(hint), name in kind.__required_keys__))
            for name, hint in _hints(kind).items()
        ]
    if attrs.has(kind):
        hints = _hints(kind)
        return [Member(f.name, hints[f.name], f.default is attrs.NOTHING) for f in attrs.fields(kind) if f.init]
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = _hints(kind)
        missing = dataclasses.MISSING
        return [
            Member(f.name, hints[f.name], f.default is missing and f.default_factory is missing)
            for f in dataclasses.fields(kind)
            if f.init
        ]
    return None


def parameters(function: Callable[..., object]) -> list[Member]:
    """The arguments of a function.

    Raises:
        ValidationError: One of them can't be given by name.
    """
    hints = _hints(function)
    found = inspect.signature(function).parameters.values()
    for one in found:
        if one.kind not in {one.POSITIONAL_OR_KEYWORD, one.KEYWORD_ONLY}:
            raise ValidationError(f"the argument {one} can't be given by name", path=_name(function))
    return [Member(one.name, hints.get(one.name, Any), one.default is one.empty) for one in found]


def _hints(kind: Any) -> dict[str, Any]:
    try:
        return typing.get_type_hints(kind, include_extras=True)
    except NameError as error:
        raise ValidationError(f"an annotation names what is not there: {error}", path=_name(kind)) from None


def _name(kind: Any) -> str:
    return getattr(kind, "__name__", str(kind))
