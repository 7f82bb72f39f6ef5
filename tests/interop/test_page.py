"""The page for those who come from google-genai: its own half of each task runs as it is shown."""

from __future__ import annotations

import ast
import inspect
import re
from pathlib import Path
from typing import Any

import pytest

from aiogenai.emulator import Emulator

genai = pytest.importorskip("google.genai", reason="google-genai is not installed: make env")

# What others' packages warn of is theirs to repair.
pytestmark = [pytest.mark.filterwarnings("default")]

PAGE = Path(__file__).parents[2] / "docs/from-google-genai.md"
TASKS = re.findall(r"^## ([^\n]+)\n+```py\n(.*?)^```$", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)


def test_there_are_ten_tasks() -> None:
    assert 10 == len(TASKS)


@pytest.mark.parametrize(("task", "code"), TASKS, ids=[task for task, _ in TASKS])
async def test_their_way_of_a_task_runs(task: str, code: str, emulator: Emulator) -> None:
    async with genai.Client(api_key="test", http_options={"base_url": emulator.url}).aio as theirs:
        compiled = compile(code, f"{PAGE} ({task})", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
        namespace: dict[str, Any] = {"__name__": "__main__", "theirs": theirs}
        done = eval(compiled, namespace)
        if inspect.iscoroutine(done):
            await done
    assert emulator.ledger.total, "the client never called"
