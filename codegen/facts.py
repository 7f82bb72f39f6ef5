"""Overlay and document -> the document with the overlay's patches in it, and its facts, by method, schema or pointer.

Every entry is held against the document here: one that matches nothing, or whose guard is no longer true, is a fault.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import TypeVar

from attrs import evolve, frozen

from .document import Document, Method, Schema, method_pointer, methods
from .fault import Fault, Faults, Level, join, pointer
from .overlay import (
    ANYTHING,
    FILE,
    NO_CLIENT,
    Client,
    ForMethods,
    Guard,
    Input,
    Mixin,
    Operation,
    Overlay,
    Paging,
    Safety,
    Streaming,
    Was,
)
from .patching import find, patched

M = TypeVar("M", bound=ForMethods)


@frozen
class Facts:
    """The overlay's answers for one document: everything is keyed by pointer or schema name, all guards held."""

    client: Client = NO_CLIENT
    streaming: Mapping[str, Streaming] = {}
    safety: Mapping[str, Safety] = {}
    operations: Mapping[str, Operation] = {}
    paging: Mapping[str, Paging] = {}
    mixins: Mapping[str, Mixin] = {}
    inputs: Mapping[str, Input] = {}
    renames: Mapping[str, str] = {}
    enums: Mapping[str, str] = {}
    alive: frozenset[str] = frozenset()
    url_safe: frozenset[str] = frozenset()
    replacements: Mapping[str, str] = {}


@frozen
class Held:
    """One thing that an entry says something of, and what is wrong with that."""

    at: str
    faults: tuple[Fault, ...]


Dropped = Callable[[str], str] | None
"""The last revision that listed the part at a pointer, if the newest one does not; `None` where nobody can say."""


def apply(overlay: Overlay, document: Document, dropped: Dropped = None) -> tuple[Document, Facts]:
    """The document with the patches in it, and the facts.

    Raises:
        Faults: All entries that match nothing, or whose guards do not hold.
    """
    document, held = hold(overlay, document, dropped)
    faults = [evolve(fault, file=FILE) for one in held for fault in one.faults]
    if faults:
        raise Faults(faults)
    known = _pointers(document)
    return document, Facts(
        client=overlay.client,
        streaming=_by_method(overlay.streaming, known),
        safety=_by_method(overlay.safety, known),
        operations=_by_method(overlay.operations, known),
        paging=_by_method(overlay.paging, known),
        mixins={entry.schema: entry for entry in overlay.mixins},
        inputs={entry.schema: entry for entry in overlay.inputs},
        renames={entry.at: entry.name for entry in overlay.renames},
        enums={at: entry.name for entry in overlay.enums for at in entry.at},
        alive=frozenset(name for entry in overlay.alive for name in entry.schemas),
        url_safe=frozenset(at for entry in overlay.base64 for at in entry.at),
        replacements={known.get(at, at): known.get(one.by, one.by) for one in overlay.replacements for at in one.at},
    )


def hold(overlay: Overlay, document: Document, dropped: Dropped) -> tuple[Document, list[Held]]:
    """The document with the patches that fit in it, and how every entry holds against it."""
    held: list[Held] = []
    if overlay.api:
        said = f"the overlay is of {overlay.api}, the document of {document.id}"
        held.append(Held("/api", (Fault("/api", said),) if overlay.api != document.id else ()))
    for number, patch in enumerate(overlay.patches):
        at, faults = pointer("patches", number), []
        try:
            document = patched(document, patch)
        except ValueError as error:
            faults.append(Fault(at, f"{patch.at}: {error}"))
        held.append(Held(at, tuple(faults)))
    tables: Mapping[str, Sequence[ForMethods]] = {
        "streaming": overlay.streaming,
        "safety": overlay.safety,
        "operations": overlay.operations,
        "paging": overlay.paging,
    }
    known = {".".join((*path, name)): method for path, name, method in methods(document)}
    for table, entries in tables.items():
        held += [one for number, entry in enumerate(entries) for one in _methods(pointer(table, number), entry, known)]
    held += _schemas(overlay, document, dropped)
    held += _places(overlay, document, dropped)
    return document, held


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


def _pointers(document: Document) -> dict[str, str]:
    """Where each method is, by its dotted name."""
    return {".".join((*path, name)): method_pointer(path, name) for path, name, _ in methods(document)}


def _by_method(entries: Sequence[M], known: Mapping[str, str]) -> dict[str, M]:
    """Entries by the methods that they match; a later one overrides an earlier one."""
    patterns = [(entry, pattern) for entry in entries for pattern in entry.methods]
    return {name: entry for entry, pattern in patterns for name in known if fnmatchcase(name, pattern)}


def _methods(at: str, entry: ForMethods, known: Mapping[str, Method]) -> Iterator[Held]:
    for pattern in entry.methods:
        place = join(at, "methods", pattern)
        matches = [name for name in known if fnmatchcase(name, pattern)]
        faults = [] if matches else [Fault(place, "matches no method")]
        for name in matches:
            said = _said(known[name])
            faults += [
                Fault(f"{at}/was/{key}", f"{name}: {value!r} expected, {said[key]!r} found")
                for key, value in entry.was.items()
                if said[key] != value
            ]
        yield Held(place, tuple(faults))


def _said(method: Method) -> Mapping[Guard, str]:
    return {
        "verb": method.http_method,
        "path": method.path,
        "request": method.request.ref if method.request else "",
        "response": method.response.ref if method.response else "",
    }


def _schemas(overlay: Overlay, document: Document, dropped: Dropped) -> Iterator[Held]:
    """Entries about schemas, which have to be there."""
    carried = list(enumerate(overlay.operations))
    named = [
        *((pointer("mixins", n, "schema"), entry.schema, entry.was) for n, entry in enumerate(overlay.mixins)),
        *((pointer("inputs", n, "schema"), entry.schema, entry.was) for n, entry in enumerate(overlay.inputs)),
        *(
            (pointer("inputs", n, "accepts", at), name, ANYTHING)
            for n, entry in enumerate(overlay.inputs)
            for at, name in enumerate(entry.accepts)
            if name != "str"
        ),
        *((pointer("operations", n, "result"), entry.result, ANYTHING) for n, entry in carried),
        *((pointer("operations", n, "metadata"), entry.metadata, ANYTHING) for n, entry in carried),
        *((pointer("alive", n, "schemas"), name, e.was) for n, e in enumerate(overlay.alive) for name in e.schemas),
    ]
    for at, name, was in named:
        if not name:
            continue
        if name not in document.schemas:
            yield Held(at, (Fault(at, f"there is no schema {name}"),))
        else:
            yield Held(at, tuple(_guarded(at, pointer("schemas", name), was, document, dropped)))


def _places(overlay: Overlay, document: Document, dropped: Dropped) -> Iterator[Held]:
    """Entries about parts, by pointer or by the name of a method."""
    known = _pointers(document)
    named = [
        *((pointer("renames", n), entry.at, entry.was) for n, entry in enumerate(overlay.renames)),
        *((pointer("base64", n), at, entry.was) for n, entry in enumerate(overlay.base64) for at in entry.at),
        *((pointer("replacements", n), at, e.was) for n, e in enumerate(overlay.replacements) for at in e.at),
        *((pointer("replacements", n, "by"), entry.by, ANYTHING) for n, entry in enumerate(overlay.replacements)),
    ]
    for at, place, was in named:
        if find(document, known.get(place, place)) is None:
            yield Held(at, (Fault(at, f"there is nothing at {place}"),))
        else:
            yield Held(at, tuple(_guarded(at, known.get(place, place), was, document, dropped)))
    for number, enum in enumerate(overlay.enums):
        for place in enum.at:
            at = join(pointer("enums", number, "at"), place)
            yield Held(at, tuple(_enum(number, place, enum.was, document)))


def _enum(number: int, at: str, was: str, document: Document) -> Iterator[Fault]:
    place = find(document, at)
    if not isinstance(place, Schema) or not place.enum:
        yield Fault(pointer("enums", number), f"there is no enum at {at}")
    elif place.enum[0] != was:
        yield Fault(pointer("enums", number), f"{at}: {was!r} expected first, {place.enum[0]!r} found")


def _guarded(at: str, place: str, was: Was, document: Document, dropped: Dropped) -> Iterator[Fault]:
    """What is not as it was."""
    node = find(document, place)
    if isinstance(node, Schema):
        for key, expected, found in (
            ("type", was.type, node.type), ("format", was.format, node.format), ("ref", was.ref, node.ref),
        ):  # fmt: skip
            if expected and expected != found:
                yield Fault(f"{at}/was/{key}", f"{place}: {expected!r} expected, {found!r} found")
        for name in sorted(set(was.fields) - set(node.properties or {})):
            yield Fault(f"{at}/was/fields", f"{place}: there is no field {name}")
    if was.last and dropped is not None and was.last != dropped(place):
        found = dropped(place) or "the newest"
        yield Fault(f"{at}/was/last", f"{place}: last listed in {was.last} expected, in {found} found")
