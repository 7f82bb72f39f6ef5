"""Where the schemas of a document travel: sent in requests, read in responses, both, or neither.

Never goes on from what is only read: what stands inside a read-only field is not sent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .diff_change import Reach
from .document import Document, Schema, methods


def reach(document: Document) -> dict[str, Reach]:
    """For every schema, where it travels."""
    asked = [method.request for _, _, method in methods(document) if method.request]
    answered = [method.response for _, _, method in methods(document) if method.response]
    sent, read = _closure(document.schemas, asked, sending=True), _closure(document.schemas, answered, sending=False)
    return {name: Reach.of(name in sent, name in read) for name in document.schemas}


def references(node: Schema, *, sending: bool) -> Iterator[str]:
    """The names that a node refers to; when it is sent, without those behind read-only fields."""
    if node.ref:
        yield node.ref
    for child in (node.properties or {}).values():
        if not (sending and child.read_only):
            yield from references(child, sending=sending)
    for inner in (node.items, node.additional_properties):
        if inner is not None:
            yield from references(inner, sending=sending)


def _closure(schemas: Mapping[str, Schema], start: list[Schema], *, sending: bool) -> set[str]:
    found: set[str] = set()
    todo = [name for node in start for name in references(node, sending=sending)]
    while todo:
        name = todo.pop()
        if name not in found and name in schemas:
            found.add(name)
            todo += references(schemas[name], sending=sending)
    return found
