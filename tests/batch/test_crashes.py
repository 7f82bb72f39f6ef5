"""The short form of `soak.py`: a few kills, torn tails and interrupts, in processes of their own."""

from __future__ import annotations

import random
import signal
from pathlib import Path

import pytest

from tests.batch.jobs import read, write
from tests.batch.processes import serving, start
from tests.batch.trials import Tolls, interrupt_trial, kill_trial, lane_trial

SEED = 20260831


async def test_a_job_that_is_killed_again_and_again_loses_nothing_and_writes_nothing_twice(tmp_path: Path) -> None:
    tolls, chance = Tolls(), random.Random(SEED)
    async with serving("--latency", "0.03") as url:
        await kill_trial(tmp_path, url, 1200, chance, tolls, "t")
    assert tolls.kills >= 2
    assert tolls.resent <= tolls.kills * (64 + 100)


async def test_an_interrupted_job_ends_with_every_answer_written(tmp_path: Path) -> None:
    chance = random.Random(SEED)
    async with serving("--latency", "0.05") as url:
        for number in range(2):
            await interrupt_trial(tmp_path, url, 3000, chance, f"t{number}", 30.0)  # how fast, is asked by soak.py
            assert 0 < len(read(tmp_path / f"t{number}.out.jsonl")) <= 3000


async def test_a_second_interrupt_ends_the_job_at_once(tmp_path: Path) -> None:
    source, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    write(source, ({"prompt": f"p{n}"} for n in range(20)))
    async with serving("--latency", "3600") as url:
        process = await start(url, "run", str(source), str(output), "--model", "m", "--interval", "0.1")
        assert process.stderr is not None
        while b"8 in flight" not in await process.stderr.readline():
            pass
        process.send_signal(signal.SIGINT)
        while b"Ctrl-C" not in await process.stderr.readline():
            pass
        process.send_signal(signal.SIGINT)
        await process.communicate()  # in this hour
        assert 130 == process.returncode
        assert [] == read(output)


async def test_a_job_in_batches_that_is_killed_makes_none_twice_and_mistakes_no_answer(tmp_path: Path) -> None:
    crashes, told = await lane_trial(tmp_path, 200, random.Random(SEED), 4, "t")
    assert crashes
    assert "0 made twice" in told


@pytest.mark.parametrize("arguments", [["run", "none.jsonl", "out.jsonl"], ["resume", "none.jsonl"], ["status", "x"]])
async def test_what_is_missing_is_named_in_one_line(tmp_path: Path, arguments: list[str]) -> None:
    process = await start("http://127.0.0.1:1", *[a if "." not in a else str(tmp_path / a) for a in arguments])
    _, said = await process.communicate()
    assert 1 == process.returncode
    assert 1 == said.decode().strip().count("aiogenai: ")
    assert "Traceback" not in said.decode()
