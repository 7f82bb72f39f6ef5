from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from aiogenai import Client, batch
from aiogenai.batch.bitset import Bitset
from aiogenai.batch.engine import ShardedRun
from aiogenai.batch.errors import QuotaForToday
from aiogenai.batch.gathering import rows_in
from aiogenai.batch.leases import Limiter, Wish
from aiogenai.batch.shards import Shard, split
from aiogenai.batch.store import Paths
from tests.batch.engines import Tasks
from tests.batch.jobs import Bench, read, texts, write
from tests.batch.server import Answers, Serving, error


def engine(bench: Bench, workers: int = 3, limits: batch.Limits | None = None) -> Tasks:
    root = bench.client._root
    return Tasks(lambda: Client(api_key="test", base_url=root), limits or batch.Limits(), workers)


def expected(rows: int) -> dict[int, str]:
    return {n: f"p{n}" for n in range(1, rows + 1)}


@pytest.mark.parametrize("count", [1, 2, 7, 100])
@pytest.mark.parametrize("done", [(), (0,), (3, 4, 5, 60), range(0, 80, 3)])
def test_shards_are_all_lines_that_are_not_done_once(tmp_path: Path, count: int, done: tuple[int, ...]) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text("".join(f'"p{n}"\n' + "\n" * (n % 3) for n in range(1, 51)))
    lines = source.read_bytes().split(b"\n")
    before = Bitset()
    before.update(done)
    left = {n for n, line in enumerate(lines, 1) if line and n - 1 not in before}
    shards = split(batch.Job(input=source, output=tmp_path / "out.jsonl"), len(left), count, before)
    assert len(left) == sum(shard.rows for shard in shards)
    assert min(count, len(left)) >= len(shards) > 0
    for shard in shards:
        mine = {n for n in range(shard.span.start.line + 1, shard.span.end + 1) if n - 1 not in shard.done} & left
        assert shard.rows == len(mine)
        left -= mine
    assert set() == left
    data = source.read_bytes()
    for one, after in pairwise(shards):
        assert one.span.end == after.span.start.line
        assert data[: after.span.start.offset].count(b"\n") == after.span.start.line


async def test_a_job_in_shards_has_one_output(bench: Bench) -> None:
    bench.prompts(1000)
    summary = await ShardedRun(bench.job(), engine(bench)).finish()
    assert summary.complete
    assert (1000, 1000) == (summary.tally.kinds["success"], len(bench.answers.sent))
    assert 1000 == summary.tally.sent == len(summary.tally.latency)
    assert (1000, 2000) == (summary.tally.input, summary.tally.output)
    assert expected(1000) == texts(read(bench.output))
    assert not (Paths(bench.output).folder / "shards").exists()
    assert 1000 == (await bench.run()).tally.before, "and it is an output like any other"


async def test_a_job_in_shards_may_have_the_order_of_its_input(bench: Bench) -> None:
    bench.prompts(400)
    assert (await ShardedRun(bench.job(order="input"), engine(bench)).finish()).complete
    assert [*range(1, 401)] == [line["line"] for line in read(bench.output)]


async def test_a_job_in_shards_goes_on_where_it_was_stopped(bench: Bench) -> None:
    bench.prompts(900)
    bench.answers.fault = lambda prompt, before: error(401, "UNAUTHENTICATED") if prompt == "p500" else None
    first = await ShardedRun(bench.job(), engine(bench)).finish()
    assert not first.complete
    assert 0 < len(texts(read(bench.output))) == first.tally.done < 900
    bench.answers.fault = lambda prompt, before: None
    again = await ShardedRun(bench.job(), engine(bench, workers=5)).finish()
    assert again.complete
    assert (900, first.tally.done) == (again.tally.done, again.tally.before)
    assert expected(900) == texts(read(bench.output))
    answered_twice = [prompt for prompt, count in bench.answers.seen.items() if count > 1 and prompt != "p500"]
    assert [] == answered_twice


@pytest.mark.parametrize("first", ["shards", "alone"])
async def test_a_job_may_begin_on_an_engine_and_end_without_one_and_the_reverse(bench: Bench, first: str) -> None:
    bench.prompts(600)
    sharded, alone = ShardedRun(bench.job(), engine(bench)), batch.Run(bench.client, bench.job())
    bench.answers.latency = 0.01
    one, other = (sharded, alone) if first == "shards" else (alone, sharded)
    running = asyncio.ensure_future(one.finish())
    await bench.answers.reached(200)
    one.stop()
    assert not (await running).complete
    assert (await other.finish()).complete
    assert expected(600) == texts(read(bench.output))
    assert 600 == len(bench.answers.sent), "nothing was sent twice"


async def test_once_stopped_every_answer_is_kept_and_twice_ends_at_once(bench: Bench) -> None:
    bench.prompts(600)
    run = ShardedRun(bench.job(grace=300.0), engine(bench))
    running = asyncio.ensure_future(run.finish())
    await bench.answers.reached(100)
    bench.answers.latency = 600.0
    await bench.answers.reached(len(bench.answers.sent) + 5)
    run.stop()
    run.cancel()
    assert not (await running).complete
    kept = set(texts(read(bench.output)).values())
    assert kept
    assert kept <= set(bench.answers.seen)


async def test_what_a_worker_did_that_died_is_of_this_run(bench: Bench) -> None:
    bench.prompts(600)
    bench.answers.latency = 0.01
    bench.answers.fault = lambda prompt, before: error(400, "INVALID_ARGUMENT") if prompt == "p3" else None
    workers = engine(bench, workers=1)
    running = asyncio.ensure_future(ShardedRun(bench.job(limits=batch.Limits(in_flight=8)), workers).finish())
    await bench.answers.reached(250)
    workers.kill()
    summary = await running
    tally = summary.tally
    assert (0, 600, 1, 599) == (tally.before, tally.done, tally.kinds["failed"], tally.kinds["success"])
    assert {"400 INVALID_ARGUMENT: invalid_argument": 1} == tally.reasons
    assert (599, 1198) == (tally.input, tally.output)
    assert 600 <= len(bench.answers.sent) <= tally.sent == 600 + tally.resent
    assert 0 < tally.resent == summary.found.resent <= 8
    assert 600 == len(read(bench.output)) + len(read(bench.dead))


async def test_a_worker_that_is_lost_keeps_no_job_from_its_end(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = asyncio.Event()

    class Lost(Tasks):
        def start(self, shard: Shard, job: batch.Job, record: Mapping[str, Any]) -> object:
            begun.set()
            return asyncio.get_running_loop().create_future()

    monkeypatch.setattr("aiogenai.batch.engine._PATIENCE", 0.05)
    bench.prompts(100)
    run = ShardedRun(bench.job(grace=0.05), Lost(Client, batch.Limits(), 2))
    running = asyncio.ensure_future(run.finish())
    await begun.wait()
    run.stop()
    summary = await running
    assert (False, 0) == (summary.complete, summary.tally.done)


async def test_what_a_killed_driver_leaves_is_taken_in_once(bench: Bench) -> None:
    bench.prompts(600)
    run = ShardedRun(bench.job(), engine(bench, workers=1))
    running = asyncio.ensure_future(run.finish())
    await bench.answers.reached(350)
    run.stop()
    await running
    paths = Paths(bench.output)
    written = bench.output.read_bytes()
    half = written[: written.index(b"\n", len(written) // 2) + 1]
    (paths.folder / "shards").mkdir()
    (paths.folder / "shards" / "00000.jsonl").write_bytes(written + b'{"line":600,"resp')
    bench.output.write_bytes(half)  # killed while it gathered: half of the shard is in the output, and it is all there
    assert {"output": written.count(b"\n"), "dead": 0} == rows_in(paths.folder)
    again = await bench.run()
    assert (written.count(b"\n"), 17) == (again.found.rows, again.found.cut)
    assert expected(600) == texts(read(bench.output))
    assert 600 == len(bench.answers.sent)


async def test_dead_letters_of_shards_are_the_dead_letters_of_the_job(bench: Bench) -> None:
    bench.prompts(300)
    bench.answers.fault = lambda prompt, before: (
        error(400, "INVALID_ARGUMENT") if prompt in {"p7", "p150", "p299"} else None
    )
    summary = await ShardedRun(bench.job(), engine(bench)).finish()
    assert (summary.complete, 3) == (True, summary.tally.kinds["failed"])
    assert {7, 150, 299} == {line["line"] for line in read(bench.dead)}
    assert 297 == len(texts(read(bench.output)))


async def test_workers_share_one_quota(tmp_path: Path) -> None:
    write(tmp_path / "in.jsonl", ({"prompt": f"p{n}"} for n in range(2000)))
    async with Serving(Answers(latency=0.01)) as url:
        tasks = Tasks(lambda: Client(api_key="test", base_url=url), batch.Limits(rpm=60 * 400), 3)
        job = batch.Job(input=tmp_path / "in.jsonl", output=tmp_path / "out.jsonl", model="m")
        started = time.monotonic()
        assert (await ShardedRun(job, tasks).finish()).complete
        seconds = time.monotonic() - started
    haste, burst = 1.1, 0.05 * 60
    assert seconds >= (2000 / (400 * haste) - burst) * 0.95
    assert tasks.limiter.granted >= 2000


async def test_what_a_day_has_used_is_known_to_the_next_run_of_the_workers(bench: Bench) -> None:
    bench.prompts(50)
    limits = batch.Limits(rpd=30)
    first = await ShardedRun(bench.job(limits=limits), engine(bench, 2, limits)).finish()
    assert isinstance(first.stopped, QuotaForToday)
    assert 0 < first.tally.done <= 30, "a lease that came too late was not used"


async def test_a_limiter_keeps_to_the_money_of_its_limits() -> None:
    limiter = Limiter(batch.Limits(spend=10.0))
    for _ in range(2):
        lease = await limiter.ask(Wish(model="m", wanted=1, cost=0.1))
        assert (1, True) == (lease.requests, lease.counts_tokens)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(limiter.ask(Wish(model="m", wanted=1, cost=0.1, more_cost=9.0)), 0.05)


async def test_progress_is_the_sum_of_the_workers(bench: Bench) -> None:
    bench.prompts(300)
    run = ShardedRun(bench.job(), engine(bench))
    running = asyncio.ensure_future(run.finish())
    bench.answers.latency = 600.0
    await bench.answers.reached(8)
    for _ in range(200):
        if run.progress().flying:
            break
        await asyncio.sleep(0.05)  # workers are looked at by the clock
    assert run.progress().flying >= 8
    assert (300, 0) == (run.progress().total, run.progress().done)
    run.cancel()
    await running


def test_the_base_package_imports_no_engine() -> None:
    code = "import sys, aiogenai.batch; sys.exit(bool({'ray', 'pyarrow', 'rich'} & set(sys.modules)))"
    assert 0 == subprocess.run([sys.executable, "-c", code], check=False).returncode
