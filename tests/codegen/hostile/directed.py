"""Directed documents: every payload, and every kind of value, at every place of the format; beside benign twins."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from attrs import frozen

from codegen.fault import Faults

from .oracle import Broken, Made, Shape, make, shape, text_of
from .payloads import JSON_VALUES, PAYLOADS
from .slots import Slot, beside, put, slots

TWINS = (
    *("benign", "benignKey", "benign_key", "Benign", "", "Two words.", "7", "0", "benign/[^/]+", "[^/]+", "10MB"),
    *("string", "object", "NONE", "v1/benign", "20250101", "json"),
)
"""Benign values of a slot: whatever a payload makes of the document must be what one of them makes of it."""


@frozen
class Case:
    """One value at one place."""

    slot: Slot
    value: Any

    def __str__(self) -> str:
        return f"{self.slot.kind}{' (its name)' if self.slot.is_key else ''} = {self.value!r:.80}"

    def text(self) -> str:
        return text_of(put(self.slot, self.value))


def cases() -> list[Case]:
    """All of them: texts everywhere, and other kinds of values everywhere but in names."""
    return list(_cases())


def _cases() -> Iterator[Case]:
    for slot in slots():
        yield from (Case(slot, payload) for payload in PAYLOADS if payload not in beside(slot))
        if not slot.is_key:
            yield from (Case(slot, value) for value in JSON_VALUES)


def made(case: Case) -> Made | None:
    """The package of a case; nothing when it was refused.

    Raises:
        Broken: It was not refused well, or it is of a shape that no benign twin has.
    """
    found = make([case.text()])
    if isinstance(found, Faults):
        return None
    if isinstance(case.value, str):
        here = shape(found.texts)
        if all(here != _twin(case.slot, value) for value in TWINS):
            raise Broken("of another shape than a benign twin's")
    return found


@cache
def _twin(slot: Slot, value: str) -> Shape | None:
    twin = make([text_of(put(slot, value))])
    return shape(twin.texts) if isinstance(twin, Made) else None
