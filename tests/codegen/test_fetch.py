"""The live document is asked for at the API's own host, and never put over what is there."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.error import URLError

import pytest

from codegen import fetch
from codegen.__main__ import main
from codegen.reading import parse
from tests.codegen.documents import document, method, stored

Answer = Callable[[bytes | Exception], list[str]]


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Answer:
    """What the network answers; gives the addresses that were asked."""

    def arranged(said: bytes | Exception) -> list[str]:
        asked: list[str] = []

        def urlopen(address: str, **_: Any) -> io.BytesIO:
            asked.append(address)
            if isinstance(said, Exception):
                raise said
            return io.BytesIO(said)

        monkeypatch.setattr(fetch, "urlopen", urlopen)
        return asked

    return arranged


def newer() -> bytes:
    found = document("20260201")
    found["resources"]["books"]["methods"]["list"] = method("list", "v1/books")
    return json.dumps(found).encode()


def test_the_live_document_is_stored_under_its_revision_and_compared(
    tmp_path: Path, answer: Answer, capsys: pytest.CaptureFixture[str]
) -> None:
    source = stored(tmp_path / "in", document("20260101"))
    asked = answer(newer())
    assert 0 == main(["fetch", str(source)])
    assert ["https://library.googleapis.com/$discovery/rest?version=v1"] == asked
    assert "20260201" == json.loads((source / "20260201.json").read_text("utf-8"))["revision"]
    told = capsys.readouterr().out
    assert "20260201.json: stored" in told
    assert "books.list" in told


def test_a_revision_that_is_there_is_left_as_it_is(
    tmp_path: Path, answer: Answer, capsys: pytest.CaptureFixture[str]
) -> None:
    source = stored(tmp_path / "in", document("20260201", title="Reworded"))
    answer(newer())
    assert 0 == main(["fetch", str(source)])
    assert "there already" in capsys.readouterr().out
    assert "Reworded" == json.loads((source / "20260201.json").read_text("utf-8"))["title"]


def test_without_a_network_it_says_so(tmp_path: Path, answer: Answer, capsys: pytest.CaptureFixture[str]) -> None:
    source = stored(tmp_path / "in", document())
    answer(URLError("no route to host"))
    assert 1 == main(["fetch", str(source)])
    told = capsys.readouterr().err
    assert "can't fetch https://library.googleapis.com/$discovery/rest?version=v1" in told
    assert "no route to host" in told


@pytest.mark.parametrize("said", [b"<html>sign in</html>", b"{}", json.dumps(document("../../x")).encode()])
def test_an_answer_that_is_no_document_is_not_stored(tmp_path: Path, answer: Answer, said: bytes) -> None:
    source = stored(tmp_path / "in", document())
    answer(said)
    assert 2 == main(["fetch", str(source)])
    assert ["20260101.json"] == [path.name for path in source.iterdir()]
    assert ["in"] == [path.name for path in tmp_path.iterdir()]


@pytest.mark.parametrize(
    "root",
    ["http://library.googleapis.com/", "https://example.com/", "https://googleapis.com.example.com/", "file:///etc/"],
)
def test_only_hosts_of_google_are_asked(answer: Answer, root: str) -> None:
    asked = answer(b"")
    with pytest.raises(fetch.Faults):
        fetch.live(parse(json.dumps(document(rootUrl=root))))
    assert [] == asked
