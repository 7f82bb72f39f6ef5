"""A discovery document, typed. Text goes in; a `Document` with sorted keys comes out, or all that is wrong with it.

Never decides what a document means, and never repairs one: what is unknown is kept by name, for a warning.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import cattrs
from attrs import evolve, fields, frozen, has
from cattrs.errors import (
    AttributeValidationNote,
    ClassValidationError,
    IterableValidationError,
    IterableValidationNote,
)
from cattrs.gen import make_dict_structure_fn, override

from .fault import Fault, Faults, Level, join, pointer

KIND = "discovery#restDescription"
MAX_BYTES = 64 * 1024 * 1024
MAX_DEPTH = 64


@frozen(kw_only=True)
class Node:
    """What every object of the format has. `unknown` are the keys that the format does not know."""

    description: str = ""
    deprecated: bool = False
    unknown: tuple[str, ...] = ()


@frozen(kw_only=True)
class Schema(Node):
    """A schema, a property, the items of an array, the values of a map, a request or a response: `type` or `ref`."""

    id: str = ""
    type: str = ""
    ref: str = ""
    format: str = ""
    properties: Mapping[str, Schema] | None = None
    items: Schema | None = None
    additional_properties: Schema | None = None
    enum: tuple[str, ...] = ()
    enum_descriptions: tuple[str, ...] = ()
    enum_deprecated: tuple[bool, ...] = ()
    default: str = ""
    pattern: str = ""
    minimum: str = ""
    maximum: str = ""
    read_only: bool = False
    parameter_name: str = ""
    annotations: Mapping[str, Any] = {}


@frozen(kw_only=True)
class Parameter(Schema):
    location: str = ""
    required: bool = False
    repeated: bool = False


@frozen(kw_only=True)
class Protocol(Node):
    path: str = ""
    multipart: bool = False


@frozen(kw_only=True)
class MediaUpload(Node):
    accept: tuple[str, ...] = ()
    max_size: str = ""
    protocols: Mapping[str, Protocol] = {}


@frozen(kw_only=True)
class Method(Node):
    id: str = ""
    http_method: str = ""
    path: str = ""
    flat_path: str = ""
    parameters: Mapping[str, Parameter] = {}
    parameter_order: tuple[str, ...] = ()
    request: Schema | None = None
    response: Schema | None = None
    scopes: tuple[str, ...] = ()
    api_version: str = ""
    streaming_type: str = ""
    supports_media_upload: bool = False
    media_upload: MediaUpload | None = None
    supports_media_download: bool = False
    use_media_download_service: bool = False
    supports_subscription: bool = False


@frozen(kw_only=True)
class Resource(Node):
    methods: Mapping[str, Method] = {}
    resources: Mapping[str, Resource] = {}


@frozen(kw_only=True)
class Document(Resource):
    kind: str = ""
    discovery_version: str = ""
    id: str = ""
    name: str = ""
    version: str = ""
    canonical_name: str = ""
    title: str = ""
    documentation_link: str = ""
    revision: str = ""
    root_url: str = ""
    service_path: str = ""
    schemas: Mapping[str, Schema] = {}
    parameters: Mapping[str, Parameter] = {}
    auth: Mapping[str, Any] = {}
    features: tuple[str, ...] = ()


IGNORED = frozenset(
    "basePath baseUrl batchPath endpoints etag exponentialBackoffDefault fullyEncodeReservedExpansion icons labels"
    " mtlsRootUrl ownerDomain ownerName packagePath protocol serviceVersion version_module".split()
)
"""Keys of the document that are known, and of no use here."""


def read(path: Path) -> Document:
    """The document in a file.

    Raises:
        Faults: All that makes it no discovery document.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Faults([Fault("", error.strerror or str(error))], str(path)) from None
    return parse(data, str(path))


def parse(data: bytes | str, source: str = "") -> Document:
    """The document in a text; `source` names it in faults.

    Raises:
        Faults: All that makes it no discovery document.
    """
    if len(data) > MAX_BYTES:
        raise Faults([Fault("", f"larger than {MAX_BYTES // 1024 // 1024} MB")], source)
    try:
        tree = json.loads(data, object_pairs_hook=_Object, parse_constant=_refused_constant)
    except (ValueError, RecursionError) as error:
        said = "nested too deep" if isinstance(error, RecursionError) else f"not JSON: {error}"
        raise Faults([Fault("", said)], source) from None
    faults: list[Fault] = []
    tree = _canonical(tree, "", 0, faults)
    if not isinstance(tree, dict) or tree.get("kind") != KIND:
        faults.insert(0, Fault("/kind", f"not a discovery document: its kind is not {KIND}"))
        raise Faults(faults, source)
    try:
        document = _converter.structure(tree, Document)
    except ClassValidationError as error:
        raise Faults([*faults, *_located(error, "")], source) from None
    faults += [
        Fault(pointer(key), "missing")
        for key, value in (("name", document.name), ("version", document.version), ("rootUrl", document.root_url))
        if not value
    ]
    if faults:
        raise Faults(faults, source)
    return document


class _Object(dict[str, Any]):
    """A JSON object that remembers which keys came twice."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        self.twice = (
            [] if len(self) == len(pairs) else sorted({key for key, _ in pairs if [k for k, _ in pairs].count(key) > 1})
        )


def _refused_constant(text: str) -> None:
    raise ValueError(f"{text} is no JSON value")


def _canonical(tree: Any, at: str, depth: int, faults: list[Fault]) -> Any:
    """The tree with its keys sorted, so that their order in the input never matters."""
    if depth > MAX_DEPTH:
        faults.append(Fault(at, f"nested deeper than {MAX_DEPTH} levels"))
        return None
    if isinstance(tree, _Object):
        faults.extend(Fault(join(at, key), "the key is there twice") for key in tree.twice)
        return {key: _canonical(tree[key], join(at, key), depth + 1, faults) for key in sorted(tree)}
    if isinstance(tree, list):
        return [_canonical(item, join(at, index), depth + 1, faults) for index, item in enumerate(tree)]
    return tree


T = TypeVar("T")


def _strict(expected: type[T]) -> Any:
    """cattrs would turn anything into a string, and any number into a truth value."""

    def structure(value: Any, _: type[T]) -> T:
        if type(value) is not expected:
            raise TypeError(f"expected {_JSON_NAMES[expected]}, got {_JSON_NAMES.get(type(value), 'null')}")
        return value

    return structure


_JSON_NAMES: Mapping[type, str] = {
    str: "a string", bool: "true or false", int: "a number", float: "a number", dict: "an object", list: "an array",
}  # fmt: skip


def wire(attribute: str) -> str:
    """The key of the format for an attribute of the classes above."""
    head, *rest = attribute.split("_")
    return "$ref" if attribute == "ref" else head + "".join(map(str.capitalize, rest))


def _structure_node(node: type[Node]) -> Any:
    renames = {field.name: override(rename=wire(field.name)) for field in fields(node) if field.name != "unknown"}
    known = {wire(name) for name in renames} | (IGNORED if node is Document else frozenset())
    inner = make_dict_structure_fn(node, _converter, unknown=override(omit=True), **renames)  # type: ignore[arg-type]  # cattrs types its keywords as its options only

    def structure(value: Any, _: Any) -> Node:
        if not isinstance(value, dict):
            raise TypeError(f"expected an object, got {_JSON_NAMES.get(type(value), 'null')}")
        made = inner(value, node)
        unknown = tuple(key for key in value if key not in known)
        return evolve(made, unknown=unknown) if unknown else made

    return structure


def _structure_map(hint: Any) -> Any:
    inner = hint.__args__[1]

    def structure(value: Any, _: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise TypeError(f"expected an object, got {_JSON_NAMES.get(type(value), 'null')}")
        made: list[Any] = []
        errors: list[Exception] = []
        for key, item in value.items():
            _gather(item, inner, key, made, errors)
        if errors:
            raise IterableValidationError("", errors, hint)
        return dict(zip(value, made, strict=True))

    return structure


def _gather(item: Any, kind: Any, key: str | int, made: list[Any], errors: list[Exception]) -> None:
    """One item of a container; an error is noted with its place, and the others are still looked at."""
    try:
        made.append(item if kind is Any else _converter.structure(item, kind))
    except Exception as error:  # noqa: BLE001  # what cattrs does for its own containers
        error.__notes__ = [*getattr(error, "__notes__", []), IterableValidationNote("", key, kind)]
        errors.append(error)


def _structure_tuple(hint: Any) -> Any:
    inner = hint.__args__[0]

    def structure(value: Any, _: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise TypeError(f"expected an array, got {_JSON_NAMES.get(type(value), 'null')}")
        made: list[Any] = []
        errors: list[Exception] = []
        for index, item in enumerate(value):
            _gather(item, inner, index, made, errors)
        if errors:
            raise IterableValidationError("", errors, hint)
        return tuple(made)

    return structure


_converter = cattrs.Converter()
_converter.register_structure_hook(str, _strict(str))
_converter.register_structure_hook(bool, _strict(bool))
_converter.register_structure_hook_factory(lambda hint: has(hint) and issubclass(hint, Node), _structure_node)
_converter.register_structure_hook_factory(lambda hint: getattr(hint, "__origin__", None) is Mapping, _structure_map)
_converter.register_structure_hook_factory(lambda hint: getattr(hint, "__origin__", None) is tuple, _structure_tuple)


def structure(tree: object, kind: type[T]) -> T:
    """A part of a document, from the JSON value of it.

    Raises:
        ValueError: It is no such part.
    """
    try:
        return _converter.structure(tree, kind)
    except ClassValidationError as error:
        raise ValueError("; ".join(map(str, _located(error, "")))) from None


def _located(error: BaseException, at: str) -> Iterator[Fault]:
    """Faults with pointers, from the tree of errors that cattrs makes."""
    if not isinstance(error, ClassValidationError | IterableValidationError):
        yield Fault(at, str(error))
        return
    for child in error.exceptions:
        place = at
        for note in getattr(child, "__notes__", []):
            if isinstance(note, AttributeValidationNote):
                place = join(at, wire(note.name))
            elif isinstance(note, IterableValidationNote):
                place = join(at, note.index)
        yield from _located(child, place)


def nodes(document: Document) -> Iterator[tuple[str, Node]]:
    """Every node with its pointer, in the order of the pointers' parts."""
    yield from _nodes(document, "")


def _nodes(node: Node, at: str) -> Iterator[tuple[str, Node]]:
    yield at, node
    for attribute in fields(type(node)):
        value = getattr(node, attribute.name)
        if isinstance(value, Node):
            yield from _nodes(value, join(at, wire(attribute.name)))
        elif isinstance(value, Mapping):
            for key, item in value.items():
                if isinstance(item, Node):
                    yield from _nodes(item, join(at, wire(attribute.name), key))


def methods(resource: Resource, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str, Method]]:
    """Every method, as the path of its resource, its name there, and what it is."""
    for name, method in resource.methods.items():
        yield path, name, method
    for name, child in resource.resources.items():
        yield from methods(child, (*path, name))


def method_pointer(path: tuple[str, ...], name: str) -> str:
    """Where a method is in the document."""
    return "".join(pointer("resources", part) for part in path) + pointer("methods", name)


def unknown_keys(document: Document) -> Iterator[Fault]:
    """A warning for each key that the format does not know."""
    for at, node in nodes(document):
        for key in node.unknown:
            yield Fault(join(at, key), "the format does not know this key", Level.WARNING)
