"""Takes in what a batch gave: each result under its own key, once, and new parts for what is missing.

Nothing is believed of order or completeness: results are matched by key, compared with the rows that were asked, and
what nobody asked for is counted and left. Interrupted anywhere, it can be done again.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from attrs import field, frozen

from ..runtime.errors import Error, NotFound, StatusError, operation_error
from . import parts
from .bitset import Bitset
from .journal import Journal, Part
from .outcomes import Result, describe, fate_of, judge, usage_of
from .parts import Answer, Line, Sizes
from .runner import Check
from .server_api import Batches
from .store import JobStore


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
        if part.state == "SUCCEEDED" and part.output:
            await self._read(part, parts.numbers(source), answered, again)
        await self._store.flush()
        left = [line for line in parts.lines(source) if self._is_open(line, answered, again)]
        followers = await self._followers(part, left)
        await self._store.flush()
        self._journal.collect(part, followers)
        source.unlink()
        await self._batches.tidy(part.file, *([part.output] if part.output else []))

    async def _read(self, part: Part, asked: Bitset, answered: Bitset, again: Bitset) -> None:
        path = self._folder / f"{part.id}.results"
        try:
            await self._batches.fetch(part.output, path)
        except NotFound:
            return  # the server has dropped it: all of its rows are missing
        for answer in parts.answers(path):
            if answer is None:
                self.unread += 1
            elif answer.number - 1 not in asked or not answered.add(answer.number - 1):
                self.foreign += 1
            elif answer.number - 1 not in self._store.done and not await self._take(part, answer):
                again.add(answer.number - 1)
        path.unlink()

    async def _take(self, part: Part, answer: Answer) -> bool:
        """Whether the answer is the last word on its row."""
        if answer.response is None:
            error = operation_error(answer.status, "")
            if fate_of(error) in {"again", "throttled"} and part.attempt < self._terms.attempts:
                return False
            await self._give_up(answer.number, answer.key, error)
            return True
        kind, reason = judge(answer.response)
        if kind == "success" and self._check is not None and (reason := self._check(answer.response)):
            kind = "invalid"
        usage = usage_of(answer.response)
        result = Result(answer.number, answer.key, kind, reason, answer.response, usage, answer.metadata)
        await self._store.end(result)
        return True

    def _is_open(self, line: Line, answered: Bitset, again: Bitset) -> bool:
        at = line.number - 1
        return at in again or (at not in answered and at not in self._store.done)

    async def _followers(self, part: Part, left: list[Line]) -> list[Part]:
        """The parts that take up what a part left: one for missing rows, two halves for one that ended without any."""
        whole = part.state == "SUCCEEDED"
        if part.state == "CANCELLED" or (not whole and self._terms.on_expired == "release"):
            return []
        if part.attempt >= self._terms.attempts:
            said = f": {part.error}" if part.error else ""
            error = StatusError(f"no result after {part.attempt} batches; the last ended as {part.state}{said}")
            for line in left:
                await self._give_up(line.number, line.key, error)
            return []
        half = len(left) if whole else (len(left) + 1) // 2
        return [self._follower(part, some) for some in (left[:half], left[half:]) if some]

    def _follower(self, part: Part, some: list[Line]) -> Part:
        made = Part(self._journal.next_id(), part.model, len(some), sum(line.tokens for line in some), part.attempt + 1)
        parts.write(made.file_in(self._folder), some)
        return made

    async def _give_up(self, number: int, key: str, error: Error) -> None:
        said = describe(error)
        reason = f"{said.get('code') or ''} {said.get('status') or said['error']}: {said['message']}".strip()
        await self._store.end(Result(number, key, "failed", reason, attempts=(error,)))
