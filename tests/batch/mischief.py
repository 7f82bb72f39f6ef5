"""An emulator whose batches are as bad as users report.

Results are shuffled, missing, doubled, of others; batches expire; creations are done and not answered; looks fail.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from aiogenai.emulator import Emulator
from aiogenai.emulator.families import batches
from aiogenai.emulator.world import Settings


class Mischief:
    """What goes wrong, by chance.

    Attributes:
        rows: How often each row was answered well, by its key, over all batches.
    """

    def __init__(self, chance: random.Random, *, expiring: float = 0.15, worst: bool = True) -> None:
        self.chance = chance
        self.expiring = expiring
        self.worst = worst
        self.rows: Counter[str] = Counter()
        self.expired = 0

    def finished(self, world: Any, record: Any) -> Any:
        """In place of the emulator's own end of a batch."""
        if self.chance.random() < self.expiring:
            self.expired += 1
            return {**record, "done": True, "metadata": {**record["metadata"], "state": "BATCH_STATE_EXPIRED"}}
        return _FINISHED(world, record)

    def results(self, world: Any, batch: str, results: list[dict[str, Any]]) -> str:
        """In place of the emulator's own file of results."""
        kept: list[dict[str, Any]] = []
        for row in results:
            lot = self.chance.random()
            if lot < 0.03 and self.worst:
                continue
            if lot < 0.06 and self.worst:
                kept.append({"key": row["key"], "error": {"code": 14, "message": "The model is overloaded."}})
                continue
            if "response" in row:  # it says whose answer it is
                self.rows[row["key"]] += 1
                row["response"]["candidates"][0]["content"]["parts"] = [{"text": row["key"]}]
            kept.extend([row, row] if lot < 0.09 and self.worst else [row])
        if self.worst:
            kept.append({"key": "999999 of-another", "response": {"candidates": []}})
            kept.append({"response": {"candidates": []}})
            self.chance.shuffle(kept)
        return _RESULTS(world, batch, kept)


_FINISHED = batches._finished
_RESULTS = batches._results_file


@asynccontextmanager
async def mischievous(mischief: Mischief) -> AsyncIterator[Emulator]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(batches, "_finished", mischief.finished)
        patch.setattr(batches, "_results_file", mischief.results)
        async with Emulator(settings=Settings(step=0.2)) as emulator:
            yield emulator


def lose_creations(emulator: Emulator, times: int = 3) -> None:
    """So many creations that are done, and whose answer is lost; and looks that fail with 503."""
    lost = {"cut": -1, "commit": True, "method": "*models.batchGenerateContent", "skip": 1, "times": times}
    emulator.faults.add(lost)
    emulator.faults.add({"status": 503, "method": "*batches.get", "skip": 2, "times": 4})


def batches_made(emulator: Emulator) -> Counter[str]:
    """How many batches there are of each display name."""
    return Counter(record["metadata"]["displayName"] for _, record in emulator.world.store.records("batches"))
