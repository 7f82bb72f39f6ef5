"""What people know of an API and its document does not say: declarative, each entry with a reason and a guard.

An entry that matches nothing, or whose guard (`was`) is no longer true, is an error: the document has moved on, and
someone should look. Decides nothing by itself; `resolve` reads the answers.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Literal, TypeVar

import cattrs
from attrs import evolve, fields, frozen
from cattrs.gen import make_dict_structure_fn

from .document import Document, Method, Node, Schema, methods, structure, wire
from .fault import Fault, Faults, pointer, split

FORMAT = 1
Guard = Literal["verb", "request", "response", "path"]


@frozen(kw_only=True)
class Client:
    """Where the client of the API finds its key, and another place to talk to."""

    key_variables: tuple[str, ...] = ()
    base_url_variable: str = ""


@frozen(kw_only=True)
class Patch:
    """A change of the document itself. Without `was` nothing may be at that place; without `now` it is removed."""

    at: str
    was: Any = None
    now: Any = None
    reason: str


@frozen(kw_only=True)
class ForMethods:
    """Facts of methods. Names are resource path and method, as in the document, and may hold `*`."""

    methods: tuple[str, ...]
    was: Mapping[Guard, str] = {}
    reason: str


@frozen(kw_only=True)
class Streaming(ForMethods):
    """Methods that answer with a stream of server-sent events."""


@frozen(kw_only=True)
class Safety(ForMethods):
    """Methods whose verb says less than is true about sending them twice."""

    now: Literal["safe", "idempotent", "unsafe"]


@frozen(kw_only=True)
class Operation(ForMethods):
    """What an operation carries once it is done, and while it runs: schemas."""

    result: str
    metadata: str = ""


@frozen(kw_only=True)
class Paging(ForMethods):
    """The field of the items, where no rule finds it. A wire name."""

    items: str


@frozen(kw_only=True)
class Mixin:
    """A hand-written base class (`package.module:Class`) of a schema's class."""

    schema: str
    base: str
    reason: str


@frozen(kw_only=True)
class Input:
    """What else methods accept where a schema is expected; its class turns it into a message."""

    schema: str
    accepts: tuple[Literal["str"], ...]
    single: bool = False
    reason: str


@frozen(kw_only=True)
class Rename:
    """Another Python name, for the field or schema at a pointer."""

    at: str
    name: str
    reason: str


@frozen(kw_only=True)
class Enum:
    """One class for the enums at these pointers. The first value of each is the guard."""

    name: str
    at: tuple[str, ...]
    was: str


@frozen(kw_only=True)
class Alive:
    """Schemas that the newest revision does not list although the API still sends them."""

    schemas: tuple[str, ...]
    reason: str


@frozen(kw_only=True)
class Overlay:
    """All entries, in the order of the file."""

    format: int = FORMAT
    api: str = ""
    client: Client = Client()
    patches: tuple[Patch, ...] = ()
    streaming: tuple[Streaming, ...] = ()
    safety: tuple[Safety, ...] = ()
    operations: tuple[Operation, ...] = ()
    paging: tuple[Paging, ...] = ()
    mixins: tuple[Mixin, ...] = ()
    inputs: tuple[Input, ...] = ()
    renames: tuple[Rename, ...] = ()
    enums: tuple[Enum, ...] = ()
    alive: tuple[Alive, ...] = ()


def read(path: Path) -> Overlay:
    """The overlay in a TOML file.

    Raises:
        Faults: All that makes it no overlay.
    """
    try:
        tree = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise Faults([Fault("", error.strerror or str(error))], str(path)) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Faults([Fault("", f"not TOML: {error}")], str(path)) from None
    try:
        overlay = _converter.structure(tree, Overlay)
    except cattrs.ClassValidationError as error:
        raise Faults([Fault("", text) for text in cattrs.transform_error(error, path="overlay")], str(path)) from None
    if overlay.format != FORMAT:
        raise Faults([Fault("/format", f"{overlay.format} is not {FORMAT}, the format of this generator")], str(path))
    return overlay


def _strict(cls: Any) -> Any:
    return make_dict_structure_fn(cls, _converter, _cattrs_forbid_extra_keys=True)


_converter = cattrs.Converter()
_converter.register_structure_hook_factory(lambda cls: getattr(cls, "__module__", "") == __name__, _strict)
_converter.register_structure_hook(str, lambda value, _: _text(value))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("expected a string")
    return value


M = TypeVar("M", bound=ForMethods)


@frozen
class Facts:
    """The overlay's answers for one document: everything is keyed by pointer or schema name, all guards held."""

    client: Client = Client()
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
    return place


def _attribute(node: object, key: str) -> str:
    names = {wire(field.name): field.name for field in fields(type(node))} if isinstance(node, Node) else {}
    return names.get(key, "")


def _patched(document: Document, patch: Patch) -> Document:
    place = find(document, patch.at)
    parts = split(patch.at)
    if not parts:
        raise ValueError("the whole document can't be patched")
    if patch.was is None and place is not None:
        raise ValueError("nothing expected there, something found")
    if patch.was is not None and place != _like(document, parts, patch.was):
        raise ValueError(f"{patch.was!r} expected there, {'nothing' if place is None else 'something else'} found")
    return _replaced(document, parts, None if patch.now is None else _like(document, parts, patch.now))


_KINDS: Mapping[str, type[Node]] = {"schemas": Schema, "properties": Schema, "methods": Method}


def _like(document: Document, parts: list[str], value: object) -> object:
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
