"""The page as it is served, and who may use what is behind it. What a browser makes of it is tested beside."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from importlib import resources
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from aiogenai import Client
from aiogenai.emulator import Emulator
from aiogenai.emulator.api import gemini
from aiogenai.emulator.document import parse_document
from aiogenai.emulator.errors import Refusal
from aiogenai.emulator.page import Access, Catalogue

from .conftest import Api, asks
from .google_documents import google

STATIC = Path(str(resources.files("aiogenai.emulator.page"))) / "static"


async def fetch(api: Api, path: str) -> tuple[int, str, aiohttp.ClientResponse]:
    async with api.session.get(api.url + path) as response:
        return response.status, await response.text(), response


async def test_the_page_and_all_its_files_come_from_here(api: Api) -> None:
    status, page, response = await fetch(api, "/")
    assert (200, "text/html") == (status, response.content_type)
    assert "Gemini API" in page
    names = {file.name for file in STATIC.iterdir()}
    told = set(re.findall(r'"/__emulator__/page/([\w.]+)"', page))
    for name in names - {"index.html"}:
        status, text, response = await fetch(api, f"/__emulator__/page/{name}")
        assert 200 == status
        assert response.content_type in {"text/javascript", "text/css"}
        told |= set(re.findall(r'from "\./([\w.]+)"', text))
    assert names - {"index.html"} == told, "files that nothing loads, or that are not there"


async def test_nothing_is_loaded_or_sent_elsewhere(api: Api) -> None:
    _, _, response = await fetch(api, "/")
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for file in STATIC.iterdir():
        text = file.read_text("utf-8")
        assert not re.search(r"https?://|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b", text), file
        assert not re.search(r"\sstyle=|\son\w+=\"", text), file


@pytest.mark.parametrize(
    "path", ["/__emulator__/page/", "/__emulator__/page/no.js", "/__emulator__/page/..%2ffiles.py"]
)
async def test_there_are_no_other_files(path: str, api: Api) -> None:
    status, _, _ = await fetch(api, path)
    assert 404 == status


async def test_what_the_server_writes_into_the_page_is_escaped(session: aiohttp.ClientSession) -> None:
    document = parse_document(
        b'{"kind": "discovery#restDescription", "title": "<script>alert(1)</script> & $more", "revision": "\\"><b>",'
        b' "methods": {"get": {"id": "a.get", "httpMethod": "GET", "path": "v1/a"}}}'
    )
    async with Emulator(document=document) as emulator, session.get(emulator.url) as response:
        page = await response.text()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; $more" in page
    assert "&quot;&gt;&lt;b&gt;" in page


HERE = {"Host": "localhost:80"}
FAR = {"Host": "emulator.example:80"}


@pytest.mark.parametrize(
    ("token", "headers", "remote"),
    [
        ("", HERE, "127.0.0.1"),
        ("", {"Host": "[::1]:80"}, "::1"),
        ("", {**HERE, "Origin": "http://localhost:80", "Sec-Fetch-Site": "same-origin"}, "127.0.0.1"),
        ("", {**HERE, "Sec-Fetch-Site": "none"}, "127.0.0.1"),
        ("t", HERE, "127.0.0.1"),
        ("t", {**FAR, "x-emulator-token": "t"}, "10.0.0.9"),
        ("t", {**FAR, "Origin": "http://emulator.example:80", "x-emulator-token": "t"}, "10.0.0.9"),
    ],
)
def test_this_machine_and_who_knows_the_token_are_let_in(token: str, headers: dict[str, str], remote: str) -> None:
    Access(token).check(headers, remote)


@pytest.mark.parametrize(
    ("token", "headers", "remote"),
    [
        ("", HERE, "10.0.0.9"),
        ("", FAR, "127.0.0.1"),  # a name of somebody else's that leads here
        ("", {**HERE, "x-emulator-token": ""}, "10.0.0.9"),
        ("", {**HERE, "Origin": "http://evil.example"}, "127.0.0.1"),
        ("", {**HERE, "Origin": "http://localhost:81"}, "127.0.0.1"),
        ("", {**HERE, "Origin": "https://localhost:80"}, "127.0.0.1"),
        ("", {**HERE, "Origin": "null"}, "127.0.0.1"),
        ("", {**HERE, "Sec-Fetch-Site": "cross-site"}, "127.0.0.1"),
        ("", {**HERE, "Sec-Fetch-Site": "same-site"}, "127.0.0.1"),
        ("t", {**FAR, "x-emulator-token": "T"}, "10.0.0.9"),
        ("t", {**FAR, "x-emulator-token": "té"}, "10.0.0.9"),
        ("t", FAR, "10.0.0.9"),
        ("t", {**HERE, "Origin": "http://evil.example", "x-emulator-token": "t"}, "127.0.0.1"),
    ],
)
def test_nobody_else_is_let_in(token: str, headers: dict[str, str], remote: str) -> None:
    with pytest.raises(Refusal) as refused:
        Access(token).check(headers, remote)
    assert 403 == refused.value.code


async def test_a_page_of_another_origin_changes_nothing(api: Api, emulator: Emulator) -> None:
    for headers in ({"Origin": "http://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        async with api.session.post(
            f"{api.url}/__emulator__/faults", data='{"status": 500}', headers=headers
        ) as answer:
            assert 403 == answer.status
    assert [] == emulator.faults.rules
    headers = {"Origin": api.url}
    async with api.session.post(f"{api.url}/__emulator__/faults", data='{"status": 500}', headers=headers) as answer:
        assert 200 == answer.status


async def test_single_faults_are_taken_away(api: Api, emulator: Emulator) -> None:
    for status in (500, 503):
        await api.control("POST", "faults", {"status": status})
    (left,) = (await api.control("DELETE", "faults?index=0"))["rules"]
    assert 503 == left["status"]
    async with api.session.delete(f"{api.url}/__emulator__/faults?index=7") as response:
        assert 404 == response.status


async def test_resources_are_shown_by_collection(api: Api) -> None:
    corpus = await api.post("corpora", {"displayName": "House"})
    shown = await api.control("GET", "resources")
    assert 1 == shown["collections"]["corpora"]
    (record,) = (await api.control("GET", "resources?collection=corpora"))["records"]
    assert (corpus["name"], "House") == (record["name"], record["record"]["displayName"])
    assert not [wire for wire in record["record"] if wire.startswith("~")]


async def test_the_newest_requests_are_to_be_had_alone(api: Api) -> None:
    for number in range(5):
        await api.post("models/gemini-2.5-flash:countTokens", asks(str(number)))
    entries = (await api.control("GET", "ledger?newest=2"))["entries"]
    assert [4, 5] == [entry["number"] for entry in entries]


@pytest.fixture
async def client(emulator: Emulator) -> AsyncIterator[Client]:
    async with Client(api_key="test", base_url=emulator.url) as opened:
        yield opened


async def test_every_method_has_a_form_and_its_call_is_there(client: Client) -> None:
    methods = Catalogue(gemini()).methods()
    assert len(gemini().methods) == len(methods)
    for method in methods:
        function: Any = client
        for name in method["call"].split("."):
            function = getattr(function, name)
        assert callable(function)
        assert method["words"]
        assert "Args:" not in method["words"]
        assert all(parameter["words"] for parameter in method["parameters"] if parameter["in"] == "path"), method["id"]


def test_fields_are_told_with_their_types_and_words() -> None:
    catalogue = Catalogue(gemini())
    (method,) = [one for one in catalogue.methods() if one["id"].endswith("models.generateContent")]
    fields = {field["wire"]: field for field in method["body"]["fields"]}
    assert "list of Content" == fields["contents"]["type"]
    assert fields["contents"]["words"]
    assert "model" not in fields
    part = {field["wire"]: field for field in catalogue.schema("Part")["fields"]}
    assert ("Blob", "Blob") == (part["inlineData"]["type"], part["inlineData"]["schema"])
    with pytest.raises(Refusal):
        catalogue.schema("NoSuch")


@pytest.mark.parametrize("name", ["drive.v3", "youtube.v3", "storage.v1"])
async def test_the_methods_of_any_document_have_forms(name: str, session: aiohttp.ClientSession) -> None:
    document = google(name)
    async with Emulator(document=document) as emulator:
        shown = await Api(emulator.url, session).control("GET", "methods")
    assert [method.id for method in document.methods] == [method["id"] for method in shown["methods"]]
    assert any(method["words"] for method in shown["methods"])
