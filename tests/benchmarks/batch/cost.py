"""What a process and all below it cost: time, CPU, and peak memory as the kernel shares it out (PSS). Linux only."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from attrs import define, frozen

from ..serving import ROOT

_TICKS = os.sysconf("SC_CLK_TCK")
_LOOK = 0.05
_LOOKS_FOR_MEMORY = 5


@frozen
class Cost:
    """Of one run, from start to end."""

    seconds: float
    cpu: float
    peak_mb: float


@define
class _Seen:
    """CPU of each process as it was last seen: those that have ended keep theirs."""

    cpu: dict[int, float]
    peak: float = 0.0


def run(command: Sequence[str], environment: dict[str, str], until: Callable[[], bool] | None = None) -> Cost:
    """Runs a command to its end; or kills it, and all below it, once `until` says so.

    Raises:
        RuntimeError: It failed by itself.
    """
    begun = time.monotonic()
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True
    )
    assert process.stdout is not None
    os.set_blocking(process.stdout.fileno(), False)
    seen, said, looks = _Seen({}), b"", 0
    while process.poll() is None:
        said = (said + (process.stdout.read() or b""))[-10_000:]
        _look(process.pid, seen, memory=looks % _LOOKS_FOR_MEMORY == 0)
        looks += 1
        if until is not None and until():
            family = [process.pid, *_below(process.pid)]
            for pid in family:
                with suppress(ProcessLookupError):
                    os.kill(pid, 9)
            process.wait()
            break
        time.sleep(_LOOK)
    else:
        if process.returncode:
            raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}:\n{said.decode(errors='replace')}")
    process.stdout.close()
    return Cost(time.monotonic() - begun, sum(seen.cpu.values()), seen.peak)


def _look(pid: int, seen: _Seen, *, memory: bool) -> None:
    family = [pid, *_below(pid)]
    for member in family:
        with suppress(OSError):
            facts = Path(f"/proc/{member}/stat").read_text().rpartition(")")[2].split()
            seen.cpu[member] = (int(facts[11]) + int(facts[12])) / _TICKS
    if memory:
        seen.peak = max(seen.peak, sum(map(_memory, family)))


def _memory(pid: int) -> float:
    with suppress(OSError, StopIteration):
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        return int(next(line for line in lines if line.startswith("Pss:")).split()[1]) / 1024
    return 0.0


def _below(pid: int) -> list[int]:
    """The children of a process, and theirs."""
    children: dict[int, list[int]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            children.setdefault(parent, []).append(int(folder.name))
    found, left = [], [pid]
    while left:
        below = children.get(left.pop(), [])
        found += below
        left += below
    return found
