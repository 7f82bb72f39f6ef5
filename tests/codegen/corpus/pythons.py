"""Other Pythons of this machine: each gives the same bytes as this one, and what it generated works on it."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import attrs

from tests.codegen.corpus import installing, wheel

PACKAGE = "aiodrive"
NEWEST = 14


@attrs.frozen
class Pythons:
    """Which were tried, and what went wrong."""

    versions: tuple[str, ...]
    seconds: float
    faults: list[str]


def try_all() -> Pythons:
    """Every other version from 3.11 on that is found."""
    began = time.perf_counter()
    found = dict(others())
    faults: list[str] = []
    with tempfile.TemporaryDirectory(prefix="corpus-pythons-") as name:
        for version, python in found.items():
            try:
                _try(python, Path(name, version))
            except (AssertionError, installing.NoIndex) as error:
                faults.append(f"Python {version}: {error}")
    return Pythons(tuple(found), time.perf_counter() - began, faults)


def others() -> Iterator[tuple[str, Path]]:
    """Interpreters by version: beside the one that runs this, or on the path."""
    for minor in range(11, NEWEST + 1):
        version = f"3.{minor}"
        beside = sorted(Path(sys.base_prefix).parent.glob(f"{version}.*/bin/python3"))
        python = beside[-1] if beside else shutil.which(f"python{version}")
        if python and minor != sys.version_info.minor:
            yield version, Path(python)


def _try(python: Path, folder: Path) -> None:
    there = installing.environment(folder, python)
    ours = installing.generate(PACKAGE, installing.ALONE[PACKAGE], folder)
    installing.install(there, ours, *wheel.group("generate"))
    _run(there, "-m", "codegen", "check")
    document = ours.parent / f"{installing.ALONE[PACKAGE]}.json"
    theirs = folder / "theirs"
    _run(there, "-m", "codegen", "generate", document, "--package", PACKAGE, "--out", theirs)
    ones, made = _held(ours), _held(theirs)
    differing = sorted(path for path in ones.keys() | made.keys() if ones.get(path) != made.get(path))
    assert not differing, f"it gives other bytes of {', '.join(differing)}"
    installing.smoke(there, theirs)
    installing.call(there, document)


def _run(python: Path, *words: str | Path) -> None:
    done = subprocess.run([python, *words], capture_output=True, text=True, check=False, cwd=wheel.ROOT)
    assert done.returncode == 0, done.stderr


def _held(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
