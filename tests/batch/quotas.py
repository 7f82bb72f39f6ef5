"""How much of a quota a job uses, and how often it is refused, against a server that counts over any minute."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from attrs import frozen

from aiogenai import Client, batch
from tests.batch.jobs import write
from tests.batch.server import Answers, Serving, tokens_of


@frozen
class Use:
    """Of a quota: the part that was used, minute by minute, and refusals after the first minute."""

    minutes: tuple[float, ...]
    refused: int
    refused_later: int
    accepted: int

    def line(self) -> str:
        parts = " ".join(f"{part:.1%}" for part in self.minutes)
        later = self.refused_later / max(1, self.accepted)
        mean = sum(self.minutes) / len(self.minutes)
        return f"used {mean:.1%} ({parts}), {self.refused} refused, {later:.3%} of them after a minute"


async def quota_use(
    folder: Path, minutes: int, server_limits: dict[str, float], limits: batch.Limits, prompt: str
) -> Use:
    """Runs a job that is longer than the time, and stops it then."""
    answers = Answers(latency=0.2, **server_limits)
    quota = answers.requests if answers.requests.limit else answers.tokens
    whole = float(quota.limit or 1)
    rows = int(minutes * 1.2 * whole / (1 if answers.requests.limit else len(prompt) / 4)) + 100
    source = folder / "in.jsonl"
    await asyncio.to_thread(write, source, ({"prompt": f"{prompt}{n}"} for n in range(rows)))
    used: list[float] = []
    refusals: list[int] = []
    async with Serving(answers) as url, Client(api_key="test", base_url=url) as client:
        run = batch.Run(client, batch.Job(input=source, output=folder / "out.jsonl", model="m", limits=limits))
        task = asyncio.ensure_future(run.finish())
        before = 0.0
        for _ in range(minutes):
            await asyncio.sleep(60)
            taken = _taken(answers, by_tokens=not answers.requests.limit)
            used.append((taken - before) / whole)
            before = taken
            refusals.append(answers.refused)
        run.stop(5)
        await task
    later = refusals[-1] - refusals[0]
    return Use(tuple(used), refusals[-1], later, sum(answers.seen.values()))


def _taken(answers: Answers, *, by_tokens: bool) -> float:
    if not by_tokens:
        return float(sum(answers.seen.values()))
    return sum(float(tokens_of(prompt)) * count for prompt, count in answers.seen.items())


CASES: dict[str, dict[str, Any]] = {
    "known requests": {"server_limits": {"rpm": 3000}, "limits": batch.Limits(rpm=3000), "prompt": "p"},
    "unknown requests": {"server_limits": {"rpm": 3000}, "limits": batch.Limits(), "prompt": "p"},
    "known tokens": {"server_limits": {"tpm": 600_000}, "limits": batch.Limits(tpm=600_000), "prompt": "word " * 200},
    "unknown tokens": {"server_limits": {"tpm": 600_000}, "limits": batch.Limits(), "prompt": "word " * 200},
}
