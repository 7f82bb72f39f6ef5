"""A benign document that has every key of the format, and every place in it that an attacker may write to."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from attrs import frozen

FREE = frozenset({"schemas", "properties", "parameters", "methods", "resources", "protocols", "scopes", "annotations"})
"""Keys of maps whose own keys are names, not words of the format."""


@frozen
class Slot:
    """A place: `path` leads to it. `is_key` if it is the name at the end of the path, not what is there."""

    kind: str
    path: tuple[str | int, ...]
    is_key: bool


def _schema(**changes: Any) -> dict[str, Any]:
    return {"type": "string", "description": "A text. It has two sentences.", **changes}


def _scalars() -> dict[str, Any]:
    """Properties of every kind that holds a text of its own."""
    enum = {
        "enum": ["FIRST", "SECOND"],
        "enumDescriptions": ["The first.", "The second."],
        "enumDeprecated": [False, True],
    }
    inner = {"type": "object", "description": "An object.", "properties": {"word": _schema()}}
    limits = {"default": "7", "pattern": "^[0-9]+$", "minimum": "0", "maximum": "9"}
    return {
        "text": _schema(readOnly=True, deprecated=True, **limits),
        "number": _schema(type="integer", format="int32", **limits),
        "long": _schema(format="int64"),
        "choice": _schema(**enum),
        "choices": {"type": "array", "description": "Choices.", "items": _schema(**enum)},
        "byKey": {"type": "object", "description": "A map.", "additionalProperties": _schema(**enum)},
        "other": {"$ref": "Other", "description": "Another.", "annotations": {"required": ["books.books.get"]}},
        "others": {"type": "array", "description": "Many.", "items": {"$ref": "Other"}},
        "mapped": {"type": "object", "description": "A map.", "additionalProperties": {"$ref": "Other"}},
        "inline": inner,
        "inlines": {"type": "array", "items": inner},
        "inlineMap": {"type": "object", "additionalProperties": inner},
    }


def document() -> dict[str, Any]:
    """The document."""
    query = {"location": "query"}
    path = {"type": "string", "location": "path", "required": True, "description": "A part of the path."}
    media = {
        "accept": ["image/*"],
        "maxSize": "10MB",
        "protocols": {
            "simple": {"multipart": True, "path": "/upload/v1/books"},
            "resumable": {"path": "/resumable/v1/books"},
        },
    }
    get = {
        "id": "books.books.get",
        "httpMethod": "GET",
        "path": "v1/{+name}",
        "flatPath": "v1/books/{booksId}",
        "description": "Read a book. It stays where it is.",
        "apiVersion": "v1_20260101",
        "parameters": {
            "name": {**path, "pattern": "^books/[^/]+$"},
            "shown": _schema(
                **query, enum=["ALL", "SOME"], enumDescriptions=["All.", "Some."], default="ALL", pattern="^[A-Z]+$"
            ),
            "size": _schema(type="integer", format="int32", minimum="0", maximum="9", default="5", **query),
            "must": _schema(required=True, repeated=True, **query),
        },
        "parameterOrder": ["name"],
        "response": {"$ref": "Book"},
        "scopes": ["https://www.googleapis.com/auth/books"],
    }
    page = {"pageToken": _schema(**query), "pageSize": _schema(type="integer", format="int32", **query)}
    users = {
        "userId": {**path, "default": "me"},
        "number": {**path, "type": "integer", "format": "int32", "default": "7"},
    }
    methods = {
        "get": get,
        "list": {**_method("list", "v1/books"), "parameters": page, "response": {"$ref": "ListBooksResponse"}},
        "lend": {
            **_method("lend", "v1/books:lend", "POST"),
            "request": {"$ref": "LendRequest"},
            "response": {"$ref": "Job"},
        },
        "put": {**_method("put", "v1/books", "PUT"), "request": {"$ref": "Book", "parameterName": "book"}},
        "mine": {**_method("mine", "v1/{userId}/{number}/books"), "parameters": users, "response": {"$ref": "Other"}},
        "watch": {
            **_method("watch", "v1/books:watch", "POST"),
            "streamingType": "SERVER_SIDE",
            "response": {"$ref": "Other"},
        },
        "note": {
            **_method("note", "v1/books:note", "POST"),
            "request": {"type": "object", "properties": {"note": _schema()}},
            "response": {"type": "object", "properties": {"done": {"type": "boolean"}}},
        },
        "scan": {
            **_method("scan", "v1/books:scan", "POST"),
            "request": {"$ref": "Book"},
            "response": {"$ref": "Book"},
            "supportsMediaUpload": True,
            "mediaUpload": media,
        },
        "download": {
            **_method("download", "v1/books:download"),
            "supportsMediaDownload": True,
            "useMediaDownloadService": True,
        },
    }
    inner = {"methods": {"get": {**_method("get", "v1/pages", id="books.pages.get"), "response": {"$ref": "Other"}}}}
    operation = {"name": _schema(), "done": {"type": "boolean"}, "error": {"$ref": "Other"}}
    operation |= {key: {"type": "object", "additionalProperties": {"type": "any"}} for key in ("response", "metadata")}
    return {
        "kind": "discovery#restDescription",
        "discoveryVersion": "v1",
        "id": "library:v1",
        "name": "library",
        "canonicalName": "Library",
        "version": "v1",
        "revision": "20260101",
        "title": "Library API",
        "description": "Lends books. Takes them back.",
        "documentationLink": "https://library.example/docs",
        "rootUrl": "https://library.googleapis.com/",
        "servicePath": "",
        "basePath": "",
        "baseUrl": "https://library.googleapis.com/",
        "batchPath": "batch",
        "mtlsRootUrl": "https://library.mtls.googleapis.com/",
        "protocol": "rest",
        "ownerDomain": "google.com",
        "ownerName": "Google",
        "packagePath": "books",
        "etag": '"etag"',
        "icons": {"x16": "https://library.example/16", "x32": "https://library.example/32"},
        "labels": ["limited_availability"],
        "features": ["dataWrapper"],
        "endpoints": [{"endpointUrl": "https://eu.example/", "location": "eu", "description": "Europe."}],
        "auth": {"oauth2": {"scopes": {"https://www.googleapis.com/auth/books": {"description": "See books."}}}},
        "parameters": {
            "alt": _schema(**query, enum=["json", "media"], enumDescriptions=["JSON.", "Media."], default="json")
        },
        "methods": {"info": {**_method("info", "v1/info"), "id": "books.info", "response": {"$ref": "Other"}}},
        "resources": {"books": {"methods": methods, "resources": {"pages": inner}}},
        "schemas": {
            "Book": {"id": "Book", "type": "object", "description": "A book. Made of pages.", "properties": _scalars()},
            "Other": {"id": "Other", "type": "object", "properties": {"word": _schema()}},
            "LendRequest": {"id": "LendRequest", "type": "object", "properties": _scalars()},
            "ListBooksResponse": {
                "id": "ListBooksResponse",
                "type": "object",
                "properties": {"books": {"type": "array", "items": {"$ref": "Book"}}, "nextPageToken": _schema()},
            },
            "Job": {"id": "Job", "type": "object", "properties": operation},
            "Labels": {"id": "Labels", "type": "object", "description": "Labels.", "additionalProperties": _schema()},
            "Words": {"id": "Words", "type": "array", "description": "Words.", "items": {"$ref": "Labels"}},
            "Level": {
                "id": "Level",
                "type": "string",
                "description": "A level.",
                "enum": ["LOW"],
                "enumDescriptions": ["Low."],
            },
        },
    }


def _method(name: str, path: str, verb: str = "GET", **changes: Any) -> dict[str, Any]:
    return {"id": f"books.books.{name}", "httpMethod": verb, "path": path, "flatPath": path, **changes}


def slots() -> list[Slot]:
    """One slot of each kind: what differs only in the names above it is of one kind."""
    found: dict[tuple[str, bool], Slot] = {}
    for slot in _slots(document(), (), ()):
        found.setdefault((slot.kind, slot.is_key), slot)
    return list(found.values())


def _slots(tree: Any, path: tuple[str | int, ...], kind: tuple[str, ...]) -> Iterator[Slot]:
    if isinstance(tree, dict):
        free = bool(kind) and kind[-1] in FREE
        for key, value in tree.items():
            below = (*path, key)
            if free:
                yield Slot("/".join((*kind, "(name)")), below, is_key=True)
            yield from _slots(value, below, (*kind, _role(kind, key, value) if free else key))
    elif isinstance(tree, list):
        for index, value in enumerate(tree):
            yield from _slots(value, (*path, index), (*kind, "#"))
    elif isinstance(tree, str):
        yield Slot("/".join(kind), path, is_key=False)


def _role(kind: tuple[str, ...], key: str, value: Any) -> str:
    """What tells one entry of a map from another: methods and properties each have their own trouble."""
    return f"({key})" if kind[-1] in {"methods", "properties", "parameters"} else "(any)"


def beside(slot: Slot) -> set[str]:
    """The names that stand beside a name: given one of them, it would take the other's place."""
    place: Any = document()
    for part in slot.path[:-1]:
        place = place[part]
    return set(place) if slot.is_key else set()


def put(slot: Slot, value: Any) -> dict[str, Any]:
    """The benign document with another value, or another name, at one place."""
    made = document()
    *above, last = slot.path
    place: Any = made
    for part in above:
        place = place[part]
    if slot.is_key:
        renamed = {value if key == last else key: item for key, item in place.items()}
        place.clear()
        place.update(renamed)
    else:
        place[last] = copy.deepcopy(value)
    return made
