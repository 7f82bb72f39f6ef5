"""What is special about a collection of resources: a row of facts and, where needed, a few functions.

`resources` acts on these; families declare them.
"""

from __future__ import annotations

from collections.abc import Callable

from attrs import frozen

from .call import Call
from .store import Record
from .world import World

Fill = Callable[[Call, Record], Record]
"""(call, record without server fields) -> the fields that the server sets."""
Show = Callable[[World, Record], Record]
"""A record as it stands -> as it is now shown."""


def _label(world: World, record: Record) -> str:
    return world.named_id(record.get("displayName", ""))


def _nothing(_call: Call, _record: Record) -> Record:
    return {}


def _itself(_world: World, record: Record) -> Record:
    return record


def _accept(_call: Call, _record: Record) -> None:
    pass


@frozen
class Collection:
    """How the resources of a collection behave.

    `output` fields are the server's and are passed over in requests; `input` fields are kept and never shown;
    `immutable` ones are set on create only. `named` says that a caller may choose the id, by sending `name`.
    `children` are the collections below that make a delete ask for `force`. `required` fields are proto names.
    """

    schema: str
    output: frozenset[str] = frozenset({"name", "createTime", "updateTime"})
    input: frozenset[str] = frozenset()
    immutable: frozenset[str] = frozenset()
    required: tuple[str, ...] = ()
    children: tuple[str, ...] = ()
    named: bool = False
    default_page: int = 50
    max_page: int = 1000
    newest_first: bool = False
    new_id: Callable[[World, Record], str] = _label
    check: Callable[[Call, Record], None] = _accept
    """Called with what a create or a patch would store; raises `Refusal` for what the family does not allow."""
    on_create: Fill = _nothing
    on_patch: Fill = _nothing
    show: Show = _itself
