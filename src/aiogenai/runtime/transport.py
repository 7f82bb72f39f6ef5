"""HTTP by aiohttp: a `Request` goes in, a `Response` or our error comes out.

One session per client and event loop. Never retries, follows no redirect, reads no JSON, has no opinion on statuses.
"""

from __future__ import annotations

import asyncio
import io
import math
import os
import socket
import ssl
from collections.abc import AsyncIterable, Awaitable
from functools import lru_cache
from typing import Any, TypeGuard

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from attrs import frozen

from .errors import ConfigurationError, ConnectionLost
from .exchange import AT_ONCE, Exchange, Exchanges, parsed, stands_in
from .request import Request
from .response import Response
from .translation import FOREIGN, translate

MIB = 1024 * 1024


@frozen(kw_only=True)
class TransportOptions:
    """How connections are made. Times in seconds.

    Attributes:
        connect_timeout: For connecting: name lookup, TCP and TLS.
        max_connections: Open at once; further calls wait their turn, within their deadline.
        max_response: Bytes of a response, unpacked, that are read into memory before `ResponseTooLarge`.
        proxy: URL of a proxy.
        ssl: A context with your own certificates; verification can't be turned off here.
        trust_env: Whether proxies and netrc are taken from the environment.
        connector: Your own connector. It is not closed with the client, and its limits are its own.
        session: Your own session. It is not closed with the client, and its connector and proxies are its own.
    """

    connect_timeout: float = 10.0
    max_connections: int = 500
    max_response: int = 512 * MIB
    proxy: str | None = None
    ssl: ssl.SSLContext | None = None
    trust_env: bool = False
    connector: aiohttp.BaseConnector | None = None
    session: aiohttp.ClientSession | None = None


class Transport:
    """The connections of one client. Usable in one event loop after another, and after a fork."""

    def __init__(self, options: TransportOptions) -> None:
        self._options = options
        self._session: aiohttp.ClientSession | None = None
        self._exchanges: Exchanges | None = None
        self._resolver: TimelyResolver | None = None
        self._home: tuple[asyncio.AbstractEventLoop, int] | None = None
        self._closed = False
        self._sockets = 0  # made so far

    async def open(self, request: Request, total: float | None = None, idle: float | None = None) -> Response:
        """Sends a request, and returns when the head of the answer is here.

        `total` are the seconds until the whole body must be read, `idle` those that it may be silent.

        Raises:
            TransportError: There is no answer.
            ConfigurationError: The client was closed.
        """
        session = self._session_here()
        timeout = _timeouts(self._options.connect_timeout, total, idle)
        sockets = self._sockets
        try:
            raw = await self._opened(session, request, timeout)
        except FOREIGN as error:
            failure = translate(error, sent=False, timeout=timeout)
            if isinstance(failure, ConnectionLost):  # where others made one meanwhile, it may have been for this
                failure.reused = failure.reused and 0 < sockets == self._sockets
        else:
            return Response(raw, self._options.max_response, timeout)
        raise failure

    def _opened(
        self, session: aiohttp.ClientSession, request: Request, timeout: aiohttp.ClientTimeout
    ) -> Awaitable[aiohttp.ClientResponse | Exchange]:
        body = request.body() if callable(request.body) else request.body
        url = parsed(request.url)
        if self._exchanges is not None and stands_in(session, url) and (body is None or _is_small(body)):
            return self._exchanges.open(request, body, timeout)
        return session.request(
            request.verb,
            url,
            data=_piecewise(body),
            headers=request.headers,
            allow_redirects=False,
            timeout=timeout,
            proxy=self._options.proxy,
            ssl=self._options.ssl or True,
        )

    async def close(self) -> None:
        """Closes the connections; idempotent. The transport is of no use afterwards."""
        self._closed = True
        session, self._session = self._session, None
        if session is not None and self._options.session is None:
            await session.close()
            if self._resolver is not None:
                await self._resolver.close()

    @property
    def is_open(self) -> bool:
        """Whether there are connections that `close` would close."""
        return self._session is not None and self._options.session is None

    def _session_here(self) -> aiohttp.ClientSession:
        if self._closed:
            raise ConfigurationError("the client is closed: make a new one")
        if self._options.session is not None:
            return self._options.session
        home = (asyncio.get_running_loop(), os.getpid())
        if self._session is None or self._home != home:
            self.abandon()
            self._home = home
            self._session = self._new_session()
        return self._session

    def _new_session(self) -> aiohttp.ClientSession:
        connector = self._options.connector
        if connector is None:
            self._resolver = TimelyResolver(self._options.connect_timeout)
            connector = aiohttp.TCPConnector(
                limit=self._options.max_connections,
                socket_factory=self._new_socket,
                keepalive_timeout=30,
                resolver=self._resolver,
            )
        session = aiohttp.ClientSession(
            connector=connector,
            connector_owner=self._options.connector is None,
            timeout=aiohttp.ClientTimeout(total=None),
            trust_env=self._options.trust_env,
            cookie_jar=aiohttp.DummyCookieJar(),
        )
        # aiohttp re-sends some requests by itself when a kept connection turns out dead, unseen and uncounted. Whether
        # to send again is for retry.py to say. There is no public switch (aio-libs/aiohttp#10790).
        session._retry_connection = False  # noqa: SLF001  # as said above
        proxied = self._options.proxy is not None or self._options.trust_env
        self._exchanges = None if proxied else Exchanges(session, connector, self._options.ssl)
        return session

    def _new_socket(self, address: Any) -> socket.socket:
        self._sockets += 1
        return _keepalive_socket(address)

    def abandon(self) -> None:
        """Drops the session without awaiting: its loop is gone, or another process owns its sockets."""
        session, self._session = self._session, None
        if session is None or self._home is None:
            return
        loop, pid = self._home
        connector = session.connector if self._options.connector is None else None
        session.detach()
        if connector is not None and pid == os.getpid() and not loop.is_closed():
            connector._close()  # noqa: SLF001  # the synchronous half of its close()


class TimelyResolver(AbstractResolver):
    """aiohttp's resolver, given up after so many seconds: its timeouts for connecting begin when names are resolved."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._resolver = aiohttp.DefaultResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """See aiohttp; raises `TimeoutError`."""
        async with asyncio.timeout(self._seconds):
            return await self._resolver.resolve(host, port, family)

    async def close(self) -> None:
        """See aiohttp."""
        await self._resolver.close()


def _keepalive_socket(address: Any) -> socket.socket:
    """Long silent calls die behind NAT without this: probes after a minute of silence."""
    family, kind, protocol, *_ = address
    made = socket.socket(family=family, type=kind, proto=protocol)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for option, seconds in (("TCP_KEEPIDLE", 60), ("TCP_KEEPINTVL", 60), ("TCP_KEEPCNT", 5)):
        if hasattr(socket, option):
            made.setsockopt(socket.IPPROTO_TCP, getattr(socket, option), seconds)
    return made


@lru_cache(maxsize=64)
def _timeouts(connect: float, total: float | None, idle: float | None) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(total=total, sock_connect=connect, sock_read=idle, ceil_threshold=math.inf)


def _is_small(body: bytes | AsyncIterable[bytes]) -> TypeGuard[bytes]:
    return isinstance(body, bytes) and len(body) <= AT_ONCE


def _piecewise(body: bytes | AsyncIterable[bytes] | None) -> bytes | AsyncIterable[bytes] | io.BytesIO | None:
    """A large body is written piece by piece, and the event loop has its turns between; small ones go at once."""
    return io.BytesIO(body) if isinstance(body, bytes) and len(body) > AT_ONCE else body
