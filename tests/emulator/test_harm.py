"""What faults do to bytes, connections and time; and that each one is seen in the ledger and counted."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any

import aiohttp
import orjson
import pytest

from aiogenai.emulator import Emulator, Settings

from .conftest import MODEL, Api, asks

GENERATE = f"{MODEL}:generateContent"
STREAM = f"{MODEL}:streamGenerateContent"


async def call(api: Api, fault: str, path: str = GENERATE, **query: str) -> tuple[int, bytes, bool]:
    """Status, body as far as it came, and whether it was all."""
    headers = {"x-emulator-fault": fault, "Accept-Encoding": "identity"}
    body, whole = b"", True
    async with api.session.post(
        f"{api.url}/v1beta/{path}", json=asks("why?"), headers=headers, params=query
    ) as response:
        try:
            async for chunk in response.content.iter_any():
                body += chunk
        except aiohttp.ClientPayloadError:
            whole = False
        return response.status, body, whole


async def done(api: Api) -> list[str]:
    """What happened to the newest call."""
    faults: list[str] = (await api.control("GET", "ledger"))["entries"][-1]["faults"]
    return faults


def texts(body: bytes) -> list[str]:
    """The texts of the events of a stream."""
    return [
        orjson.loads(event.removeprefix(b"data: "))["candidates"][0]["content"]["parts"][0]["text"]
        for event in body.split(b"\r\n\r\n")
        if event.startswith(b"data: ")
    ]


async def test_a_body_may_be_declared_longer_or_shorter_than_it_is(api: Api, emulator: Emulator) -> None:
    for fault, more in (("length=7", 7), ("length=-7", -7)):
        head, _, body = (await _raw(emulator, fault)).partition(b"\r\n\r\n")
        assert orjson.loads(body)["totalTokens"]
        assert f"Content-Length: {len(body) + more}\r\n".encode() in head
        assert ["length"] == await done(api)
    assert not (await call(api, "length=7"))[2]


async def _raw(emulator: Emulator, fault: str) -> bytes:
    """All that comes over one connection."""
    reader, writer = await asyncio.open_connection("127.0.0.1", int(emulator.url.rpartition(":")[2]))
    body = orjson.dumps(asks("x"))
    line = f"POST /v1beta/{MODEL}:countTokens HTTP/1.1"
    head = f"{line}\r\nHost: localhost\r\nx-goog-api-key: a\r\nx-emulator-fault: {fault}"
    writer.write(f"{head}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)
    answer = await reader.read()
    writer.close()
    return answer


async def test_one_byte_may_be_wrong(api: Api) -> None:
    for path, query in ((GENERATE, {}), (STREAM, {"alt": "sse"})):
        _, body, whole = await call(api, "corrupt=40", path, **query)
        assert whole
        assert [40] == [at for at, byte in enumerate(body) if byte == 0]
        assert ["corrupt"] == await done(api)


async def test_a_body_may_be_empty(api: Api) -> None:
    assert (200, b"", True) == await call(api, "empty")
    assert (200, b"", True) == await call(api, "empty", STREAM, alt="sse")


async def test_the_connection_may_close_after_the_last_byte(api: Api) -> None:
    _, clean, _ = await call(api, "", STREAM, alt="sse")
    _, body, whole = await call(api, "cut=end", STREAM, alt="sse")
    assert (texts(clean), False) == (texts(body), whole)
    status, body, whole = await call(api, "cut=end")
    assert (200, True) == (status, whole)
    assert orjson.loads(body)["candidates"]
    assert ["cut"] == await done(api)


async def test_a_connection_may_be_reset(api: Api) -> None:
    with pytest.raises(aiohttp.ClientOSError):
        await call(api, "cut=head; reset")
    assert ["cut", "reset"] == await done(api)
    assert 0 == (await api.control("GET", "ledger"))["entries"][-1]["status"]


async def test_chunks_of_a_stream_may_come_twice_or_late_or_never(api: Api) -> None:
    clean = texts((await call(api, "", STREAM, alt="sse"))[1])
    twice = texts((await call(api, "duplicate=1", STREAM, alt="sse"))[1])
    assert [clean[0], clean[1], *clean[1:]] == twice
    late = texts((await call(api, "reorder=0", STREAM, alt="sse"))[1])
    assert [clean[1], clean[0], *clean[2:]] == late
    assert ["reorder"] == await done(api)
    lost = texts((await call(api, "lose=1", STREAM, alt="sse"))[1])
    assert [clean[0], *clean[2:]] == lost
    _, body, _ = await call(api, "duplicate=0", STREAM)
    assert len(clean) + 1 == len(orjson.loads(body))


async def test_an_error_may_come_in_the_middle_of_a_stream(api: Api) -> None:
    status, body, whole = await call(api, "error_after=2; status=429; retry_delay=3", STREAM, alt="sse")
    assert (200, 2, True) == (status, len(texts(body)), whole)
    tail = orjson.loads(body.rpartition(b"\r\n\r\n")[2])
    assert 429 == tail["error"]["code"]
    assert ["error_after"] == await done(api)
    _, body, _ = await call(api, "error_after=1", STREAM)
    assert 503 == orjson.loads(body)[1]["error"]["code"]


async def test_time_may_pass_before_within_and_between(api: Api) -> None:
    for fault, name, path in (
        ("delay=uniform:0.01:0.02", "delay", GENERATE),
        ("stall=0.02; stall_at=50", "stall", GENERATE),
        ("stall=0.02; stall_at=50", "stall", STREAM),
        ("trickle=100000", "trickle", STREAM),
        ("read_rate=100000", "read_rate", GENERATE),
        ("pace=0.001", "pace", STREAM),
    ):
        status, body, whole = await call(api, fault, path)
        assert (200, True) == (status, whole)
        assert orjson.loads(body)
        assert [name] == await done(api)
        assert 0.01 <= (await api.control("GET", "ledger"))["entries"][-1]["seconds"] or name in {"pace", "read_rate"}


async def test_a_stalled_stream_has_sent_what_came_before(api: Api) -> None:
    headers = {"x-emulator-fault": "stall=0.3; stall_at=20"}
    async with api.session.post(f"{api.url}/v1beta/{STREAM}?alt=sse", json=asks("x"), headers=headers) as response:
        assert 20 == len(await response.content.readexactly(20))
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(response.content.readany(), 0.05)
        response.close()


async def test_a_request_may_be_cut_while_it_comes(api: Api) -> None:
    start = {"X-Goog-Upload-Protocol": "resumable", "X-Goog-Upload-Command": "start"}
    async with api.session.post(f"{api.url}/upload/v1beta/files", headers=start) as response:
        url = response.headers["X-Goog-Upload-URL"]
    chunk = {"X-Goog-Upload-Command": "upload, finalize", "X-Goog-Upload-Offset": "0"}
    data = bytes(700_000)
    with pytest.raises(aiohttp.ClientError):
        async with api.session.post(url, data=data, headers={**chunk, "x-emulator-fault": "read_cut=600000"}):
            pass
    assert ["read_cut"] == await done(api)
    async with api.session.post(url, headers={"X-Goog-Upload-Command": "query"}) as response:
        received = int(response.headers["X-Goog-Upload-Size-Received"])
    assert 2 * 2**18 == received, "whole granules stay"
    chunk["X-Goog-Upload-Offset"] = str(received)
    async with api.session.post(url, data=data[received:], headers=chunk) as response:
        assert "700000" == (await response.json())["file"]["sizeBytes"]


async def test_an_error_may_name_a_quota_and_a_header(api: Api) -> None:
    headers = {"x-emulator-fault": "status=429; quota=GenerateRequestsPerDayPerProjectPerModel; retry_after=7"}
    async with api.session.post(f"{api.url}/v1beta/{GENERATE}", json=asks("x"), headers=headers) as response:
        assert "7" == response.headers["Retry-After"]
        (detail,) = (await response.json())["error"]["details"]
    assert "GenerateRequestsPerDayPerProjectPerModel" == detail["violations"][0]["quotaId"]


async def test_a_seed_gives_the_same_faults_again(session: aiohttp.ClientSession) -> None:
    plan = {"rate": 0.5, "seed": 4, "faults": [{"status": 500}, {"status": 503}, {"status": 429}]}
    runs = []
    for _ in range(2):
        async with Emulator(settings=Settings(), faults=[plan]) as emulator:
            api = Api(emulator.url, session)
            runs.append([(await call(api, "", "models/none:countTokens"))[0] for _ in range(3)])
            runs[-1] = [await _status(api) for _ in range(30)]
    assert runs[0] == runs[1]
    assert {200, 429, 500, 503} == set(runs[0])


async def _status(api: Api) -> int:
    async with api.session.post(f"{api.url}/v1beta/{GENERATE}", json=asks("x")) as response:
        return response.status


async def test_in_a_storm_every_fault_is_counted_as_met(session: aiohttp.ClientSession) -> None:
    async with Emulator(settings=Settings(), faults=[{"faults": "storm", "seed": 2}]) as emulator:
        api = Api(emulator.url, session)
        answered = await asyncio.gather(*[_outcome(api, number) for number in range(300)])
        shown = await api.control("GET", "faults")
        assert shown["done"] == shown["rules"][0]["done"]
        told = Counter(name for entry in emulator.ledger.entries() for name in entry.faults)
        assert shown["done"] == told
        assert {
            "commit", "corrupt", "cut", "delay", "duplicate", "empty", "error_after", "html", "length", "lose",
            "read_cut", "read_rate", "reorder", "reset", "stall", "status", "trickle",
        } == set(told)  # fmt: skip
        assert 300 == len(answered)
        await api.control("POST", "reset")
        assert {} == (await api.control("GET", "faults"))["done"]
        assert 1 == len(emulator.faults.rules), "what it was started with stays"


async def _outcome(api: Api, number: int) -> str:
    url = f"{api.url}/v1beta/{STREAM if number % 2 else GENERATE}"
    try:
        async with api.session.post(url, json=asks("x"), params={"alt": "sse"} if number % 2 else {}) as response:
            await response.read()
            return str(response.status)
    except aiohttp.ClientError as error:
        return type(error).__name__


@pytest.mark.parametrize(
    "rule",
    [
        {"rate": 2},
        {"rate": "often"},
        {"faults": []},
        {"faults": "rain"},
        {"faults": [{}], "status": 503},
        {"faults": [{"explode": 1}]},
        {"delay": "uniform:1"},
        {"delay": "zipf:1:2"},
        {"delay": "uniform:nan:1"},
        {"cut": "tail"},
        {"trickle": 0},
        {"seed": "x"},
    ],
)
async def test_a_rule_that_makes_no_sense_is_refused(rule: dict[str, Any], api: Api) -> None:
    async with api.session.post(f"{api.url}/__emulator__/faults", json=rule) as response:
        assert 400 == response.status, await response.text()


@pytest.mark.parametrize(
    "delay", ["0.5", "uniform:0.1:0.5", "exponential:0.3", "normal:1:0.2", "lognormal:0.5:1", "pareto:0.1:2"]
)
async def test_latencies_are_drawn(delay: str, emulator: Emulator) -> None:
    rule = emulator.faults.add({"delay": delay, "seed": 1})
    drawn = [fault.delay for _ in range(200) if (fault := rule.choose("x"))]
    assert all(0 <= seconds <= 600 for seconds in drawn)
    assert (1 if delay == "0.5" else 200) == len(set(drawn))
