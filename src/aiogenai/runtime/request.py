"""A method's facts (`Method`), and the `Request` made from them and a call's arguments. Awaits and sends nothing."""

from __future__ import annotations

import re
from collections.abc import AsyncIterable, Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any, Literal, cast
from urllib.parse import quote, urlencode, urljoin, urlsplit

from attrs import define, evolve, field, frozen

from . import scalars
from .base import UNSET
from .errors import RedirectRefused, ValidationError

Kind = Literal["unary", "void", "stream", "paged", "operation", "upload", "download"]
"""How a method is called: one file of `codegen/templates/methods` and one verb of the client for each."""

Safety = Literal["safe", "idempotent", "unsafe"]
"""Whether sending twice does harm: never; no, but the second answer differs; it may create twice."""


@frozen(eq=False)
class PathParameter:
    """A variable of the path. `pattern` is matched whole; `prefix` completes a bare id (`models/`), if unambiguous."""

    name: str
    wire: str
    pattern: str = r"[^/]+"
    prefix: str = ""


@frozen
class QueryParameter:
    """A variable of the query. `format` is the discovery format (`google-fieldmask`, `int64`...), or the bare type."""

    name: str
    wire: str
    format: str
    repeated: bool = False
    required: bool = False
    pattern: str = ""


@frozen
class Page:
    """Where a paged method keeps its token and its items; all are Python names.

    `next_token` may be in a message of the page: `metadata.continue_`.
    """

    items: str
    token: str = "page_token"
    next_token: str = "next_page_token"
    size: str = "page_size"
    token_in: Literal["query", "body"] = "query"


@frozen
class Upload:
    """The media paths of an upload method, and what they accept. `max_size` in bytes, 0 for unlimited."""

    simple: str
    resumable: str
    accept: tuple[str, ...]
    max_size: int


@frozen(eq=False)
class Method:
    """One row of the routes table: what a method is on the wire.

    `request` and `response` are schema names; `flat_path` names each segment of the path apart, and with the verb it
    is unique in the API. `result` and `metadata` are the schemas that a finished operation carries, where known.
    `download` is the path of the media, from the root, where it is not `path`. Where a body is `raw`, it is the bytes
    of the message's `data`, not JSON. `api_version` is the version that the method asks for, if any.
    """

    id: str
    verb: Literal["GET", "POST", "PUT", "PATCH", "DELETE"]
    path: str
    flat_path: str
    kind: Kind
    safety: Safety
    path_parameters: tuple[PathParameter, ...] = ()
    query_parameters: tuple[QueryParameter, ...] = ()
    request: str = ""
    response: str = ""
    page: Page | None = None
    upload: Upload | None = None
    download: str = ""
    result: str = ""
    metadata: str = ""
    scopes: tuple[str, ...] = ()
    deprecated: str = ""
    raw_request: bool = False
    raw_response: bool = False
    api_version: str = ""


Body = bytes | Callable[[], AsyncIterable[bytes]] | None
"""Bytes, or what starts the pieces anew, so that a body can be sent again; `None` sends none."""


@define
class Request:
    """One HTTP request, not changed once it is made.

    `headers` holds no credentials until it is signed; its `repr` shows none of them.
    """

    verb: str
    url: str
    method: Method
    headers: Mapping[str, str] = field(repr=lambda headers: f"<{', '.join(sorted(headers))}>")
    body: Body = field(default=None, repr=lambda body: f"{len(body)} bytes" if isinstance(body, bytes) else "...")


_CREDENTIALS = frozenset({"key", "access_token", "oauth_token", "api_key"})


def build(
    method: Method,
    root: str,
    parameters: Mapping[str, Any],
    body: Body = None,
    headers: Mapping[str, str] | None = None,
    query: Mapping[str, str] | None = None,
    template: str = "",
) -> Request:
    """The request of a call. `parameters` are by Python name; `UNSET` ones are not sent.

    `root` ends with a slash. `query` is added to the URL as it is. `template` is another path of the method.

    Raises:
        ValidationError: A parameter does not fit its pattern or type, or is missing, or a credential is in the query.
    """
    values = tuple([_path_text(parameter, parameters.get(parameter.name)) for parameter in method.path_parameters])
    url = root + _path(template or method.path, method.path_parameters, values)
    pairs: list[tuple[str, str]] = []
    for parameter in method.query_parameters:
        pairs.extend(_query_pairs(parameter, parameters))
    if query:
        refused = _CREDENTIALS.intersection(query)
        if refused:
            raise ValidationError(f"{', '.join(refused)} is not sent in the URL: pass api_key= or credentials=")
        pairs.extend(query.items())
    if pairs:
        url = f"{url}?{urlencode(pairs, quote_via=quote)}"
    return Request(method.verb, url, method, headers or {}, body)


def _path_text(parameter: PathParameter, value: object) -> str:
    if isinstance(value, str):
        return value
    if value is None or value is UNSET:
        raise ValidationError("required", path=parameter.name)
    return str(value)


_VARIABLE = re.compile(r"\{(\+?)([^{}]+)\}")


@lru_cache(maxsize=4096)
def _path(template: str, parameters: tuple[PathParameter, ...], values: tuple[str, ...]) -> str:
    """RFC 6570 as Google documents it: `{x}` escapes all but unreserved characters, `{+x}` leaves `/` alone too."""
    given = {p.wire: _path_value(p, value) for p, value in zip(parameters, values, strict=True)}
    return _VARIABLE.sub(lambda variable: quote(given[variable[2]], safe="/" if variable[1] else ""), template)


def _path_value(parameter: PathParameter, text: str) -> str:
    if parameter.prefix and text and "/" not in text:
        text = parameter.prefix + text
    if not _pattern(parameter.pattern).fullmatch(text) or _climbs(text):
        form = parameter.pattern.replace("[^/]+", "{id}")  # as people write it: models/{id}
        raise ValidationError(f"{text!r} does not match {form}", path=parameter.name)
    return text


@lru_cache(maxsize=1024)
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _climbs(text: str) -> bool:
    """Whether a name would leave its place in the path: `.` and `..` segments do, and control characters may."""
    return not text.isprintable() or not {".", ".."}.isdisjoint(text.split("/"))


def _query_pairs(parameter: QueryParameter, parameters: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    value = parameters.get(parameter.name, UNSET)
    if value is UNSET or value is None:
        if parameter.required:
            raise ValidationError("required", path=parameter.name)
        return
    several = parameter.repeated and isinstance(value, Iterable) and not isinstance(value, str | bytes)
    items = cast("Iterable[object]", value if several else (value,))
    for item in items:
        try:
            text = _TEXTS.get(parameter.format, _text)(item)
        except ValueError as error:
            raise ValidationError(f"{error}, got {item!r}", path=parameter.name) from None
        if parameter.pattern and not _pattern(parameter.pattern).fullmatch(text):
            raise ValidationError(f"{text!r} does not match {parameter.pattern}", path=parameter.name)
        yield parameter.wire, text


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    raise ValueError("expected str")


def _truth(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    raise ValueError("expected bool")


_TEXTS: Mapping[str, Callable[[Any], str]] = {
    "boolean": _truth,
    "integer": lambda value: str(scalars.dump_int(value)),
    "int32": lambda value: str(scalars.dump_int(value)),
    "uint32": lambda value: str(scalars.dump_int(value)),
    "int64": scalars.dump_int64,
    "uint64": scalars.dump_int64,
    "number": lambda value: str(scalars.dump_float(value)),
    "float": lambda value: str(scalars.dump_float(value)),
    "double": lambda value: str(scalars.dump_float(value)),
    "byte": scalars.dump_url_bytes,
    "date": scalars.dump_date,
    "date-time": scalars.dump_datetime,
    "google-datetime": scalars.dump_datetime,
    "google-duration": scalars.dump_duration,
    "google-fieldmask": scalars.dump_field_mask,
}
"""Discovery format (or bare type) -> text in a URL; what is not listed is text already."""


def origin(url: str) -> tuple[str, str, int | None]:
    """Scheme, host and port of a URL: where a credential may go."""
    parts = urlsplit(url)
    port = parts.port or {"https": 443, "http": 80}.get(parts.scheme)
    return parts.scheme, parts.hostname or "", port


_TO_GET = frozenset({301, 302, 303})


def redirected(request: Request, status: int, location: str) -> Request:
    """The request that a redirect asks for, on the same origin only: credentials never leave it.

    Raises:
        RedirectRefused: The redirect leads elsewhere, or the body can't be carried along.
    """
    target = urljoin(request.url, location)
    parts = urlsplit(target)
    if origin(target) != origin(request.url) or parts.username is not None:
        raise RedirectRefused(location=f"{parts.scheme}://{parts.hostname or ''}", code=status)
    if status in _TO_GET and request.verb not in {"GET", "HEAD"}:
        kept = {name: value for name, value in request.headers.items() if not name.lower().startswith("content-")}
        return evolve(request, verb="GET", url=target, headers=kept, body=None)
    return evolve(request, url=target)
