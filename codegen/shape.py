"""What a schema node is: a scalar, a class, a list, a map. And how each is written as an annotation.

Fields hold what arrives (`list[Part]`); arguments accept what can be sent (`Sequence[types.Part | Json]`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import TypeAlias

from attrs import evolve, frozen

from .api import Annotation, Import, ImportedName
from .naming import Identifier, relative


class Word(StrEnum):
    """A scalar, as fields say it."""

    STR = "str"
    INT = "int"
    INT64 = "Int64"
    FLOAT = "float"
    BOOL = "bool"
    BYTES = "bytes"
    URL_BYTES = "UrlBytes"
    DATETIME = "datetime.datetime"
    DATE = "datetime.date"
    DURATION = "datetime.timedelta"
    FIELD_MASK = "FieldMask"
    ANY = "Any"


@frozen
class Scalar:
    word: Word


@frozen
class Class:
    """A model, an alias or an enum: `key` names it until it has a Python name."""

    key: str
    is_enum: bool = False


@frozen
class List:
    item: Shape


@frozen
class Map:
    value: Shape


Shape: TypeAlias = Scalar | Class | List | Map

ANYTHING = Scalar(Word.ANY)

DEEPEST = 40
"""Brackets of an alias that is spelled out; one with more goes by its name, since Python parses only so many."""

SCALARS: Mapping[tuple[str, str], Word] = {
    ("string", ""): Word.STR,
    ("string", "byte"): Word.BYTES,
    ("string", "date"): Word.DATE,
    ("string", "date-time"): Word.DATETIME,
    ("string", "google-datetime"): Word.DATETIME,
    ("string", "google-duration"): Word.DURATION,
    ("string", "google-fieldmask"): Word.FIELD_MASK,
    ("string", "int64"): Word.INT64,
    ("string", "uint64"): Word.INT64,
    ("integer", ""): Word.INT,
    ("integer", "int32"): Word.INT,
    ("integer", "uint32"): Word.INT,
    ("integer", "int64"): Word.INT64,
    ("integer", "uint64"): Word.INT64,
    ("number", ""): Word.FLOAT,
    ("number", "double"): Word.FLOAT,
    ("number", "float"): Word.FLOAT,
    ("boolean", ""): Word.BOOL,
    ("any", ""): Word.ANY,
    ("any", "google.protobuf.Value"): Word.ANY,
}
"""Type and format of the document -> scalar."""

OBJECT_FORMATS = frozenset({"", "google.protobuf.Any", "google.protobuf.Struct"})


def classes(shape: Shape) -> Iterator[Class]:
    """The classes that a shape is made of."""
    match shape:
        case Class():
            yield shape
        case List(inner) | Map(inner):
            yield from classes(inner)
        case Scalar():
            return


@frozen
class Words:
    """How one module says the words of annotations: a class of the module that has such a name comes first.

    Attributes:
        taken: Class names in the module; a word of that name is imported under an alias.
        name: The Python name of a class, by its key.
        inputs: What else is accepted where a class is expected, by its key, and whether one may stand for a list.
        aliases: The shape that an alias stands for, by its key.
    """

    taken: frozenset[str]
    name: Callable[[str], str]
    inputs: Mapping[str, tuple[tuple[str, ...], bool]] = {}
    aliases: Mapping[str, Shape] = {}

    def say(self, word: str) -> str:
        """A word, or its alias."""
        head, dot, rest = word.partition(".")
        return f"_{head}{dot}{rest}" if head in self.taken else word

    def held(self, shape: Shape) -> Annotation:
        """What a field holds."""
        match shape:
            case Scalar(word):
                text = self.say(word)
            case Class(key, is_enum):
                text = f"{self.name(key)} | str" if is_enum else self.name(key)
            case List(item):
                text = f"list[{self.held(item)}]"
            case Map(value):
                text = f"dict[str, {self.held(value)}]"
        return Annotation(text)

    def maybe(self, shape: Shape) -> Annotation:
        """What a field holds that may be absent."""
        return Annotation(f"{self.say('Maybe')}[{self.held(shape)}]")

    def accepted(self, shape: Shape) -> Annotation:
        """What an argument accepts."""
        match shape:
            case Scalar(Word.INT64):
                text = "int"
            case Scalar(Word.URL_BYTES):
                text = "bytes"
            case Scalar(Word.FIELD_MASK):
                text = "FieldMask | str | Sequence[str]"
            case Scalar(word):
                text = str(word)
            case Class(key, is_enum):
                text = self._accepted_class(key, is_enum=is_enum)
            case List(item):
                inner = self.accepted(item)
                text = f"{inner} | Sequence[{inner}]" if self._single(item) else f"Sequence[{inner}]"
            case Map(Scalar(Word.ANY)):
                text = "Json"
            case Map(value):
                text = f"Mapping[str, {self.accepted(value)}]"
        return Annotation(text)

    def _accepted_class(self, key: str, *, is_enum: bool) -> str:
        if is_enum:
            return f"{self.name(key)} | str"
        if key in self.aliases:
            without = {at: shape for at, shape in self.aliases.items() if at != key}  # an alias may contain itself
            spelled = evolve(self, aliases=without).accepted(self.aliases[key])
            return spelled if spelled.count("[") <= DEEPEST else self.name(key)
        accepts, _ = self.inputs.get(key, ((), False))
        return " | ".join([self.name(key), "Json", *accepts])

    def _single(self, shape: Shape) -> bool:
        return isinstance(shape, Class) and self.inputs.get(shape.key, ((), False))[1]


def says(text: str, word: str) -> bool:
    """Whether an annotation uses a word."""
    return re.search(rf"(?<![\w.]){re.escape(word)}(?!\w)", text) is not None


_HOMES: Mapping[str, str] = {
    "Any": "typing",
    "ClassVar": "typing",
    "TypeAlias": "typing",
    "StrEnum": "enum",
    "Mapping": "collections.abc",
    "Sequence": "collections.abc",
    "cached_property": "functools",
}
"""Words of the standard library."""

_RUNTIME: Mapping[str, str] = {
    "UNSET": "base",
    "FieldMask": "base",
    "Int64": "base",
    "Json": "base",
    "Maybe": "base",
    "Model": "base",
    "UrlBytes": "base",
    "model": "base",
    "Api": "api",
    "BaseClient": "client",
    "message": "converter",
    "Download": "downloads",
    "MediaSource": "media",
    "Operation": "operations",
    "CallOptions": "options",
    "Pager": "pagination",
    "Method": "request",
    "Page": "request",
    "PathParameter": "request",
    "QueryParameter": "request",
    "Upload": "request",
    "Stream": "stream",
}
"""Words of the runtime, and their modules there."""


def imports(
    module: str, runtime: str, words: set[str], taken: frozenset[str], others: Mapping[str, set[str]]
) -> tuple[Import, ...]:
    """The import statements of `module` for `words`, and for names of `others` (dotted modules), in order."""
    wanted: dict[str, set[str]] = {}
    for word in words:
        if word in _RUNTIME:
            wanted.setdefault(f"{runtime}.{_RUNTIME[word]}", set()).add(word)
        elif word in _HOMES:
            wanted.setdefault(_HOMES[word], set()).add(word)
    made = [Import("datetime")] if "datetime" in words else []
    for home, names in {**wanted, **{home: names for home, names in others.items() if names}}.items():
        aliased = taken if home in wanted else frozenset[str]()
        made.append(
            Import(
                relative(module, home),
                tuple(
                    ImportedName(Identifier(name), Identifier(f"_{name}" if name in aliased else name))
                    for name in sorted(names)
                ),
            )
        )
    return tuple(sorted(made, key=lambda made: made.module))
