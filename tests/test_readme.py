"""What README and docs show is run: Python against the emulator, commands against what exists."""

from __future__ import annotations

import ast
import asyncio
import inspect
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from aiogenai import Client
from aiogenai.emulator import Emulator

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]

_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\((?!https?:)([^)#]+)")


class Block(NamedTuple):
    page: Path
    line: int
    language: str
    code: str


def blocks(page: Path) -> list[Block]:
    text = page.read_text("utf-8")
    return [Block(page, text[: found.start()].count("\n") + 2, found[1], found[2]) for found in _FENCE.finditer(text)]


def commands(word: str) -> list[str]:
    shown = [block.code for page in PAGES for block in blocks(page) if block.language == "console"]
    return sorted({found[1] for code in shown for found in re.finditer(rf"\b{word} ([a-z]+)", code)})


WITH_CODE = [page for page in PAGES if any(block.language == "python" for block in blocks(page))]


@pytest.mark.parametrize("page", WITH_CODE, ids=lambda page: page.name)
async def test_the_code_of_a_page_runs(page: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Blocks in their order, in one namespace that has the `client` of which the pages speak."""
    monkeypatch.chdir(tmp_path)
    async with Emulator() as emulator:
        for name, value in emulator.environment.items():
            monkeypatch.setenv(name, value)
        async with Client() as client:
            namespace: dict[str, Any] = {"__name__": "__main__"}
            for block in blocks(page):
                if block.language == "python":
                    namespace["client"] = client
                    await _run(block, namespace)


async def _run(block: Block, namespace: dict[str, Any]) -> None:
    source = "\n" * (block.line - 1) + block.code  # a traceback shows the line of the page
    code = compile(source, str(block.page), "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
    if code.co_flags & inspect.CO_COROUTINE:
        await eval(code, namespace)
    else:  # a whole program, with an event loop of its own
        await asyncio.to_thread(exec, code, namespace)


@pytest.mark.parametrize("target", commands("make"))
def test_a_make_command_exists(target: str) -> None:
    assert re.search(rf"^{target}:.*## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("command", commands("aiogenai"))
def test_a_command_of_the_package_exists(command: str) -> None:
    shown = subprocess.run([sys.executable, "-m", "aiogenai.cli", command, "--help"], check=True, capture_output=True)
    assert shown.stdout.startswith(b"usage: ")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_link_leads_somewhere(page: Path) -> None:
    assert [] == [link for link in _LINK.findall(page.read_text("utf-8")) if not (page.parent / link).exists()]
