"""The golden cases: a folder each, named after the trouble that its tiny document holds.

A folder is what the generator is given (`document.json`, or `<revision>.json` for several; `overlay.toml`;
`names.json`) and what it must give back: the package in `expected/`, and what it said in `faults.txt`.

After a change of the generator: `python -m tests.codegen.golden`, and look at `git diff tests/codegen`.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import ModuleType

from codegen.pipeline import Generated, generate
from codegen.prose import comment
from codegen.resolve import Target
from codegen.write import write

CASES = Path(__file__).parent / "cases"
HEADER = ("Generated from a case.", "Do not edit: python -m tests.codegen.golden")


def cases() -> list[str]:
    return sorted(path.name for path in CASES.iterdir() if path.is_dir() and not path.name.startswith((".", "_")))


@cache
def made(case: str) -> Generated:
    """What the generator gives for a case."""
    return generate(CASES / case, target(case))


def target(package: str) -> Target:
    return Target(package, "aiogenai.runtime", HEADER)


def faults_text(generated: Generated) -> str:
    return "".join(f"{fault}\n" for fault in generated.warnings)


@contextmanager
def imported(folder: Path, name: str) -> Iterator[ModuleType]:
    """A generated package, imported from where it is under another name, and forgotten in the end."""
    spec = importlib.util.spec_from_file_location(
        name, folder / "__init__.py", submodule_search_locations=[str(folder)]
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
        yield module
    finally:
        for loaded in [one for one in sys.modules if one == name or one.startswith(f"{name}.")]:
            del sys.modules[loaded]


def update() -> None:
    """Writes what the generator gives now."""
    for case in cases():
        generated = made(case)
        changed = write(CASES / case / "expected", generated.texts, comment(HEADER[0]))
        faults = CASES / case / "faults.txt"
        if generated.warnings:
            faults.write_text(faults_text(generated), "utf-8", newline="\n")
        else:
            faults.unlink(missing_ok=True)
        print(f"{case}: {'changed' if changed else 'the same'}")  # noqa: T201  # a command


if __name__ == "__main__":
    update()
