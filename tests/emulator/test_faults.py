"""What goes wrong on demand: by a header of the call, or by rules that are posted."""

from __future__ import annotations

from typing import Any

import aiohttp
import pytest

from aiogenai.emulator import Emulator

from .conftest import MODEL, Api, asks

GENERATE = f"{MODEL}:generateContent"


async def call(api: Api, fault: str, path: str = GENERATE, body: Any = None, **query: str) -> tuple[int, str, bytes]:
    headers = {"x-emulator-fault": fault}
    url = f"{api.url}/v1beta/{path}"
    async with api.session.post(url, json=body or asks("x"), headers=headers, params=query) as response:
        return response.status, response.headers["Content-Type"], await response.read()


async def test_a_header_makes_one_call_fail(api: Api) -> None:
    status, _, body = await call(api, "status=429; retry_delay=1.5; message=slow down")
    assert 429 == status
    assert b'"status": "RESOURCE_EXHAUSTED"' in body
    assert b'"retryDelay": "1.500000000s"' in body
    assert b"slow down" in body
    assert 200 == (await call(api, ""))[0]


async def test_an_error_may_be_a_page_of_html(api: Api) -> None:
    status, content_type, body = await call(api, "status=502; html")
    assert (502, "text/html; charset=UTF-8") == (status, content_type)
    assert body.startswith(b"<!DOCTYPE html>")


async def test_a_connection_may_be_cut_before_within_and_after_the_head(api: Api) -> None:
    for cut in ("-1", "0", "25"):
        with pytest.raises(aiohttp.ClientError):
            await call(api, f"cut={cut}")


async def test_a_stream_may_be_cut_at_any_byte(api: Api) -> None:
    url = f"{api.url}/v1beta/{MODEL}:streamGenerateContent"
    for cut in (0, 1, 500):
        headers = {"x-emulator-fault": f"cut={cut}"}
        got = b""
        async with api.session.post(url, json=asks("x"), headers=headers, params={"alt": "sse"}) as response:
            try:
                async for chunk in response.content.iter_any():
                    got += chunk
            except aiohttp.ClientPayloadError:
                got += b"!"
        assert cut + 1 == len(got)
        assert got.endswith(b"!"), "the caller sees that it is not all"


async def test_what_was_asked_may_be_done_and_its_answer_lost(api: Api) -> None:
    for fault in ("status=503; commit", "cut=-1"):
        await api.control("POST", "reset")
        headers = {"x-emulator-fault": fault}
        try:
            async with api.session.post(f"{api.url}/v1beta/corpora", json={}, headers=headers) as response:
                assert 503 == response.status
        except aiohttp.ServerDisconnectedError:
            pass
        assert 1 == len((await api.get("corpora"))["corpora"])


async def test_a_refused_call_changes_nothing(api: Api) -> None:
    await call(api, "status=503", "corpora", {"displayName": "x"})
    assert {} == await api.get("corpora")


async def test_a_rule_applies_to_some_calls_and_counts_them(api: Api) -> None:
    rule = {"method": "*.models.generateContent", "status": 500, "skip": 1, "times": 2}
    await api.control("POST", "faults", rule)
    statuses = [await _status(api) for _ in range(5)]
    assert [200, 500, 500, 200, 200] == statuses
    await api.get("models")
    (shown,) = (await api.control("GET", "faults"))["rules"]
    assert (5, 2, 500) == (shown["met"], shown["used"], shown["status"])
    await api.control("DELETE", "faults")
    assert [] == (await api.control("GET", "faults"))["rules"]


async def _status(api: Api) -> int:
    async with api.session.post(f"{api.url}/v1beta/{GENERATE}", json=asks("x")) as response:
        return response.status


@pytest.mark.parametrize(
    "fault", ["status=200", "status=red", "delay=-1", "delay=nan", "delay=99999", "explode=now", "cut=some"]
)
async def test_a_fault_that_there_is_not_is_refused(fault: str, api: Api) -> None:
    status, _, body = await call(api, fault)
    assert 400 == status
    assert fault.partition("=")[0].encode() in body


async def test_rules_can_be_set_in_the_same_process(api: Api, emulator: Emulator) -> None:
    rule = emulator.faults.add({"status": 503, "times": 1})
    assert [503, 200] == [await _status(api), await _status(api)]
    assert 1 == rule.used
