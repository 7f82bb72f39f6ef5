"""The rows of a batch, answered a few at a time: what was asked in lines of JSON -> results as the batch gives them."""

from __future__ import annotations

import asyncio
import random
import re
import time
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

import orjson
from attrs import frozen

from aiogenai.emulator import errors
from aiogenai.emulator.batching import BatchPlan
from aiogenai.emulator.errors import Refusal
from aiogenai.emulator.scripted import Answer, Unready
from aiogenai.emulator.trees import Json
from aiogenai.emulator.world import World

from . import embeddings, generation

Respond: TypeAlias = Callable[[World, str, Json, Answer | None], Json]

_LINE = re.compile(rb"[^\n]*\S[^\n]*")


@frozen
class Kind:
    """Of what a batch is made: its schema, the schema of a row's request, and who answers a row."""

    batch: str
    request: str
    action: str
    respond: Respond


def _embed(world: World, model: str, body: Json, _own: Answer | None) -> Json:
    return embeddings.respond(world, model, body)


KINDS = {
    "generate": Kind("GenerateContentBatch", "GenerateContentRequest", "generateContent", generation.respond),
    "embed": Kind("EmbedContentBatch", "EmbedContentRequest", "embedContent", _embed),
}


def count(lines: bytes) -> int:
    """How many rows there are; blank lines are none. Quick where there is no blank line."""
    if b"\n\n" not in lines and not lines.startswith(b"\n") and b" \n" not in lines and b"\r" not in lines:
        return lines.count(b"\n") + bool(lines and not lines.endswith(b"\n"))
    return sum(1 for _ in _LINE.finditer(lines))


class Job:
    """A batch at work. `finish` is called when it is over while nobody looks."""

    def __init__(
        self, world: World, name: str, model: str, task: Json, lines: bytes, done: Callable[[Job], None]
    ) -> None:
        self._world = world
        self._name = name
        self._model = model
        self._kind = KINDS[task["kind"]]
        self._inline = not task["file"]
        self._plan = BatchPlan(**task["plan"])
        self._rows = _LINE.finditer(lines)
        self._done = done
        self._results: list[Any] = []
        self._row = b""
        """The row that is being answered."""
        self.awaited: asyncio.Future[Answer] | None = None
        self.failed: int = 0

    @property
    def count(self) -> int:
        """Rows that were answered."""
        return len(self._results)

    def run(self, seconds: float) -> bool:
        end = time.perf_counter() + seconds
        while self._next():
            try:
                result = self._result(self._row)
            except Unready as unready:
                self.awaited = asyncio.ensure_future(unready.answer())
                return False
            self._row, self.awaited = b"", None
            self.failed += "error" in result
            self._results.append(result if self._inline else orjson.dumps(result) + b"\n")
            if time.perf_counter() >= end:
                return False
        return self._row == b""

    def _next(self) -> bool:
        """Whether there is a row to be answered now."""
        if self.awaited is not None:
            return self.awaited.done()
        found = next(self._rows, None)
        self._row = b"" if found is None else found[0]
        return found is not None

    def finish(self) -> None:
        self._done(self)

    def results(self) -> list[Any]:
        """Results as they are given, once all rows are answered: objects for inline rows, lines for a file's."""
        results = self._results
        if self._plan.shuffle:
            random.Random(self._name).shuffle(results)  # noqa: S311  # the same order in every run
        return results[: max(len(results) - self._plan.lose, 0)]

    def _result(self, line: bytes) -> Json:
        mark: Json = {}
        try:
            mark, request = self._read(line)
            self._fail_some()
            own = self.awaited.result() if self.awaited is not None else None
            return {**mark, "response": self._kind.respond(self._world, self._model, request, own)}
        except Refusal as refusal:
            return {**mark, "error": refusal.rpc_status()}
        except _WrongRow as wrong:
            return {**wrong.mark, "error": wrong.refusal.rpc_status()}

    def _read(self, line: bytes) -> tuple[Json, Json]:
        """What a row is marked with, and its request. One that is not right fails alone, when its turn comes."""
        if self._inline:  # checked when they came
            row = orjson.loads(line)
            marked = "metadata" in row and not self._plan.unmarked
            return {"metadata": row["metadata"]} if marked else {}, row.get("request", {})
        try:
            tree = orjson.loads(line)
            mark = {"key": tree["key"]} if "key" in tree else {}
            request = tree["request"]
        except (orjson.JSONDecodeError, TypeError, KeyError):
            raise errors.invalid("The line is not an object with a key and a request.") from None
        try:
            shape = self._world.schemas[self._kind.request]
            return mark, self._world.validator.message(request, shape, (None, "request"))
        except Refusal as refusal:
            raise _WrongRow(mark, refusal) from None

    def _fail_some(self) -> None:
        rate = self._plan.fail_rate
        if rate and random.Random(f"{self._name} {self.count}").random() < rate:  # noqa: S311  # the same rows always
            raise Refusal("INTERNAL", "The emulator was asked to fail some rows.")


class _WrongRow(Exception):
    def __init__(self, mark: Json, refusal: Refusal) -> None:
        super().__init__(refusal.message)
        self.mark = mark
        self.refusal = refusal


def lines_of(rows: Iterator[Json] | list[Json]) -> bytes:
    """Inline rows as lines."""
    return b"\n".join(orjson.dumps(row) for row in rows)
