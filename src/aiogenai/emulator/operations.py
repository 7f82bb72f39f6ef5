"""Long-running operations: records that move on by themselves, stage by stage.

What a stage means is the family's: it gives an `Advance`. What an operation needs to go on is in its record, as JSON.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from . import progress, resources
from .call import Call, Handler
from .collection import Collection
from .store import Record
from .trees import Json
from .world import World

Advance: TypeAlias = Callable[[World, Record, int], Record]
"""(world, record, stage) -> the record as it is at that stage. Stage 0 is the moment of its start."""

_COLLECTION = Collection("Operation")


def start(world: World, name: str, metadata: Json, task: Json, advance: Advance) -> Json:
    """Stores a new operation and answers with it. `task` is what it needs to remember, never shown."""
    record: Record = {"name": name, "metadata": metadata, "~task": task, **progress.begun(world)}
    return shown(world, world.store.put(name, advance(world, record, progress.stage(world, record))))


def current(world: World, record: Record, advance: Advance, *, looked: bool) -> Record:
    """The operation as it is now. `looked` when this is a caller asking for it by name."""
    if record.get("done"):
        return record
    record = progress.looked_at(record) if looked else record
    return world.store.put(record["name"], advance(world, record, progress.stage(world, record)))


def finish(record: Record, response: Json) -> Record:
    return {**record, "done": True, "response": response}


def fail(record: Record, status: Json) -> Record:
    return {**record, "done": True, "error": status}


def typed(schema: str, message: Json) -> Json:
    """A message as the `Any` that an operation's metadata and response are."""
    return {"@type": f"type.googleapis.com/google.ai.generativelanguage.v1beta.{schema}", **message}


def shown(world: World, record: Record) -> Json:
    return resources.public(world, record, _COLLECTION)


def handlers(advance: Advance) -> dict[str, Handler]:
    """Get and list of the operations of one family."""

    def get(call: Call) -> Json:
        record = resources.find(call.world, call.path)
        return shown(call.world, current(call.world, record, advance, looked=True))

    def list_page(call: Call) -> Json:
        resources.require_parent(call.world, call.path)
        return page(call, advance)

    return {"get": get, "list": list_page}


def page(call: Call, advance: Advance, **facts: Any) -> Json:
    """A page of the operations under the call's path, each as it is now."""
    entries = [
        (place, current(call.world, record, advance, looked=False))
        for place, record in call.world.store.records(call.path)
    ]
    return resources.page_of(call, entries, Collection("Operation", **facts))
