"""A discovery document, typed: every object of the format, and ways to walk them. `reading` makes them of text.

Never decides what a document means; a key that the format does not know is kept by name, for a warning.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import fields, frozen

from .fault import Fault, Level, join, pointer

KIND = "discovery#restDescription"


@frozen(kw_only=True)
class Node:
    """What every object of the format has. `unknown` are the keys that the format does not know."""

    description: str = ""
    deprecated: bool = False
    unknown: tuple[str, ...] = ()


@frozen(kw_only=True)
class Annotations(Node):
    """Ids of the methods that a field has to be given to."""

    required: tuple[str, ...] = ()


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
    annotations: Annotations | None = None

    @property
    def required_by(self) -> tuple[str, ...]:
        return self.annotations.required if self.annotations else ()


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
class Scope(Node):
    """What a token may do."""


@frozen(kw_only=True)
class Flow(Node):
    """A way to get a token, and the scopes that it can be of."""

    scopes: Mapping[str, Scope] = {}


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
    auth: Mapping[str, Flow] = {}
    features: tuple[str, ...] = ()


IGNORED = frozenset(
    {
        "basePath",
        "baseUrl",
        "batchPath",
        "endpoints",
        "etag",
        "exponentialBackoffDefault",
        "fullyEncodeReservedExpansion",
        "icons",
        "labels",
        "mtlsRootUrl",
        "ownerDomain",
        "ownerName",
        "packagePath",
        "protocol",
        "serviceVersion",
        "version_module",
    }
)
"""Keys of the document that are known, and of no use here."""


def wire(attribute: str) -> str:
    """The key of the format for an attribute of the classes above."""
    head, *rest = attribute.split("_")
    return "$ref" if attribute == "ref" else head + "".join(map(str.capitalize, rest))


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
