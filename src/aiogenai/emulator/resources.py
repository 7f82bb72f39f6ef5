"""create, get, list, patch and delete, for any collection whose methods have the standard shape."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from aiogenai.runtime.request import Page

from . import errors, masks
from .call import Call, Handler
from .collection import Collection
from .paging import page_size
from .shapes import snake
from .store import Record
from .trees import Json, is_object
from .world import World

_NEVER = float("inf")
_ID = re.compile(r"[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?")


def handlers(collection: Collection) -> dict[str, Handler]:
    """The standard methods of a collection, by the last part of their id."""
    return {
        "create": lambda call: create(call, collection),
        "get": lambda call: get(call, collection),
        "list": lambda call: list_page(call, collection),
        "patch": lambda call: patch(call, collection),
        "delete": lambda call: delete(call, collection),
    }


def create(call: Call, collection: Collection) -> Json:
    return public(call.world, add(call, collection, call.path, call.body), collection)


def add(call: Call, collection: Collection, path: str, given: Json) -> Record:
    """Stores a new record under `path`, which is the path of its collection.

    Raises:
        Refusal: Its parent is not there, a field is missing, or the name is taken or malformed.
    """
    world = call.world
    require_parent(world, path)
    name = _chosen_name(path, given) if collection.named else ""
    record = {wire: value for wire, value in given.items() if wire not in collection.output and wire != "name"}
    require(record, collection)
    collection.check(call, record)
    name = name or f"{path}/{collection.new_id(world, record)}"
    if world.store.get(name) is not None:
        raise errors.exists(name)
    record = {"name": name, **record, **_times(world, collection, "createTime", "updateTime")}
    return world.store.put(name, {**record, **collection.on_create(call, record)})


def get(call: Call, collection: Collection) -> Json:
    return public(call.world, find(call.world, call.path), collection)


def list_page(call: Call, collection: Collection) -> Json:
    require_parent(call.world, call.path)
    return page_of(call, present(call.world, call.path), collection)


def page_of(call: Call, entries: Iterable[tuple[int, Record]], collection: Collection) -> Json:
    """A page of records, given oldest first, as the method's response, under the names that its row gives."""
    if collection.newest_first:
        entries = ((-place, record) for place, record in reversed(list(entries)))
    page = call.method.page or Page(items=_last(call.path))
    query = call.query if page.token_in == "query" else call.body
    size = page_size(query, collection.default_page, collection.max_page)
    token = query.get("pageToken", query.get("page_token", ""))
    scope = f"{call.method.id} {call.path} {query.get('filter', '')}"
    records, following = call.world.pages.cut(entries, scope, token, size)
    response: Json = {}
    if records:
        response[_wire(call, page.items)] = [public(call.world, record, collection) for record in records]
    if following:
        response[_wire(call, page.next_token)] = following
    return response


def patch(call: Call, collection: Collection) -> Json:
    record = find(call.world, call.path)
    shape = call.world.schemas[collection.schema]
    mask = call.query.get("updateMask", "")
    given = {wire: value for wire, value in call.body.items() if wire not in collection.output}
    for wire in collection.immutable & given.keys():
        if given[wire] != record.get(wire):
            raise errors.invalid(f"The field {snake(wire)} cannot be changed.", snake(wire))
    new = masks.patched(shape, record, given, mask, collection.output | collection.immutable)
    require(new, collection)
    collection.check(call, new)
    new = {**new, **_times(call.world, collection, "updateTime")}
    new = call.world.store.put(call.path, {**new, **collection.on_patch(call, new)})
    return public(call.world, new, collection)


def delete(call: Call, collection: Collection) -> Json:
    find(call.world, call.path)
    if not call.query.get("force") and call.world.store.has_children(call.path, *collection.children):
        raise errors.precondition(f"{call.path!r} is not empty. Set force to delete it and what it contains.")
    call.world.store.remove(call.path)
    return {}


def find(world: World, name: str) -> Record:
    """A record by its name.

    Raises:
        Refusal: 404, there is no such record, or it has expired.
    """
    record = world.store.get(name)
    if record is None or _expired(world, record):
        raise errors.missing(name)
    return record


def present(world: World, path: str) -> Iterator[tuple[int, Record]]:
    """The records of a collection that have not expired, oldest first, each with its place."""
    for place, record in world.store.records(path):
        if not _expired(world, record):
            yield place, record


def require_parent(world: World, path: str) -> None:
    """Makes sure of what a collection belongs to.

    Raises:
        Refusal: 404, the record that the collection `path` belongs to is not there.
    """
    parent = path.rpartition("/")[0]
    if parent:
        find(world, parent)


def require(record: Record, collection: Collection) -> None:
    missing = [name for name in collection.required if not _given(record, name)]
    if missing:
        raise errors.violations((name, f"The field {name} is required.") for name in missing)


def public(world: World, record: Record, collection: Collection) -> Json:
    """A record as callers see it: moved on to the present, without the server's notes and input-only fields."""
    shown = collection.show(world, record)
    return {wire: value for wire, value in shown.items() if wire[0] != "~" and wire not in collection.input}


def _expired(world: World, record: Record) -> bool:
    """Whether a record's time is over; it is removed when that is seen."""
    if record.get("~expires", _NEVER) > world.clock():
        return False
    world.store.remove(record["name"])
    return True


def _chosen_name(path: str, given: Json) -> str:
    name: str = given.get("name", "")
    if not name:
        return ""
    prefix, _, id_ = name.rpartition("/")
    if prefix != path or not _ID.fullmatch(id_):
        message = f"The name must be {path}/ and up to 40 lower-case letters, digits or inner dashes, not {name!r}."
        raise errors.invalid(message, "name")
    return f"{path}/{id_}"


def _times(world: World, collection: Collection, *wires: str) -> dict[str, str]:
    now = world.now()
    return {wire: now for wire in wires if wire in collection.output}


def _given(record: Any, name: str) -> bool:
    """Whether the field at a dotted proto path has a value."""
    for part in name.split("."):
        head, *tail = part.split("_")
        wire = head + "".join(word.capitalize() for word in tail)
        record = record.get(wire) if is_object(record) else None
    return record not in (None, "", [], {})


def _wire(call: Call, python_name: str) -> str:
    """The wire name of a field of the response, from the Python name that the row has."""
    for field in call.world.schemas[call.method.response].fields.values():
        if python_name in {field.proto, field.wire}:
            return field.wire
    return python_name


def _last(path: str) -> str:
    return path.rpartition("/")[2]
