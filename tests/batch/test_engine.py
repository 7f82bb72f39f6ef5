from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from functools import partial
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import pytest

from aiogenai import Client, batch
from aiogenai.batch.engine import ShardedRun
from aiogenai.batch.ray_engine import RayEngine
from aiogenai.batch.shards import split
from tests.batch.engines import Tasks
from tests.batch.jobs import Bench, read, texts, write
from tests.batch.processes import reached, serving, stats
from tests.batch.server import Answers, Serving, error

needs_ray = pytest.mark.skipif(find_spec("ray") is None, reason="needs the extra ray")


def engine(bench: Bench, workers: int = 3) -> Tasks:
    root = bench.client._root
    return Tasks(lambda: Client(api_key="test", base_url=root), batch.Limits(), workers)


@pytest.mark.parametrize("count", [1, 2, 7, 100])
def test_shards_are_all_lines_once(tmp_path: Path, count: int) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text("".join(f'"p{n}"\n' + "\n" * (n % 3) for n in range(1, 51)))
    shards = split(batch.Job(input=source, output=tmp_path / "out.jsonl"), 50, count)
    assert 50 == sum(shard.rows for shard in shards)
    assert min(count, 50) >= len(shards) > 0
    data = source.read_bytes()
    for before, after in pairwise(shards):
        assert before.span.end == after.span.start.line
        assert data[: after.span.start.offset].count(b"\n") == after.span.start.line


async def test_a_job_in_shards_has_one_output(bench: Bench) -> None:
    bench.prompts(1000)
    summary = await ShardedRun(bench.job(), engine(bench)).finish()
    assert summary.complete
    assert (1000, 1000) == (summary.tally.kinds["success"], len(bench.answers.sent))
    assert {n: f"p{n}" for n in range(1, 1001)} == texts(read(bench.output))
    assert 1000 == (await bench.run()).tally.before, "and it is an output like any other"


async def test_a_job_in_shards_goes_on_where_it_was_stopped(bench: Bench) -> None:
    bench.prompts(900)
    bench.answers.fault = lambda prompt, before: error(401, "UNAUTHENTICATED") if prompt == "p500" else None
    first = await ShardedRun(bench.job(), engine(bench)).finish()
    assert not first.complete
    assert [] == read(bench.output)
    bench.answers.fault = lambda prompt, before: None
    assert (await ShardedRun(bench.job(), engine(bench, workers=5)).finish()).complete
    assert 900 == len(texts(read(bench.output)))
    assert sum(bench.answers.seen.values()) <= 900 + 300


async def test_workers_share_one_quota(tmp_path: Path) -> None:
    write(tmp_path / "in.jsonl", ({"prompt": f"p{n}"} for n in range(2000)))
    async with Serving(Answers(latency=0.01)) as url:
        tasks = Tasks(lambda: Client(api_key="test", base_url=url), batch.Limits(rpm=60 * 400), 3)
        job = batch.Job(input=tmp_path / "in.jsonl", output=tmp_path / "out.jsonl", model="m")
        started = time.monotonic()
        assert (await ShardedRun(job, tasks).finish()).complete
        seconds = time.monotonic() - started
    burst = 0.05 * 60 * 400
    assert seconds >= (2000 - burst) / 400 * 0.95
    assert 2000 <= tasks.limiter.granted <= 2100


def _client(url: str) -> Client:
    return Client(api_key="test", base_url=url)


@needs_ray
async def test_a_killed_worker_of_ray_loses_nothing_and_pays_little_again(tmp_path: Path) -> None:
    rows = 6000
    write(tmp_path / "in.jsonl", ({"key": f"k{n}", "prompt": f"p{n}"} for n in range(1, rows + 1)))
    limits = batch.Limits(rpm=60 * 1000, in_flight=32)
    job = batch.Job(input=tmp_path / "in.jsonl", output=tmp_path / "out.jsonl", model="m", limits=limits)
    async with serving("--latency", "0.02") as url, RayEngine(partial(_client, url), limits, workers=2) as ray:
        running = asyncio.ensure_future(ShardedRun(job, ray).finish())
        await reached(url, rows // 3)
        os.kill((await ray.pids())[0], signal.SIGKILL)
        summary = await running
        assert summary.complete
        assert {"127.0.0.1"} == {node["NodeManagerAddress"] for node in ray._ray.nodes()}
        sent = sum((await stats(url))["seen"].values())
    assert {n: f"p{n}" for n in range(1, rows + 1)} == texts(read(tmp_path / "out.jsonl"))
    assert sent - rows <= 0.01 * rows + 32


def test_the_base_package_imports_no_engine() -> None:
    code = "import sys, aiogenai.batch; sys.exit(bool({'ray', 'pyarrow', 'rich'} & set(sys.modules)))"
    assert 0 == subprocess.run([sys.executable, "-c", code], check=False).returncode
