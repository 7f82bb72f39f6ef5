"""Overlay and document -> the document with the overlay's patches in it, and its facts, by method or schema.

Every entry is held against the document here: one that matches nothing, or whose guard is no longer true, is a fault.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from typing import Any, TypeVar

from attrs import evolve, fields, frozen

from .document import Document, Method, Node, Schema, methods, wire
from .fault import Fault, Faults, Level, pointer, split
from .overlay import NO_CLIENT, Client, ForMethods, Guard, Input, Mixin, Operation, Overlay, Paging, Patch, Safety
from .reading import structure

M = TypeVar("M", bound=ForMethods)


@frozen
class Facts:
    """The overlay's answers for one document: everything is keyed by pointer or schema name, all guards held."""

    client: Client = NO_CLIENT
    streaming: frozenset[str] = frozenset()
    safety: Mapping[str, Safety] = {}
    operations: Mapping[str, Operation] = {}
    paging: Mapping[str, Paging] = {}
    mixins: Mapping[str, Mixin] = {}
    inputs: Mapping[str, Input] = {}
    renames: Mapping[str, str] = {}
    enums: Mapping[str, str] = {}
    alive: frozenset[str] = frozenset()


def apply(overlay: Overlay, document: Document) -> tuple[Document, Facts]:
    """The document with the patches in it, and the facts.

    Raises:
        Faults: All entries that match nothing, or whose guards do not hold.
    """
    faults: list[Fault] = []
    if overlay.api and overlay.api != document.id:
        faults.append(Fault("/api", f"the overlay is of {overlay.api}, the document of {document.id}"))
    for number, patch in enumerate(overlay.patches):
        try:
            document = _patched(document, patch)
        except ValueError as error:
            faults.append(Fault(pointer("patches", number), f"{patch.at}: {error}"))
    facts = Facts(
        client=overlay.client,
        streaming=frozenset(_by_method("streaming", overlay.streaming, document, faults)),
        safety=_by_method("safety", overlay.safety, document, faults),
        operations=_by_method("operations", overlay.operations, document, faults),
        paging=_by_method("paging", overlay.paging, document, faults),
        mixins={entry.schema: entry for entry in overlay.mixins},
        inputs={entry.schema: entry for entry in overlay.inputs},
        renames={entry.at: entry.name for entry in overlay.renames},
        enums={at: entry.name for entry in overlay.enums for at in entry.at},
        alive=frozenset(name for entry in overlay.alive for name in entry.schemas),
    )
    faults.extend(_missing(overlay, document))
    if faults:
        raise Faults(faults)
    return document, facts


def at_home(facts: Facts, package: str) -> tuple[Facts, tuple[Fault, ...]]:
    """The facts that hold in a package: hand-written bases of another one stay behind, and what they accept, too."""
    away = sorted(name for name, mixin in facts.mixins.items() if mixin.base.partition(".")[0] != package)
    home = evolve(
        facts,
        mixins={name: mixin for name, mixin in facts.mixins.items() if name not in away},
        inputs={name: entry for name, entry in facts.inputs.items() if name not in away},
    )

    return home, tuple(
        Fault(pointer("schemas", name), f"its base {facts.mixins[name].base} stays behind", Level.WARNING)
        for name in away
    )


def _by_method(table: str, entries: tuple[M, ...], document: Document, faults: list[Fault]) -> dict[str, M]:
    """Entries by the dotted names of the methods that they match; a later entry of a table overrides an earlier one."""
    known = {".".join((*path, name)): method for path, name, method in methods(document)}
    found: dict[str, M] = {}
    for number, entry in enumerate(entries):
        for pattern in entry.methods:
            matches = [name for name in known if fnmatchcase(name, pattern)]
            if not matches:
                faults.append(Fault(pointer(table, number, "methods", pattern), "matches no method"))
            for name in matches:
                said = _said(known[name])
                faults.extend(
                    Fault(pointer(table, number, "was", key), f"{name}: {value!r} expected, {said[key]!r} found")
                    for key, value in entry.was.items()
                    if said[key] != value
                )
                found[name] = entry
    return found


def _said(method: Method) -> Mapping[Guard, str]:
    return {
        "verb": method.http_method,
        "path": method.path,
        "request": method.request.ref if method.request else "",
        "response": method.response.ref if method.response else "",
    }


def _missing(overlay: Overlay, document: Document) -> Iterator[Fault]:
    """Entries about schemas that are not there."""
    named = [
        *((pointer("mixins", n, "schema"), entry.schema) for n, entry in enumerate(overlay.mixins)),
        *((pointer("inputs", n, "schema"), entry.schema) for n, entry in enumerate(overlay.inputs)),
        *((pointer("operations", n, "result"), entry.result) for n, entry in enumerate(overlay.operations)),
        *((pointer("operations", n, "metadata"), entry.metadata) for n, entry in enumerate(overlay.operations)),
        *((pointer("alive", n, "schemas"), name) for n, entry in enumerate(overlay.alive) for name in entry.schemas),
    ]
    for at, name in named:
        if name and name not in document.schemas:
            yield Fault(at, f"there is no schema {name}")
    for number, entry in enumerate(overlay.renames):
        if find(document, entry.at) is None:
            yield Fault(pointer("renames", number), f"there is nothing at {entry.at}")
    for number, enum in enumerate(overlay.enums):
        for at in enum.at:
            place = find(document, at)
            if not isinstance(place, Schema) or not place.enum:
                yield Fault(pointer("enums", number), f"there is no enum at {at}")
            elif place.enum[0] != enum.was:
                yield Fault(pointer("enums", number), f"{at}: {enum.was!r} expected first, {place.enum[0]!r} found")


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


def _patched(document: Document, patch: Patch) -> Document:
    place = find(document, patch.at)
    parts = split(patch.at)
    if not parts:
        raise ValueError("the whole document can't be patched")
    if patch.was is None and place is not None:
        raise ValueError("nothing expected there, something found")
    if patch.was is not None and place != _like(parts, patch.was):
        raise ValueError(f"{patch.was!r} expected there, {'nothing' if place is None else 'something else'} found")
    patched: Document = _replaced(document, parts, None if patch.now is None else _like(parts, patch.now))
    return patched


_KINDS: Mapping[str, type[Node]] = {"schemas": Schema, "properties": Schema, "methods": Method}


def _like(parts: list[str], value: object) -> object:
    """A value of a patch, typed as what stands at such a place."""
    kind = _KINDS.get(parts[-2]) if len(parts) > 1 else None
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
        return evolve(place, **{name: default if value is None else value})
    return evolve(place, **{name: _replaced(getattr(place, name), rest, value)})
