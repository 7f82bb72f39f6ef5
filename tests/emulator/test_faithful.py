"""System parameters and headers: how answers are written, packed and told, and tokens that expire."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import aiohttp
import orjson
import pytest

from aiogenai.emulator import Emulator
from aiogenai.emulator.paging import LIFETIME
from aiogenai.emulator.required import REQUIRED

from .conftest import MODEL, Api, asks

GENERATE = f"{MODEL}:generateContent"


async def raw(api: Api, path: str, body: Any = None, encoding: str = "identity", **query: str) -> tuple[Any, bytes]:
    """Headers and bytes as they came."""
    async with (
        aiohttp.ClientSession(auto_decompress=False, headers={"x-goog-api-key": "k"}) as session,
        session.request(
            "POST" if body else "GET",
            f"{api.url}/v1beta/{path}",
            json=body,
            params=query,
            headers={"Accept-Encoding": encoding},
        ) as response,
    ):
        return response.headers, await response.read()


async def test_json_is_indented_unless_told_otherwise(api: Api) -> None:
    _, pretty = await raw(api, MODEL)
    assert pretty.startswith(b'{\n  "name": "models/gemini-2.5-flash",\n')
    for query in ({"prettyPrint": "false"}, {"$prettyPrint": "0"}):
        _, dense = await raw(api, MODEL, **query)
        assert b"\n" not in dense
        assert orjson.loads(pretty) == orjson.loads(dense)
    _, stream = await raw(api, f"{MODEL}:streamGenerateContent", asks("x"))
    assert stream.startswith(b'[{\n  "candidates"')
    _, events = await raw(api, f"{MODEL}:streamGenerateContent", asks("x"), alt="sse")
    assert all(b"\n" not in event for event in events.split(b"\r\n\r\n")), "an event is one line"


@pytest.mark.parametrize("encoding", ["gzip", "deflate, gzip;q=0.5, br", "GZIP"])
async def test_large_answers_are_packed_when_that_is_asked_for(encoding: str, api: Api) -> None:
    headers, body = await raw(api, "models", encoding=encoding)
    assert "gzip" == headers["Content-Encoding"]
    assert str(len(body)) == headers["Content-Length"]
    assert orjson.loads(gzip.decompress(body))["models"]
    headers, body = await raw(api, f"{MODEL}:countTokens", asks("x"), encoding)
    assert "Content-Encoding" not in headers, "small ones are not"


@pytest.mark.parametrize("encoding", ["identity", "br", "gzip;q=0", ""])
async def test_answers_are_not_packed_otherwise(encoding: str, api: Api) -> None:
    headers, body = await raw(api, "models", encoding=encoding)
    assert "Content-Encoding" not in headers
    assert orjson.loads(body)["models"]


async def test_a_packed_request_is_read(api: Api) -> None:
    headers = {"Content-Encoding": "gzip", "Content-Type": "application/json"}
    data = gzip.compress(orjson.dumps(asks("packed")))
    async with api.session.post(f"{api.url}/v1beta/{GENERATE}", data=data, headers=headers) as response:
        assert "packed" in await response.text()


async def test_errors_come_in_the_format_that_is_asked_for(api: Api) -> None:
    old = (await api.get("models/none", status=404, **{"$.xgafv": "1"}))["error"]
    assert ("global", "notFound", old["message"]) == tuple(old["errors"][0][k] for k in ("domain", "reason", "message"))
    assert (404, "NOT_FOUND") == (old["code"], old["status"])
    new = (await api.get("models/none", status=404, **{"$.xgafv": "2"}))["error"]
    assert "errors" not in new
    assert 400 == (await api.get("models", status=400, **{"$.xgafv": "3"}))["error"]["code"]


async def test_one_message_may_come_as_an_event(api: Api) -> None:
    url, whole = f"{api.url}/v1beta/{MODEL}", await api.get(MODEL)
    async with api.session.get(url, params={"alt": "sse"}) as response:
        assert "text/event-stream" == response.headers["Content-Type"]
        text = await response.text()
    assert text.startswith("data: ")
    assert text.endswith("\r\n\r\n")
    assert whole == orjson.loads(text.removeprefix("data: "))
    assert "NOT_FOUND" == (await api.get("models/none", status=404, alt="sse"))["error"]["status"]


async def test_the_other_version_answers_too(api: Api) -> None:
    for version in ("v1", "v1beta", "v1alpha"):
        async with api.session.get(f"{api.url}/{version}/{MODEL}") as response:
            assert MODEL == (await response.json())["name"]
    headers = {"X-Goog-Upload-Protocol": "raw", "Content-Type": "text/plain"}
    async with api.session.post(f"{api.url}/upload/v1/files", data=b"x", headers=headers) as response:
        assert 200 == response.status
    async with api.session.get(f"{api.url}/v2/{MODEL}") as response:
        assert 404 == response.status


async def test_no_answer_has_an_etag(api: Api) -> None:
    """The document gives no resource an etag, and the service sends none."""
    headers, body = await raw(api, MODEL)
    assert "ETag" not in headers
    assert "etag" not in orjson.loads(body)


async def test_a_page_token_expires_and_cannot_be_made(api: Api, emulator: Emulator) -> None:
    token = (await api.get("models", pageSize=2))["nextPageToken"]
    await api.get("models", pageSize=2, pageToken=token)
    for wrong in (token[:-2] + "AA", "B" + token[1:], "x", token + "x"):
        await api.get("models", status=400, pageSize=2, pageToken=wrong)
    now = emulator.world.clock()
    emulator.world.clock = lambda: now + LIFETIME + 1
    late = await api.get("models", status=400, pageSize=2, pageToken=token)
    assert "expired" in late["error"]["message"]


@pytest.mark.parametrize(
    ("path", "body", "field"),
    [
        (f"{MODEL}:generateContent", {}, "contents"),
        (f"{MODEL}:countTokens", {}, "contents"),
        ("models/gemini-embedding-001:embedContent", {}, "content"),
        ("models/gemini-embedding-001:batchEmbedContents", {}, "requests"),
        ("cachedContents", {"contents": [{"parts": [{"text": "x"}]}]}, "model"),
        ("models/aqa:generateAnswer", asks("x"), "answer_style"),
        (f"{MODEL}:batchGenerateContent", {}, "batch.input_config"),
        ("tunedModels", {"baseModel": MODEL}, "tuned_model.tuning_task.training_data.examples"),
        ("files:register", {}, "uris"),
        ("models/imagen-4.0-generate-001:predict", {}, "instances"),
        (f"{MODEL}:generateContent", {**asks("x"), "tools": [{"functionDeclarations": [{}]}]}, "name"),
        (f"{MODEL}:generateContent", {**asks("x"), "safetySettings": [{}]}, "category"),
    ],
)
async def test_what_is_required_is_missed(path: str, body: Any, field: str, api: Api) -> None:
    error = (await api.post(path, body, status=400))["error"]
    assert any(field in violation["field"] for detail in error["details"] for violation in detail["fieldViolations"]), (
        error
    )


def test_what_is_missed_is_required_in_the_document() -> None:
    newest = max((Path(__file__).parents[2] / "discovery/generativelanguage/v1beta").glob("2*.json"))
    schemas = orjson.loads(newest.read_bytes())["schemas"]
    for schema, wires in REQUIRED.items():
        for wire in wires:
            assert schemas[schema]["properties"][wire]["description"].startswith("Required."), (schema, wire)
