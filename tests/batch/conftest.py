from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from aiogenai import Client
from tests.batch.jobs import Bench
from tests.batch.server import Answers, Serving


@pytest.fixture
async def bench(tmp_path: Path) -> AsyncIterator[Bench]:
    """A server that answers, a client of it, and a folder for jobs."""
    answers = Answers()
    async with Serving(answers) as url, Client(api_key="test", base_url=url) as client:
        yield Bench(answers, client, tmp_path)
