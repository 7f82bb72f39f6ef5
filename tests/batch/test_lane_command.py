"""The server's lane as a person goes through it: `aiogenai batch submit`, `status`, `collect`, `cancel`, `resume`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest

from aiogenai.cli.__main__ import main
from aiogenai.emulator import Background, Emulator
from aiogenai.emulator.world import Settings
from tests.batch.jobs import read, write

Run: TypeAlias = Callable[..., tuple[int, str]]

MODEL = ("--model", "gemini-2.5-flash")


@pytest.fixture
def emulator(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Emulator]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GEMINI_API_KEY", "test")
    with Background(Emulator(settings=Settings(step=0.01))) as emulator:
        monkeypatch.setenv("GEMINI_BASE_URL", emulator.url)
        yield emulator


@pytest.fixture
def run(emulator: Emulator, capfd: pytest.CaptureFixture[str]) -> Run:
    """Calls the command; its exit code, and all that it said."""
    rows = [{"key": f"k{n}", "prompt": f"p{n}"} for n in range(1, 31)]
    write(Path("in.jsonl"), rows)
    write(Path("bad.jsonl"), [*rows[:3], {"key": "bad", "request": {"contents": 4}}])

    def called(*arguments: str) -> tuple[int, str]:
        code = main(["batch", *arguments])
        said = capfd.readouterr()
        return code, said.out + said.err

    return called


def test_a_job_goes_through_the_lane_step_by_step(run: Run) -> None:
    code, said = run("submit", "in.jsonl", "out.jsonl", *MODEL, "--part-rows", "10", "--order", "input")
    assert (0, True) == (code, "batches made: 3; at the server: 3, with 30 rows" in said)
    code, said = run("status", "out.jsonl")
    assert "3 at the server, with 30 rows" in said
    assert "aiogenai batch collect out.jsonl" in said
    code, said = run("run", "in.jsonl", "out.jsonl", *MODEL)
    assert (1, True) == (code, "30 rows are in batches at the server" in said)
    code, said = run("collect", "out.jsonl", "--wait", "--poll", "0.05", "--metrics", "m", "--report", "r.html")
    assert 0 == code
    assert "30 of 30 rows done" in said
    assert [*range(1, 31)] == [line["line"] for line in read(Path("out.jsonl"))]
    assert 'outcome="success"} 30' in Path("m").read_text()
    assert Path("r.html").exists()


def test_a_lane_is_given_up_for_another(run: Run, emulator: Emulator) -> None:
    emulator.batches.use({"stuck": True})
    run("submit", "in.jsonl", "out.jsonl", *MODEL)
    code, said = run("cancel", "out.jsonl")
    assert (0, True) == (code, "batches asked to stop: 1" in said)
    for _ in range(2):
        code, said = run("collect", "out.jsonl")
        assert (4, True) == (code, "30 rows are left to another lane" in said)
        assert "aiogenai batch resume out.jsonl" in said
    code, said = run("resume", "out.jsonl", "--progress", "none")
    assert (0, True) == (code, "30 of 30 rows done" in said)


def test_a_refused_batch_is_told_with_the_ways_on(run: Run) -> None:
    code, said = run("run", "in.jsonl", "out.jsonl", "--model", "none", "--lane", "server", "--progress", "none")
    assert 1 == code
    assert "models/none is not found" in said
    assert said.endswith("or give the lane up with:  aiogenai batch cancel out.jsonl\n")
    assert "1 not made yet, with 30 rows" in run("status", "out.jsonl")[1]
    assert "go on in another lane" in run("cancel", "out.jsonl")[1]
    assert {} == json.loads(run("status", "out.jsonl", "--json")[1])["steps"]


def test_exit_codes_are_of_the_whole_job(run: Run) -> None:
    """A resume has no dead letters of its own; the job has."""
    lane = ("--lane", "server", "--poll", "0.05", "--progress", "none")
    assert 3 == run("run", "bad.jsonl", "lane.jsonl", *MODEL, *lane)[0]
    assert 3 == run("collect", "lane.jsonl")[0]
    assert 3 == run("collect", "lane.jsonl", "--wait", "--poll", "0.05")[0]
    assert 3 == run("run", "bad.jsonl", "out.jsonl", *MODEL, "--progress", "none")[0]
    code, said = run("resume", "out.jsonl", "--progress", "none")
    assert (3, True) == (code, "dead letters: 1, in out.dead.jsonl" in said)


def test_progress_of_the_lane_is_shown_as_json(run: Run) -> None:
    lane = ("--lane", "server", "--poll", "0.05", "--progress", "json", "--interval", "0.01")
    _, said = run("run", "in.jsonl", "out.jsonl", *MODEL, *lane)
    shown = [json.loads(line) for line in said.splitlines() if line.startswith("{")]
    assert (30, 30, {}) == tuple(shown[-1][name] for name in ("done", "total", "batches"))


def test_a_lane_that_was_chosen_is_said_before_anything_is_sent(run: Run, emulator: Emulator) -> None:
    code, said = run("run", "in.jsonl", "out.jsonl", *MODEL, "--lane", "auto", "--deadline", "20", "--dry-run")
    assert (0, True) == (code, "lane flex: 20 h" in said)
    assert not Path("out.jsonl").exists()
    code, said = run("run", "in.jsonl", "out.jsonl", *MODEL, "--lane", "server", "--engine", "ray")
    assert (1, True) == (code, "--engine has no part in --lane server" in said)


def test_an_input_that_moved_is_asked_for(run: Run) -> None:
    run("run", "in.jsonl", "out.jsonl", *MODEL, "--progress", "none")
    Path("in.jsonl").rename("moved.jsonl")
    for command in ("resume", "retry-dead", "collect", "cancel"):
        code, said = run(command, "out.jsonl")
        assert (1, True) == (code, "if it moved: aiogenai batch run NEW_PLACE out.jsonl" in said)
    assert 0 == run("run", "moved.jsonl", "out.jsonl", *MODEL, "--progress", "none")[0]
    assert 0 == run("resume", "out.jsonl", "--progress", "none")[0]
    with Path("moved.jsonl").open("a") as file:
        file.write('"one more"\n')
    code, said = run("resume", "out.jsonl", "--progress", "none")
    assert (1, True) == (code, "moved.jsonl (" in said)


def test_columns_that_do_not_fit_are_told_before_anything_is_sent(run: Run) -> None:
    Path("in.csv").write_text("id,word\na,one\n")
    for given, wanted in (
        ((), "no template says what to make of its columns (--template); there are id, word"),
        (("--template", "{wrod}"), "the template asks for the column 'wrod'; there are id, word"),
        (("--template", "{word}", "--key-column", "idd"), "no column 'idd' has the keys; there are id, word"),
        (("--key-column", "id"), "--key-column goes with --template"),
    ):
        code, said = run("run", "in.csv", "out.jsonl", *MODEL, *given)
        assert (1, True) == (code, wanted in said)
    assert not Path("out.jsonl").exists()
