"""Two schemas, properties or parameters -> what differs, to any depth of inline objects, arrays and maps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from .diff_change import Change, Place
from .document import Node, Parameter, Schema
from .marks import says_required

Renames = Mapping[str, str]
"""Schemas of the older document by the name that they have in the newer one, where it is another."""


def schema_changes(old: Schema, new: Schema, at: Place, renames: Renames) -> Iterator[Change]:
    """All that differs between two nodes at one place; a reference to a renamed schema is the same reference."""
    if label(old, renames) != label(new, {}):
        types = label(old, {}), label(new, {})
        yield at.change("format" if set(types) in ONE_VALUE else "type", *types)
    yield from node_changes(old, new, at)
    yield from _constraints(old, new, at)
    yield from _values(old, new, at)
    yield from _required(old, new, at)
    if old.properties is not None and new.properties is not None:
        yield from _fields(old.properties, new.properties, at, renames)
    for key, mark, before, now in (
        ("items", "[]", old.items, new.items),
        ("additionalProperties", "{}", old.additional_properties, new.additional_properties),
    ):
        if before is not None and now is not None:
            yield from schema_changes(before, now, at.inside(key, name=mark), renames)


def node_changes(old: Node, new: Node, at: Place) -> Iterator[Change]:
    """What every part of a document says of itself."""
    if old.description != new.description:
        yield at.change("description", old.description, new.description)
    if old.deprecated != new.deprecated:
        yield at.change("deprecated" if new.deprecated else "undeprecated")
    if old.unknown != new.unknown:
        yield at.change("key", listed(old.unknown), listed(new.unknown))


def label(node: Schema, renames: Renames) -> str:
    """The type of a node, without what is inside it."""
    if node.ref:
        return renames.get(node.ref, node.ref)
    if node.type == "object" and node.additional_properties is not None:
        return "map"
    return " ".join(filter(None, (node.type, node.format))) or "nothing"


ONE_VALUE = (
    {"any", "any google.protobuf.Value"},
    {"number double", "number float"},
    {"object", "object google.protobuf.Any"},
    {"string date-time", "string google-datetime"},
)
"""Types of the format that are one in JSON, and one in Python."""

CONSTRAINTS = ("pattern", "minimum", "maximum", "default")


def _constraints(old: Schema, new: Schema, at: Place) -> Iterator[Change]:
    for constraint in CONSTRAINTS:
        before, now = getattr(old, constraint), getattr(new, constraint)
        if before != now:
            yield at.change(constraint, before or "none", now or "none")
    if old.read_only != new.read_only:
        yield at.change("read-only" if new.read_only else "writable")


def _required(old: Schema, new: Schema, at: Place) -> Iterator[Change]:
    if isinstance(old, Parameter) and isinstance(new, Parameter):
        return
    before, now = set(old.required_by), set(new.required_by)
    if now - before:
        yield at.change("required", listed(sorted(before)), listed(sorted(now)))
    elif before - now:
        yield at.change("optional", listed(sorted(before)), listed(sorted(now)))
    elif not now and says_required(new.description) and not says_required(old.description):
        yield at.change("said-required")


def _values(old: Schema, new: Schema, at: Place) -> Iterator[Change]:
    if old.enum and not new.enum:
        yield at.change("enum-removed", listed(old.enum))
    elif new.enum and not old.enum:
        yield at.change("enum-added", new=listed(new.enum))
    before, now = _by_value(old), _by_value(new)
    if not before or not now:
        return
    for value in old.enum:
        if value not in now:
            yield at.inside("enum", old.enum.index(value)).gone("value-removed", value)
    for position, value in enumerate(new.enum):
        place = at.inside("enum", position)
        if value not in before:
            yield place.change("value-added", new=value)
            continue
        (text, flagged), (new_text, new_flagged) = before[value], now[value]
        if text != new_text:
            yield place.change("value-description", text, value)
        if flagged != new_flagged:
            yield place.change("value-deprecated" if new_flagged else "value-undeprecated", value, value)


def _by_value(node: Schema) -> dict[str, tuple[str, bool]]:
    texts, flags = node.enum_descriptions, node.enum_deprecated
    return {
        value: ((texts[at : at + 1] or ("",))[0], flags[at : at + 1] == (True,)) for at, value in enumerate(node.enum)
    }


def _fields(old: Mapping[str, Schema], new: Mapping[str, Schema], at: Place, renames: Renames) -> Iterator[Change]:
    for name in sorted(old.keys() | new.keys()):
        before, now = old.get(name), new.get(name)
        read_only = all(node.read_only for node in (before, now) if node is not None)
        place = at.inside("properties", name, name=f".{name}", read_only=read_only)
        if before is not None and now is not None:
            yield from schema_changes(before, now, place, renames)
        elif before is not None:
            yield place.gone("field-removed", label(before, {}))
        elif now is not None:
            marked, said = now.required_by, says_required(now.description)
            kind = "field-added-required" if marked else "field-added-said-required" if said else "field-added"
            yield place.change(kind, new=label(now, {}))


def listed(items: Sequence[str]) -> str:
    return ", ".join(items) or "none"
