"""Takes the figures: each runner does a few rows and many, so that its start is told apart from its work; then it is
killed in the middle, and run again.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import urllib.request
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

from attrs import frozen

from ..serving import ROOT, serving
from . import work
from .cost import Cost, run

FEW, MANY, MANY_FOR_THE_SLOW = 500, 6000, 1500
CONTENDERS = ROOT / ".venv-bench-batch/bin/python"


@frozen
class Runner:
    """How a runner is started, in whose words its rows are, and how many are many for it."""

    name: str
    command: Callable[[str, Path, Path], list[str]]
    write: Callable[[Path, int], None] = work.write_openai
    many: int = MANY


def _module(name: str, python: Path = CONTENDERS) -> Callable[[str, Path, Path], list[str]]:
    return lambda url, source, output: [str(python), "-m", f"{__package__}.{name}", url, str(source), str(output)]


def _ours(_: str, source: Path, output: Path) -> list[str]:
    return [
        sys.executable, "-m", "aiogenai.cli", "batch", "run", str(source), str(output), "--model", "m",
        "--in-flight", str(work.IN_FLIGHT), "--progress", "none",
    ]  # fmt: skip


RUNNERS = (
    Runner("aiogenai", _ours, work.write_gemini),
    Runner("OpenAI's script, its shape", _module("cookbook", Path(sys.executable))),
    Runner("curator", _module("curator")),
    Runner("ray.data.llm", _module("ray_data"), many=MANY_FOR_THE_SLOW),
)


@frozen
class Figures:
    """Of one runner. `lost`, `doubled` and `again` are of a run that was killed, and repeated."""

    name: str
    start: float
    per_second: float
    cpu_us: float
    peak_mb: float
    sent_before_the_kill: int
    lost: int
    doubled: int
    again: int


def take(runner: Runner, rounds: int) -> Figures:
    with tempfile.TemporaryDirectory(prefix="aiogenai-bench-") as folder, serving(f"{__package__}.server") as url:
        few = [_cost(runner, url, Path(folder, f"few{n}"), FEW) for n in range(rounds)]
        many = [_cost(runner, url, Path(folder, f"many{n}"), runner.many) for n in range(rounds)]
        killed = _killed(runner, url, Path(folder, "killed"))
    seconds = min(cost.seconds for cost in many) - min(cost.seconds for cost in few)
    cpu = min(cost.cpu for cost in many) - min(cost.cpu for cost in few)
    return Figures(
        runner.name,
        start=max(0.0, min(cost.seconds for cost in few) - seconds * FEW / (runner.many - FEW)),
        per_second=(runner.many - FEW) / seconds,
        cpu_us=cpu / (runner.many - FEW) * 1e6,
        peak_mb=max(cost.peak_mb for cost in many),
        **killed,
    )


def _cost(runner: Runner, url: str, folder: Path, rows: int) -> Cost:
    source, output = _files(runner, folder, rows)
    cost = run(runner.command(url, source, output), _environment(url))
    assert work.found_in(output) == Counter(f"row-{n}" for n in range(rows)), f"{runner.name} did other work"
    _seen(url)
    return cost


def _killed(runner: Runner, url: str, folder: Path) -> Mapping[str, int]:
    source, output = _files(runner, folder, runner.many)
    command, environment = runner.command(url, source, output), _environment(url)
    seen: Counter[str] = Counter()

    def half() -> bool:
        seen.update(_seen(url))
        return len(seen) >= runner.many / 2

    run(command, environment, half)
    before = seen.total()
    run(command, environment)
    seen.update(_seen(url))
    found = work.found_in(output)
    return {
        "sent_before_the_kill": before,
        "lost": runner.many - len(found),
        "doubled": sum(count > 1 for count in found.values()),
        "again": seen.total() - runner.many,
    }


def _files(runner: Runner, folder: Path, rows: int) -> tuple[Path, Path]:
    folder.mkdir()
    source = folder / "in.jsonl"
    runner.write(source, rows)
    return source, folder / "out.jsonl"


def _environment(url: str) -> dict[str, str]:
    return {**os.environ, "GEMINI_API_KEY": "test", "GEMINI_BASE_URL": url}


def _seen(url: str) -> Counter[str]:
    """What the server was sent since it was last asked."""
    with urllib.request.urlopen(f"{url}/seen") as answer:
        return Counter(json.loads(answer.read()))
