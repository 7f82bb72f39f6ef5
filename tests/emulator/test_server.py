"""Who may connect, the control endpoint, the ledger of what came, and starting and stopping."""

from __future__ import annotations

import asyncio
import hashlib
from typing import Any

import aiohttp
import orjson
import pytest

from aiogenai.emulator import Emulator, ledger
from aiogenai.emulator.credentials import HEADERS, PARAMETERS

from .conftest import MODEL, Api, asks


async def test_other_machines_are_let_in_only_when_that_is_said() -> None:
    for host in ("0.0.0.0", "192.0.2.1", "example.com", "::"):
        with pytest.raises(ValueError, match="expose"):
            Emulator(host=host)
    async with Emulator(host="0.0.0.0", expose=True) as emulator:
        assert emulator.url


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "[::2]:1", ""])
async def test_names_of_other_machines_are_refused(host: str, api: Api) -> None:
    for path in ("/v1beta/models", "/__emulator__/"):
        async with api.session.get(api.url + path, headers={"Host": host}) as response:
            assert 403 == response.status


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:1234", "[::1]:80", "[::1]"])
async def test_names_of_this_machine_are_not(host: str, api: Api) -> None:
    async with api.session.get(f"{api.url}/v1beta/models", headers={"Host": host}) as response:
        assert 200 == response.status


async def test_a_web_page_cannot_reach_the_controls(api: Api) -> None:
    headers = {"Origin": "https://evil.example"}
    async with api.session.post(f"{api.url}/__emulator__/reset", headers=headers) as response:
        assert 403 == response.status


async def test_the_state_tells_what_there_is(api: Api) -> None:
    await api.post("corpora", {})
    state = await api.control("GET", "")
    assert {"corpora": 1} == state["resources"]
    assert 1 == state["requests"]
    async with api.session.get(f"{api.url}/__emulator__/nothing") as response:
        assert 404 == response.status


async def test_reset_forgets_everything(api: Api) -> None:
    names = []
    for _ in range(2):
        names.append((await api.post("corpora", {}))["name"])
        await api.control("POST", "faults", {"status": 503, "method": "none"})
        assert {} == await api.control("POST", "reset")
        assert {"total": 0, "entries": []} == await api.control("GET", "ledger")
        assert {} == await api.get("corpora")
    assert names[0] == names[1], "a seed gives the same ids again"


async def test_the_ledger_keeps_what_came(api: Api) -> None:
    await api.post(f"{MODEL}:generateContent", asks("hello"))
    await api.get("models/none", status=404, prettyPrint="true")
    await api.get("nothing", status=404)
    first, second, third = (await api.control("GET", "ledger"))["entries"]
    assert ("POST", f"/v1beta/{MODEL}:generateContent", 200) == (first["verb"], first["path"], first["status"])
    assert "generativelanguage.models.generateContent" == first["method"]
    assert '"hello"' in first["body"]
    assert (404, "") == (third["status"], third["method"])
    assert [1, 2, 3] == [entry["number"] for entry in (first, second, third)]
    after = await api.control("GET", "ledger?after=1&limit=1")
    assert [2] == [entry["number"] for entry in after["entries"]]
    only = await api.control("GET", "ledger?method=generativelanguage.models.generateContent")
    assert [1] == [entry["number"] for entry in only["entries"]]
    await api.control("DELETE", "ledger")
    assert 0 == (await api.control("GET", "ledger"))["total"]


async def test_the_ledger_keeps_what_was_answered(api: Api, emulator: Emulator) -> None:
    answer = await api.post(f"{MODEL}:generateContent", asks("Why?"))
    await api.get("models/none", status=404)
    async with api.session.post(
        f"{api.url}/v1beta/{MODEL}:streamGenerateContent", params={"alt": "sse"}, json=asks("Why?")
    ) as response:
        stream = await response.text()
    async with api.session.get(
        f"{api.url}/v1beta/{MODEL}", headers={"x-emulator-fault": "cut=12", "Accept-Encoding": "gzip"}
    ) as response:
        with pytest.raises(aiohttp.ClientPayloadError):
            await response.read()
    whole, missing, streamed, cut = (await api.control("GET", "ledger"))["entries"]
    assert answer == orjson.loads(whole["response"])
    assert ("application/json; charset=UTF-8", len(whole["response"])) == (whole["responseType"], whole["responseSize"])
    assert 404 == orjson.loads(missing["response"])["error"]["code"]
    assert ("text/event-stream", stream) == (streamed["responseType"], streamed["response"])
    assert (200, 12, ["cut"]) == (cut["status"], len(cut["response"]), cut["faults"])


async def test_of_long_answers_the_ledger_keeps_the_beginning(
    api: Api, emulator: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger, "BODY_BYTES", 100)
    await api.post(f"{MODEL}:streamGenerateContent", asks("Why?" * 100))
    (entry,) = emulator.ledger.entries()
    assert (100, True) == (len(entry.response), entry.response_size > 1000)


async def test_no_secret_is_in_the_ledger(emulator: Emulator) -> None:
    headers = dict.fromkeys(HEADERS - {"cookie"}, "Bearer s3cret")
    query = dict.fromkeys(PARAMETERS, "s3cret")
    async with aiohttp.request("POST", f"{emulator.url}/v1beta/corpora", headers=headers, params=query) as response:
        await response.read()
    (entry,) = emulator.ledger.entries()
    assert "s3cret" not in str(entry.shown())
    assert "corpora" in str(entry.shown())


async def test_the_ledger_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "ENTRIES", 10)
    monkeypatch.setattr(ledger, "TOTAL_BYTES", 1000)
    book = ledger.Ledger()
    for number in range(100):
        entry = book.open(0.0, "POST", "/", "", {})
        book.keep_body(entry, b"x" * number)
    kept = list(book.entries())
    assert 100 == book.total
    assert len(kept) <= 10
    assert sum(len(entry.body) for entry in kept) <= 1000


async def test_the_ledger_proves_what_was_received(api: Api) -> None:
    data = bytes(range(256)) * 1000
    await api.upload(data)
    await api.post("corpora", {"displayName": "x" * 100_000})
    await api.post("corpora", {"displayName": 1}, status=400)
    await api.post("corpora", {"displayName": 1}, status=400)
    upload, large, *wrong = (await api.control("GET", "ledger"))["entries"]
    assert (len(data), hashlib.sha256(data).hexdigest()) == (upload["bodySize"], upload["bodySha256"])
    assert ledger.BODY_BYTES == len(large["body"]) < large["bodySize"]
    assert 1 == len({entry["bodySha256"] for entry in wrong}), "sent twice"
    counts = await api.control("GET", "ledger/counts")
    corpora = counts["methods"]["generativelanguage.corpora.create"]
    assert (4, {"200": 1, "400": 2}) == (counts["total"], corpora)


async def test_a_body_that_is_too_large_is_refused(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aiogenai.emulator.reading.MOST_BYTES", 1000)
    answer = await api.post(f"{MODEL}:generateContent", asks("x" * 2000), status=413)
    assert "INVALID_ARGUMENT" == answer["error"]["status"]


async def test_a_bug_answers_500_in_json(api: Api, emulator: Emulator, monkeypatch: pytest.MonkeyPatch) -> None:
    def explode(*arguments: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(emulator._exchanges.dispatcher, "run", explode)
    assert "INTERNAL" == (await api.get("models", status=500))["error"]["status"]


async def test_the_verb_may_come_in_a_header(api: Api) -> None:
    name = (await api.post("corpora", {}))["name"]
    headers = {"X-HTTP-Method-Override": "DELETE"}
    async with api.session.post(f"{api.url}/v1beta/{name}", headers=headers) as response:
        assert 200 == response.status
    await api.get(name, status=404)


async def test_a_caller_that_waits_for_100_is_told_to_go_on(api: Api) -> None:
    async with api.session.post(f"{api.url}/v1beta/corpora", json={}, expect100=True) as response:
        assert 200 == response.status


async def test_it_starts_stops_and_starts_again() -> None:
    emulator = Emulator()
    for _ in range(2):
        await emulator.start()
        reader, writer = await asyncio.open_connection("127.0.0.1", int(emulator.url.rpartition(":")[2]))
        await emulator.stop()
        assert not await reader.read()
        writer.close()
    await emulator.stop()
