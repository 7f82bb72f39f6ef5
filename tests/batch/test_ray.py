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
from aiogenai.batch.gathering import rows_in
from aiogenai.batch.ray_engine import RayEngine
from aiogenai.batch.store import Paths
from tests.batch.jobs import read, texts, write
from tests.batch.processes import reached, sent_again, serving, start, stats

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


async def _begun(process: asyncio.subprocess.Process, url: str, rows: int = ROWS // 3) -> None:
    """Waits until so many rows were sent."""
    on_the_way = asyncio.ensure_future(reached(url, rows))
    over = asyncio.ensure_future(process.wait())
    await asyncio.wait([on_the_way, over], return_when=asyncio.FIRST_COMPLETED)
    if not on_the_way.done():
        on_the_way.cancel()
        pytest.fail((await process.communicate())[1].decode())
    over.cancel()


async def _written(output: Path, rows: int) -> None:
    """Waits until workers have so many rows on disk."""
    found = 0
    while found < rows:
        await asyncio.sleep(0.05)  # other processes: there is nothing to wait for
        found = rows_in(Paths(output).folder)["output"]


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
        summary = await running
        assert (True, 0, ROWS) == (summary.complete, summary.tally.before, summary.tally.kinds["success"])
        assert 0 <= await _sent(url) - ROWS <= summary.found.resent
    assert EXPECTED == texts(read(job.output))


async def test_a_killed_driver_is_followed_by_a_resume_and_no_token_is_left_at_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = _job(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    async with serving("--latency", "0.02") as url:
        first = await start(url, "run", str(job.input), str(job.output), *ON_RAY)
        await _begun(first, url)
        first.send_signal(signal.SIGKILL)
        await first.communicate()
        again = await start(url, "resume", str(job.output), "--engine", "ray")
        _, said = await again.communicate()
        assert 0 == again.returncode, said.decode()
        assert 0 <= await _sent(url) - ROWS <= sent_again(said.decode())
    assert not (tmp_path / ".ray").exists()
    assert EXPECTED == texts(read(job.output))


async def _interrupted(process: asyncio.subprocess.Process, times: int) -> str:
    """What it says, when all processes of its group have had so many interrupts, as a terminal sends them."""
    assert process.stderr is not None
    said = b""
    for _ in range(times):
        os.killpg(process.pid, signal.SIGINT)
        while b"Ctrl-C again" not in said:  # two at once would be one
            line = await process.stderr.readline()
            assert line, said.decode()
            said += line
    said += (await process.communicate())[1]
    assert 130 == process.returncode, said.decode()
    return said.decode()


async def _resumed(url: str, output: Path) -> None:
    again = await start(url, "resume", str(output), "--engine", "ray", "--progress", "none")
    _, said = await again.communicate()
    assert 0 == again.returncode, said.decode()


async def test_ctrl_c_once_drains_and_a_resume_sends_nothing_again(tmp_path: Path) -> None:
    job = _job(tmp_path)
    async with serving("--latency", "0.05") as url:
        process = await start(url, "run", str(job.input), str(job.output), *ON_RAY, group=0)
        await _begun(process, url)
        said = await _interrupted(process, 1)
        assert f"aiogenai batch resume {job.output} --engine ray" in said
        kept = texts(read(job.output))
        assert set(kept.values()) == set((await stats(url))["seen"])
        assert 0 < len(kept) < ROWS
        await _resumed(url, job.output)
        assert ROWS == await _sent(url)
    assert EXPECTED == texts(read(job.output))


async def test_ctrl_c_twice_ends_at_once_with_every_answer_kept_and_a_resume_completes(tmp_path: Path) -> None:
    job, answered = _job(tmp_path), 500
    async with serving("--latency", "0.02", "--answered", str(answered)) as url:  # all others take an hour
        process = await start(url, "run", str(job.input), str(job.output), *ON_RAY, "--grace", "3600", group=0)
        await _begun(process, url, answered + 1)
        await _written(job.output, answered)
        said = await _interrupted(process, 2)
        assert f"aiogenai batch resume {job.output} --engine ray" in said
    assert answered == len(read(job.output))
    async with serving("--latency", "0.02") as url:
        await _resumed(url, job.output)
        assert ROWS - answered == await _sent(url)
    assert EXPECTED == texts(read(job.output))
