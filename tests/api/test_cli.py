"""The small commands, as a shell runs them: what they print, where, and what code they end with."""

from __future__ import annotations

import asyncio
import sys
from typing import Any

import pytest

from aiogenai.emulator import Emulator

MODEL = "gemini-2.5-flash"


async def aiogenai(*arguments: str, emulator: Emulator | None = None, given: str = "") -> tuple[int | None, str, str]:
    """The exit code, and what was printed and told."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "aiogenai.cli",
        *arguments,
        env=emulator.environment if emulator else {},
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    printed, told = await process.communicate(given.encode())
    return process.returncode, printed.decode(), told.decode()


async def test_an_answer_is_printed() -> None:
    async with Emulator(answer="$model heard: $prompt") as emulator:
        expected = (0, f"{MODEL} heard: Hi\n", "")
        assert expected == await aiogenai("generate", MODEL, "Hi", emulator=emulator)
        assert expected == await aiogenai("generate", "--stream", MODEL, "-", emulator=emulator, given="Hi")


@pytest.mark.parametrize("more", [(), ("--stream",)], ids=str)
async def test_an_answer_without_text_is_a_failure_that_says_why(more: tuple[str, ...]) -> None:
    async with Emulator(answer=[{"blockReason": "OTHER"}]) as emulator:
        code, _, told = await aiogenai("generate", *more, MODEL, "Hi", emulator=emulator)
    assert (1, "aiogenai: the model said nothing: OTHER\n") == (code, told)


async def test_models_are_listed_by_what_they_can_do() -> None:
    async with Emulator() as emulator:
        _, every, _ = await aiogenai("models", emulator=emulator)
        _, some, _ = await aiogenai("models", "--method", "embedContent", emulator=emulator)
    assert MODEL in every
    assert "embedding" in some
    assert MODEL not in some


async def test_the_version_is_told_in_both_ways() -> None:
    code, printed, _ = await aiogenai("--version")
    assert (0, "aiogenai") == (code, printed.split()[0])
    assert (await aiogenai("version"))[1].startswith(printed.strip())


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        ((), 2, "required: COMMAND"),
        (("nonsense",), 2, "invalid choice: 'nonsense'"),
        (("models", "--nope"), 2, "usage: aiogenai models"),
        (("generate", MODEL), 2, "required: prompt"),
        (("models",), 1, "aiogenai: no API key"),
    ],
    ids=str,
)
async def test_what_is_wrong_is_told_without_a_traceback(arguments: Any, code: int, told: str) -> None:
    ended, printed, said = await aiogenai(*arguments)
    assert (code, "") == (ended, printed)
    assert told in said
    assert "Traceback" not in said
