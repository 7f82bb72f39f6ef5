"""`make corpus`: every document of Google's wheel, generated and looked at from outside; then a table.

Exit code 1 when anything is wrong with the code of any document. The table is saved as `build/corpus.md`, and what each
document gave as `build/corpus.json`.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import sys
import time
from collections.abc import Iterator

import attrs

from tests.codegen.corpus import installing, pythons, typing_check, wheel
from tests.codegen.corpus.inspection import Found, look_at_one
from tests.codegen.corpus.installing import Installed
from tests.codegen.corpus.pythons import Pythons
from tests.codegen.corpus.typing_check import Types

BUILD = wheel.ROOT / "build"
PER_PROCESS = 25
"""Documents that a process looks at before another takes its place: loaded classes are never freed."""
SILENCE = 300.0
"""Seconds without a result after which there will be none."""


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m tests.codegen.corpus", description=__doc__)
    parser.add_argument("names", nargs="*", help="documents, as drive.v3; all of them unless given")
    parser.add_argument("--processes", type=int, default=min(2, os.cpu_count() or 1), help="default: %(default)s")
    options = parser.parse_args()
    try:
        names = options.names or wheel.names()
    except wheel.Unavailable as error:
        print(error, file=sys.stderr)
        return 1
    began = time.perf_counter()
    found = sorted(_all(names, options.processes), key=lambda one: one.name)
    looked = time.perf_counter() - began
    odd = [name for name in wheel.ODD if name in names]
    print(f"types of {len(odd)} documents: mypy --strict", flush=True)
    types = typing_check.check(odd)
    print(f"packages that stand alone: {', '.join(installing.ALONE)}", flush=True)
    installed = Installed(0, 0.0, []) if options.names else installing.try_all()
    print("other Pythons", flush=True)
    others = Pythons((), 0.0, []) if options.names else pythons.try_all()
    text = _table(found, looked, types, installed, others, time.perf_counter() - began)
    print(text)
    BUILD.mkdir(exist_ok=True)
    (BUILD / "corpus.md").write_text(text, "utf-8")
    (BUILD / "corpus.json").write_text(json.dumps([attrs.asdict(one) for one in found], indent=1) + "\n", "utf-8")
    beside = [*types.faults, *installed.faults, *others.faults]
    return 1 if beside or any(one.faults for one in found) else 0


def _all(names: list[str], processes: int) -> Iterator[Found]:
    """The largest first, so that no process is left alone with one of them in the end."""
    texts = sorted(((name, wheel.document(name)) for name in names), key=lambda one: -len(one[1]))
    missing = set(names)
    progress = _Progress(len(names))
    with multiprocessing.get_context("spawn").Pool(processes, maxtasksperchild=PER_PROCESS) as pool:
        results = pool.imap_unordered(look_at_one, texts)
        try:
            while missing:
                one = results.next(timeout=SILENCE)
                missing.remove(one.name)
                progress.step(one)
                yield one
        except multiprocessing.TimeoutError:  # a process died, and what it had in hand never comes
            yield from (Found(name, faults=["it was not looked at to the end"]) for name in sorted(missing))
    progress.end()


class _Progress:
    """One line that is written over on a terminal; elsewhere, a line now and then."""

    def __init__(self, total: int) -> None:
        self._total, self._done, self._faults = total, 0, 0
        self._began = time.perf_counter()
        self._live = sys.stderr.isatty()

    def step(self, one: Found) -> None:
        self._done += 1
        self._faults += bool(one.faults)
        for fault in one.faults[:3]:
            self._say(f"{one.name}: {fault}"[:300], stays=True)
        if self._live or self._done % 50 == 0 or self._done == self._total:
            minutes, seconds = divmod(int(time.perf_counter() - self._began), 60)
            filled = 30 * self._done // self._total
            bar = f"[{'#' * filled}{'.' * (30 - filled)}]"
            self._say(f"{bar} {self._done}/{self._total} {minutes}:{seconds:02} {self._faults} at fault  {one.name}")

    def _say(self, text: str, *, stays: bool = False) -> None:
        end = "" if self._live and not stays else "\n"
        print(f"\r\x1b[2K{text}" if self._live else text, end=end, file=sys.stderr, flush=True)

    def end(self) -> None:
        if self._live:
            print(file=sys.stderr)


def _table(
    found: list[Found], looked: float, types: Types, installed: Installed, others: Pythons, seconds: float
) -> str:
    """For people: the sum, the slowest, and all that is at fault."""
    good = sum(not one.faults for one in found)
    rows = [
        ("documents", f"{good} of {len(found)}"),
        ("methods, each reached and its URL compared", f"{sum(one.methods for one in found):,}"),
        ("models, enums and aliases", f"{sum(one.models for one in found):,}"),
        ("schemas, each with a message loaded and dumped", f"{sum(one.samples for one in found):,}"),
        ("faults", f"{sum(len(one.faults) for one in found):,}"),
        ("warnings of the generator", f"{sum(len(one.warnings) for one in found):,}"),
        ("lines", f"{sum(one.lines for one in found):,}"),
        ("seconds of one core, generating", f"{sum(one.generating for one in found):,.0f}"),
        ("seconds of one core, all", f"{sum(one.seconds for one in found):,.0f}"),
        ("seconds on the clock, all but types", f"{looked:,.0f}"),
        (f"mypy --strict, {types.documents} odd documents", f"{len(types.faults)} errors in {types.seconds:,.0f} s"),
        ("seconds on the clock", f"{seconds:,.0f}"),
    ]
    tried = (
        ("installed alone, and called", installed.packages, installed),
        (f"the same bytes, working, on {' and '.join(others.versions)}", len(others.versions), others),
    )
    rows[-1:-1] = [
        (what, f"{count - len(one.faults)} of {count} in {one.seconds:,.0f} s") for what, count, one in tried if count
    ]
    width = max(len(name) for name, _ in rows)
    lines = [f"| {'corpus':{width}} | {'':>20} |", f"| {'-' * width} | {'-' * 19}: |"]
    lines += [f"| {name:{width}} | {value:>20} |" for name, value in rows]
    lines += [
        "",
        "| slowest | methods | models | lines | generating, s | all, s |",
        "| --- | --: | --: | --: | --: | --: |",
    ]
    lines += [
        f"| {one.name} | {one.methods:,} | {one.models:,} | {one.lines:,} | {one.generating:.1f} | {one.seconds:.1f} |"
        for one in sorted(found, key=lambda one: -one.seconds)[:10]
    ]
    faults = [f"- {one.name}: {fault}" for one in found for fault in one.faults] + [
        f"- {one}" for one in (*types.faults, *installed.faults, *others.faults)
    ]
    return "\n".join([*lines, *([""] if faults else []), *faults[:200]]) + "\n"


if __name__ == "__main__":
    sys.exit(main())
