"""The short form of `make leaks`: what is cancelled at a random moment leaves nothing behind."""

import pytest

from tests.chaos.idle import kib_of_an_idle_stream
from tests.chaos.leaks import KINDS, cancel_many


@pytest.mark.parametrize("kind", KINDS)
async def test_what_is_cancelled_leaves_nothing_behind(kind: str) -> None:
    left = await cancel_many(kind, 300, seed=3)
    assert (0, 0) == (left.acquired, left.waiting)
    assert left.tasks <= 0
    assert left.files <= 60  # connections that wait in the pool, and the server's ends of them


async def test_an_idle_stream_costs_at_most_40_kib() -> None:
    assert await kib_of_an_idle_stream(200) <= 40
