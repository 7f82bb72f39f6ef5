"""How much of a quota a job uses, and how often it is refused, against the emulator, which counts over any minute."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from attrs import field, frozen

from aiogenai import Client, batch
from aiogenai.emulator import Emulator
from tests.batch.jobs import read, write

MODEL = "gemini-2.5-flash"
PRICE = batch.Price(input=0.30, output=2.50)  # as the emulator has it
LATENCY = 0.2


@frozen
class Case:
    """The quota of the server, as the fields of its `Limit`, and what the job is told of it."""

    server: Mapping[str, float]
    told: batch.Limits = field(factory=batch.Limits)
    words: int = 1

    @property
    def known(self) -> bool:
        return self.told != batch.Limits()


CASES = {
    "known requests": Case({"rpm": 600}, batch.Limits(rpm=600)),
    "unknown requests": Case({"rpm": 600}),
    "known tokens": Case({"tpm": 150_000}, batch.Limits(tpm=150_000), words=200),
    "unknown tokens": Case({"tpm": 150_000}, words=200),
    "requests and tokens": Case({"rpm": 610, "tpm": 150_000}, batch.Limits(rpm=610, tpm=150_000), words=200),
    "known spend": Case({"spend": 0.25}, batch.Limits(spend=0.25), words=200),
}


@frozen
class Use:
    """Of the quota that binds: how much was used in each minute (for spend, within ten), and what was refused."""

    minutes: tuple[float, ...]
    refused: int
    refused_later: int
    accepted: int

    @property
    def mean(self) -> float:
        return sum(self.minutes) / len(self.minutes)

    def line(self) -> str:
        parts = " ".join(f"{part:.1%}" for part in self.minutes)
        later = self.refused_later / max(1, self.accepted)
        return (
            f"used {self.mean:.1%} ({parts}); {self.accepted} accepted, {self.refused} refused "
            f"({self.refused / max(1, self.accepted):.3%}; after the first minute {later:.3%})"
        )


@asynccontextmanager
async def _limited(server: Mapping[str, float]) -> AsyncIterator[tuple[Emulator, Client]]:
    async with (
        Emulator(limits=[server], faults=[{"delay": LATENCY}], answer="yes") as emulator,
        Client(api_key="test", base_url=emulator.url) as client,
    ):
        yield emulator, client


def _quotas(emulator: Emulator) -> list[dict[str, Any]]:
    (rule,) = emulator.limits.shown(time.time())
    found: list[dict[str, Any]] = rule["quotas"]
    return found


async def quota_use(folder: Path, minutes: int, case: Case) -> Use:
    """Runs a job that is longer than the time, and stops it then."""
    source, output = folder / "in.jsonl", folder / "out.jsonl"
    await asyncio.to_thread(write, source, ({"prompt": "word " * case.words + str(n)} for n in range(minutes * 1000)))
    used: list[float] = []
    refusals: list[int] = []
    async with _limited(case.server) as (emulator, client):
        job = batch.Job(input=source, output=output, model=MODEL, limits=case.told, price=PRICE)
        run = batch.Run(client, job)
        task = asyncio.ensure_future(run.finish())
        for _ in range(minutes):
            await asyncio.sleep(60)
            quotas = _quotas(emulator)
            used.append(max(quota["used"] / float(quota["quotaValue"]) for quota in quotas))
            refusals.append(run.tally.refused)
        run.stop(5)
        accepted = (await task).tally.ended
    if "spend" in case.server:
        used = used[9:] or used[-1:]  # it is of ten minutes
    return Use(tuple(used), refusals[-1], refusals[-1] - refusals[0], accepted)


async def day_use(folder: Path, *, known: bool, requests: int = 500) -> str:
    """A job that is longer than a day's quota: it stops, is told so at once when it is tried again, and goes on the
    next day."""
    source, output = folder / "in.jsonl", folder / "out.jsonl"
    write(source, ({"prompt": f"p{n}"} for n in range(2 * requests)))
    limits = batch.Limits(rpd=requests, in_flight=32) if known else batch.Limits(in_flight=32)
    async with _limited({"rpd": requests}) as (emulator, client):
        job = batch.Job(input=source, output=output, model=MODEL, limits=limits)
        today = await batch.run(client, job)
        assert isinstance(today.stopped, batch.QuotaForToday)
        again = await batch.run(client, job)
        assert isinstance(again.stopped, batch.QuotaForToday)
        (quota,) = _quotas(emulator)
        emulator.reset()  # midnight, for the server
        (output.with_name("out.jsonl.job") / "days.json").unlink()  # and for the job
        tomorrow = await batch.run(client, job)
        assert tomorrow.complete
        assert len(read(output)) == 2 * requests
    refused = today.tally.refused + again.tally.refused
    return f"used {quota['used'] / requests:.1%} of the day, {refused} refused, {tomorrow.tally.done} done the next day"
