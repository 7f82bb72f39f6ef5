"""Patches of an overlay -> another document: a part that is exchanged, added or taken out, at a pointer.

Never repairs: what is not as the patch expects it raises.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import evolve, fields

from .document import Document, Method, Node, Parameter, Resource, Schema, wire
from .fault import split
from .overlay import Patch
from .reading import structure


def find(document: Document, at: str) -> object | None:
    """What is at a pointer of the document."""
    place: Any = document
    for part in split(at):
        place = place.get(part) if isinstance(place, Mapping) else getattr(place, _attribute(place, part), None)
    found: object | None = place
    return found


def _attribute(node: object, key: str) -> str:
    if not isinstance(node, Node):
        return ""
    return next((field.name for field in fields(type(node)) if wire(field.name) == key), "")


def patched(document: Document, patch: Patch) -> Document:
    """The document with one patch in it.

    Raises:
        ValueError: It does not fit.
    """
    place = find(document, patch.at)
    parts = split(patch.at)
    if not parts:
        raise ValueError("the whole document can't be patched")
    if patch.was is None and place:
        raise ValueError("nothing expected there, something found")
    if patch.was is not None and place != _like(parts, patch.was):
        raise ValueError(f"{patch.was!r} expected there, {'something else' if place else 'nothing'} found")
    made: Document = _replaced(document, parts, None if patch.now is None else _like(parts, patch.now))
    return made


_IN: Mapping[str, type[Node]] = {
    "methods": Method, "parameters": Parameter, "properties": Schema, "resources": Resource, "schemas": Schema,
}  # fmt: skip
"""What a mapping holds, by its key."""
_AT = frozenset({"additionalProperties", "items", "request", "response"})
"""Keys of single schemas."""


def _like(parts: list[str], value: object) -> object:
    """A value of a patch, typed as what stands at such a place."""
    kind = _IN.get(parts[-2]) if len(parts) > 1 else None
    if kind is None and parts[-1] in _AT:
        kind = Schema
    if kind is None:
        return tuple(value) if isinstance(value, list) else value
    return structure(value, kind)


def _replaced(place: Any, parts: list[str], value: object) -> Any:
    """A copy of `place` with another value at the end of the path."""
    head, *rest = parts
    if isinstance(place, Mapping):
        if rest and head not in place:
            raise ValueError(f"there is no {head}")
        inner = _replaced(place[head], rest, value) if rest else value
        changed = {**place, head: inner}
        if inner is None:
            del changed[head]
        return dict(sorted(changed.items()))
    name = _attribute(place, head)
    if not name:
        raise ValueError(f"there is no {head}")
    if not rest:
        default = next(field.default for field in fields(type(place)) if field.name == name)
        if isinstance(getattr(place, name), Mapping):
            raise ValueError("what is in a mapping is changed one by one")
        if value is not None and default is not None and not isinstance(value, type(default)):
            raise ValueError(f"{value!r} can't stand there")
        return evolve(place, **{name: default if value is None else value})
    return evolve(place, **{name: _replaced(getattr(place, name), rest, value)})
