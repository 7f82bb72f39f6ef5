"""Rows of several models in one file: each model goes at its own pace."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, TypeAlias

import orjson
import pytest
from aiohttp import web
from hypothesis import given, settings
from hypothesis.strategies import integers, lists, sampled_from, tuples

from aiogenai import Client, batch
from aiogenai.batch.bitset import Bitset
from aiogenai.batch.dealer import Dealer, Queue
from aiogenai.batch.intake import Intake
from aiogenai.batch.rows import Row, RowReader
from aiogenai.batch.sources import IterableSource
from aiogenai.runtime.converter import encode
from tests.batch.jobs import Bench, read, texts, write
from tests.batch.server import Serving, error, prompt_of, response

SLOW = {"slow": batch.Limits(rpm=1)}


def of(model: str, number: int) -> dict[str, Any]:
    return {"key": f"k{number}", "prompt": f"{model}{number}", "model": model}


def mixed(slow: int, fast: int) -> Iterator[dict[str, Any]]:
    yield from (of("slow", number) for number in range(slow))
    yield from (of("fast", number) for number in range(slow, slow + fast))


async def test_a_model_with_a_small_quota_holds_up_no_other(bench: Bench) -> None:
    write(bench.input, mixed(300, 300))
    run = batch.Run(bench.client, bench.job(limits=SLOW))
    task = asyncio.ensure_future(run.finish())
    await bench.answers.reached(301)
    assert {"slow0"} == {prompt for prompt in bench.answers.seen if prompt.startswith("slow")}
    run.stop()
    first = await task
    assert 301 == first.tally.ended == len(texts(read(bench.output)))
    second = await bench.run(limits={})
    assert (0, 301, 600) == (second.tally.resent, second.tally.before, second.tally.done)
    assert 1 == max(bench.answers.seen.values())
    assert 600 == len(texts(read(bench.output)))


async def test_rows_that_wait_for_their_model_are_undone_when_the_job_is_cancelled(bench: Bench) -> None:
    write(bench.input, mixed(50, 50))
    run = batch.Run(bench.client, bench.job(limits=SLOW))
    task = asyncio.ensure_future(run.finish())
    await bench.answers.reached(51)
    run.cancel()
    await task
    assert (await bench.run(limits={})).complete
    assert 100 == len(texts(read(bench.output)))


async def test_a_model_whose_day_is_used_up_stops_the_job_and_loses_no_row(bench: Bench) -> None:
    write(bench.input, mixed(30, 300))
    first = await bench.run(limits={"slow": batch.Limits(rpd=5)})
    assert isinstance(first.stopped, batch.QuotaForToday)
    assert (await bench.run(limits={"slow": batch.Limits(rpd=100)})).complete
    assert 330 == len(texts(read(bench.output)))


async def test_each_model_has_as_many_requests_in_flight_as_it_may(bench: Bench) -> None:
    write(bench.input, (of(("a", "b")[number % 2], number) for number in range(40)))
    bench.answers.latency = 60
    run = batch.Run(bench.client, bench.job(limits={"a": batch.Limits(in_flight=3), "b": batch.Limits(in_flight=7)}))
    task = asyncio.ensure_future(run.finish())
    await bench.answers.reached(10)
    assert 10 == run.progress().flying
    run.cancel()
    await task
    assert 10 == len(bench.answers.sent)


async def test_results_in_the_order_of_their_rows_are_those_of_all_models(bench: Bench) -> None:
    rows = [of(("a", "b", "c")[number % 3], number) for number in range(200)]
    limits = {"a": batch.Limits(in_flight=1), "b": batch.Limits(in_flight=2)}
    found = [r.key async for r in batch.map(bench.client, rows, order="input", limits=limits)]
    assert [f"k{number}" for number in range(200)] == found


async def test_in_the_order_of_rows_no_more_are_read_than_the_first_one_that_waits_allows(bench: Bench) -> None:
    taken = 0

    def rows() -> Iterator[dict[str, Any]]:
        nonlocal taken
        for taken in range(100_000):
            yield of("fast" if taken else "stuck", taken)

    bench.answers.fault = lambda prompt, before: error(500, "INTERNAL") if "stuck" in prompt else None
    limits = batch.Limits(in_flight=20)
    results = batch.map(bench.client, rows(), order="input", limits=limits, patience=batch.Patience(attempts=2))
    first = await anext(results)
    assert ("failed", 1) == (first.kind, first.line)
    assert taken <= 2 * 20 + 64, "a block is read ahead"
    await results.aclose()  # type: ignore[attr-defined]  # a generator


async def test_a_job_that_is_stopped_gives_the_results_it_has_in_their_order(bench: Bench) -> None:
    """The first row ends last, and the job with it; those after it are done and wait for it."""
    others = asyncio.Semaphore(0)

    async def answer(request: web.BaseRequest) -> web.StreamResponse:
        prompt = prompt_of(orjson.loads(await request.read()))
        if prompt != "p1":
            others.release()
            return web.Response(body=response(prompt), content_type="application/json")
        for _ in range(59):
            await others.acquire()
        return error(401, "UNAUTHENTICATED")

    bench.answers.answer = answer  # type: ignore[method-assign]  # a server of one test
    rows = [f"p{number}" for number in range(1, 61)]
    async with Serving(bench.answers) as url, Client(api_key="test", base_url=url) as client:
        results = batch.map(client, rows, model="m", order="input", limits=batch.Limits(in_flight=30))
        assert list(range(2, 61)) == [(await anext(results)).line for _ in range(59)]
        with pytest.raises(batch.JobStopped):
            await anext(results)


Turns: TypeAlias = Callable[[], int]


class Workers:
    """They take what a dealer gives, and work at it for a number of turns of the loop."""

    def __init__(
        self, rows: list[tuple[str, int]], most: int, ahead: int, limit: int, turns: Callable[[], int]
    ) -> None:
        lines = (encode({"model": model, "prompt": "x" * size}) for model, size in rows)
        self.intake = Intake(IterableSource(lines), RowReader(), Bitset(), limit=2 * limit)
        self.dealer = Dealer(lambda _: most, self.hire, limit=limit, ahead=ahead)
        self.most = most
        self.turns = turns
        self.tasks: list[asyncio.Task[None]] = []
        self.busy: Counter[str] = Counter()
        self.dealt: dict[str, list[int]] = {}

    def hire(self, queue: Queue) -> None:
        self.tasks.append(asyncio.ensure_future(self.work(queue)))

    async def work(self, queue: Queue) -> None:
        while (row := await self.dealer.next(queue)) is not None:
            assert row.model == queue.model
            self.dealt.setdefault(row.model, []).append(row.line)
            self.busy[row.model] += 1
            assert self.busy[row.model] <= self.most
            for _ in range(self.turns()):
                await asyncio.sleep(0)
            self.busy[row.model] -= 1
            self.intake.release(row)

    async def finish(self) -> None:
        while (row := await self.intake.next()) is not None:
            assert isinstance(row, Row)
            await self.dealer.deal(row.model, row)
        self.dealer.end()
        await asyncio.gather(*self.tasks)


@given(
    rows=lists(tuples(sampled_from("abc"), integers(0, 200)), max_size=80),
    most=integers(1, 4),
    ahead=integers(1, 12),
    limit=integers(1, 2000),
    seed=integers(0, 1000),
)
@settings(deadline=None)
def test_every_row_is_dealt_once_in_the_order_of_its_model_whatever_fills_up(
    rows: list[tuple[str, int]], most: int, ahead: int, limit: int, seed: int
) -> None:
    async def trial() -> dict[str, list[int]]:
        workers = Workers(rows, most, ahead, limit, partial(random.Random(seed).choice, [0, 1, 5, 40]))
        async with asyncio.timeout(30):
            await workers.finish()
        return workers.dealt

    wanted: dict[str, list[int]] = {}
    for line, (model, _) in enumerate(rows, 1):
        wanted.setdefault(model, []).append(line)
    assert wanted == asyncio.run(trial())
