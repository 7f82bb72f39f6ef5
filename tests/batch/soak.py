"""The long form of the batch tests: kills, interrupts, quotas, the server's batches, and scale, by a seed.

    python -m tests.batch.soak --seed 7 --only kills interrupts

Without `--only`, all of them: about an hour and a half, and 6 GB of disk. A part that does not hold raises.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import signal
import sys
import tempfile
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from statistics import median
from typing import get_args

from attrs import frozen

from tests.batch.machines import refused
from tests.batch.nodes import Loss, loss_trial, quota_trial
from tests.batch.processes import serving
from tests.batch.quotas import CASES, day_use, quota_use
from tests.batch.scale import measured, speed, write_rows
from tests.batch.trials import Tolls, interrupt_trial, kill_trial, lane_trial, ray_trial


@frozen
class Terms:
    """How much of everything."""

    folder: Path
    chance: random.Random
    trials: int
    interrupts: int
    minutes: int
    crashes: int
    lines: int
    sent: int


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


async def kills(terms: Terms) -> None:
    tolls = Tolls()
    async with serving("--latency", "0.03") as url:
        for number in range(terms.trials):
            await kill_trial(terms.folder, url, 2000, terms.chance, tolls, f"kill{number}")
            if number % 10 == 9:
                say(f"  {tolls.line()}")
    say(tolls.line())
    assert tolls.resent <= tolls.kills * (64 + 128), "more was sent again than was in flight"


async def interrupts(terms: Terms) -> None:
    grace, longest = 2.0, 0.0
    async with serving("--latency", "0.05") as url:
        for number in range(terms.interrupts):
            took = await interrupt_trial(terms.folder, url, 3000, terms.chance, f"interrupt{number}", grace)
            longest = max(longest, took)
            assert took <= grace + 1
    say(f"{terms.interrupts} interrupts: every answer written, the longest end took {longest:.2f} s")


async def quotas(terms: Terms) -> None:
    """All at once: each has a server of its own, and waits most of the time. A machine too busy to run them in time is
    what this would measure, so none of them asks for much."""
    folders = {name: terms.folder / name.replace(" ", "-") for name in (*CASES, "known day", "unknown day")}
    for folder in folders.values():
        folder.mkdir()
    for name in ("known day", "unknown day"):
        say(f"{name}: {await day_use(folders[name], known=name.startswith('known'))}")
    uses = await asyncio.gather(*(quota_use(folders[name], terms.minutes, case) for name, case in CASES.items()))
    for name, use in zip(CASES, uses, strict=True):
        say(f"{name}: {use.line()}")
    for case, use in zip(CASES.values(), uses, strict=True):
        if case.known:
            assert use.mean >= 0.97 or ("spend" in case.server and terms.minutes < 10)  # it has ten minutes to be used
            assert use.refused <= 0.001 * use.accepted
        else:
            assert use.minutes[0] >= 0.9
            assert use.refused_later <= 0.01 * use.accepted


async def lane(terms: Terms) -> None:
    crashes = jobs = 0
    while crashes < terms.crashes:
        jobs += 1
        more, told = await lane_trial(terms.folder, 400, terms.chance, terms.crashes - crashes, f"lane{jobs}")
        crashes += more
        say(f"  {told}")
    say(f"{crashes} crashes of {jobs} jobs: no batch made twice, no row lost or under another's key")


async def rate(terms: Terms) -> None:
    """Beside bare aiohttp in the same minute: what a row costs more, and how many of them there are in a second."""
    rounds = []
    for _ in range(3):
        found = await speed(terms.folder, 30_000, 0.05)
        say(f"bare aiohttp {found['bare']}, a client {found['sdk']}, a job {found['ours']}")
        (terms.folder / "speed-30000.out.jsonl").unlink()
        rounds.append(found)
    assert median(found["added_us"] / found["bare"]["cpu_us"] for found in rounds) <= 0.15
    assert median(found["ours"]["per_second"] / found["bare"]["per_second"] for found in rounds) >= 0.8


async def scale(terms: Terms) -> None:
    source, output = terms.folder / "scale.jsonl", terms.folder / "scale.out.jsonl"
    made = await measured("make", str(source), str(output), str(terms.lines))
    say(f"{terms.lines:,} lines, counted and checked: {made}")
    scanned = await measured("resume", str(source), str(output))
    say(f"resumed without a snapshot: {scanned}")
    quick = await measured("resume", str(source), str(output))
    say(f"resumed with a snapshot: {quick}")
    assert max(told["peak_mb"] for told in (made, scanned, quick)) <= 64 + terms.lines / 2**20
    assert quick["seconds"] < scanned["seconds"] / 2


async def sent(terms: Terms) -> None:
    """Rows that are really sent: a tenth of them, and then all, take the same memory."""
    peaks = []
    for rows in (terms.sent // 10, terms.sent):
        source, output = terms.folder / f"sent-{rows}.jsonl", terms.folder / f"sent-{rows}.out.jsonl"
        write_rows(source, rows)
        async with serving("--latency", "0.05") as url:
            told = await measured("run", url, str(source), str(output))
        say(f"{rows:,} rows sent: {told}")
        with output.open("rb") as file:
            assert sum(1 for _ in file) == rows
        peaks.append(told["peak_mb"])
    assert peaks[1] - peaks[0] <= 4 + terms.sent / 2**20, "memory grows by more than a byte a row"


async def ray(terms: Terms) -> None:
    for number in range(3):
        for driver in (False, True):
            say(await ray_trial(terms.folder, 10_000, terms.chance, f"ray{number}{driver}", driver=driver))


async def nodes(terms: Terms) -> None:
    if why := refused():
        say(f"skipped: {why}")
        return
    for loss in get_args(Loss):
        rows, rpm = (9000, 6000) if loss == "limiter" else (10_000, 30_000)
        again = await loss_trial(terms.folder, rows, terms.chance.uniform(0.2, 0.5), loss, rpm)
        say(f"{loss} lost: 0 rows lost, 0 twice, 0 refused; {again} of {rows:,} sent again")
        assert again <= 0.01 * rows
    shared = await quota_trial(terms.folder, 64_000, 30_000)
    say(shared.line())
    assert min(shared.minutes) >= 0.95
    assert shared.refused <= 0.001 * 64_000
    assert min(shared.peers.values()) >= 0.25 * 64_000


PARTS: Mapping[str, Callable[[Terms], Awaitable[None]]] = {
    "kills": kills,
    "interrupts": interrupts,
    "lane": lane,
    "rate": rate,
    "scale": scale,
    "sent": sent,
    "ray": ray,
    "nodes": nodes,
    "quotas": quotas,
}


async def main() -> None:
    parser = argparse.ArgumentParser(description="Soak tests of batch jobs.")
    parser.add_argument("--seed", type=int, default=20260831)
    parser.add_argument("--only", nargs="+", choices=[*PARTS], default=[*PARTS])
    parser.add_argument("--trials", type=int, default=100)
    parser.add_argument("--interrupts", type=int, default=50)
    parser.add_argument("--minutes", type=int, default=10, help="of each quota")
    parser.add_argument("--crashes", type=int, default=50)
    parser.add_argument("--lines", type=int, default=10_000_000)
    parser.add_argument("--sent", type=int, default=1_000_000)
    options = parser.parse_args()
    signal.signal(signal.SIGINT, signal.default_int_handler)  # in the background of a shell, all below would ignore it
    say(f"seed {options.seed}")
    for name in options.only:
        with tempfile.TemporaryDirectory(prefix="aiogenai-soak-") as folder:
            chance = random.Random(f"{options.seed} {name}")
            terms = Terms(
                Path(folder),
                chance,
                options.trials,
                options.interrupts,
                options.minutes,
                options.crashes,
                options.lines,
                options.sent,
            )
            say(f"{name}:")
            await PARTS[name](terms)


if __name__ == "__main__":
    asyncio.run(main())
