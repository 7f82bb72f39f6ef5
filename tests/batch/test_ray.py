"""Ray for real, on one machine: killed workers and drivers, Ctrl-C, and who may reach them. `make soak` runs it."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import subprocess
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import pytest

from aiogenai import Client, batch
from aiogenai.batch.engine import ShardedRun
from aiogenai.batch.ray_engine import RayEngine
from tests.batch.jobs import read, texts, write
from tests.batch.processes import reached, serving, start, stats

pytestmark = pytest.mark.skipif(find_spec("ray") is None, reason="needs the extra ray; `make soak` has it")

ROWS = 4000
LIMITS = batch.Limits(rpm=60 * 1000, in_flight=32)
EXPECTED = {n: f"p{n}" for n in range(1, ROWS + 1)}
ON_RAY = ("--model", "m", "--engine", "ray", "--rpm", "60000", "--in-flight", "32")


def _client(url: str) -> Client:
    return Client(api_key="test", base_url=url)


def _job(folder: Path) -> batch.Job:
    write(folder / "in.jsonl", ({"key": f"k{n}", "prompt": f"p{n}"} for n in range(1, ROWS + 1)))
    return batch.Job(input=folder / "in.jsonl", output=folder / "out.jsonl", model="m", limits=LIMITS)


async def _begun(process: asyncio.subprocess.Process, url: str) -> None:
    """Waits until a third of the rows is answered."""
    on_the_way = asyncio.ensure_future(reached(url, ROWS // 3))
    over = asyncio.ensure_future(process.wait())
    await asyncio.wait([on_the_way, over], return_when=asyncio.FIRST_COMPLETED)
    if not on_the_way.done():
        on_the_way.cancel()
        pytest.fail((await process.communicate())[1].decode())
    over.cancel()


async def _sent(url: str) -> int:
    return sum((await stats(url))["seen"].values())


def _listening(pid: int) -> set[str]:
    """Addresses on which a process and those below it listen."""
    told = subprocess.run(["ps", "-e", "-o", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    parents = [(int(child), int(parent)) for child, parent in (line.split() for line in told.splitlines())]
    family = {pid}
    for _ in range(6):
        family |= {child for child, parent in parents if parent in family}
    sockets = subprocess.run(["ss", "-Hltnp"], capture_output=True, text=True, check=True).stdout.splitlines()
    mine = [line for line in sockets if family & {int(found) for found in re.findall(r"pid=(\d+)", line)}]
    addresses = {line.split()[3].rpartition(":")[0] for line in mine}
    return {address.removeprefix("[::ffff:").removesuffix("]") for address in addresses}


async def test_a_killed_worker_loses_nothing_and_pays_little_again_and_all_listen_on_the_loopback(
    tmp_path: Path,
) -> None:
    job = _job(tmp_path)
    async with serving("--latency", "0.02") as url, RayEngine(partial(_client, url), LIMITS, workers=2) as ray:
        running = asyncio.ensure_future(ShardedRun(job, ray).finish())
        await reached(url, ROWS // 3)
        assert {"127.0.0.1"} == _listening(os.getpid())
        os.kill((await ray.places())[0][1], signal.SIGKILL)
        assert (await running).complete
        assert await _sent(url) - ROWS <= 0.01 * ROWS + 32
    assert EXPECTED == texts(read(job.output))


async def test_a_killed_driver_is_followed_by_a_resume(tmp_path: Path) -> None:
    job = _job(tmp_path)
    async with serving("--latency", "0.02") as url:
        first = await start(url, "run", str(job.input), str(job.output), *ON_RAY)
        await _begun(first, url)
        first.send_signal(signal.SIGKILL)
        await first.communicate()
        again = await start(url, "resume", str(job.output), "--engine", "ray")
        _, said = await again.communicate()
        assert 0 == again.returncode, said.decode()
        assert await _sent(url) - ROWS <= 0.01 * ROWS + 64
    assert EXPECTED == texts(read(job.output))


@pytest.mark.parametrize("times", [1, 2])
async def test_ctrl_c_once_drains_and_twice_ends_and_both_keep_every_answer(tmp_path: Path, times: int) -> None:
    job = _job(tmp_path)
    async with serving("--latency", "0.05") as url:
        process = await start(url, "run", str(job.input), str(job.output), *ON_RAY)
        await _begun(process, url)
        for _ in range(times):
            process.send_signal(signal.SIGINT)
        _, said = await asyncio.wait_for(process.communicate(), 60)
        assert 130 == process.returncode, said.decode()
        assert f"aiogenai batch resume {job.output} --engine ray" in said.decode()
        seen = set((await stats(url))["seen"])
    kept = set(texts(read(job.output)).values())
    assert 0 < len(kept) < ROWS
    assert kept == seen if times == 1 else kept <= seen
    assert len(seen - kept) <= 2 * 32 + 32
