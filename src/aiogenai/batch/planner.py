"""Which rows go into the next part: those that are neither done nor in another. Reads the input once, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from ..runtime.errors import ValidationError
from . import parts
from .bitset import Bitset
from .calls import Caller
from .intake import Intake
from .journal import Part
from .outcomes import Result, describe
from .parts import Line, PartFile, Sizes
from .rows import BadLine, Row
from .sources import Position
from .store import JobStore


class Planner:
    """Fills part files, one for each model at a time.

    Attributes:
        exhausted: Whether no row is left.
    """

    def __init__(
        self, caller: Caller, intake: Intake, store: JobStore, taken: Iterable[Bitset], folder: Path, sizes: Sizes
    ) -> None:
        """`taken` are the rows of parts that an earlier run planned."""
        self._caller = caller
        self._intake = intake
        self._store = store
        self._taken = list(taken)
        self._folder = folder
        self._sizes = sizes
        self._files: dict[str, PartFile] = {}
        self._read = False
        self.exhausted: bool = False

    @property
    def position(self) -> Position:
        """All lines before it are done."""
        return self._intake.position()

    async def next_part(self, new_id: Callable[[], str]) -> Part | None:
        """The next part, with its file on disk; `None` when no row is left."""
        while not self._read:
            found = await self._next_line()
            if found is None:
                self._read = True
                break
            model, line = found
            full = self._files.get(model)
            if full is not None and full.fits(line):
                full.add(line)
                continue
            self._files[model] = PartFile(self._folder / f"{new_id()}.jsonl", self._sizes)
            self._files[model].add(line)
            if full is not None:
                return _closed(full, model)
        made = next(iter(self._files), None)
        part = _closed(self._files.pop(made), made) if made is not None else None
        self.exhausted = not self._files
        return part

    def close(self) -> None:
        """Drops files that are no part yet: their rows are read again the next time."""
        for file in self._files.values():
            file.drop()
        self._files.clear()

    async def _next_line(self) -> tuple[str, Line] | None:
        while (row := await self._intake.next()) is not None:
            if isinstance(row, BadLine):
                await self._store.end(Result(row.line, row.key, "failed", row.reason))
                continue
            self._intake.release(row)
            if any(row.line - 1 in taken for taken in self._taken):
                continue
            try:
                return self._model_of(row), parts.line_of(row, self._caller.message(row))
            except ValidationError as error:
                reason = f"ValidationError: {describe(error)['message']}"
                failed = Result(row.line, row.key, "failed", reason, metadata=row.metadata, attempts=(error,))
                await self._store.end(failed)
        return None

    def _model_of(self, row: Row) -> str:
        model = self._caller.model_of(row)
        if not model:
            raise ValidationError("neither the row nor the job names one", path="model")
        return model


def _closed(file: PartFile, model: str) -> Part:
    file.close()
    return Part(file.id, model, file.rows, file.tokens)
