from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from aiogenai import Client
from aiogenai.emulator import Emulator
from tests.api.recorder import Recorder, recording


@pytest.fixture
async def recorder() -> AsyncIterator[Recorder]:
    async with recording() as running:
        yield running


@pytest.fixture
async def recorded(recorder: Recorder) -> AsyncIterator[Client]:
    """A client of the recorder."""
    async with Client(api_key="a-key", base_url=recorder.url) as made:
        yield made


@pytest.fixture
async def emulator() -> AsyncIterator[Emulator]:
    async with Emulator() as running:
        yield running


@pytest.fixture
async def client(emulator: Emulator) -> AsyncIterator[Client]:
    async with Client(api_key="test", base_url=emulator.url) as made:
        yield made
