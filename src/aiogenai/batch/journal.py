"""What was asked of the server's batches, one synced line before and one after each step: a crash forgets nothing.

A `Part` is a piece of the input that is, was, or will be one batch at the server. Its events, in order: planned (its
file is on disk), uploaded, creating (an intent: it may exist), created, ended, collected. A part that must be tried
again names its successors in the line with which it is collected, so that both happen or neither.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal, TypeAlias, cast

from attrs import asdict, define

from ..runtime.converter import decode, encode
from ..runtime.errors import DecodeError
from . import disk

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
    parts, _ = _read(path) if path.exists() else ({}, 0)
    return [part for part in parts.values() if part.is_open]


def _read(path: Path) -> tuple[dict[str, Part], int]:
    """All parts, and how many bytes are whole: a crash may leave a line half-written."""
    parts: dict[str, Part] = {}
    whole = 0
    for line in path.read_bytes().splitlines(keepends=True):
        try:
            tree = cast("dict[str, Any]", decode(line))
        except DecodeError:
            break
        if not line.endswith(b"\n"):
            break
        _apply(parts, tree)
        whole += len(line)
    return parts, whole


def _apply(parts: dict[str, Part], tree: dict[str, Any]) -> None:
    added = list(tree.get("again", ()))
    if "plan" in tree:
        added.append(tree["plan"])
    else:
        part = parts[tree["part"]]
        for name, value in tree.items():
            if name not in {"part", "again"}:
                setattr(part, name, value)
    parts.update((facts["id"], Part(**facts)) for facts in added)


class Journal:
    """The parts of a job, and the file that remembers them."""

    def __init__(self, path: Path) -> None:
        """Reads what is there; a line that a crash left half-written is cut off.

        Raises:
            OutputBusy: Another process has it.
        """
        self._descriptor = disk.open_to_append(path)
        self.parts: dict[str, Part]
        self.parts, whole = _read(path)
        self._numbered = max(map(int, self.parts), default=0)
        if whole != os.fstat(self._descriptor).st_size:
            disk.cut(self._descriptor, whole)

    @property
    def open(self) -> list[Part]:
        return [part for part in self.parts.values() if part.is_open]

    def next_id(self) -> str:
        """A new number of a part."""
        self._numbered += 1
        return f"{self._numbered:05}"

    def plan(self, part: Part) -> None:
        self._write({"plan": asdict(part)})

    def step(self, part: Part, step: Step, **facts: Any) -> None:
        """The part has taken a step, or is about to."""
        self._write({"part": part.id, "step": step, **facts})

    def collect(self, part: Part, again: Iterable[Part]) -> None:
        """The results of the part are in the output; what is missing is in other parts now."""
        self._write({"part": part.id, "step": "collected", "again": [asdict(other) for other in again]})

    def close(self) -> None:
        os.close(self._descriptor)

    def _write(self, tree: dict[str, Any]) -> None:
        disk.write_synced(self._descriptor, encode(tree) + b"\n")
        _apply(self.parts, tree)
