from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from aiogenai import batch
from tests.batch.jobs import Bench
from tests.batch.server import error


async def test_results_come_as_they_are_done_with_their_rows(bench: Bench) -> None:
    rows = [{"key": f"k{n}", "prompt": f"p{n}", "metadata": {"n": n}} for n in range(100)]
    found = [result async for result in batch.map(bench.client, rows, model="m")]
    assert {f"k{n}": (f"p{n}", {"n": n}) for n in range(100)} == {r.key: (r.text, r.metadata) for r in found}


async def test_results_can_have_the_order_of_their_rows(bench: Bench) -> None:
    async def rows() -> AsyncIterator[str]:
        for number in range(200):
            yield f"p{number}"

    limits = batch.Limits(in_flight=7)
    found = [r.text async for r in batch.map(bench.client, rows(), model="m", order="input", limits=limits)]
    assert [f"p{number}" for number in range(200)] == found


async def test_no_more_rows_are_taken_than_there_is_room_for(bench: Bench) -> None:
    taken = 0

    def rows() -> AsyncIterator[str]:
        async def endless() -> AsyncIterator[str]:
            nonlocal taken
            while True:
                taken += 1
                yield f"p{taken}"

        return endless()

    results = batch.map(bench.client, rows(), model="m", limits=batch.Limits(in_flight=5))
    async for _ in results:
        await asyncio.sleep(0.01)
        if taken > 10:
            break
    await results.aclose()  # type: ignore[attr-defined]  # a generator
    assert taken <= 30


async def test_a_failed_row_is_a_result_too(bench: Bench) -> None:
    bench.answers.fault = lambda prompt, before: error(400, "INVALID_ARGUMENT") if prompt == "b" else None
    found = {r.line: r async for r in batch.map(bench.client, ["a", "b", ""], model="m")}
    assert ["success", "failed", "success"] == [found[n].kind for n in (1, 2, 3)]
    assert "400 INVALID_ARGUMENT" in found[2].reason


async def test_two_rows_of_one_key_are_refused(bench: Bench) -> None:
    rows = [{"key": "a", "prompt": "x"}, {"key": "a", "prompt": "y"}]
    with pytest.raises(batch.InputRefused, match="rows 1 and 2"):
        async for _ in batch.map(bench.client, rows, model="m"):
            pass


async def test_a_refused_key_is_an_error_of_the_loop(bench: Bench) -> None:
    bench.answers.fault = lambda prompt, before: error(401, "UNAUTHENTICATED")
    with pytest.raises(batch.JobStopped):
        async for _ in batch.map(bench.client, ["a", "b"], model="m"):
            pass
