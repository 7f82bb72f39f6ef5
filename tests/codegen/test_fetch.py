"""The live document is asked for at the API's own host, and never put over what is there. Here it is on loopback."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from codegen.__main__ import fetched, main
from codegen.fault import Faults
from codegen.fetch import Unreachable, canonical, fetch, live, of_google
from codegen.reading import parse
from tests.codegen.documents import V1BETA, document, method, stored


class Host:
    """A server that answers as it is told; `asked` are the targets of requests."""

    def __init__(self) -> None:
        host = self
        self.status, self.headers, self.body = 200, dict[str, str](), b""
        self.asked: list[str] = []

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                host.asked.append(self.path)
                self.send_response(host.status)
                for name, value in {"Content-Length": str(len(host.body)), **host.headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(host.body)

            def log_message(self, *_: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/"

    def newer(self, **changes: Any) -> dict[str, Any]:
        """A document of this host's with one method more."""
        found = document("20260201", rootUrl=self.url, **changes)
        found["resources"]["books"]["methods"]["list"] = method("list", "v1/books")
        self.body = json.dumps(found).encode()
        return found


@pytest.fixture
def host() -> Iterator[Host]:
    made = Host()
    thread = threading.Thread(target=made.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield made
    made.server.shutdown()
    made.server.server_close()
    thread.join()


def on_loopback(address: str) -> bool:
    return urlsplit(address).hostname == "127.0.0.1"


@pytest.fixture(autouse=True)
def _no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


def test_the_live_document_is_stored_under_its_revision_and_compared(
    tmp_path: Path, host: Host, capsys: pytest.CaptureFixture[str]
) -> None:
    source = stored(tmp_path / "in", document("20260101", rootUrl=host.url))
    host.newer()
    assert 0 == fetched(source, on_loopback)
    assert ["/$discovery/rest?version=v1"] == host.asked
    assert ["20260101.json", "20260201.json"] == sorted(path.name for path in source.iterdir())
    told = capsys.readouterr().out
    assert "20260201.json: stored" in told
    assert "books.list: method added" in told
    assert "version bump minor" in told


def test_what_is_stored_is_canonical(tmp_path: Path, host: Host) -> None:
    source = stored(tmp_path / "in", document("20260101", rootUrl=host.url))
    found = host.newer(title="Café")
    texts = set()
    for keys in (list(found), list(reversed(found))):
        host.body = json.dumps({key: found[key] for key in keys}).encode()
        live = fetch(source, on_loopback)
        texts.add(live.path.read_text("utf-8"))
        live.path.unlink()
    assert [json.dumps(found, indent=2, sort_keys=True, ensure_ascii=False) + "\n"] == list(texts)


@pytest.mark.parametrize("path", sorted(V1BETA.glob("2*.json")), ids=lambda path: path.stem)
def test_the_revisions_that_are_kept_are_canonical(path: Path) -> None:
    assert path.read_text("utf-8") == canonical(path.read_bytes())


def test_a_revision_that_is_there_is_left_as_it_is(
    tmp_path: Path, host: Host, capsys: pytest.CaptureFixture[str]
) -> None:
    source = stored(tmp_path / "in", document("20260201", rootUrl=host.url, title="Reworded"))
    host.newer()
    assert 0 == fetched(source, on_loopback)
    told = capsys.readouterr().out
    assert "there already, left as it is" in told
    assert "books.list: method added" in told, "it is said what is otherwise in the live document"
    assert ["20260201.json"] == [path.name for path in source.iterdir()]
    assert "Reworded" == json.loads((source / "20260201.json").read_text("utf-8"))["title"]


def test_an_older_revision_is_compared_with_the_one_before_it(
    tmp_path: Path, host: Host, capsys: pytest.CaptureFixture[str]
) -> None:
    newest = document("20260301", rootUrl=host.url)
    source = stored(tmp_path / "in", newest)
    host.newer()
    assert 0 == fetched(source, on_loopback)
    assert "every revision that is there is newer" in capsys.readouterr().out
    (source / "20260201.json").unlink()
    stored(source, document("20260101", rootUrl=host.url))
    before = fetch(source, on_loopback).before
    assert before is not None
    assert "20260101" == before.revision


def test_without_a_network_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{closed.getsockname()[1]}/"
        source = stored(tmp_path / "in", document(rootUrl=url))
        assert 1 == fetched(source, on_loopback)
    told = capsys.readouterr().err
    assert f"can't fetch {url}$discovery/rest?version=v1: " in told
    assert "refused" in told
    assert "nothing was fetched" in told
    assert ["20260101.json"] == [path.name for path in source.iterdir()]


@pytest.mark.parametrize("status", [404, 500])
def test_a_host_that_does_not_give_it_is_as_no_network(tmp_path: Path, host: Host, status: int) -> None:
    source = stored(tmp_path / "in", document(rootUrl=host.url))
    host.status = status
    with pytest.raises(Unreachable, match=str(status)):
        fetch(source, on_loopback)


def test_an_answer_that_is_cut_is_as_no_network(tmp_path: Path, host: Host) -> None:
    source = stored(tmp_path / "in", document(rootUrl=host.url))
    host.newer()
    host.headers = {"Content-Length": str(len(host.body) + 1)}
    with pytest.raises(Unreachable, match="IncompleteRead"):
        fetch(source, on_loopback)


@pytest.mark.parametrize(
    "said",
    [
        b"<html>sign in</html>",
        b"{}",
        json.dumps(document("../../x")).encode(),
        json.dumps(document("20260201", id="museum:v1")).encode(),
    ],
    ids=["html", "nothing", "a path for a revision", "another API"],
)
def test_an_answer_that_is_not_the_document_is_not_stored(tmp_path: Path, host: Host, said: bytes) -> None:
    source = stored(tmp_path / "in", document(rootUrl=host.url))
    host.body = said
    with pytest.raises(Faults):
        fetch(source, on_loopback)
    assert ["20260101.json"] == [path.name for path in source.iterdir()]
    assert ["in"] == [path.name for path in tmp_path.iterdir()]


def test_a_redirect_leads_to_no_other_host(tmp_path: Path, host: Host) -> None:
    source = stored(tmp_path / "in", document(rootUrl=host.url))
    host.status, host.headers = 302, {"Location": host.url.replace("127.0.0.1", "localhost")}
    with pytest.raises(Unreachable, match="redirects to http://localhost"):
        fetch(source, on_loopback)
    assert 1 == len(host.asked)


def test_the_command_asks_hosts_of_google_only(tmp_path: Path, host: Host, capsys: pytest.CaptureFixture[str]) -> None:
    source = stored(tmp_path / "in", document(rootUrl=host.url))
    host.newer()
    assert 2 == main(["fetch", str(source)])
    assert [] == host.asked
    assert "is not on a host of Google" in capsys.readouterr().err


@pytest.mark.parametrize(
    "root",
    [
        "http://library.googleapis.com/",
        "https://example.com/",
        "https://googleapis.com.example.com/",
        "https://library.googleapis.com@example.com/",
        "https://library.googleapis.com:8443/",
        "https://example.com\\.googleapis.com/",
        "https://library.googleapis.com",
        "file:///etc/",
    ],
)
def test_only_hosts_of_google_are_asked(root: str) -> None:
    with pytest.raises(Faults, match="is not on a host of Google"):
        live(parse(json.dumps(document(rootUrl=root))))


def test_hosts_of_google_are_asked() -> None:
    assert of_google("https://generativelanguage.googleapis.com/$discovery/rest?version=v1beta")
    assert of_google("https://europe-west1-aiplatform.googleapis.com:443/")


def test_halves_of_characters_are_stored_as_json_says_them() -> None:
    text = '{"a": "\\ud800é\\ud83d\\ude00"}'
    stored = canonical(text.encode())
    assert '{\n  "a": "\\ud800é😀"\n}\n' == stored
    assert json.loads(text) == json.loads(stored.encode())
