"""Update masks: which fields of a record a patch changes. Takes records, gives a new one, stores nothing."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from . import errors
from .shapes import Field, Message
from .store import Record


def patched(shape: Message, record: Record, change: Mapping[str, Any], mask: str, fixed: Collection[str]) -> Record:
    """`record` with the masked fields of `change`; a masked field that `change` lacks is cleared.

    Without a mask all fields of `change` count, and those in `fixed` are passed over when they say what is there.

    Raises:
        Refusal: 400 for a path that is not in the schema, or a field that cannot be changed.
    """
    new = dict(record)
    for path in _paths(shape, change, mask):
        top = path[0].wire
        if top in fixed:
            if mask and mask != "*":
                raise errors.invalid(f"The field {path[0].proto} cannot be updated.", "update_mask")
            continue
        _set(new, change, [field.wire for field in path])
    return new


def _paths(shape: Message, change: Mapping[str, Any], mask: str) -> list[list[Field]]:
    if mask == "*":
        return [[field] for field in shape.fields.values()]
    if not mask:
        return [[shape.fields[wire]] for wire in change]
    return [_path(shape, text.strip()) for text in mask.split(",") if text.strip()]


def _path(shape: Message, text: str) -> list[Field]:
    path: list[Field] = []
    level: object = shape
    for name in text.split("."):
        field = level.names.get(name) if isinstance(level, Message) else None
        if field is None:
            raise errors.invalid(
                f"The update mask names {text!r}, which is not a field of {shape.name}.", "update_mask"
            )
        path.append(field)
        level = field.shape
    return path


def _set(record: Record, change: Any, wires: list[str]) -> None:
    """Copies one path; the messages on the way are copied too, so that no record shares them."""
    for wire in wires[:-1]:
        record[wire] = dict(record.get(wire) or {})
        record = record[wire]
        change = change.get(wire) or {}
    if wires[-1] in change:
        record[wires[-1]] = change[wires[-1]]
    else:
        record.pop(wires[-1], None)
