"""How far something has come that takes time here: one stage for each step of time, and one for each look at it."""

from __future__ import annotations

from .store import Record
from .world import World

_LAST = 2**31


def begun(world: World) -> Record:
    """The notes that a record needs for `stage`."""
    return {"~began": world.clock(), "~looks": 0}


def looked_at(record: Record) -> Record:
    return {**record, "~looks": record["~looks"] + 1}


def stage(world: World, record: Record) -> int:
    """Stage 0 is the start. A server whose step is 0 does not wait: everything is past its last stage at once."""
    step = world.settings.step
    if step <= 0:
        return _LAST
    return int(record["~looks"] + (world.clock() - record["~began"]) // step)
