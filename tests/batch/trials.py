"""Jobs in processes of their own that are killed, interrupted and torn; and what must hold afterwards."""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import signal
from pathlib import Path

from attrs import define

from tests.batch.jobs import read, texts, write
from tests.batch.mischief import Mischief, batches_made, lose_creations, mischievous
from tests.batch.processes import reached, serving, start, stats


@define
class Tolls:
    """What the trials were, and the attempts beyond their rows."""

    trials: int = 0
    kills: int = 0
    torn: int = 0
    resent: int = 0

    def line(self) -> str:
        mean = self.resent / self.kills if self.kills else 0.0
        return (
            f"{self.trials} trials, {self.kills} kills, {self.torn} torn tails: 0 lost, 0 twice in the output; "
            f"{mean:.1f} rows sent again for each kill"
        )


async def kill_trial(folder: Path, url: str, rows: int, chance: random.Random, tolls: Tolls, name: str) -> None:
    """One job, killed at random moments, its tail torn sometimes, until it is done; then everything is compared."""
    source, output = folder / f"{name}.jsonl", folder / f"{name}.out.jsonl"
    write(source, ({"key": f"{name}-{n}", "prompt": f"{name}-{n}"} for n in range(1, rows + 1)))
    command = ("run", str(source), str(output), "--model", "m", "--in-flight", "64", "--progress", "none")
    kills = 0
    for patience in range(60):
        process = await start(url, *command)
        whole = rows if patience > 12 else rows * chance.uniform(0.05, 0.9) / 4
        alive = await _until(process, output, whole)
        if not alive:
            break
        process.send_signal(signal.SIGKILL)
        kills += 1
        await process.wait()
        if chance.random() < 0.35 and _size(output) > 200:
            os.truncate(output, _size(output) - chance.randint(1, 100))
            tolls.torn += 1
        await process.communicate()
    _, said = await process.communicate()
    assert process.returncode == 0, said.decode()
    seen: dict[str, int] = (await stats(url))["seen"]
    sent = sum(count for prompt, count in seen.items() if prompt.startswith(f"{name}-"))
    assert {n: f"{name}-{n}" for n in range(1, rows + 1)} == texts(read(output)), "lost, or another's answer"
    assert all(line["key"] == f"{name}-{line['line']}" for line in read(output))
    tolls.trials += 1
    tolls.kills += kills
    tolls.resent += sent - rows


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


async def _until(process: asyncio.subprocess.Process, output: Path, lines: float) -> bool:
    """Waits until so many lines more are in the output; whether the process still runs."""
    begun = _size(output)
    while process.returncode is None:
        if _size(output) - begun >= lines * 150:
            return True
        await asyncio.sleep(0.004)
    return False


async def interrupt_trial(folder: Path, url: str, rows: int, chance: random.Random, name: str, grace: float) -> float:
    """One job that is asked to end: it does, in time, with every answer written. Seconds that it took."""
    source, output = folder / f"{name}.jsonl", folder / f"{name}.out.jsonl"
    write(source, ({"prompt": f"{name}-{n}"} for n in range(1, rows + 1)))
    process = await start(
        url, "run", str(source), str(output), "--model", "m", "--in-flight", "32", "--progress", "none",
        "--grace", str(grace),
    )  # fmt: skip
    assert await _until(process, output, chance.uniform(0.05, 0.5) * rows), (await process.communicate())[1].decode()
    clock = asyncio.get_running_loop().time
    asked = clock()
    process.send_signal(signal.SIGINT)
    _, said = await process.communicate()
    took = clock() - asked
    assert 130 == process.returncode, said.decode()
    assert "aiogenai batch resume" in said.decode()
    seen = (await stats(url))["seen"]
    answered = {prompt for prompt in seen if prompt.startswith(f"{name}-")}
    assert answered == set(texts(read(output)).values()), "an answer was not written"
    return took


async def lane_trial(folder: Path, rows: int, chance: random.Random, crashes: int, name: str) -> tuple[int, str]:
    """A job in the lane of the server's batches, against a mischievous server, killed so many times unless it is done
    before; how often, and what came of it."""
    source, output = folder / f"{name}.jsonl", folder / f"{name}.out.jsonl"
    write(source, ({"key": f"k{n}", "prompt": f"p{n}"} for n in range(1, rows + 1)))
    command = (
        "run", str(source), str(output), "--model", "gemini-2.5-flash", "--lane", "server", "--poll", "0.05",
        "--part-rows", "20", "--listing-lag", "0.05", "--slots", "6",
    )  # fmt: skip
    mischief = Mischief(chance, expiring=0.2)
    async with mischievous(mischief) as (emulator, url):
        lose_creations(emulator, 10)
        kills = 0
        while True:
            process = await start(url, *command)
            wait = chance.uniform(0.45, 1.0) if kills < crashes else 300.0
            try:
                _, said = await asyncio.wait_for(
                    asyncio.shield(talk := asyncio.create_task(process.communicate())), wait
                )
                break
            except TimeoutError:
                process.send_signal(signal.SIGKILL)
                await talk
                kills += 1
        dead = {line["line"] for line in read(folder / f"{name}.out.dead.jsonl")}
        assert process.returncode in {0, 3}, said.decode()
        answered = texts(read(output))
        assert {n: f"{n} k{n}" for n in range(1, rows + 1) if n not in dead} == answered, "misattributed, or lost"
        made = await batches_made(emulator.url)
        assert 1 == max(made.values()), "a batch was made twice"
        paid = sum(mischief.rows.values())
        return kills, (
            f"{kills} crashes, {len(made)} batches ({mischief.expired} expired): 0 made twice, 0 of {rows} rows "
            f"misattributed or lost, {len(dead)} given up after 3 batches, {paid - len(answered)} answers paid twice"
        )


async def ray_trial(folder: Path, rows: int, chance: random.Random, name: str, *, driver: bool) -> str:
    """A job on Ray's workers, of which one is killed, or their driver: nothing is lost, and little is sent again."""
    source, output = folder / f"{name}.jsonl", folder / f"{name}.out.jsonl"
    write(source, ({"key": f"{name}-{n}", "prompt": f"{name}-{n}"} for n in range(1, rows + 1)))
    command = (
        "run", str(source), str(output), "--model", "m", "--engine", "ray", "--workers", "2", "--in-flight", "32",
        "--rpm", "60000",
    )  # fmt: skip
    async with serving("--latency", "0.02") as url:
        process = await start(url, *command)
        await reached(url, int(rows * chance.uniform(0.2, 0.7)))
        if driver:
            process.send_signal(signal.SIGKILL)
            await process.communicate()
            process = await start(url, *command)
        else:
            os.kill(chance.choice(_workers_below(process.pid)), signal.SIGKILL)
        _, said = await process.communicate()
        assert process.returncode == 0, said.decode()
        sent = sum((await stats(url))["seen"].values())
    assert {n: f"{name}-{n}" for n in range(1, rows + 1)} == texts(read(output))
    assert sent - rows <= 0.01 * rows, f"{sent - rows} rows were sent again"
    return f"{'driver' if driver else 'worker'} killed: 0 lost, 0 twice; {sent - rows} of {rows} rows sent again"


def _workers_below(pid: int) -> list[int]:
    """Ray's worker processes that are descendants of a driver."""
    parents = {pid}
    stats_of: dict[int, tuple[int, bytes]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            text = (folder / "stat").read_text()
            title = (folder / "cmdline").read_bytes()
            stats_of[int(folder.name)] = (int(text.rpartition(")")[2].split()[1]), title)
    for _ in range(6):
        parents |= {child for child, (parent, _) in stats_of.items() if parent in parents}
    return [child for child in parents if child in stats_of and b"WorkerActor" in stats_of[child][1]]
