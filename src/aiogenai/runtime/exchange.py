"""One HTTP/1.1 exchange on a connection of aiohttp's: the bytes of a request go out, the head of its answer comes in.

A session costs more than half of a small call: cookies, redirects, traces, and a task for each body. Nothing of that is
wanted here, so this goes to the same connector and the same parser by itself, and raises what a session would raise.
Where somebody looks into sessions (`stands_in`), it is a session that must be asked.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

import aiohttp
from aiohttp.client_proto import ResponseHandler
from aiohttp.connector import Connection
from multidict import CIMultiDict
from yarl import URL

from .errors import ConfigurationError
from .request import Request

KNOWN: Final = ("3.14.",)
"""Versions of aiohttp that this was tried on. Not all of what it takes is public, so with others sessions are used."""

AT_ONCE: Final = 2**20
"""Bytes of a body that are written in one go, at most; aiohttp warns of more."""

_IS_KNOWN = aiohttp.__version__.startswith(KNOWN)
_SESSION_REQUEST = aiohttp.ClientSession._request  # noqa: SLF001  # to see later whether it is still itself
_BODILESS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
_NEVER = float("inf")


def stands_in(session: aiohttp.ClientSession, url: URL) -> bool:
    """Whether an exchange is as good as a request of the session: nobody traces, wraps or replaces those.

    What mocks or watches calls does the one or the other. A user in the URL is for the session, too.
    """
    asked = aiohttp.ClientSession._request  # noqa: SLF001  # as above
    return _IS_KNOWN and asked is _SESSION_REQUEST and not session.trace_configs and url.raw_user is None


class Exchanges:
    """Exchanges over the connector of a session, which stays its owner."""

    def __init__(
        self, session: aiohttp.ClientSession, connector: aiohttp.BaseConnector, certificates: ssl.SSLContext | None
    ) -> None:
        self._session = session
        self._connector = connector
        self._certificates = certificates
        self._loop = asyncio.get_running_loop()
        self._origins: dict[str, aiohttp.ClientRequest] = {}

    async def open(self, request: Request, body: bytes | None, times: aiohttp.ClientTimeout) -> Exchange:
        """Sends a request, and returns when the head of the answer is here. `body` is at most `AT_ONCE` long."""
        url = parsed(request.url)
        origin = self._origin(url)
        end = None if times.total is None else self._loop.time() + times.total
        try:
            connection = await self._connector.connect(origin, [], _connecting(times.sock_connect, times.total))
        except TimeoutError as error:
            if end is not None and self._loop.time() >= end:
                raise
            raise aiohttp.ConnectionTimeoutError from error
        exchange = Exchange(connection, url)
        try:
            exchange.send(request, body, origin.headers, times.sock_read)
            if end is not None:
                exchange.end_at(self._loop, end)
            await exchange.receive()
        except BaseException:
            exchange.close()
            raise
        return exchange

    def _origin(self, url: URL) -> aiohttp.ClientRequest:
        """What the connector wants to know of a server, and the headers that aiohttp sends of itself."""
        name = f"{url.scheme}://{url.raw_authority}"
        origin = self._origins.get(name)
        if origin is None:
            if not url.raw_host or url.scheme not in self._connector.allowed_protocol_schema_set:
                raise aiohttp.NonHttpUrlClientError(url)
            origin = self._origins[name] = aiohttp.ClientRequest(
                "GET", url.origin(), loop=self._loop, session=self._session, ssl=self._certificates or True
            )
        return origin


class Exchange:
    """The answer of one exchange, as it arrives; named as aiohttp names what a session gives."""

    __slots__ = ("_connection", "_late", "_protocol", "_timer", "content", "headers", "reason", "status", "url")

    headers: Mapping[str, str]
    status: int
    reason: str

    def __init__(self, connection: Connection, url: URL) -> None:
        protocol = connection.protocol
        if protocol is None:
            raise aiohttp.ServerDisconnectedError
        self._connection = connection
        self._protocol: ResponseHandler = protocol
        self._timer: asyncio.TimerHandle | None = None
        self._late: TimeoutError | None = None
        self.content: aiohttp.StreamReader = aiohttp.streams.EMPTY_PAYLOAD
        self.url: URL = url

    def send(self, request: Request, body: bytes | None, own: Mapping[str, str], silence: float | None) -> None:
        """Writes the request. Awaits nothing, so that no traceback of a wait shows what was written."""
        protocol = self._protocol
        transport = protocol.transport
        if transport is None or transport.is_closing() or protocol.should_close:  # more came than an answer, say
            raise aiohttp.ServerDisconnectedError
        protocol.set_response_params(
            skip_payload=request.verb == "HEAD",
            read_until_eof=True,
            read_timeout=silence,
            timeout_ceil_threshold=_NEVER,
        )
        transport.write(_written(request, body, self.url.raw_path_qs, own))
        protocol.start_timeout()

    async def receive(self) -> None:
        """Reads the head of the answer."""
        message, content = await self._protocol.read()
        while 100 <= message.code < 200 and message.code != 101:  # more is to come, but after 101
            message, content = await self._protocol.read()
        self.status, self.reason, self.headers = message.code, message.reason, message.headers
        self.content = content
        if self._late is not None:  # after the head had come, and before this went on
            raise self._late
        content.on_eof(self.release)

    @property
    def content_length(self) -> int | None:
        said = self.headers.get("content-length")
        return None if said is None else int(said)

    async def read(self) -> bytes:
        """The whole body."""
        return await self.content.read()

    def end_at(self, loop: asyncio.AbstractEventLoop, end: float) -> None:
        """The loop's time at which whoever waits for the head or the body gets a `TimeoutError`."""
        self._timer = loop.call_at(end, self._expire)

    def _expire(self) -> None:
        self._late = TimeoutError()
        self._protocol.set_exception(self._late)
        self.content.set_exception(self._late)

    def release(self) -> None:
        """The connection serves others. One on which not all of the request is written yet is closed."""
        transport = self._protocol.transport
        if transport is not None and transport.get_write_buffer_size():
            self.close()
            return
        self._untimed()
        self._connection.release()

    def close(self) -> None:
        """Closes the connection; who still waits for the body is told."""
        self._untimed()
        self._connection.close()
        if not self.content.is_eof() and self.content.exception() is None:
            self.content.set_exception(aiohttp.ClientConnectionError("the connection was closed"))

    def _untimed(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None


def _written(request: Request, body: bytes | None, target: str, own: Mapping[str, str]) -> bytes:
    headers = CIMultiDict(own)
    headers.update(request.headers)
    if body is not None:
        headers["Content-Length"] = str(len(body))
    elif request.verb not in _BODILESS:
        headers["Content-Length"] = "0"
    lines = [f"{request.verb} {target} HTTP/1.1", *[f"{name}: {value}" for name, value in headers.items()], "\r\n"]
    head = "\r\n".join(lines)
    if not len(lines) == head.count("\n") == head.count("\r") or "\0" in head:
        raise ConfigurationError("a header has a line break or a zero in it")
    return head.encode() + (body or b"")


@lru_cache(maxsize=64)
def _connecting(socket: float | None, total: float | None) -> aiohttp.ClientTimeout:
    """A connector keeps no `total`; its `connect` is that, until there is a connection."""
    return aiohttp.ClientTimeout(connect=total, sock_connect=socket, ceil_threshold=_NEVER)


@lru_cache(maxsize=1024)
def parsed(text: str) -> URL:
    """A URL that is already encoded."""
    return URL(text, encoded=True)
