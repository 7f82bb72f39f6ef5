"""The command as a stranger meets it: what it tells when it is called wrongly, left early, or stopped in the middle."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import attrs
import pytest

from codegen.__main__ import main
from codegen.overlay import Overlay, read
from tests.codegen.documents import ROOT, document, run, schema, stored


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Two revisions, of which the newer has more, and something to be found by `lint`."""
    book = schema("Book", title={"$ref": "Gone"})
    return stored(tmp_path / "in", document("20260101"), document("20260201", schemas={"Book": book}))


@pytest.mark.parametrize("command", ["generate", "check", "diff", "lint", "fetch"])
def test_help_tells_what_a_command_does_and_how_it_ends(command: str, capsys: Any) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    said = capsys.readouterr().out
    assert 0 == ended.value.code
    assert "\n\nExit codes: 0 " in said
    assert max(map(len, said.splitlines())) <= 130


@pytest.mark.parametrize(
    "words", [["diff"], ["diff", "--json"], ["lint"], ["lint", "--json"], ["generate", "--out", "OUT"], ["check"]]
)
def test_a_reader_who_has_seen_enough_is_no_fault(source: Path, tmp_path: Path, words: list[str]) -> None:
    given = [str(tmp_path / "out") if word == "OUT" else word for word in words]
    if words == ["check"]:
        run("generate", source, "--out", tmp_path / "out")
        given += ["--out", str(tmp_path / "out")]
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "codegen", *given[:1], str(source), *given[1:]]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, check=False, cwd=ROOT)
    os.close(writing)
    assert (141, "") == (done.returncode, done.stderr.replace(_WARNING, ""))


_WARNING = "  warning: /schemas/Book/properties/title/$ref: there is no schema Gone; an open object stands in\n"


HEEDS = """
import signal, sys
from codegen.__main__ import main
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell that runs tests in the background turns it off
sys.exit(main())
"""


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
@pytest.mark.parametrize("command", ["generate", "check", "lint", "diff"])
def test_interrupted_it_says_so_and_the_old_package_is_whole(source: Path, tmp_path: Path, command: str) -> None:
    """It waits for a document that never comes."""
    out = tmp_path / "out"
    run("generate", source, "--out", out)
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    endless = tmp_path / "endless.json"
    os.mkfifo(endless)
    more = ["--out", str(out)] if command in {"generate", "check"} else []
    words = [sys.executable, "-c", HEEDS, command, endless, *([endless] if command == "diff" else more)]
    pipe = subprocess.PIPE
    with (
        subprocess.Popen(words, stdout=pipe, stderr=pipe, text=True, cwd=ROOT) as process,
        endless.open("wb"),  # it is open at both ends: the command reads
    ):
        process.send_signal(signal.SIGINT)
        said, told = process.communicate()
    assert (130, "", "interrupted: nothing is half written\n") == (process.returncode, said, told)
    assert before == {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}


def test_a_document_of_another_api_needs_a_package_of_its_own(source: Path, capsys: Any) -> None:
    assert 2 == main(["generate", str(source)])
    told = capsys.readouterr().err.splitlines()
    said = f"say what the package of {source} is called, such as aiodrive; and its --out"
    assert ["--package: 1 at fault, nothing written", f"  error: {said}"] == told


def test_a_folder_in_place_of_a_document_is_told(source: Path, capsys: Any) -> None:
    assert 2 == main(["diff", str(source), str(source)])
    assert (
        f"{source}: 1 at fault, nothing written\n  error: a folder: name a document in it\n" == capsys.readouterr().err
    )


def test_a_disk_that_refuses_is_told_in_one_line(source: Path, tmp_path: Path, capsys: Any) -> None:
    (tmp_path / "project/README.md").mkdir(parents=True)
    assert 2 == main(["generate", str(source), "--package", "aiolibrary", "--out", str(tmp_path / "project")])
    assert f"{tmp_path / 'project/README.md'}: Is a directory\n" == capsys.readouterr().err


def test_of_many_files_in_the_way_a_few_are_named(source: Path, tmp_path: Path, capsys: Any) -> None:
    out = tmp_path / "out"
    out.mkdir()
    for number in range(100):
        (out / f"{number:02}.txt").write_text("", "utf-8")
    assert 2 == main(["generate", str(source), "--out", str(out)])
    told = capsys.readouterr().err.splitlines()
    assert [f"  error: 0{number}.txt was not generated: it is not replaced" for number in range(5)] == told[1:-1]
    assert "so it is with 95 more" in told[-1]


@pytest.mark.parametrize("words", [["lint"], ["lint", "--json"], ["diff"], ["diff", "--json"], ["diff", "--markdown"]])
def test_letters_that_a_terminal_lacks_and_halves_of_them_are_told_by_number(tmp_path: Path, words: list[str]) -> None:
    odd = {"é\ud800": {"type": "strin\udfffg", "description": "\u202eŒ"}}
    source = stored(
        tmp_path / "in", document("20260101"), document("20260201", schemas={"Book": schema("Book", **odd)})
    )
    command = [sys.executable, "-m", "codegen", *words, str(source)]
    plain = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = subprocess.run(command, capture_output=True, check=False, cwd=ROOT, env=plain)
    assert b"" == done.stderr
    assert done.stdout.isascii()
    assert "--json" not in words or json.loads(done.stdout)


_SHOWN = re.compile(r"^\$ python -m codegen (.+)\n((?:(?!\$ |```).*\n)+)", re.MULTILINE)
PAGE = (ROOT / "docs/generator.md").read_text("utf-8")
CONSOLE = "".join(re.findall(r"^```console\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL))


@pytest.mark.parametrize(("words", "shown"), _SHOWN.findall(CONSOLE), ids=lambda text: text.split()[0])
def test_the_page_shows_what_the_command_says(words: str, shown: str) -> None:
    said = run(*words.split()).stdout
    first, _, rest = shown.partition("...\n")
    assert said.startswith(first)
    assert said.endswith(rest)


def test_the_overlay_that_the_page_shows_is_one(tmp_path: Path) -> None:
    (found,) = re.findall(r"^```toml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    (tmp_path / "overlay.toml").write_text(found, "utf-8")
    assert ("books.read",) == read(tmp_path / "overlay.toml").streaming[0].methods


def test_the_page_tells_of_every_table_of_the_overlay() -> None:
    tables = {field.name for field in attrs.fields(Overlay)} - {"format", "api"}
    assert set() == {name for name in tables if f"`{name}`" not in PAGE}
