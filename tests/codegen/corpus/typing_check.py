"""mypy --strict over the packages of several documents at once, in a process and a folder of its own."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import attrs

from tests.codegen.corpus import wheel
from tests.codegen.corpus.inspection import write_package


@attrs.frozen
class Types:
    """What mypy found."""

    documents: int
    seconds: float
    faults: list[str]


def check(names: Sequence[str]) -> Types:
    """The packages of the documents, as users of them would check them: with the runtime, against its types."""
    with tempfile.TemporaryDirectory(prefix="corpus-types-") as name:
        folder = Path(name)
        packages = [write_package(one, wheel.document(one), folder) for one in names]
        began = time.perf_counter()
        done = subprocess.run(
            [
                *(sys.executable, "-m", "mypy", "--strict", "--config-file=", "--no-error-summary", "--no-incremental"),
                *(f"--package={package.name}" for package in packages),
            ],
            capture_output=True,
            text=True,
            check=False,
            cwd=folder,
            env={"MYPYPATH": f"{wheel.ROOT / 'src'}:{folder}", "PATH": "", "HOME": str(folder)},
        )
        said = (done.stdout + done.stderr).splitlines()
        return Types(len(packages), time.perf_counter() - began, said if done.returncode else [])
