"""What in the newer document is what in the older one: methods by name and route, schemas by name and reference.

A pair says that two parts are one; what differs between them is not looked at here.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping

from attrs import frozen

from .document import Document, Method, Schema, method_pointer, methods
from .history import route


@frozen
class Listed:
    """A method, and where a document lists it."""

    path: tuple[str, ...]
    key: str
    method: Method

    @property
    def name(self) -> str:
        return ".".join((*self.path, self.key))

    @property
    def pointer(self) -> str:
        return method_pointer(self.path, self.key)


@frozen
class Pairs:
    """What stayed, under whatever name; and what is only in the older, and only in the newer document."""

    both: tuple[tuple[Listed, Listed], ...]
    gone: tuple[Listed, ...]
    new: tuple[Listed, ...]


def method_pairs(old: Document, new: Document) -> Pairs:
    """Methods are one when name and route are equal; else when routes are; else when names are."""
    before, now = ([Listed(*listed) for listed in methods(document)] for document in (old, new))
    both: list[tuple[Listed, Listed]] = []
    for identity in (_name_and_route, _route, _name):
        waiting: dict[Hashable, list[Listed]] = defaultdict(list)
        for listed in now:
            waiting[identity(listed)].append(listed)
        found = [(listed, waiting[identity(listed)].pop(0)) for listed in before if waiting[identity(listed)]]
        both += found
        paired = {listed.name for listed, _ in found}, {listed.name for _, listed in found}
        before = [listed for listed in before if listed.name not in paired[0]]
        now = [listed for listed in now if listed.name not in paired[1]]
    return Pairs(tuple(both), tuple(before), tuple(now))


def _name_and_route(listed: Listed) -> Hashable:
    return listed.name, route(listed.method)


def _route(listed: Listed) -> Hashable:
    return route(listed.method)


def _name(listed: Listed) -> Hashable:
    return listed.name


class _Renamed:
    """Schemas that are gone, each with the new one that took its place; grows as evidence is found."""

    def __init__(self, old: Document, new: Document) -> None:
        self.gone = {name: schema for name, schema in old.schemas.items() if name not in new.schemas}
        self.added = {name: schema for name, schema in new.schemas.items() if name not in old.schemas}
        self.found: dict[str, str] = {}

    def vote(self, references: Iterable[tuple[str, str]]) -> bool:
        """Takes, for each name that stood, the one that stands there most often; whether any was taken."""
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for was, now in references:
            if was in self.gone and now in self.added:
                votes[was][now] += 1
        known = len(self.found)
        for was in sorted(votes):
            self.take(was, sorted(votes[was], key=lambda now: (-votes[was][now], now)))
        return len(self.found) > known

    def take(self, was: str, candidates: Iterable[str]) -> None:
        free = (now for now in candidates if now not in self.found.values())
        fit = next((now for now in free if _alike(self.gone[was], self.added[now])), None)
        if fit is not None:
            self.found.setdefault(was, fit)

    def twins(self) -> None:
        """Takes, for each schema that nobody refers to, the only new one of the same fields and a name like it."""
        shapes: dict[Hashable, list[str]] = defaultdict(list)
        for name, schema in self.added.items():
            shapes[_shape(schema, {})].append(name)
        for was in sorted(self.gone.keys() - self.found.keys()):
            fields = len(self.gone[was].properties or ())
            named = [now for now in shapes[_shape(self.gone[was], self.found)] if _akin(was, now, fields)]
            if len(named) == 1:
                self.take(was, named)


def renamed_schemas(old: Document, new: Document, pairs: Pairs) -> dict[str, str]:
    """Schemas that are gone, each with the new one that is the same but for its name.

    The evidence is what refers to it: where the one stood, the other stands. It holds for what they refer to in turn.
    """
    renamed = _Renamed(old, new)
    renamed.vote(_references(old, new, pairs))
    while renamed.vote(
        pair
        for was, now in sorted(renamed.found.items())
        for pair in _node_references(renamed.gone[was], renamed.added[now])
        if pair[0] not in renamed.found
    ):
        pass
    renamed.twins()
    return renamed.found


def _shape(node: Schema, renames: Mapping[str, str]) -> Hashable:
    """What two nodes have in common when they are the same but for their text."""
    inside = [(name, _shape(field, renames)) for name, field in sorted((node.properties or {}).items())]
    below = [child and _shape(child, renames) for child in (node.items, node.additional_properties)]
    return node.type, renames.get(node.ref, node.ref), node.format, node.enum, tuple(inside), tuple(below)


def _akin(was: str, now: str, fields: int) -> bool:
    """Names of one schema: the fewer fields there are to tell by, the more of the name must be the same."""
    ends = was.endswith(now) or now.endswith(was)
    return ends if fields < 2 else ends or _last_word(was) == _last_word(now)


def _last_word(name: str) -> str:
    return re.sub(".*(?=[A-Z])", "", name)


def _alike(old: Schema, new: Schema) -> bool:
    """Of one type, with half of the fields of the smaller one in common."""
    before, now = set(old.properties or ()), set(new.properties or ())
    return old.type == new.type and 2 * len(before & now) >= min(len(before), len(now))


def _references(old: Document, new: Document, pairs: Pairs) -> Iterator[tuple[str, str]]:
    """The name that stood, and the name that stands, at each place that both documents have."""
    for one, other in pairs.both:
        yield from _node_references(one.method.request, other.method.request)
        yield from _node_references(one.method.response, other.method.response)
    for name in old.schemas.keys() & new.schemas.keys():
        yield from _node_references(old.schemas[name], new.schemas[name])


def _node_references(old: Schema | None, new: Schema | None) -> Iterator[tuple[str, str]]:
    if old is None or new is None:
        return
    if old.ref and new.ref:
        yield old.ref, new.ref
    before: Mapping[str, Schema] = old.properties or {}
    now: Mapping[str, Schema] = new.properties or {}
    for name in before.keys() & now.keys():
        yield from _node_references(before[name], now[name])
    yield from _node_references(old.items, new.items)
    yield from _node_references(old.additional_properties, new.additional_properties)
