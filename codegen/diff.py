"""Two revisions of a document -> what was added, removed and changed, part by part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen

from .document import Document, Schema, methods
from .history import route


@frozen(order=True)
class Change:
    """One difference. `what` is the kind of part, `name` leads to it."""

    what: str
    name: str
    how: str


def compare(old: Document, new: Document) -> tuple[Change, ...]:
    """Every difference that is not only wording, in the order of the names."""
    return tuple(sorted([*_methods(old, new), *_schemas(old.schemas, new.schemas, "schema", "")]))


def told(changes: tuple[Change, ...]) -> str:
    """For people: one line each, and how many."""
    lines = [f"{change.how:8} {change.what:9} {change.name}" for change in changes]
    return "\n".join([*lines, f"{len(changes)} differences"])


def _methods(old: Document, new: Document) -> Iterator[Change]:
    before = {route(method): (".".join((*path, name)), method) for path, name, method in methods(old)}
    now = {route(method): (".".join((*path, name)), method) for path, name, method in methods(new)}
    for key in before.keys() - now.keys():
        yield Change("method", before[key][0], "removed")
    for key in now.keys() - before.keys():
        yield Change("method", now[key][0], "added")
    for key in before.keys() & now.keys():
        (was, old_method), (name, new_method) = before[key], now[key]
        if was != name:
            yield Change("method", f"{was} -> {name}", "renamed")
        if new_method.deprecated and not old_method.deprecated:
            yield Change("method", name, "flagged")
        yield from _schemas(old_method.parameters, new_method.parameters, "parameter", f"{name}.")


def _schemas(old: Mapping[str, Schema], new: Mapping[str, Schema], what: str, above: str) -> Iterator[Change]:
    for name in old.keys() - new.keys():
        yield Change(what, above + name, "removed")
    for name in new.keys() - old.keys():
        yield Change(what, above + name, "added")
    for name in old.keys() & new.keys():
        yield from _schema(old[name], new[name], what, above + name)


def _schema(old: Schema, new: Schema, what: str, name: str) -> Iterator[Change]:
    if _type(old) != _type(new):
        yield Change(what, f"{name}: {_type(old)} -> {_type(new)}", "changed")
    if new.deprecated and not old.deprecated:
        yield Change(what, name, "flagged")
    for value in sorted(set(old.enum) - set(new.enum)):
        yield Change("value", f"{name}: {value}", "removed")
    for value in sorted(set(new.enum) - set(old.enum)):
        yield Change("value", f"{name}: {value}", "added")
    yield from _schemas(old.properties or {}, new.properties or {}, "field", f"{name}.")
    for before, now, mark in (
        (old.items, new.items, "[]"),
        (old.additional_properties, new.additional_properties, "{}"),
    ):
        if before is not None and now is not None:
            yield from _schema(before, now, what, name + mark)


def _type(node: Schema) -> str:
    return node.ref or " ".join(filter(None, (node.type, node.format)))
