"""Partial answers: what `fields` (or the header X-Goog-FieldMask) asks for -> the parts of an answer that are sent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from attrs import frozen

from . import errors
from .trees import is_list, is_object

_TOKEN = re.compile(r"\s*([(),/.]|[^\s(),/.]+)\s*")
_SIGNS = frozenset("(),/.")
_STEP = frozenset("/.")
_DEPTH = 50


@frozen
class Selection:
    """The parts of an answer that are wanted: by name, each with what is wanted of it; empty for all."""

    fields: Mapping[str, Any]

    def __call__(self, tree: Any) -> Any:
        """The wanted parts of an answer."""
        return _chosen(tree, self.fields)

    def each(self, trees: Iterable[Any]) -> Iterable[Any]:
        """The wanted parts of every answer."""
        return map(self, trees) if self.fields else trees


_ALL = Selection({})


def selection(text: str | None) -> Selection:
    """What a text such as `nextPageToken,models(name,version)` or `candidates/content` asks for; `None` for all.

    Raises:
        Refusal: 400, it is malformed.
    """
    if not text:
        return _ALL
    tokens = _TOKEN.findall(text)
    wanted = _list(tokens, 0)
    if tokens or not wanted:
        raise errors.invalid(f"Invalid field selection {text!r}.", "fields")
    return Selection(wanted)


def _chosen(tree: Any, wanted: Mapping[str, Any]) -> Any:
    if is_list(tree):
        return [_chosen(item, wanted) for item in tree]
    if not wanted or not is_object(tree):
        return tree
    rest = wanted.get("*")
    found = {name: rest if (inner := wanted.get(name)) is None else inner for name in tree}
    return {name: _chosen(value, inner) for name, value in tree.items() if (inner := found[name]) is not None}


def _list(tokens: list[str], depth: int) -> dict[str, Any]:
    """Items up to a closing parenthesis or the end; takes what it reads from the front of `tokens`."""
    wanted: dict[str, Any] = {}
    while tokens and tokens[0] not in _SIGNS and depth < _DEPTH:
        level, name = wanted, _wire(tokens.pop(0))
        while tokens and tokens[0] in _STEP and len(tokens) > 1:
            tokens.pop(0)
            level = level.setdefault(name, {})
            name = _wire(tokens.pop(0))
        inner = level.setdefault(name, {})
        if tokens and tokens[0] == "(":
            tokens.pop(0)
            inner.update(_list(tokens, depth + 1))
            if not tokens or tokens.pop(0) != ")":
                tokens.insert(0, "(")  # what remains says that it was not closed
                return wanted
        if not tokens or tokens[0] != ",":
            return wanted
        tokens.pop(0)
    tokens.insert(0, ",")  # a comma, and nothing after it
    return wanted


def _wire(name: str) -> str:
    """A name may be given as the proto has it."""
    head, *tail = name.split("_")
    return head + "".join(word.capitalize() for word in tail) if head else name
