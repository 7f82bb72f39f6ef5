"""What people know of an API and its document does not say: declarative, each entry with a reason and a guard.

An entry that matches nothing, or whose guard (`was`) is no longer true, is an error: the document has moved on, and
someone should look (`facts` does). Decides nothing by itself.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import cattrs
from attrs import frozen
from cattrs.gen import make_dict_structure_fn

from .fault import Fault, Faults

FILE = "overlay.toml"
"""Beside the documents that it is of."""
FORMAT = 1
Guard = Literal["verb", "request", "response", "path"]


@frozen(kw_only=True)
class Was:
    """What has to be true of a schema or field for an entry to hold; what is left out is not asked.

    Attributes:
        type: Its type.
        format: Its format.
        ref: The schema that it refers to.
        fields: Wire names of fields that it has to have; it may have more.
        last: The last revision that listed it, of one that is not listed any more.
    """

    type: str = ""
    format: str = ""
    ref: str = ""
    fields: tuple[str, ...] = ()
    last: str = ""


ANYTHING = Was()


@frozen(kw_only=True)
class Client:
    """Where the client of the API finds its key, and another place to talk to.

    `root_url` is where the API is, if that is not what the document says: on any host, for overlays are trusted.
    """

    key_variables: tuple[str, ...] = ()
    base_url_variable: str = ""
    root_url: str = ""


NO_CLIENT = Client()


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
    """The fields of a list that comes in pages, where no rule finds them. Wire names; what is left out is found.

    Attributes:
        items: Of the answer: what is listed.
        next_token: Of the answer: the token of the page after it.
        token: Of the query, or else of the message: the token of the page that is asked for.
        size: The same: how many items a page has.
    """

    items: str = ""
    next_token: str = ""
    token: str = ""
    size: str = ""


@frozen(kw_only=True)
class Mixin:
    """A hand-written base class (`package.module:Class`) of a schema's class."""

    schema: str
    base: str
    was: Was = ANYTHING
    reason: str


@frozen(kw_only=True)
class Input:
    """What else methods accept where a schema is expected: `str`, or other schemas. Its class makes a message of it."""

    schema: str
    accepts: tuple[str, ...]
    single: bool = False
    was: Was = ANYTHING
    reason: str


@frozen(kw_only=True)
class Rename:
    """Another Python name, for the field or schema at a pointer."""

    at: str
    name: str
    was: Was = ANYTHING
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
    was: Was = ANYTHING
    reason: str


@frozen(kw_only=True)
class Base64:
    """Fields of bytes, by pointer, that travel in the alphabet of URLs: `-` and `_` for `+` and `/`."""

    at: tuple[str, ...]
    was: Was = Was(type="string", format="byte")
    reason: str


@frozen(kw_only=True)
class Replacement:
    """What to use instead of what is deprecated: pointers, or dotted names of methods."""

    at: tuple[str, ...]
    by: str
    was: Was = ANYTHING
    reason: str


@frozen(kw_only=True)
class Overlay:
    """All entries, in the order of the file."""

    format: int = FORMAT
    api: str = ""
    client: Client = NO_CLIENT
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
    base64: tuple[Base64, ...] = ()
    replacements: tuple[Replacement, ...] = ()


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
