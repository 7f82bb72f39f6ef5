"""What was asked of the server's batches, one synced line before and one after each step: a crash forgets nothing.

A `Part` is a piece of the input that is, was, or will be one batch at the server. Its events, in order: planned (its
file is on disk), uploaded, creating (an intent: it may exist), created, ended, collected. A part that must be tried
again names its successors in the line with which it is collected, so that both happen or neither.

Beside them stand what the parts are called at the server, whether the lane was called off, and which rows it left to
other lanes.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Literal, TypeAlias, cast

from attrs import asdict, define, field

from ..runtime.converter import decode, encode
from ..runtime.errors import DecodeError
from . import disk
from .bitset import Bitset

Step: TypeAlias = Literal["planned", "uploaded", "creating", "created", "ended", "collected"]


@define
class Part:
    """One batch. `name` is its name at the server, `file` that of its uploaded input, `output` that of its results.

    `tokens` is an estimate of its input. `created` is a time in seconds since 1970.
    """

    id: str
    model: str
    rows: int
    tokens: float
    attempt: int = 1
    step: Step = "planned"
    file: str = ""
    name: str = ""
    state: str = ""
    output: str = ""
    error: str = ""
    created: float = 0.0

    @property
    def is_open(self) -> bool:
        """Whether its rows wait for it."""
        return self.step != "collected"

    def file_in(self, folder: Path) -> Path:
        return folder / f"{self.id}.jsonl"


def waiting(path: Path) -> list[Part]:
    """What the journal of a job has open; none where there is no journal. Changes nothing, also while it is written."""
    notes, _ = _read(path) if path.exists() else (_Notes(), 0)
    return notes.open


@define
class _Notes:
    """What the lines of a journal come to."""

    parts: dict[str, Part] = field(factory=dict[str, Part])
    prefix: str = ""
    called_off: bool = False
    released: Bitset = field(factory=Bitset)

    @property
    def open(self) -> list[Part]:
        return [part for part in self.parts.values() if part.is_open]

    def apply(self, tree: dict[str, Any]) -> None:
        added = list(tree.get("again", ()))
        if "plan" in tree:
            added.append(tree["plan"])
        elif "part" in tree:
            part = self.parts[tree["part"]]
            for name, value in tree.items():
                if name not in _NOT_OF_A_PART:
                    setattr(part, name, value)
        self.prefix = tree.get("prefix", self.prefix)
        self.called_off = tree.get("called_off", self.called_off)
        if tree.get("called_off") is False:
            self.released = Bitset()
        for first, last in tree.get("released", ()):
            self.released.update(range(first - 1, last))
        self.parts.update((facts["id"], Part(**facts)) for facts in added)


_NOT_OF_A_PART = frozenset({"part", "again", "released"})


def _read(path: Path) -> tuple[_Notes, int]:
    """What is noted, and how many bytes are whole: a crash may leave a line half-written."""
    notes = _Notes()
    whole = 0
    for line in path.read_bytes().splitlines(keepends=True):
        try:
            tree = cast("dict[str, Any]", decode(line))
        except DecodeError:
            break
        if not line.endswith(b"\n"):
            break
        notes.apply(tree)
        whole += len(line)
    return notes, whole


class Journal:
    """The parts of a job, and the file that remembers them."""

    def __init__(self, path: Path) -> None:
        """Reads what is there; a line that a crash left half-written is cut off.

        Raises:
            OutputBusy: Another process has it.
        """
        self._descriptor = disk.open_to_append(path)
        self._notes, whole = _read(path)
        self._numbered = max(map(int, self.parts), default=0)
        if whole != os.fstat(self._descriptor).st_size:
            disk.cut(self._descriptor, whole)

    @property
    def parts(self) -> Mapping[str, Part]:
        return self._notes.parts

    @property
    def open(self) -> list[Part]:
        return self._notes.open

    @property
    def called_off(self) -> bool:
        """Whether nothing more is to be sent in this lane."""
        return self._notes.called_off

    @property
    def released(self) -> Bitset:
        """The rows that were left to another lane, as their numbers less one."""
        return self._notes.released

    def display_name(self, part: Part) -> str:
        """What a part is called at the server, in each attempt otherwise, and by no other job."""
        return f"{self._notes.prefix}-{part.id}-{part.attempt}"

    def name(self, prefix: str) -> None:
        """What the names of the job's parts begin with; once it is said, it stays, wherever the job moves."""
        if not self._notes.prefix:
            self._write({"prefix": prefix})

    def call_off(self) -> None:
        """Nothing more is to be sent in this lane."""
        self._write({"called_off": True})

    def take_up(self) -> None:
        """It is sent in this lane after all, with what had been left to others."""
        self._write({"called_off": False})

    def next_id(self) -> str:
        """A new number of a part."""
        self._numbered += 1
        return f"{self._numbered:05}"

    def plan(self, part: Part) -> None:
        self._write({"plan": asdict(part)})

    def step(self, part: Part, step: Step, **facts: Any) -> None:
        """The part has taken a step, or is about to."""
        self._write({"part": part.id, "step": step, **facts})

    def collect(self, part: Part, again: Iterable[Part], released: Iterable[int] = ()) -> None:
        """The results of the part are in the output; what is missing is in other parts now, or left to other lanes."""
        parts, rows = [asdict(other) for other in again], _ranges(released)
        self._write({"part": part.id, "step": "collected", "again": parts, **({"released": rows} if rows else {})})

    def close(self) -> None:
        os.close(self._descriptor)

    def _write(self, tree: dict[str, Any]) -> None:
        disk.write_synced(self._descriptor, encode(tree) + b"\n")
        self._notes.apply(tree)


def _ranges(numbers: Iterable[int]) -> list[list[int]]:
    """Ascending numbers as pairs of the first and the last of each run."""
    made: list[list[int]] = []
    for number in numbers:
        if made and number == made[-1][1] + 1:
            made[-1][1] = number
        else:
            made.append([number, number])
    return made
