"""Two revisions of a document -> every difference, each of a kind that says how much it matters.

Compares meaning, not keys: what moved with its route, or was renamed with all that refers to it, is the same part.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from .diff_change import Change, Impact, Place, Reach
from .diff_method import method_changes, parameter_changes
from .diff_pairs import Pairs, method_pairs, renamed_schemas
from .diff_reach import reach
from .diff_schema import Renames, listed, node_changes, schema_changes
from .document import Document, Flow, Resource
from .fault import pointer


@frozen
class Comparison:
    """What changed between two documents, the weightiest first, then by pointer."""

    old: Document
    new: Document
    changes: tuple[Change, ...]

    @property
    def impact(self) -> Impact | None:
        """That of the weightiest change, or `None` where there is none."""
        return max((change.impact for change in self.changes), default=None)

    def of(self, impact: Impact) -> tuple[Change, ...]:
        """The changes of one impact."""
        return tuple(change for change in self.changes if change.impact is impact)


def compare(old: Document, new: Document) -> Comparison:
    """Every difference between two documents."""
    pairs = method_pairs(old, new)
    renames = renamed_schemas(old, new, pairs)
    changes = [
        *_document(old, new, renames),
        *_resources(old, new, ""),
        *_methods(pairs, renames),
        *_schemas(old, new, renames),
    ]
    return Comparison(old, new, tuple(sorted(changes, key=lambda change: (-change.impact, change))))


def _document(old: Document, new: Document, renames: Renames) -> Iterator[Change]:
    at = Place(old="", new="", name=new.name, reach=Reach.BOTH)
    addresses = [document.root_url + document.service_path for document in (old, new)]
    if addresses[0] != addresses[1]:
        yield at.inside("rootUrl").change("address", *addresses)
    if old.features != new.features:
        yield at.inside("features").change("wrapper", listed(old.features), listed(new.features))
    for key, before, now in (
        ("title", old.title, new.title),
        ("documentationLink", old.documentation_link, new.documentation_link),
        ("canonicalName", old.canonical_name, new.canonical_name),
    ):
        if before != now:
            yield at.inside(key, name=f" {key}").change("label", before or "none", now or "none")
    yield from node_changes(old, new, at)
    yield from parameter_changes(old.parameters, new.parameters, at, renames)
    yield from _scopes(old, new, at)


def _scopes(old: Document, new: Document, at: Place) -> Iterator[Change]:
    for flow in sorted(old.auth.keys() | new.auth.keys()):
        before, now = (document.auth.get(flow, Flow()).scopes for document in (old, new))
        for scope in sorted(before.keys() | now.keys()):
            place = at.inside("auth", flow, "scopes", scope, name=f" scope {scope}")
            if scope not in now:
                yield place.gone("scope-removed")
            elif scope not in before:
                yield place.change("scope-added")
            else:
                yield from node_changes(before[scope], now[scope], place)


def _resources(old: Resource, new: Resource, at: str) -> Iterator[Change]:
    """What is said of the resources themselves, where both documents have them."""
    for name in sorted(old.resources.keys() & new.resources.keys()):
        where = at + pointer("resources", name)
        before, now = old.resources[name], new.resources[name]
        yield from node_changes(before, now, Place(old=where, new=where, name=name, reach=Reach.BOTH))
        yield from _resources(before, now, where)


def _methods(pairs: Pairs, renames: Renames) -> Iterator[Change]:
    for old, new in pairs.both:
        yield from method_changes(old, new, renames)
    for kind, methods in (("method-removed", pairs.gone), ("method-added", pairs.new)):
        for method in methods:
            yield Change(pointer=method.pointer, kind=kind, name=method.name, reach=Reach.BOTH)


def _schemas(old: Document, new: Document, renames: Renames) -> Iterator[Change]:
    was, now = reach(old), reach(new)
    names = {renames.get(name, name): name for name in old.schemas}
    for name in sorted(names.keys() | new.schemas.keys()):
        before = names.get(name, "")
        sides = [side for side in (was.get(before), now.get(name)) if side is not None]
        place = Place(
            old=pointer("schemas", before),
            new=pointer("schemas", name),
            name=name,
            reach=Reach.of(any(side.sent for side in sides), any(side.read for side in sides)),
        )
        if not before:
            yield place.change("schema-added")
        elif name not in new.schemas:
            yield place.gone("schema-removed")
        else:
            if before != name:
                yield place.change("schema-renamed", before, name)
            yield from schema_changes(old.schemas[before], new.schemas[name], place, renames)
