"""Every method of the API as the page's forms need it: where it goes, what it takes, and its call in Python."""

from __future__ import annotations

import keyword
from collections.abc import Mapping
from typing import Any

from aiogenai.emulator import errors
from aiogenai.emulator.api import Api
from aiogenai.emulator.shapes import Enumeration, Mapped, Message, Repeated, Scalar, Shape, snake
from aiogenai.emulator.trees import Json
from aiogenai.runtime.request import Method

from .examples import body_of, parameter_of
from .words import Words, words_of

_LISTS = ("list of ", "map of ")


class Catalogue:
    """The methods of one API, and its schemas as far as they are asked for. All of it is made when it is asked for."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._methods: list[Json] | None = None

    def methods(self) -> list[Json]:
        """In the order of the API."""
        if self._methods is None:
            self._methods = [self._method(method) for method in self._api.methods]
        return self._methods

    def schema(self, name: str) -> Json:
        """The fields of a schema.

        Raises:
            Refusal: 404, there is no such schema.
        """
        try:
            message = self._api.schemas[name]
        except (AttributeError, KeyError):
            raise errors.missing(f"schema {name}") from None
        return {"name": name, "fields": [_field(wire, field.shape, "") for wire, field in message.fields.items()]}

    def _method(self, method: Method) -> Json:
        words = words_of(method, (self._api.words or {}).get(method.id))
        shown: Json = {
            "id": method.id,
            "family": method.id.split(".")[1] if method.id.count(".") > 1 else method.id.split(".")[0],
            "verb": method.verb,
            "path": method.path,
            "kind": method.kind,
            "words": words.summary,
            "deprecated": method.deprecated,
            "call": _call(method),
            "parameters": [*_path_parameters(method, words), *_query_parameters(method, words)],
            "upload": method.upload.simple if method.upload is not None else "",
            "body": self._body(method, words) if method.request else None,
        }
        return shown

    def _body(self, method: Method, words: Words) -> Json:
        message = self._api.schemas[method.request]
        argument = words.argument
        in_path = {parameter.wire for parameter in method.path_parameters}
        fields = [
            _field(wire, field.shape, words.arguments.get(field.proto, ""))
            for wire, field in message.fields.items()
            if argument or wire not in in_path
        ]
        return {"schema": method.request, "argument": argument, "fields": fields, "example": body_of(method)}


def _call(method: Method) -> str:
    """`models.generate_content`, as generated clients name it."""
    parts = [snake(part).replace("-", "_") for part in method.id.split(".")[1:]]
    return ".".join(part + "_" if keyword.iskeyword(part) else part for part in parts)


def _path_parameters(method: Method, words: Words) -> list[Json]:
    return [
        {
            "in": "path",
            "wire": parameter.wire,
            "name": parameter.name,
            "type": "string",
            "pattern": parameter.pattern,
            "required": True,
            "words": words.arguments.get(parameter.name, ""),
            "example": parameter_of(method, parameter),
        }
        for parameter in method.path_parameters
    ]


def _query_parameters(method: Method, words: Words) -> list[Json]:
    return [
        {
            "in": "query",
            "wire": parameter.wire,
            "name": parameter.name,
            "type": parameter.format,
            "repeated": parameter.repeated,
            "required": parameter.required,
            "words": words.arguments.get(parameter.name, ""),
            "example": "",
        }
        for parameter in method.query_parameters
    ]


def _field(wire: str, shape: Shape, words: str) -> Json:
    """A field, and the schema to ask for where it has parts."""
    kind = ""
    while isinstance(shape, Repeated | Mapped):
        kind += _LISTS[isinstance(shape, Mapped)]
        shape = shape.of
    found: Json = {"wire": wire, "name": snake(wire), "type": kind + _name(shape), "words": words}
    if isinstance(shape, Message):
        found["schema"] = shape.name
    if isinstance(shape, Enumeration):
        found["values"] = list(shape.values)
    return found


_NAMES: Mapping[str, str] = {"int32": "integer", "int64": "integer, as text", "bytes": "bytes, as base64"}


def _name(shape: Any) -> str:
    if isinstance(shape, Scalar):
        return _NAMES.get(shape.kind, shape.kind)
    name: str = shape.name
    return name
