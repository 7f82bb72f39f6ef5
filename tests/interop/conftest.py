"""A server that does not make anybody wait, for clients that other people wrote."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from aiogenai.emulator import Emulator, Settings


@pytest.fixture
async def emulator() -> AsyncIterator[Emulator]:
    async with Emulator(settings=Settings(step=0.0, seed=1)) as running:
        yield running
