"""Every golden case: what the generator gives is what is expected, file by file, both ways, and it runs."""

from __future__ import annotations

import difflib
import inspect
import subprocess
import sys
import warnings
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from aiogenai.runtime.client import BaseClient
from codegen.write import difference
from tests.codegen.golden import CASES, cases, faults_text, imported, made

each_case = pytest.mark.parametrize("case", cases())


@each_case
def test_a_case_gives_what_is_expected(case: str) -> None:
    generated = made(case)
    expected = CASES / case / "expected"
    changed = difference(expected, generated.texts)
    if changed:
        shown = [str(changed), *(_diff(expected / path, generated.texts[path]) for path in changed.different)]
        pytest.fail("\n".join([*shown, "if that is what you want: python -m tests.codegen.golden"]), pytrace=False)


@each_case
def test_a_case_is_told_as_expected(case: str) -> None:
    faults = CASES / case / "faults.txt"
    assert (faults.read_text("utf-8") if faults.exists() else "") == faults_text(made(case))


@each_case
def test_expected_code_compiles_without_warnings_and_can_be_touched_everywhere(case: str) -> None:
    folder = CASES / case / "expected"
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for path in folder.rglob("*.py"):
            compile(path.read_text("utf-8"), str(path), "exec", dont_inherit=True)
        with imported(folder, f"expected_{case}") as package:
            for name in package.types.__all__:
                assert getattr(package.types, name) is not None
            called = sum(1 for _ in _methods(package.Client(api_key="key")))
            routes = sys.modules[f"{package.__name__}.routes"].ROUTES
            assert len(routes) <= called, "methods that can be reached by attribute; one that gives media has two"
            assert len({(route.verb, route.flat_path) for route in routes}) == len(routes)


def test_expected_code_is_typed() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--config-file=", "--explicit-package-bases", "tests/codegen/cases"],
        capture_output=True,
        text=True,
        check=False,
        cwd=CASES.parents[2],
        env={"MYPYPATH": "src:.", "PATH": ""},
    )
    assert done.returncode == 0, done.stdout + done.stderr


def _methods(resource: Any) -> list[str]:
    """The methods of a client or resource and of all below it."""
    found: list[str] = []
    kind = type(resource)
    for name, member in vars(kind).items():
        if isinstance(member, cached_property):
            found += [f"{name}.{inner}" for inner in _methods(getattr(resource, name))]
        elif inspect.isfunction(member) and not name.startswith("_"):
            assert getattr(resource, name) is not None
            found.append(name)
    assert isinstance(resource, BaseClient) or kind.__name__.endswith("Resource")
    return found


def _diff(path: Path, text: str) -> str:
    lines = difflib.unified_diff(
        path.read_text("utf-8").splitlines(), text.splitlines(), str(path), "generated", lineterm=""
    )
    return "\n".join(lines)
