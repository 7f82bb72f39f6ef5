"""Whether two lines have one key, for inputs of any length: hashes go to buckets on disk, so memory stays flat."""

from __future__ import annotations

import tempfile
from array import array
from collections import defaultdict
from pathlib import Path
from types import TracebackType
from typing import Self

_BUCKETS = 256
_HELD = 64 * 1024


class KeyCheck:
    """Takes each key with its line, then tells which lines may have the same one.

    Equal keys are never missed; two keys may have one hash, so the caller compares those of the lines that are named.
    """

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="aiogenai-keys-")
        self._buckets = [array("q") for _ in range(_BUCKETS)]
        self._held = 0
        self._spilled = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._folder.cleanup()

    def add(self, key: str, line: int) -> None:
        mark = hash(key)
        bucket = self._buckets[mark % _BUCKETS]
        bucket.append(mark)
        bucket.append(line)
        self._held += 1
        if self._held >= _HELD:
            self._spill()

    def suspects(self) -> list[list[int]]:
        """Groups of lines whose keys have one hash."""
        groups: list[list[int]] = []
        for number, held in enumerate(self._buckets):
            pairs = array("q")
            if self._spilled and (path := self._path(number)).exists():
                pairs.frombytes(path.read_bytes())
            pairs.extend(held)
            marks = pairs[::2]
            if len(set(marks)) == len(marks):
                continue
            lines: defaultdict[int, list[int]] = defaultdict(list)
            for mark, line in zip(marks, pairs[1::2], strict=True):
                lines[mark].append(line)
            groups.extend(group for group in lines.values() if len(group) > 1)
        return sorted(groups)

    def _spill(self) -> None:
        for number, bucket in enumerate(self._buckets):
            with self._path(number).open("ab") as file:
                bucket.tofile(file)
            del bucket[:]
        self._held, self._spilled = 0, True

    def _path(self, number: int) -> Path:
        return Path(self._folder.name) / f"{number:03}"
