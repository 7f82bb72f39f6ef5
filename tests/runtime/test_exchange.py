"""An exchange does what a request of a session does: the same bytes, the same answers, the same errors, connections
used again or not; and where somebody looks into sessions, they are used."""

from __future__ import annotations

import asyncio
import gzip
import socket
import threading
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, cast

import aiohttp
import pytest
from aioresponses import aioresponses
from yarl import URL

from aiogenai.runtime import exchange
from aiogenai.runtime.errors import ConfigurationError, ConnectionLost, Error
from aiogenai.runtime.request import Method, Request
from aiogenai.runtime.transport import Transport, TransportOptions
from tests.runtime.scripted import Script, Wire, scripted

METHOD = Method(id="t.call", verb="POST", path="", flat_path="", kind="unary", safety="safe")


def request(url: str, *, body: bytes | None = b"{}", verb: str = "POST", **headers: str) -> Request:
    given = {"content-type": "application/json", "x-goog-api-key": "key", "user-agent": "test"}
    return Request(verb, url, METHOD, {**given, **headers}, body)


@asynccontextmanager
async def doors() -> AsyncIterator[dict[str, Transport]]:
    """A transport that makes exchanges, and one whose session is watched, so that it is asked."""
    watched = aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=10),
        trace_configs=[aiohttp.TraceConfig()],
        cookie_jar=aiohttp.DummyCookieJar(),
        timeout=aiohttp.ClientTimeout(total=None),
    )
    watched._retry_connection = False
    found = {"exchange": Transport(TransportOptions()), "session": Transport(TransportOptions(session=watched))}
    try:
        yield found
    finally:
        for door in found.values():
            await door.close()
        await watched.close()


async def outcome(door: Transport, sent: Request, total: float | None = 5.0) -> tuple[object, ...]:
    """What comes of a request, as far as a caller sees it."""
    try:
        response = await door.open(sent, total)
        try:
            body = await response.read()
        finally:
            response.close()
    except Error as error:
        return type(error), str(error), getattr(error, "reused", None), getattr(error, "kind", None)
    return response.status, response.reason, dict(response.headers), response.url, body


def raw(data: bytes, *, cut: bool = False, keep: bool = False) -> Script:
    async def script(wire: Wire) -> None:
        await wire.read()
        await wire.write(data)
        wire.keep_alive = keep
        if cut:
            wire.cut()

    return script


async def stall(wire: Wire) -> None:
    await wire.write(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab")
    await asyncio.Event().wait()


async def silence(wire: Wire) -> None:
    await asyncio.Event().wait()


_OK = b"HTTP/1.1 200 OK\r\n"
ANSWERS: dict[str, Script] = {
    "whole": raw(_OK + b"Content-Length: 2\r\n\r\nok", keep=True),
    "empty": raw(_OK + b"Content-Length: 0\r\n\r\n", keep=True),
    "no content": raw(b"HTTP/1.1 204 No Content\r\n\r\n", keep=True),
    "chunked": raw(_OK + b"Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n3\r\ncde\r\n0\r\n\r\n", keep=True),
    "until the connection ends": raw(_OK + b"Connection: close\r\n\r\nall of it"),
    "HTTP/1.0": raw(b"HTTP/1.0 200 OK\r\n\r\nold"),
    "gzip": raw(_OK + b"Content-Encoding: gzip\r\nConnection: close\r\n\r\n" + gzip.compress(b"z" * 5000)),
    "no gzip": raw(_OK + b"Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\nplain"),
    "informed first": raw(b"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + _OK + b"Content-Length: 2\r\n\r\nok"),
    "an error": raw(b"HTTP/1.1 503 Busy\r\nRetry-After: 3\r\nContent-Length: 2\r\n\r\n{}", keep=True),
    "a redirect": raw(b"HTTP/1.1 302 There\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n", keep=True),
    "a cookie": raw(_OK + b"Set-Cookie: a=b\r\nSet-Cookie: c=d\r\nContent-Length: 0\r\n\r\n", keep=True),
    "no HTTP": raw(b"SSH-2.0-OpenSSH_9.6\r\n"),
    "a header without end": raw(_OK + b"X: " + b"y" * 20_000 + b"\r\n\r\n"),
    "a length that is none": raw(_OK + b"Content-Length: many\r\n\r\n"),
    "two lengths": raw(_OK + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\nabc"),
    "nothing at all": raw(b""),
    "cut before the head": raw(b"HTTP/1.1 20", cut=True),
    "cut in the body": raw(_OK + b"Content-Length: 9\r\n\r\nab", cut=True),
    "ended in the body": raw(_OK + b"Content-Length: 9\r\n\r\nab"),
    "ended in a chunk": raw(_OK + b"Transfer-Encoding: chunked\r\n\r\n9\r\nab"),
}


@pytest.mark.parametrize("name", ANSWERS)
async def test_answers_and_errors_are_those_of_a_session(name: str) -> None:
    async with scripted(ANSWERS[name]) as server, doors() as found:
        came = {
            door: await outcome(transport, request(server.url + "a%20b?c=d%2Fe")) for door, transport in found.items()
        }
        again = {door: await outcome(transport, request(server.url)) for door, transport in found.items()}
        assert came["session"] == came["exchange"]
        assert again["session"] == again["exchange"]
        there = [wire for wire in server.seen if wire.path.endswith("b")]
    first, second = (sorted((n.lower(), v) for n, v in wire.headers.items()) for wire in there)
    assert second == first
    assert [(wire.verb, wire.path, wire.query) for wire in there] == [("POST", "/a%20b", {"c": "d/e"})] * 2


@pytest.mark.parametrize(
    ("verb", "body", "headers"),
    [
        ("GET", None, {}),
        ("DELETE", None, {}),
        ("POST", None, {}),
        ("POST", b"", {}),
        ("PUT", b"\x00\xff" * 500, {"content-type": "image/png"}),
        ("PATCH", b"x" * exchange.AT_ONCE, {}),
        ("POST", b"{}", {"Accept-Encoding": "identity", "host": "other.test", "x-name": "grüße"}),
    ],
)
async def test_requests_are_those_of_a_session(verb: str, body: bytes | None, headers: dict[str, str]) -> None:
    bodies: list[bytes] = []

    async def script(wire: Wire) -> None:
        bodies.append(await wire.read())
        await wire.answer(body=b"{}")

    async with scripted(script) as server, doors() as found:
        for transport in found.values():
            assert (await outcome(transport, request(server.url, body=body, verb=verb, **headers)))[0] == 200
    first, second = server.seen
    assert sorted((n.lower(), v) for n, v in first.headers.items()) == sorted(
        (n.lower(), v) for n, v in second.headers.items()
    )
    assert (second.verb, bodies) == (verb, [body or b""] * 2)


@pytest.mark.parametrize("script", [silence, stall])
async def test_a_whole_answer_has_its_time(script: Script) -> None:
    async with scripted(script) as server, doors() as found:
        came = {door: await outcome(transport, request(server.url), 0.05) for door, transport in found.items()}
    assert came["session"] == came["exchange"]
    assert "no whole answer within 0.05 s" in str(came["exchange"][1])


async def test_a_time_that_ends_as_the_head_arrives_ends_the_body_too() -> None:
    """A busy loop finds both at once: the head is there, and nobody has looked at it yet."""
    asked, answer = threading.Event(), threading.Event()

    def serve(listening: socket.socket) -> None:
        connection, _ = listening.accept()
        with connection:
            connection.recv(65536)
            asked.set()
            answer.wait(10)
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab")
            connection.recv(65536)  # until the client goes

    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = asyncio.create_task(asyncio.to_thread(serve, listening))
        door = Transport(TransportOptions())
        url = f"http://127.0.0.1:{listening.getsockname()[1]}/"
        call = asyncio.create_task(outcome(door, request(url), 1.0))
        await asyncio.to_thread(asked.wait, 10)
        answer.set()
        time.sleep(1.1)  # noqa: ASYNC251  # the loop is busy, and that is the case
        async with asyncio.timeout(5):
            assert (await call)[1] == "no whole answer within 1 s"
        await door.close()
        await server


async def test_waiting_for_a_connection_has_its_time() -> None:
    async with scripted(silence) as server:
        door = Transport(TransportOptions(max_connections=1))
        async with asyncio.TaskGroup() as group:
            first = group.create_task(outcome(door, request(server.url), 0.5))
            second = group.create_task(outcome(door, request(server.url), 0.05))
        await door.close()
    assert "within 0.5 s" in str(first.result()[1])
    assert "within 0.05 s" in str(second.result()[1])
    assert len(server.seen) == 1


class Deaf(asyncio.Protocol):
    """Answers as soon as a request begins, and reads nothing more of it."""

    def __init__(self, connections: list[Deaf]) -> None:
        connections.append(self)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        self.transport.pause_reading()
        self.transport.write(b"HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n")


def _narrow(address: Any) -> socket.socket:
    made = socket.socket(*address[:3])
    made.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
    return made


@pytest.mark.parametrize("door", ["exchange", "session"])
@pytest.mark.parametrize("phase", ["name lookup", "TCP"])
async def test_connecting_has_its_time(door: str, phase: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async def never(*_: object, **__: object) -> None:
        await asyncio.Event().wait()

    loop = asyncio.get_running_loop()
    monkeypatch.setattr(loop, "getaddrinfo" if phase == "name lookup" else "sock_connect", never)
    if door == "session":
        monkeypatch.setattr(exchange, "_IS_KNOWN", False)
    transport = Transport(TransportOptions(connect_timeout=0.05))
    came = await outcome(
        transport, request("http://somewhere.test/" if phase == "name lookup" else "http://127.0.0.1:9/")
    )
    await transport.close()
    assert came[1:] == ("no connection within 0.05 s", None, "connect")


async def test_a_connection_on_which_the_request_is_not_all_written_is_not_used_again() -> None:
    connections: list[Deaf] = []
    # What sockets take in before anybody reads is less than what is sent.
    listening = socket.create_server(("127.0.0.1", 0))
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    server = await asyncio.get_running_loop().create_server(lambda: Deaf(connections), sock=listening)
    url = f"http://127.0.0.1:{listening.getsockname()[1]}/"
    connector = aiohttp.TCPConnector(socket_factory=_narrow)
    door = Transport(TransportOptions(connector=connector))
    for expected in (1, 2):
        async with asyncio.timeout(5):
            response = await door.open(request(url, body=b"x" * exchange.AT_ONCE))
        response.close()
        assert (response.status, len(connections)) == (413, expected)
    await door.close()
    await connector.close()
    for connection in connections:
        connection.transport.abort()
    server.close()


async def test_a_connection_is_used_again_and_a_broken_off_one_is_not() -> None:
    async with scripted(ANSWERS["whole"]) as server, doors() as found:
        for _ in range(3):
            await outcome(found["exchange"], request(server.url))
        assert server.connections == 1
        response = await found["exchange"].open(request(server.url))
        response.close()
        await outcome(found["exchange"], request(server.url))
        assert server.connections == 1, "its whole answer had come with its head"
    async with scripted(stall) as server, doors() as found:
        for expected in (1, 2):
            (await found["exchange"].open(request(server.url))).close()
            assert server.connections == expected


@pytest.mark.parametrize("at", [0, 30, 40])
async def test_an_answer_that_nobody_asked_for_is_no_answer_to_the_next_request(at: int) -> None:
    answer = b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n%b"

    async def script(wire: Wire) -> None:
        await wire.read()
        if len(server.seen) > 1:
            await wire.write(answer % b"good")
            return
        await wire.write((answer % b"mine")[:at])
        await asyncio.sleep(0.05)
        await wire.write((answer % b"mine")[at:] + answer % b"evil")

    async with scripted(script) as server, doors() as found:
        door = found["exchange"]
        came = [await outcome(door, request(server.url)) for _ in range(3)]
        assert server.connections == 2
    bodies = [each[-1] for each in came if each[0] == 200]
    assert bodies in ([b"mine", b"good", b"good"], [b"mine", b"good"])
    for refused in (each for each in came if each[0] != 200):
        assert refused[0] is ConnectionLost
        assert refused[2] is True, "it may be sent again at once, and at no cost"


@pytest.mark.parametrize("value", ["a\r\nx-evil: 1", "a\nb", "a\rb", "a\0b"])
async def test_a_header_cannot_end_early(value: str) -> None:
    async with scripted(ANSWERS["whole"]) as server, doors() as found:
        with pytest.raises(ConfigurationError, match="line break"):
            await found["exchange"].open(request(server.url, **{"x-name": value}))
        with pytest.raises(ConfigurationError, match="line break"):
            await found["exchange"].open(request(server.url, **{value: "x"}))
        assert (await outcome(found["exchange"], request(server.url)))[0] == 200
    assert len(server.seen) == 1


@pytest.mark.parametrize("url", ["ftp://127.0.0.1/", "http:///x", "x://y"])
async def test_what_is_no_url_of_a_server_is_said(url: str) -> None:
    async with doors() as found:
        came = {door: await outcome(transport, request(url)) for door, transport in found.items()}
    assert came["session"] == came["exchange"]
    assert came["exchange"][0] is ConfigurationError


async def test_mocked_sessions_are_asked(response_class: type[aiohttp.ClientResponse]) -> None:
    door = Transport(TransportOptions())
    async with scripted(ANSWERS["whole"]) as server:
        assert (await outcome(door, request(server.url)))[-1] == b"ok"
        with aioresponses() as mocked:
            mocked.post(server.url, status=200, body=b"mocked", response_class=response_class)
            assert (await outcome(door, request(server.url)))[-1] == b"mocked"
        assert (await outcome(door, request(server.url)))[-1] == b"ok"
    await door.close()


async def test_traced_sessions_are_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[URL] = []

    async def started(session: object, context: object, told: aiohttp.TraceRequestStartParams) -> None:
        seen.append(told.url)

    trace = aiohttp.TraceConfig()
    trace.on_request_start.append(started)
    plain: Callable[..., None] = aiohttp.ClientSession.__init__

    def traced(self: aiohttp.ClientSession, *args: Any, **options: Any) -> None:
        plain(self, *args, **options, trace_configs=[trace])

    monkeypatch.setattr(aiohttp.ClientSession, "__init__", traced)  # as OpenTelemetry's instrumentation does
    door = Transport(TransportOptions())
    async with scripted(ANSWERS["whole"]) as server:
        await outcome(door, request(server.url))
        assert seen == [URL(server.url)]
    await door.close()


def test_this_aiohttp_is_one_that_exchanges_were_tried_on() -> None:
    assert aiohttp.__version__.startswith(exchange.KNOWN), "run these tests with it, and add it to exchange.KNOWN"


async def test_a_user_in_the_url_is_told_as_a_session_tells_it() -> None:
    async with scripted(ANSWERS["whole"]) as server, doors() as found:
        for transport in found.values():
            await outcome(transport, request(server.url.replace("//", "//us%40er:pass@")))
    assert [wire.headers["authorization"] for wire in server.seen] == ["Basic dXNAZXI6cGFzcw=="] * 2


async def test_another_aiohttp_is_used_by_its_sessions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "_IS_KNOWN", False)
    monkeypatch.setattr(exchange.Exchanges, "open", None)  # would fail if it were called
    door = Transport(TransportOptions())
    async with scripted(ANSWERS["whole"]) as server:
        assert (await outcome(door, request(server.url)))[0] == 200
    await door.close()


async def test_an_answer_that_came_whole_is_read_after_its_time_and_after_its_connection() -> None:
    async with scripted(ANSWERS["whole"]) as server:
        door = Transport(TransportOptions())
        response = await door.open(request(server.url), 0.5)
        await asyncio.sleep(0.6)
        await door.close()
        assert await response.read() == b"ok"
