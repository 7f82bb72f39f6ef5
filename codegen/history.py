"""Several revisions of one document -> one document, and when each part of it was listed (`Span`).

The newest revision defines the surface. What older ones had and the newest dropped is kept as it last was. Methods are
the same method when verb and erased `flatPath` are equal; one that was renamed is kept under each of its names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import pairwise
from typing import TypeVar

from attrs import evolve, frozen

from .document import Document, Method, Node, Resource, Schema, method_pointer, methods
from .fault import Fault, Faults, join


@frozen
class Span:
    """The revisions that list one part. `flagged` is the first revision since which it has been marked deprecated."""

    since: str
    last: str
    flagged: str = ""


@frozen
class History:
    """One document made of `revisions` (oldest first), and a span for every pointer into it.

    `renamed` leads from former names of methods to those that they have now, as pointers.
    """

    document: Document
    revisions: tuple[str, ...]
    spans: Mapping[str, Span]
    renamed: Mapping[str, str]

    def with_document(self, document: Document) -> History:
        """The same history of a document that was patched."""
        return evolve(self, document=document)

    @property
    def oldest(self) -> str:
        return self.revisions[0]

    @property
    def newest(self) -> str:
        return self.revisions[-1]

    def since(self, pointer: str) -> str:
        """The revision that brought a part; empty when it was there from the first one that is kept."""
        span = self.spans.get(pointer)
        return "" if span is None or span.since == self.oldest else span.since

    def dropped(self, pointer: str) -> str:
        """The last revision that listed a part, if it is not the newest; else empty."""
        span = self.spans.get(pointer)
        return "" if span is None or span.last == self.newest else span.last

    def flagged(self, pointer: str) -> str:
        """The revision since which a part has been marked deprecated, if it is."""
        span = self.spans.get(pointer)
        return "" if span is None else span.flagged


def merge(documents: Sequence[Document]) -> History:
    """One history of several revisions, in any order.

    Raises:
        Faults: They are not revisions of one API, or two have the same revision.
    """
    ordered = sorted(documents, key=lambda document: document.revision)
    faults = [
        Fault("/id", f"revision {one.revision} is of {one.id}, revision {other.revision} of {other.id}")
        for one, other in pairwise(ordered)
        if one.id != other.id
    ]
    faults += [
        Fault("/revision", f"{one.revision} is given twice")
        for one, other in pairwise(ordered)
        if one.revision == other.revision
    ]
    if faults:
        raise Faults(faults)
    merged = reduce(_document, ordered)
    merged, renamed = _with_one_id_each(merged, _renamed(ordered, merged))
    return History(merged, tuple(document.revision for document in ordered), _spans(ordered, merged, renamed), renamed)


def route(method: Method) -> tuple[str, str]:
    """What makes a method itself: its verb, and its `flatPath` without the names of variables."""
    return method.http_method, re.sub(r"\{[^{}]*\}", "{}", method.flat_path or method.path)


N = TypeVar("N", bound=Node)


def _union(old: Mapping[str, N], new: Mapping[str, N], both: Callable[[N, N], N]) -> dict[str, N]:
    """What either has, sorted; `both` joins what is in the two."""
    one_sided = {**old, **new}
    return {key: both(old[key], new[key]) if key in old and key in new else one_sided[key] for key in sorted(one_sided)}


def _document(old: Document, new: Document) -> Document:
    before = {route(method): method for _, _, method in methods(old)}
    merged = _resource(old, _with_dropped_parameters(new, before))
    return evolve(
        new,
        methods=merged.methods,
        resources=merged.resources,
        schemas=_union(old.schemas, new.schemas, _schema),
    )


R = TypeVar("R", bound=Resource)


def _with_dropped_parameters(resource: R, before: Mapping[tuple[str, str], Method]) -> R:
    return evolve(
        resource,
        methods={
            name: _method(before[route(method)], method) if route(method) in before else method
            for name, method in resource.methods.items()
        },
        resources={name: _with_dropped_parameters(child, before) for name, child in resource.resources.items()},
    )


def _resource(old: Resource, new: Resource) -> Resource:
    """Where both have a method of one name, the newer one has it."""
    return evolve(
        new,
        methods=_union(old.methods, new.methods, lambda _, newer: newer),
        resources=_union(old.resources, new.resources, _resource),
    )


def _method(old: Method, new: Method) -> Method:
    """Query parameters only: those of the path are the route's."""
    query = {name: parameter for name, parameter in old.parameters.items() if parameter.location == "query"}
    return evolve(new, parameters=_union(query, new.parameters, _schema))


S = TypeVar("S", bound=Schema)


def _schema(old: S, new: S) -> S:
    dropped = [at for at, value in enumerate(old.enum) if value not in new.enum] if new.enum else []
    return evolve(
        new,
        properties=_inside(old.properties, new.properties, lambda one, other: _union(one, other, _schema)),
        items=_inside(old.items, new.items, _schema),
        additional_properties=_inside(old.additional_properties, new.additional_properties, _schema),
        enum=(*new.enum, *(old.enum[at] for at in dropped)),
        enum_descriptions=_aligned(old.enum_descriptions, new.enum_descriptions, len(new.enum), dropped, ""),
        enum_deprecated=_aligned(old.enum_deprecated, new.enum_deprecated, len(new.enum), dropped, False),
    )


T = TypeVar("T")


def _inside(old: T | None, new: T | None, both: Callable[[T, T], T]) -> T | None:
    return new if old is None or new is None else both(old, new)


def _aligned(old: tuple[T, ...], new: tuple[T, ...], size: int, dropped: list[int], filler: T) -> tuple[T, ...]:
    """What an enum says of its values, one for each value, or none at all."""
    if not new and not (old and dropped):
        return ()
    return (*new, *[filler] * (size - len(new)), *(old[at] if at < len(old) else filler for at in dropped))


def _places(document: Document) -> Iterator[tuple[str, Method]]:
    for path, name, method in methods(document):
        yield method_pointer(path, name), method


def _renamed(documents: Sequence[Document], merged: Document) -> dict[str, str]:
    """Of the names that one method had, one after the other, all but the latest lead to it."""
    listed = {at: (number, route(method)) for number, one in enumerate(documents) for at, method in _places(one)}
    latest: dict[tuple[str, str], tuple[int, str]] = {}
    for at, (number, found) in listed.items():
        latest[found] = max(latest.get(found, (-1, "")), (number, at))
    renamed: dict[str, str] = {}
    for at, method in _places(merged):
        number, now = latest.get(route(method), (-1, at))
        if listed[at][0] < number and listed[at][1] == route(method):
            renamed[at] = now
    return renamed


def _with_one_id_each(merged: Document, renamed: Mapping[str, str]) -> tuple[Document, Mapping[str, str]]:
    """A method that moved may have taken its id along: then its former name gets one that is made of it."""
    ids = {at: method.id for at, method in _places(merged)}
    same = {at for at, now in renamed.items() if ids[at] == ids[now]}
    return (_with_ids(merged, (merged.name,), "", same) if same else merged), renamed


def _with_ids(resource: R, path: tuple[str, ...], at: str, wanted: set[str]) -> R:
    return evolve(
        resource,
        methods={
            name: evolve(method, id=".".join((*path, name))) if join(at, "methods", name) in wanted else method
            for name, method in resource.methods.items()
        },
        resources={
            name: _with_ids(child, (*path, name), join(at, "resources", name), wanted)
            for name, child in resource.resources.items()
        },
    )


def _spans(documents: Sequence[Document], merged: Document, renamed: Mapping[str, str]) -> dict[str, Span]:
    routes = {at: route(method) for at, method in _places(merged)}
    spans: dict[str, Span] = {}
    for document in documents:
        revision = document.revision
        for pointer, deprecated in _parts(document, routes, renamed):
            before = spans.get(pointer)
            since = before.since if before else revision
            flagged = ((before.flagged if before else "") or revision) if deprecated else ""
            spans[pointer] = Span(since, revision, flagged)
    return spans


def _parts(
    document: Document, routes: Mapping[str, tuple[str, str]], renamed: Mapping[str, str]
) -> Iterator[tuple[str, bool]]:
    """The pointer, in the merged document, of each part that this one lists, and whether it is marked deprecated.

    What is listed under a former name is listed under the present one, too.
    """
    for place, method in _places(document):
        if routes.get(place) == route(method):
            for at in filter(None, (place, renamed.get(place))):
                yield from _parts_of_method(at, method)
    for name, schema in document.schemas.items():
        yield from _parts_of_schema(join("", "schemas", name), schema)


def _parts_of_method(at: str, method: Method) -> Iterator[tuple[str, bool]]:
    yield at, method.deprecated
    for name, parameter in method.parameters.items():
        yield from _parts_of_schema(join(at, "parameters", name), parameter)


def _parts_of_schema(at: str, schema: Schema) -> Iterator[tuple[str, bool]]:
    yield at, schema.deprecated
    for position, value in enumerate(schema.enum):
        yield join(at, "enum", value), schema.enum_deprecated[position : position + 1] == (True,)
    for name, child in (schema.properties or {}).items():
        yield from _parts_of_schema(join(at, "properties", name), child)
    if schema.items is not None:
        yield from _parts_of_schema(join(at, "items"), schema.items)
    if schema.additional_properties is not None:
        yield from _parts_of_schema(join(at, "additionalProperties"), schema.additional_properties)
