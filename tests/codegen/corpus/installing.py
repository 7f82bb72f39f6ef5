"""Packages that stand alone, as someone else would take them: installed in an empty environment, and tried there.

Each passes its own smoke test, and then does what its users do (`calls/`) with an emulator of the same document.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path

import attrs

from codegen.__main__ import main
from tests.codegen.corpus import wheel

ALONE = {
    "aiodrive": "drive.v3",
    "aioyoutube": "youtube.v3",
    "aiocompute": "compute.v1",
    "aiostorage": "storage.v1",
    "aiovertex": "aiplatform.v1beta1",
}
"""Packages and the documents that they are made from."""
CALLS = Path(__file__).parent / "calls"


class NoIndex(Exception):
    """What a package needs can't be had from here."""


@attrs.frozen
class Installed:
    """How packages fared that were installed, each in an environment of its own."""

    packages: int
    seconds: float
    faults: list[str]


def try_all() -> Installed:
    """Every package that stands alone: made, installed where there is nothing else, and tried there."""
    began = time.perf_counter()
    faults: list[str] = []
    for package, document in ALONE.items():
        with tempfile.TemporaryDirectory(prefix="corpus-alone-") as name:
            folder = Path(name)
            try:
                project = generate(package, document, folder)
                python = environment(folder / "environment")
                install(python, project)
                smoke(python, project)
                call(python, folder / f"{document}.json")
            except (AssertionError, NoIndex) as error:
                faults.append(f"{package}: {error}")
    return Installed(len(ALONE), time.perf_counter() - began, faults)


def generate(package: str, document: str, folder: Path, resources: Sequence[str] = ()) -> Path:
    """The project of a package, made as a user makes it; of some of the document's resources, if any are named."""
    source = folder / f"{document}.json"
    source.write_bytes(part(wheel.document(document), resources) if resources else wheel.document(document))
    assert 0 == main(["generate", str(source), "--package", package, "--out", str(folder / package)])
    return folder / package


def part(text: bytes, resources: Sequence[str]) -> bytes:
    """A document of some resources of a larger one, and of the schemas that they reach."""
    document = json.loads(text)
    document["resources"] = {name: document["resources"][name] for name in resources}
    schemas, reached = document["schemas"], {}
    todo = [document["resources"]]
    while todo:
        names = set(re.findall(r'"\$ref": "(\w+)"', json.dumps(todo.pop()))) - reached.keys()
        reached |= {name: schemas[name] for name in names}
        todo += [schemas[name] for name in names]
    return json.dumps({**document, "schemas": reached}).encode()


def environment(folder: Path, python: Path = Path(sys.executable)) -> Path:
    """The interpreter of an environment that has nothing but pip."""
    subprocess.run([python, "-m", "venv", folder], check=True)
    return folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"


def install(python: Path, project: Path, *more: str) -> None:
    """Puts a project into an environment, with what it needs, and more.

    Raises:
        NoIndex: It needs what can't be had.
    """
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries", "0"]
    done = subprocess.run([*pip, project, *more], capture_output=True, text=True, check=False)
    if done.returncode and ("Could not find a version" in done.stderr or "connection" in done.stderr.lower()):
        raise NoIndex(done.stderr.strip().splitlines()[-1])
    assert done.returncode == 0, done.stderr


def smoke(python: Path, project: Path) -> str:
    """What the project's own smoke test says, run from elsewhere: what is installed is tried, not its source."""
    command = [python, "-I", "-W", "error", project / "tests" / "test_smoke.py"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=project.parent)
    assert done.returncode == 0, done.stderr
    return done.stderr


def call(python: Path, document: Path) -> None:
    """Real-shaped calls of the package that is installed, over loopback, to an emulator of its document."""
    script = CALLS / f"{document.stem.replace('.', '_')}.py"
    with _emulator(document) as url:
        command = [python, "-I", "-W", "error", script, url]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=document.parent)
    assert done.returncode == 0, done.stderr


@contextmanager
def _emulator(document: Path) -> Generator[str]:
    """The address of an emulator in a process of its own."""
    command = [sys.executable, "-m", "aiogenai.cli", "emulator", "--port", "0", "--document", str(document)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            found = re.search(r"http://[\d.:]+", process.stdout.readline())
            assert found, f"no emulator of {document.name}"
            yield found[0]
        finally:
            process.terminate()
            process.communicate()
