"""Takes the figures: each in a fresh process, contenders by turns, so that a busy moment of the machine meets all."""

from __future__ import annotations

import compileall
import os
import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

from .rows import FLOOR, GOOGLE, OURS, ROWS
from .serving import ROOT, serving

BUILD = ROOT / "build/bench"

# The program of each contender that only starts, and says what that cost: CPU in ms, and peak memory in MiB.
_SAY = "import resource as r, time; print(time.process_time() * 1e3, r.getrusage(r.RUSAGE_SELF).ru_maxrss / 1024)"
STARTS = {
    OURS: "import aiogenai; client = aiogenai.Client(api_key='key')",
    FLOOR: "import aiohttp, attrs",
    GOOGLE[0]: "from google import genai; client = genai.Client(api_key='key').aio",
}
PACKAGES = {OURS: str(ROOT), GOOGLE[0]: "google-genai"}

Figures = dict[tuple[str, str], list[float]]  # (contender, measure) -> a figure for each round


def take(rounds: int) -> Figures:
    figures: Figures = defaultdict(list)
    compileall.compile_dir(ROOT / "src", quiet=2)  # as the contenders were when they were installed
    pairs = list(dict.fromkeys((c, row.measure) for row in ROWS for c in (OURS, *row.beside)))
    with serving(f"{__package__}.server") as url:
        for turn in range(rounds):
            for contender, measure in pairs:
                _say(f"round {turn + 1} of {rounds}: {measure}, {contender}")
                if measure == "start":
                    cpu, memory = _output(sys.executable, "-c", f"{STARTS[contender]}; {_SAY}").split()
                    figures[contender, "start"].append(float(cpu))
                    figures[contender, "memory"].append(float(memory))
                elif measure in {"calls", "chunks", "decode", "image", "history", "event"}:
                    worker = (sys.executable, "-m", f"{__package__}.worker", contender, measure, url)
                    figures[contender, measure].append(float(_output(*worker)))
                elif measure == "generation":
                    figures[contender, measure].append(_cpu_of(sys.executable, "-m", "codegen", "generate"))
    for contender, package in PACKAGES.items():
        _say(f"installing {contender} aside")
        folder = _installed(contender, package)
        size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
        figures[contender, "size"].append(size / 1e6)
        figures[contender, "distributions"].append(len(list(folder.glob("*.dist-info"))))
    _say("")
    return figures


def _say(what: str) -> None:
    if sys.stdout.isatty():
        print(f"\r{what:78}", end="" if what else "\r", flush=True)


def _output(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout


def _cpu_of(*command: str) -> float:
    before = os.times()
    _output(*command)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def _installed(contender: str, package: str) -> Path:
    """A folder with the package and all that it needs, compiled, as pip leaves it. Others' are kept between runs."""
    folder = BUILD / contender
    if contender == OURS:
        shutil.rmtree(folder, ignore_errors=True)
    if not folder.exists():
        _output(sys.executable, "-m", "pip", "install", "--quiet", "--target", str(folder), package)
    return folder
