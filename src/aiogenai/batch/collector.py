"""Takes in what a batch gave: each result under its own key, once, and new parts for what is missing.

Nothing is believed of order or completeness: results are matched by key, compared with the rows that were asked, and
what nobody asked for is counted and left. Interrupted anywhere, it can be done again.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from attrs import field, frozen

from ..runtime.errors import Error, NotFound, StatusError, operation_error
from . import parts
from .bitset import Bitset
from .journal import Journal, Part
from .outcomes import Result, describe, fate_of, judge, usage_of
from .parts import Answer, Line, Sizes
from .server_api import Batches
from .store import JobStore
from .terms import Check


@frozen(kw_only=True)
class ServerTerms:
    """How the server's batches are used.

    Attributes:
        sizes: Of one part.
        enqueued_tokens: Over all parts at once; the smallest tier allows 3 million for a Flash model.
        slots: Batches at once; the server allows 100 in a project, with those of others.
        attempts: How often a row is in a batch before it is a dead letter.
        poll: Seconds between looks.
        longest: Seconds after which a batch that is not over is cancelled; the server lets it expire after 48 hours.
        on_expired: `halve` tries again in smaller batches; `release` leaves the rows to another lane.
        listing_lag: Seconds that a new batch may be missing in the list.
        priority: Among the project's batches.
    """

    sizes: Sizes = field(factory=Sizes)
    enqueued_tokens: float = 3_000_000.0
    slots: int = 20
    attempts: int = 3
    poll: float = 30.0
    longest: float = 50 * 3600.0
    on_expired: Literal["halve", "release"] = "halve"
    listing_lag: float = 10.0
    priority: int = 0


class Collector:
    """Writes results to the output, and plans again.

    Attributes:
        foreign: Results that no row of their part asked for, or that came twice.
        unread: Lines of results that could not be read, or have no key.
    """

    def __init__(
        self, batches: Batches, store: JobStore, journal: Journal, folder: Path, terms: ServerTerms, check: Check | None
    ) -> None:
        self._batches = batches
        self._store = store
        self._journal = journal
        self._folder = folder
        self._terms = terms
        self._check = check
        self.foreign: int = 0
        self.unread: int = 0

    async def take_in(self, part: Part) -> None:
        """Ends a part that is over at the server."""
        source = part.file_in(self._folder)
        answered, again = Bitset(), Bitset()
        if part.output:
            await self._read(part, source, answered, again)
        await self._store.flush()
        left = [line.number for line in parts.lines(source) if self._is_open(line, answered, again)]
        if self._is_released(part):
            self._journal.collect(part, [], left)
        else:
            followers = await self._followers(part, source, left)
            await self._store.flush()
            self._journal.collect(part, followers)
        await self._tidy(part)

    async def let_go(self, part: Part) -> None:
        """Ends a part of which there is no batch: its rows are left to another lane."""
        self._journal.collect(part, [], (line.number for line in parts.lines(part.file_in(self._folder))))
        await self._tidy(part)

    async def _tidy(self, part: Part) -> None:
        parts.remove(part.file_in(self._folder))
        await self._batches.tidy(*filter(None, (part.file, part.output)))

    async def _read(self, part: Part, source: Path, answered: Bitset, again: Bitset) -> None:
        path = source.with_suffix(".results")
        try:
            await self._batches.fetch(part.output, path)
        except NotFound:
            return  # the server has dropped it: all of its rows are missing
        asked, metadata = parts.numbers(source), parts.metadata(source)
        for answer in parts.answers(path):
            if answer is None:
                self.unread += 1
            elif answer.number - 1 not in asked or not answered.add(answer.number - 1):
                self.foreign += 1
            elif answer.number - 1 in self._store.done:
                continue  # an earlier run took it in, and was killed
            elif not await self._take(part, answer, metadata.get(answer.number)):
                again.add(answer.number - 1)
        path.unlink()

    async def _take(self, part: Part, answer: Answer, metadata: Any) -> bool:
        """Whether the answer is the last word on its row."""
        if answer.response is None:
            error = operation_error(answer.status, "")
            if fate_of(error) in {"again", "throttled"} and part.attempt < self._terms.attempts:
                return False
            await self._give_up(answer.number, answer.key, metadata, error)
            return True
        kind, reason = judge(answer.response)
        if kind == "success" and self._check is not None and (reason := self._check(answer.response)):
            kind = "invalid"
        usage = usage_of(answer.response)
        await self._store.end(Result(answer.number, answer.key, kind, reason, answer.response, usage, metadata))
        return True

    def _is_open(self, line: Line, answered: Bitset, again: Bitset) -> bool:
        at = line.number - 1
        return at in again or (at not in answered and at not in self._store.done)

    def _is_released(self, part: Part) -> bool:
        """Whether the rows that a part left are not for this lane."""
        if self._journal.called_off or part.state == "CANCELLED":
            return True
        return part.state != "SUCCEEDED" and self._terms.on_expired == "release"

    async def _followers(self, part: Part, source: Path, left: list[int]) -> list[Part]:
        """The parts that take up what a part left: one for missing rows, two halves for one that ended without any."""
        whole = part.state == "SUCCEEDED"
        if part.attempt >= self._terms.attempts:
            said = f": {part.error}" if part.error else ""
            error = StatusError(f"no result after {part.attempt} batches; the last ended as {part.state}{said}")
            for line in _those(source, left):
                await self._give_up(line.number, line.key, line.metadata, error)
            return []
        half = len(left) if whole else (len(left) + 1) // 2
        return [self._follower(part, source, some) for some in (left[:half], left[half:]) if some]

    def _follower(self, part: Part, source: Path, some: list[int]) -> Part:
        number = self._journal.next_id()
        made = parts.write(self._folder / f"{number}.jsonl", _those(source, some))
        return Part(number, part.model, made.rows, made.tokens, part.attempt + 1)

    async def _give_up(self, number: int, key: str, metadata: Any, error: Error) -> None:
        said = describe(error)
        reason = f"{said.get('code') or ''} {said.get('status') or said['error']}: {said['message']}".strip()
        await self._store.end(Result(number, key, "failed", reason, metadata=metadata, attempts=(error,)))


def _those(source: Path, some: list[int]) -> Iterator[Line]:
    """The lines of a part that have these numbers."""
    wanted = set(some)
    return (line for line in parts.lines(source) if line.number in wanted)
