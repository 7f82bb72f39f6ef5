"""The commands as they are run from a shell: what they print, how they end."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import NamedTuple

import aiohttp
import pytest

from aiogenai.emulator import Emulator, Settings


class Ended(NamedTuple):
    code: int
    out: str
    err: str


async def run(*words: str, stdin: str = "", **variables: str) -> Ended:
    process = await _start(*words, **variables)
    out, err = await process.communicate(stdin.encode())
    assert "Traceback" not in err.decode()
    return Ended(process.returncode or 0, out.decode(), err.decode())


async def _start(*words: str, **variables: str) -> asyncio.subprocess.Process:
    pipe = asyncio.subprocess.PIPE
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", *words, stdin=pipe, stdout=pipe, stderr=pipe, env={**os.environ, **variables}
    )


@asynccontextmanager
async def served(*words: str) -> AsyncIterator[tuple[asyncio.subprocess.Process, dict[str, str]]]:
    """A server in another process, and the variables that it says to export."""
    process = await _start(*words, "--port", "0")
    assert process.stdout is not None
    text = ""
    while text.count("export ") < 2 or not text.endswith("\n"):
        line = await process.stdout.readline()
        assert line, (await process.communicate())[1].decode()
        text += line.decode()
    try:
        yield process, dict(re.findall(r"export (\w+)=(\S+)", text))
    finally:
        if process.returncode is None:
            process.kill()
            await process.communicate()


@pytest.mark.parametrize(
    ("words", "number"),
    [(("aiogenai.emulator",), signal.SIGINT), (("aiogenai.cli", "emulator"), signal.SIGTERM)],
)
async def test_the_emulator_serves_until_it_is_ended(words: tuple[str, ...], number: signal.Signals) -> None:
    async with served(*words) as (process, variables):
        models = await run("aiogenai.cli", "models", **variables)
        assert (0, "") == (models.code, models.err)
        assert models.out.splitlines()[2].startswith("gemini-")
        process.send_signal(number)
        _, err = await process.communicate()
        assert (0, b"") == (process.returncode, err)


async def test_a_port_that_cannot_be_had_is_said_in_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        for port in (str(taken.getsockname()[1]), "99999"):
            ended = await run("aiogenai.emulator", "--port", port)
            assert (1, 1) == (ended.code, len(ended.err.splitlines()))
            assert "cannot listen" in ended.err


async def test_an_address_that_others_reach_has_to_be_exposed() -> None:
    ended = await run("aiogenai.emulator", "--host", "0.0.0.0")
    assert (2, 1) == (ended.code, len(ended.err.splitlines()))
    assert "--expose" in ended.err


async def test_any_document_is_served(tmp_path: Path) -> None:
    method = {"id": "a.things.get", "httpMethod": "GET", "path": "v1/things"}
    document = {"kind": "discovery#restDescription", "name": "a", "title": "Things", "methods": {"get": method}}
    path = tmp_path / "things.json"
    path.write_text(json.dumps(document), "utf-8")
    process = await _start("aiogenai.emulator", "--port", "0", "--document", str(path))
    assert process.stdout is not None
    line = (await process.stdout.readline()).decode()
    async with aiohttp.ClientSession() as session, session.get(re.findall(r"http://[\d.:]+\d", line)[0]) as response:
        assert "Things" in await response.text()
    process.send_signal(signal.SIGTERM)
    assert 0 == await process.wait()


async def test_a_document_that_is_none_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "no.json").write_text("{}", "utf-8")
    for name in ("no.json", "none.json"):
        ended = await run("aiogenai.emulator", "--port", "0", "--document", str(tmp_path / name))
        assert (2, 1) == (ended.code, len(ended.err.splitlines())), ended


@pytest.fixture
async def variables() -> AsyncIterator[dict[str, str]]:
    async with Emulator(settings=Settings(seed=1)) as emulator:
        yield emulator.environment


async def test_a_question_is_answered_at_once_or_as_it_comes(variables: dict[str, str]) -> None:
    asked = ("aiogenai.cli", "generate", "gemini-2.5-flash", "why?", "--max-tokens", "8")
    whole, streamed = await run(*asked, **variables), await run(*asked, "--stream", **variables)
    assert (0, "") == (whole.code, whole.err)
    assert whole == streamed
    assert whole.out.startswith('You asked: "why?".')


async def test_a_question_may_come_from_standard_input(variables: dict[str, str]) -> None:
    ended = await run("aiogenai.cli", "generate", "gemini-2.5-flash", "-", stdin="from a file", **variables)
    assert '"from a file"' in ended.out


async def test_what_goes_wrong_is_one_line_and_an_exit_code(variables: dict[str, str]) -> None:
    unknown = await run("aiogenai.cli", "generate", "no-such-model", "why?", **variables)
    unreachable = await run(
        "aiogenai.cli", "generate", "gemini-2.5-flash", "why?", GEMINI_API_KEY="k", GEMINI_BASE_URL="http://127.0.0.1:1"
    )
    keyless = await run("aiogenai.cli", "models")
    for ended in (unknown, unreachable, keyless):
        assert (1, "", 1) == (ended.code, ended.out, len(ended.err.splitlines())), ended
        assert ended.err.startswith("aiogenai: ")
    assert "no-such-model" in unknown.err


async def test_help_and_version_are_there() -> None:
    helped = await run("aiogenai.cli", "--help")
    assert 0 == helped.code
    assert all(word in helped.out for word in ("emulator", "generate", "models", "version"))
    version = await run("aiogenai.cli", "version")
    assert re.fullmatch(r"aiogenai \d+\.\d+\.\d+\S*, v1beta of \d{8}\n", version.out)


@pytest.mark.parametrize("words", [(), ("explode",), ("generate",), ("emulator", "--port", "many")])
async def test_a_wrong_call_is_told_how_it_should_be(words: tuple[str, ...]) -> None:
    ended = await run("aiogenai.cli", *words)
    assert 2 == ended.code
    assert "usage: aiogenai" in ended.err
