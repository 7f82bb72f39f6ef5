"""Rows from an iterable, results as they come: `async for result in map(client, rows, model=...)`. Writes no file."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterable, AsyncIterator, Callable, Iterable, Mapping
from typing import Any

from ..runtime.client import BaseClient
from ..runtime.options import CallOptions
from .bitset import Bitset
from .calls import Caller, find_method
from .errors import InputRefused
from .intake import Intake
from .job import Order
from .limits import Limits, priced
from .outcomes import Result
from .rows import BadLine, Record, Row, RowReader
from .runner import Runner
from .sources import IterableSource
from .tally import Price, Tally
from .terms import Check, Patience, Terms
from .tiers import Tier, tier_defaults


async def map(  # noqa: A001, PLR0913  # what it does, in its own namespace; each argument is a setting of its own
    client: BaseClient,
    rows: Iterable[Record] | AsyncIterable[Record],
    *,
    model: str = "",
    method: str = "generateContent",
    order: Order = "completion",
    defaults: Mapping[str, Any] | None = None,
    tier: Tier = "standard",
    limits: Limits | Mapping[str, Limits] = Limits(),  # noqa: B008  # frozen
    price: Price | None = None,
    patience: Patience = Patience(),  # noqa: B008  # frozen
    options: CallOptions | None = None,
    check: Check | None = None,
    dedupe: bool = False,
) -> AsyncIterator[Result]:
    """The results of many calls, within the quota. Rows are prompts, requests, or `{key, request}` as in a file.

    No more rows are taken than there is room for; leaving the loop ends what is under way (`aclose` waits for it). A
    row that failed is a result, too: `result.kind == "failed"`, with the errors in `attempts`. With `dedupe`, equal
    requests are sent once (`result.copy_of`).

    Raises:
        ConfigurationError: A limit of spend has no price to count with.
        InputRefused: Two rows have one key.
        BatchError: The job can't go on; results that had come were given before.
    """
    priced(limits, known=price is not None)
    found = find_method(method)
    caller = Caller(
        client, found, model=model, options=options, defaults={**tier_defaults(tier, found), **(defaults or {})}
    )
    reader = _UniqueKeys(RowReader(prompt_field=caller.prompt_field, fields=caller.fields))
    ordered = order == "input"
    size = max(limit.in_flight for limit in ([limits] if isinstance(limits, Limits) else [*limits.values(), Limits()]))
    intake = Intake(IterableSource(rows), reader, Bitset(), ahead=2 * size if ordered else None, skip_blank=False)
    sink = _Queue(size, intake.reached if ordered else None)
    terms = Terms(limits=limits, patience=patience, price=price, check=check, ahead=size, dedupe=dedupe)
    runner = Runner(caller, intake, sink, Tally(price=price), terms)
    running = asyncio.create_task(runner.run())
    running.add_done_callback(lambda _: sink.end())
    try:
        while (result := await sink.next()) is not None:
            yield result
        await running
        if runner.stopped is not None:
            raise runner.stopped
    finally:
        runner.cancel()
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


class _UniqueKeys:
    """Remembers the lines of keys: unlike a file, an iterable can't be looked through before."""

    def __init__(self, reader: RowReader) -> None:
        self._reader = reader
        self._lines: dict[str, int] = {}

    def read(self, line: int, record: Record) -> Row | BadLine:
        row = self._reader.read(line, record)
        if isinstance(row, Row) and row.key and (first := self._lines.setdefault(row.key, line)) != line:
            raise InputRefused(f"rows {first} and {line} both have the key {row.key!r}")
        return row


class _Queue:
    """A sink that is emptied by a loop: in the order of completion, or of the input, where `reached` is given.

    Bounded: a worker waits for the loop with its result; in the order of the input, the reading waits, for `reached`.
    """

    def __init__(self, size: int, reached: Callable[[int], None] | None) -> None:
        self._size = size
        self._reached = reached
        self._results: dict[int, Result] = {}
        self._next = 1
        self._ended = False
        self._changed = asyncio.Event()
        self._taken = asyncio.Event()

    def sending(self, row: Row) -> None:
        """Nothing is remembered."""

    async def accept(self, result: Result) -> None:
        self._results[result.line] = result
        self._changed.set()
        while self._reached is None and len(self._results) > self._size:
            self._taken.clear()
            await self._taken.wait()

    def end(self) -> None:
        self._ended = True
        self._changed.set()

    async def next(self) -> Result | None:
        while (result := self._pop()) is None:
            if self._ended:
                return self._results.pop(min(self._results)) if self._results else None
            self._changed.clear()
            await self._changed.wait()
        self._taken.set()
        return result

    def _pop(self) -> Result | None:
        if self._reached is None:
            return self._results.pop(next(iter(self._results))) if self._results else None
        result = self._results.pop(self._next, None)
        if result is not None:
            self._reached(self._next)
            self._next += 1
        return result
