"""Overlay and revisions -> which entries hold in which revision, for people who refresh either.

An entry may well miss in an older revision: the part came later. In all of them together, none may (`facts.apply`).
"""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from .document import Document
from .facts import hold
from .fault import Fault
from .overlay import Overlay


@frozen
class Tally:
    """How an overlay holds against one revision: how many things its entries say, and what is wrong with some."""

    revision: str
    entries: int
    misses: int
    faults: tuple[Fault, ...]


def tallies(overlay: Overlay, documents: Iterable[Document]) -> tuple[Tally, ...]:
    """One for each revision, the oldest first. What was last listed when (`last`) is a question to all of them."""
    made: list[Tally] = []
    for document in sorted(documents, key=lambda one: one.revision):
        _, held = hold(overlay, document, None)
        missed = [one for one in held if one.faults]
        faults = tuple(fault for one in missed for fault in one.faults)
        made.append(Tally(document.revision, len(held), len(missed), faults))
    return tuple(made)


def told(found: Iterable[Tally]) -> str:
    """A line for each revision, and below it what misses there."""
    lines: list[str] = []
    for one in found:
        lines.append(f"overlay, revision {one.revision}: {one.entries - one.misses} of {one.entries} entries hold")
        lines += [f"  {fault.pointer}: {fault.message}" for fault in one.faults]
    return "\n".join(lines)
