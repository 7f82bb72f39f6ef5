"""What a lint rule is given, and what it finds: a place, and one sentence that a maintainer of the API could act on."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from attrs import define, frozen

from .document import Document, Method, Node, Resource, Schema, method_pointer, methods, nodes
from .fault import split


@frozen(order=True)
class Finding:
    """One thing wrong in a document. The name of the rule says what kind of thing it is."""

    pointer: str
    rule: str
    message: str


@frozen
class Spot:
    """What a rule gives: where, and the sentence. `Finding` adds which rule it was."""

    pointer: str
    message: str


@define(slots=False)
class Subject:
    """A document, with what several rules ask of it."""

    document: Document

    @cached_property
    def nodes(self) -> tuple[tuple[str, Node], ...]:
        """Every node, with its pointer."""
        return tuple(nodes(self.document))

    @cached_property
    def methods(self) -> tuple[tuple[str, Method], ...]:
        """Every method, with its pointer."""
        return tuple((method_pointer(path, name), method) for path, name, method in methods(self.document))

    @cached_property
    def resources(self) -> tuple[tuple[str, Resource], ...]:
        """Every resource and the document, which is one, with its pointer."""
        return tuple((at, node) for at, node in self.nodes if isinstance(node, Resource))

    def schemas(self) -> Iterator[tuple[str, Schema]]:
        """Every schema, property and parameter, with its pointer."""
        return ((at, node) for at, node in self.nodes if isinstance(node, Schema))


_CONTAINERS = frozenset({"schemas", "properties", "resources", "methods"})


def called(at: str) -> str:
    """What people call the place of a pointer: `Part.inlineData`, `models.get`, `models.get(name)`."""
    parts = split(at)
    words: list[str] = []
    while parts:
        key = parts.pop(0)
        if key in _CONTAINERS and parts:
            words.append(parts.pop(0))
        elif key == "parameters" and parts:
            words[-1:] = [f"{words[-1] if words else ''}({parts.pop(0)})"]
        elif key in {"items", "additionalProperties"} and words:
            words[-1] += "[]" if key == "items" else "{}"
        else:
            words.append(key)
    return ".".join(words) or "the document"


def quoted(names: list[str]) -> str:
    """Names in a sentence."""
    ticked = [f"`{name}`" for name in names]
    return ticked[0] if len(ticked) == 1 else f"{', '.join(ticked[:-1])} and {ticked[-1]}"
