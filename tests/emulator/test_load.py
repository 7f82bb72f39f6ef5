"""Many at a time; the figures come from `python -m tests.emulator.load`."""

from __future__ import annotations

import asyncio

from aiogenai.emulator import Emulator, Settings

from . import load


async def test_many_streams_are_held_at_once() -> None:
    load.raise_limit()
    async with Emulator(settings=Settings(pace=0.05)) as emulator:
        port = int(emulator.url.rpartition(":")[2])
        assert 400 == await load.streams(port, 400)
        assert 400 == emulator.ledger.counts["generativelanguage.models.streamGenerateContent", 200]


async def test_nothing_is_lost_among_many_calls() -> None:
    async with Emulator() as emulator:
        port = int(emulator.url.rpartition(":")[2])
        await asyncio.gather(*[load.call(port, "countTokens", 40) for _ in range(50)])
        assert 2000 == emulator.ledger.counts["generativelanguage.models.countTokens", 200]
