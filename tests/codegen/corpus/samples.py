"""Values made up for a raw document: of a message, of a parameter, of a pattern. Always the same for the same place."""

from __future__ import annotations

import datetime
import random
import re
from collections.abc import Callable, Mapping
from re import _constants, _parser  # type: ignore[attr-defined]  # a pattern, taken apart as `re` itself does it
from typing import Any

Tree = Mapping[str, Any]

TEXT = "a b%ü~1"
"""In a path: a space, a percent sign that begins no triplet, a character beyond ASCII."""

_STRINGS: Mapping[str, str] = {
    "int64": "-9007199254740993",
    "uint64": "18446744073709551615",
    "byte": "+/8A",
    "date": "2026-02-28",
    "date-time": "2026-01-02T03:04:05.123456789Z",
    "google-datetime": "2026-01-02T03:04:05Z",
    "google-duration": "3.5s",
    "google-fieldmask": "displayName,spec.items",
}
_VALUES: Mapping[str, Callable[[], object]] = {
    "integer": lambda: 2147483647,
    "number": lambda: 0.5,
    "boolean": lambda: True,
    "any": lambda: {"anything": [1, "two", None, {"three": 3.0}]},
}


class Samples:
    """Messages of a document's schemas, in wire form."""

    def __init__(self, schemas: Tree, seed: str) -> None:
        self._schemas = schemas
        self._random = random.Random(seed)

    def of(self, node: Tree, depth: int = 0) -> Any:
        """A value for a node; what is nested deeper than a few levels is left out, as recursion has no end."""
        if "$ref" in node:
            target = self._schemas.get(node["$ref"])
            return {} if target is None else self.of(target, depth + 1)
        kind = node.get("type")
        if kind == "string":
            return self._string(node)
        if kind == "array":
            return [] if depth > 3 else [self.of(node["items"], depth + 1), self.of(node["items"], depth + 1)]
        if kind == "object":
            return {} if depth > 3 else self._object(node, depth)
        return _VALUES[str(kind)]()

    def _string(self, node: Tree) -> str:
        if "enum" in node:
            return str(self._random.choice([*node["enum"], "NOT_LISTED"]))
        return _STRINGS.get(node.get("format", ""), "text \u2028 \"quoted\" \\ 'and' {braces}")

    def _object(self, node: Tree, depth: int) -> dict[str, Any]:
        made = {"notInTheSchema": [1]} if depth == 0 and "additionalProperties" not in node else {}
        for name, child in node.get("properties", {}).items():
            if depth < 2 or self._random.random() < 0.3:
                made[name] = self.of(child, depth + 1)
        if "additionalProperties" in node:
            made |= {key: self.of(node["additionalProperties"], depth + 1) for key in ("a key", "a.nother/key")}
        return made


def path_value(parameter: Tree, *, reserved: bool) -> str:
    """A text that a path variable admits, with as much to encode as the pattern lets in."""
    pattern = parameter.get("pattern")
    if pattern:
        return matching(pattern)
    if parameter["type"] == "integer" or parameter.get("format") in {"int64", "uint64"}:
        return "7"
    return f"{TEXT}/more" if reserved else f"{TEXT}/:?#[]@!$&'()*+,;="


def query_value(parameter: Tree) -> tuple[object, str]:
    """A value for a query parameter, and the text that it has to be in the URL."""
    if parameter.get("pattern"):
        text = matching(parameter["pattern"])
        return text, text
    if parameter.get("enum"):
        return parameter["enum"][-1], parameter["enum"][-1]
    return _QUERY.get(parameter.get("format", ""), _QUERY.get(parameter["type"], (f"{TEXT}/?&=+", f"{TEXT}/?&=+")))


_MOMENT = datetime.datetime(2026, 1, 2, 3, 4, 5, tzinfo=datetime.timezone(datetime.timedelta(hours=1)))
_QUERY: Mapping[str, tuple[object, str]] = {
    "boolean": (True, "true"),
    "integer": (-7, "-7"),
    "int32": (-7, "-7"),
    "uint32": (4294967295, "4294967295"),
    "int64": (-9007199254740993, "-9007199254740993"),
    "uint64": (18446744073709551615, "18446744073709551615"),
    "number": (0.25, "0.25"),
    "float": (0.25, "0.25"),
    "double": (0.25, "0.25"),
    "byte": (b"\xfb\xff\x00?", "-_8APw=="),
    "date": (datetime.date(2026, 2, 28), "2026-02-28"),
    "date-time": (_MOMENT, "2026-01-02T02:04:05Z"),
    "google-datetime": (_MOMENT, "2026-01-02T02:04:05Z"),
    "google-duration": (datetime.timedelta(milliseconds=3500), "3.5s"),
    "google-fieldmask": (["display_name", "spec.items"], "displayName,spec.items"),
    "object": ('{"@type": "x"}', '{"@type": "x"}'),
}


def matching(pattern: str) -> str:
    """A text that a pattern matches whole."""
    text = _matching(_parser.parse(pattern))
    assert re.fullmatch(pattern, text), (pattern, text)
    return text


def _matching(parsed: Any) -> str:
    done = ""
    for kind, argument in parsed:
        if kind is _constants.LITERAL:
            done += chr(argument)
        elif kind is _constants.IN:
            done += _one_of(argument)
        elif kind is _constants.ANY:
            done += "x"
        elif kind in {_constants.MAX_REPEAT, _constants.MIN_REPEAT}:
            least, most, inner = argument
            wide = most is _constants.MAXREPEAT and inner[0][0] in {_constants.ANY, _constants.NOT_LITERAL}
            done += TEXT if wide else _matching(inner) * max(least, min(1, most))
        elif kind is _constants.SUBPATTERN:
            done += _matching(argument[3])
        elif kind is _constants.BRANCH:
            done += _matching(argument[1][0])
        elif kind is _constants.NOT_LITERAL:
            done += "x"
        else:
            assert kind is _constants.AT, (kind, argument)
    return done


def _one_of(choices: Any) -> str:
    negated = choices[0][0] is _constants.NEGATE
    candidates = "x1-" if negated else "a1-/"
    for kind, argument in choices:
        if kind is _constants.LITERAL and not negated:
            return chr(argument)
        if kind is _constants.RANGE and not negated:
            return chr(argument[0])
        if kind is _constants.CATEGORY:
            return "1" if argument is _constants.CATEGORY_DIGIT else "x"
    return candidates[0]
