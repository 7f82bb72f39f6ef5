"""What the schemas of a document say of its resources (`Facts`), and records made by that. Knows no request's path."""

from __future__ import annotations

import base64
import hashlib
import zlib
from collections.abc import Mapping
from typing import Any

from attrs import frozen

from aiogenai.runtime.request import Method

from .call import Call
from .document import Document
from .document_shapes import DocumentSchemas
from .generic_paths import Place, erased, template_of
from .store import Record
from .trees import Json

_MAKES = frozenset({"add", "create", "insert"})
_CREATED = ("createTime", "createdTime", "timeCreated", "creationTimestamp")
_UPDATED = ("updateTime", "modifiedTime", "updated")


@frozen
class Facts:
    """Of one method: the schema of its resource, the field that holds the id, and how its answer is made."""

    action: str
    template: str
    """Of an item of the collection, its variables nameless."""
    schema: str
    id_field: str
    named: bool
    """Whether the id field holds the full name."""
    made: bool
    """Whether there is a method that makes resources of this collection."""
    output: frozenset[str]
    fields: frozenset[str]
    numbers: frozenset[str]
    """Those of them that hold 64-bit numbers: an id may be one."""
    defaults: Json
    """What every resource of the collection says, such as its kind."""
    response: str
    response_defaults: Json
    items: str = ""
    next_token: str = ""
    operation: str = ""
    """The kind of operation that the answer is: `done` as its field says, or `status`."""


def facts_of(document: Document) -> list[tuple[Method, Facts]]:
    """The facts of every method."""
    collections: dict[str, list[Method]] = {}
    for method in document.methods:
        collections.setdefault(_collection(method), []).append(method)
    return [(method, _facts(method, collections[_collection(method)], document.schemas)) for method in document.methods]


def _collection(method: Method) -> str:
    collection, _ = template_of(method)
    if collection.startswith("{+"):  # full names: what belongs together has one resource in the document
        return method.id.rpartition(".")[0]
    return erased(collection)


def _facts(method: Method, siblings: list[Method], schemas: DocumentSchemas) -> Facts:
    schema = _resource(siblings, schemas)
    fields = schemas.properties(schema)
    variable = next((item.strip("{+}") for _, item in map(template_of, siblings) if item), "")
    id_field = _id_field(variable, fields)
    collection, _ = template_of(method)
    items, next_token = _listing(method, schemas)
    return Facts(
        action=method.id.rpartition(".")[2],
        template=f"{erased(collection)}/*",
        schema=schema,
        id_field=id_field,
        named=id_field == "name" and any(one.path.endswith("{+name}") for one in siblings),
        made=any(_action(one) in _MAKES for one in siblings),
        output=frozenset(wire for wire, one in fields.items() if one.get("readOnly")),
        fields=frozenset(fields),
        numbers=frozenset(wire for wire, one in fields.items() if one.get("format") in {"int64", "uint64"}),
        defaults=_defaults(fields),
        response=method.response,
        response_defaults=_defaults(schemas.properties(method.response)),
        items=items,
        next_token=next_token,
        operation=_operation(schemas.properties(method.response)),
    )


def _action(method: Method) -> str:
    return method.id.rpartition(".")[2]


def _resource(siblings: list[Method], schemas: DocumentSchemas) -> str:
    """The schema that a get answers with, or that a create or an update takes."""
    by_action = {_action(method): method for method in siblings}
    got = by_action.get("get")
    if got is not None and got.response:
        return got.response
    for action in (*_MAKES, "update", "patch"):
        if action in by_action and by_action[action].request:
            return by_action[action].request
    for method in siblings:
        items, _ = _listing(method, schemas)
        if items:
            reference: str = schemas.properties(method.response)[items].get("items", {}).get("$ref", "")
            return reference
    return ""


def _id_field(variable: str, fields: Mapping[str, Json]) -> str:
    candidates = (
        [variable, "id", "name"] if variable.lower().endswith("id") or not variable else [variable, "name", "id"]
    )
    return next((wire for wire in candidates if wire in fields), "id" if "id" in fields else "")


def _listing(method: Method, schemas: DocumentSchemas) -> tuple[str, str]:
    """The fields of the items and of the next token, where a method lists."""
    if method.verb != "GET" or not _action(method).lower().endswith("list"):
        return "", ""
    fields = schemas.properties(method.response)
    lists = [wire for wire, one in fields.items() if one.get("type") == "array"]
    messages = [wire for wire in lists if "$ref" in fields[wire].get("items", {})]
    items = "items" if "items" in lists else next(iter(messages or lists), "")
    return items, "nextPageToken" if "nextPageToken" in fields else ""


def _operation(fields: Mapping[str, Json]) -> str:
    if {"name", "done", "error", "response"} <= fields.keys():
        return "done"
    return "status" if {"operationType", "status", "targetLink"} <= fields.keys() else ""


def _defaults(fields: Mapping[str, Json]) -> Json:
    """What a field always says, such as the kind of a resource."""
    return {
        wire: one["default"]
        for wire, one in fields.items()
        if wire == "kind" and one.get("type") == "string" and "default" in one
    }


def chosen_id(call: Call, facts: Facts, place: Place) -> str:
    """The id that a caller chose, in the path, the body or the query; else a new one."""
    if place.item:
        return place.item
    if facts.named:
        singular = place.collection.rpartition("/")[2].lower()[:-1]
        for wire, value in call.query.items():
            if wire.endswith("Id") and value and singular.startswith(wire[:-2].lower()[:4]):
                return str(value)
        return str(call.body.get("name") or "").rpartition("/")[2] or call.world.new_id(20)
    given = call.body.get(facts.id_field) or call.query.get(facts.id_field)
    if given and facts.id_field not in facts.output:
        return str(given)
    return str(call.world.random.getrandbits(63)) if facts.id_field in facts.numbers else call.world.new_id(28)


def identity(facts: Facts, name: str, id_: str) -> Json:
    """The fields by which a record says who it is."""
    if facts.named:
        return {"name": name}
    found = {facts.id_field: id_} if facts.id_field else {}
    if "id" in facts.fields and "id" not in found:
        found["id"] = str(zlib.crc32(name.encode())) if "id" in facts.numbers else name
    return found


def stamped(call: Call, facts: Facts, record: Record, known: Record | None) -> Record:
    """A record with what a server adds: kind, times, an etag, and the facts of its media."""
    now = call.world.now()
    record = {**facts.defaults, **record}
    for wire in _CREATED:
        if wire in facts.fields:
            record[wire] = known[wire] if known and wire in known else now
    for wire in _UPDATED:
        if wire in facts.fields:
            record[wire] = now
    if call.media is not None:
        record |= _of_media(call.media.data, call.media.mime_type, facts, record)
    if "etag" in facts.fields:
        record["etag"] = f"{zlib.crc32(repr(sorted(record.items(), key=lambda pair: pair[0])).encode()):08x}"
    return record


def _of_media(data: bytes, mime_type: str, facts: Facts, record: Record) -> Json:
    digest = hashlib.md5(data, usedforsecurity=False)
    found: dict[str, Any] = {
        "size": str(len(data)),
        "mimeType": record.get("mimeType") or mime_type,
        "contentType": record.get("contentType") or mime_type,
        "md5Checksum": digest.hexdigest(),
        "md5Hash": base64.b64encode(digest.digest()).decode(),
    }
    return {wire: value for wire, value in found.items() if wire in facts.fields}


def shown(record: Record) -> Json:
    """A record without the server's own notes."""
    return {wire: value for wire, value in record.items() if wire[0] != "~"}


def operation(facts: Facts, name: str, response: Json) -> Json:
    if facts.operation == "done":
        made = {"@type": f"type.googleapis.com/{facts.schema or 'google.protobuf.Empty'}", **response}
        return {"name": name, "done": True, "response": made}
    return {"name": name.rpartition("/")[2], "status": "DONE", "progress": 100}
