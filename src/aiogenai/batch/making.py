"""Brings parts to the server: uploads them, writes down what is intended, creates their batches, or finds them again.

Creating is not idempotent, so it is never just repeated: who got no answer looks for the batch by its display name.
"""

from __future__ import annotations

import time
from pathlib import Path

from ..runtime.errors import Error, ResourceExhausted, StatusError, TransportError
from .collector import ServerTerms
from .journal import Journal, Part
from .pauses import pause
from .server_api import Batches
from .tally import Tally

_LONGEST_BACKOFF = 600.0


class Maker:
    """Makes the batches of a job's parts, and gives way when they are refused."""

    def __init__(self, batches: Batches, journal: Journal, folder: Path, terms: ServerTerms, tally: Tally) -> None:
        self._batches = batches
        self._journal = journal
        self._folder = folder
        self._terms = terms
        self._tally = tally
        self._backoff = 0.0
        self._again_at = 0.0
        self._refusal = ""

    @property
    def gate(self) -> tuple[float, str]:
        """How long nothing is made, and why."""
        left = max(0.0, self._again_at - time.monotonic())
        return left, self._refusal if left else ""

    async def advance(self, part: Part) -> int:
        """Brings a part to the server, from wherever it stands; 1 when a batch was made or found."""
        if part.step in {"created", "ended"} or self.gate[0]:
            return 0
        if part.step == "creating":  # a crash, or no answer: it may exist
            return await self.adopt(part)
        if part.step == "planned":
            file = await self._batches.upload(part.file_in(self._folder), self._journal.display_name(part))
            self._journal.step(part, "uploaded", file=file)
        self._journal.step(part, "creating")
        return await self._create(part)

    async def _create(self, part: Part) -> int:
        try:
            name = await self._batches.create(part.model, self._journal.display_name(part), part.file)
        except Error as error:
            if _may_exist(error):
                return await self.adopt(part)
            self._journal.step(part, "uploaded")
            raise
        return self._created(part, name)

    async def adopt(self, part: Part) -> int:
        """Looks twice for a batch that may exist: a list may lag behind. If there is none, it is made anew."""
        wanted = self._journal.display_name(part)
        for wait in (0.0, self._terms.listing_lag):
            await pause(wait)
            found = next((seen for seen in await self._batches.all() if seen.display_name == wanted), None)
            if found is not None:
                return self._created(part, found.name)
        self._journal.step(part, "uploaded")
        return 0

    def _created(self, part: Part, name: str) -> int:
        self._journal.step(part, "created", name=name, created=time.time())
        self._tally.sent += part.rows
        self._backoff = 0.0
        return 1

    def back_off(self, error: Error) -> None:
        """Makes nothing for a while, each time for longer."""
        self._backoff = min(_LONGEST_BACKOFF, max(2 * self._backoff, self._terms.poll))
        self._again_at = time.monotonic() + max(self._backoff, getattr(error, "retry_delay", None) or 0.0)
        self._refusal = type(error).__name__
        self._tally.refused += isinstance(error, ResourceExhausted)


def _may_exist(error: Error) -> bool:
    """Whether a creation without an answer may have been done all the same."""
    if isinstance(error, TransportError):
        return error.sent
    return not isinstance(error, StatusError) or error.code >= 500
