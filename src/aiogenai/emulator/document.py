"""A discovery document -> the routes, shapes and words of the API that it describes. Nothing is generated or imported.

Written from Google's description of the format, and apart from the generator, which reads the same documents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import orjson
from attrs import frozen

from aiogenai.runtime.request import Kind, Method, PathParameter, QueryParameter, Upload

from .document_shapes import DocumentSchemas
from .query import GLOBALS
from .shapes import snake
from .trees import Json, is_object

_PATH_VARIABLE = re.compile(r"\{\+?([^}]+)\}")
_UNITS = {"B": 0, "KB": 10, "MB": 20, "GB": 30, "TB": 40}
_VERBS = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE"})


class Unreadable(ValueError):
    """What was given is no discovery document."""


@frozen
class Document:
    """An API. `methods` are in the order of the document; `words` is what it says of each, by id."""

    name: str
    version: str
    revision: str
    title: str
    methods: tuple[Method, ...]
    schemas: DocumentSchemas
    words: Mapping[str, str]
    batch_path: str = ""
    """Where many calls are sent in one request."""


def read_document(path: Path) -> Document:
    """The document in a file.

    Raises:
        Unreadable: It is not there, or it is no discovery document.
    """
    try:
        return parse_document(path.read_bytes())
    except OSError as error:
        raise Unreadable(f"{path} cannot be read: {error.strerror}") from None
    except Unreadable as error:
        raise Unreadable(f"{path}: {error}") from None


def parse_document(text: bytes) -> Document:
    """The document in a text.

    Raises:
        Unreadable: It is no discovery document.
    """
    try:
        tree = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise Unreadable(f"it is not JSON: {error}") from None
    if not is_object(tree) or tree.get("kind", "") != "discovery#restDescription":
        raise Unreadable("it is no discovery document: its kind is not discovery#restDescription")
    try:
        found = list(_methods(tree))
        methods = tuple(_method(method, tree) for method in found)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise Unreadable(f"it is malformed: {type(error).__name__}: {error}") from None
    if not methods:
        raise Unreadable("it has no methods")
    return Document(
        name=str(tree.get("name", "")),
        version=str(tree.get("version", "")),
        revision=str(tree.get("revision", "")),
        title=str(tree.get("title") or tree.get("name", "")),
        methods=methods,
        schemas=DocumentSchemas(tree.get("schemas", {})),
        words={method["id"]: str(method.get("description", "")).strip() for method in found},
        batch_path=str(tree.get("batchPath", "")).strip("/"),
    )


def _methods(owner: Json) -> Iterator[Json]:
    for method in owner.get("methods", {}).values():
        if method["httpMethod"] in _VERBS:
            yield method
    for resource in owner.get("resources", {}).values():
        yield from _methods(resource)


def _method(facts: Json, tree: Json) -> Method:
    base = str(tree.get("servicePath", ""))
    path = (base + facts["path"]).lstrip("/")
    variables = _PATH_VARIABLE.findall(path)
    common: Json = {
        name: one for name, one in tree.get("parameters", {}).items() if name not in GLOBALS and name not in variables
    }
    parameters: Json = {**common, **facts.get("parameters", {})}
    upload = _upload(facts)
    download = f"/download/{path}" if facts.get("useMediaDownloadService") else ""
    return Method(
        id=facts["id"],
        verb=facts["httpMethod"],
        path=path,
        flat_path=(base + str(facts.get("flatPath") or facts["path"])).lstrip("/"),
        kind=_kind(facts, upload),
        safety="safe" if facts["httpMethod"] == "GET" else "unsafe",
        path_parameters=tuple(_path_parameter(name, parameters.get(name, {})) for name in variables),
        query_parameters=tuple(
            _query_parameter(name, one) for name, one in parameters.items() if one.get("location") != "path"
        ),
        request=facts.get("request", {}).get("$ref", ""),
        response=facts.get("response", {}).get("$ref", ""),
        upload=upload,
        download=download,
        scopes=tuple(facts.get("scopes", ())),
        deprecated="Deprecated." if facts.get("deprecated") else "",
    )


def _kind(facts: Json, upload: Upload | None) -> Kind:
    if upload is not None:
        return "upload"
    if "response" not in facts:
        return "download" if facts.get("supportsMediaDownload") else "void"
    return "unary"


def _path_parameter(name: str, facts: Json) -> PathParameter:
    return PathParameter(snake(name), name, facts.get("pattern") or r"[^/]+")


def _query_parameter(name: str, facts: Json) -> QueryParameter:
    return QueryParameter(
        snake(name),
        name,
        facts.get("format") or facts.get("type", "string"),
        repeated=bool(facts.get("repeated")),
        required=bool(facts.get("required")),
        pattern=facts.get("pattern", ""),
    )


def _upload(facts: Json) -> Upload | None:
    media: Json | None = facts.get("mediaUpload")
    if not media:
        return None
    protocols: Json = media.get("protocols", {})
    simple: str = protocols.get("simple", {}).get("path", "")
    resumable: str = protocols.get("resumable", {}).get("path", "")
    return Upload(simple, resumable, tuple(media.get("accept", ())), _size(str(media.get("maxSize", ""))))


def _size(text: str) -> int:
    """`10GB` or `5497558138880`, as documents have it; 0 where there is no limit."""
    found = re.fullmatch(r"(\d+)\s*([KMGT]?B)?", text.strip().upper())
    return int(found[1]) << _UNITS[found[2] or "B"] if found else 0
