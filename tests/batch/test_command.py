"""`aiogenai batch` as a person calls it: what is said to them, and with which code it ends."""

from __future__ import annotations

import asyncio
import os
import pty
import subprocess
import sys

import pytest

from aiogenai.cli.__main__ import main
from tests.batch.jobs import Bench, read
from tests.batch.processes import ROOT
from tests.batch.server import Answers, Serving


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["--price", "abc"], "argument --price: expected two numbers, as in 0.3,2.5, not 'abc'"),
        (["--price", "1,x"], "argument --price: expected a number, 0 or more, not 'x'"),
        (["--set", "{bad"], "argument --set: not JSON"),
        (["--schema", "none.json"], "argument --schema: none.json: No such file or directory"),
        (["--template", "@none"], "argument --template: none: No such file or directory"),
        (["--rpm", "0"], "argument --rpm: expected a number above 0, not '0'"),
        (["--timeout", "inf"], "argument --timeout: expected a number above 0, not 'inf'"),
        (["--in-flight", "1.5"], "argument --in-flight: expected a whole number, 1 or more, not '1.5'"),
        (["--grace", "-1"], "argument --grace: expected a number, 0 or more, not '-1'"),
        (["--priority", "1.5"], "argument --priority: expected a whole number, not '1.5'"),
        (["--report", "."], "argument --report: . is a folder, and a file is to be written there"),
        (["--metrics", f"{__file__}/m"], f"argument --metrics: {__file__} is no folder"),
    ],
)
def test_a_wrong_value_is_named_with_its_option(
    given: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["batch", "run", "in.jsonl", "out.jsonl", "--model", "m", *given])
    assert said in capsys.readouterr().err


def test_a_limit_of_money_asks_for_prices(capsys: pytest.CaptureFixture[str]) -> None:
    assert 1 == main(["batch", "run", "in.jsonl", "out.jsonl", "--model", "m", "--spend", "5"])
    assert "--price" in capsys.readouterr().err


async def test_a_job_goes_on_when_nobody_listens_any_more(bench: Bench) -> None:
    """As with `2>&-`, and with `2>&1 | head -1`."""
    bench.prompts(50)
    command = f"{sys.executable} -m aiogenai.cli batch run {bench.input} {{}} --model m --in-flight 4"
    closed, broken = bench.folder / "closed.jsonl", bench.folder / "broken.jsonl"
    async with Serving(Answers(latency=0.02)) as url:
        environment = {**os.environ, "GEMINI_API_KEY": "test", "GEMINI_BASE_URL": url}
        for shell in (
            command.format(closed) + " 2>&-",
            command.format(broken) + " --progress plain --interval 0.01 2>&1 | head -1; exit ${PIPESTATUS[0]}",
        ):
            process = await asyncio.create_subprocess_exec("bash", "-c", shell, cwd=ROOT, env=environment)
            assert 0 == await process.wait()
    assert [50, 50] == [len(read(closed)), len(read(broken))]


async def test_on_a_terminal_the_words_below_the_bar_are_seen(bench: Bench) -> None:
    """By a terminal of its own: rich draws a bar there alone, and what follows it on its line is cut off."""
    pytest.importorskip("rich", reason="the bar is of the extra cli")
    bench.prompts(3)
    await bench.run()
    said = _on_a_terminal("batch", "resume", str(bench.output))
    assert "3/3 (100.0%)" in said
    assert "3 of 3 rows done" in said


def _on_a_terminal(*arguments: str) -> str:
    ours, theirs = pty.openpty()
    environment = {**os.environ, "GEMINI_API_KEY": "test", "COLUMNS": "100", "LINES": "30", "TERM": "xterm"}
    command = [sys.executable, "-m", "aiogenai.cli", *arguments]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        said = b""
        while data := _read(ours):
            said += data
        process.wait()
    os.close(ours)
    return said.decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # how Linux says that the other side is closed
        return b""
