"""HTTP by aiohttp, and the only door for its exceptions: a `Request` goes in, a `Response` or our error comes out.

One session per client and event loop. Never retries, follows no redirect, reads no JSON, has no opinion on statuses.
"""

from __future__ import annotations

import asyncio
import io
import math
import os
import socket
import ssl
from collections.abc import AsyncIterator, Mapping
from functools import lru_cache
from typing import Any, Literal

import aiohttp
from aiohttp.http_exceptions import HttpProcessingError
from attrs import frozen
from yarl import URL

from .errors import (
    CertificateRefused,
    ConfigurationError,
    ConnectionFailed,
    ConnectionLost,
    DeadlineExceeded,
    DecodeError,
    Error,
    RedirectRefused,
    ResponseTooLarge,
    Timeout,
)
from .request import Request

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


class Response:
    """One HTTP answer: its head is read, its body is not yet. `url` is without its query.

    `deadline` is the loop's time at which `chunks` gives up, or `None`.
    """

    __slots__ = ("_limit", "_raw", "_timeout", "deadline", "headers", "reason", "status")

    def __init__(self, raw: aiohttp.ClientResponse, limit: int, timeout: aiohttp.ClientTimeout) -> None:
        self._raw = raw
        self._limit = limit
        self._timeout = timeout
        self.deadline: float | None = None
        self.status: int = raw.status
        self.reason: str = raw.reason or ""
        self.headers: Mapping[str, str] = raw.headers

    @property
    def url(self) -> str:
        return str(self._raw.url.with_query(None))

    async def read(self) -> bytes:
        """The whole body; the connection is free afterwards.

        Raises:
            ResponseTooLarge: It is larger than the client's `max_response`.
            ConnectionLost: It was cut.
            Timeout: No byte came for the read timeout.
        """
        plain = "content-encoding" not in self.headers
        try:
            if plain and (self._raw.content_length or self._limit + 1) <= self._limit:
                return await self._raw.read()
            pieces: list[bytes] = []
            size = 0
            async for piece in self._raw.content.iter_any():
                size += len(piece)
                if size > self._limit:
                    raise ResponseTooLarge(limit=self._limit, code=self.status)
                pieces.append(piece)
            return b"".join(pieces)
        except _FOREIGN as error:
            failure = translate(error, sent=True, timeout=self._timeout)
        except BaseException:
            self.close()
            raise
        self.close()
        raise failure

    def chunks(self) -> AsyncIterator[bytes]:
        """The body in pieces as they arrive; raises as `read` does, without a limit of size."""
        return _Pieces(self._raw.content, self.deadline, self._timeout)

    def close(self) -> None:
        """Gives the connection back if the body was read, and drops it at once if not."""
        if self._raw.content.at_eof():
            self._raw.release()
        else:
            self._raw.close()


class _Pieces:
    """No generator: one left half-read would need a task to end it, and could not go on after a cancelled wait."""

    __slots__ = ("_content", "_deadline", "_timeout")

    def __init__(self, content: aiohttp.StreamReader, deadline: float | None, timeout: aiohttp.ClientTimeout) -> None:
        self._content = content
        self._deadline = deadline
        self._timeout = timeout

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        try:
            if self._deadline is None:
                piece = await self._content.readany()
            else:
                async with asyncio.timeout_at(self._deadline):
                    piece = await self._content.readany()
        except _FOREIGN as error:
            failure = translate(error, sent=True, timeout=self._timeout)
        else:
            if not piece:
                raise StopAsyncIteration
            return piece
        if self._deadline is not None and asyncio.get_running_loop().time() >= self._deadline:
            raise DeadlineExceeded("the deadline passed before the body ended")
        raise failure


class Transport:
    """The connections of one client. Usable in one event loop after another, and after a fork."""

    def __init__(self, options: TransportOptions) -> None:
        self._options = options
        self._session: aiohttp.ClientSession | None = None
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
        body = request.body
        timeout = _timeouts(self._options.connect_timeout, total, idle)
        sockets = self._sockets
        try:
            raw = await session.request(
                request.verb,
                _url(request.url),
                data=body() if callable(body) else _piecewise(body),
                headers=request.headers,
                allow_redirects=False,
                timeout=timeout,
                proxy=self._options.proxy,
                ssl=self._options.ssl or True,
            )
        except _FOREIGN as error:
            failure = translate(error, sent=False, timeout=timeout)
            if isinstance(failure, ConnectionLost):  # where others made one meanwhile, it may have been for this
                failure.reused = failure.reused and 0 < sockets == self._sockets
        else:
            return Response(raw, self._options.max_response, timeout)
        raise failure

    async def close(self) -> None:
        """Closes the connections; idempotent. The transport is of no use afterwards."""
        self._closed = True
        session, self._session = self._session, None
        if session is not None and self._options.session is None:
            await session.close()

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
        connector = self._options.connector or aiohttp.TCPConnector(
            limit=self._options.max_connections, socket_factory=self._new_socket, keepalive_timeout=30
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


def _keepalive_socket(address: Any) -> socket.socket:
    """Long silent calls die behind NAT without this: probes after a minute of silence."""
    family, kind, protocol, *_ = address
    made = socket.socket(family=family, type=kind, proto=protocol)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for option, seconds in (("TCP_KEEPIDLE", 60), ("TCP_KEEPINTVL", 60), ("TCP_KEEPCNT", 5)):
        if hasattr(socket, option):
            made.setsockopt(socket.IPPROTO_TCP, getattr(socket, option), seconds)
    return made


@lru_cache(maxsize=1024)
def _url(text: str) -> URL:
    return URL(text, encoded=True)


@lru_cache(maxsize=64)
def _timeouts(connect: float, total: float | None, idle: float | None) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(total=total, sock_connect=connect, sock_read=idle, ceil_threshold=math.inf)


_AT_ONCE = 2**20
"""Bytes of a body that are written in one go; aiohttp warns of more."""


def _piecewise(body: bytes | None) -> bytes | io.BytesIO | None:
    """A large body is written piece by piece, and the event loop has its turns between; small ones go at once."""
    return io.BytesIO(body) if body is not None and len(body) > _AT_ONCE else body


_FOREIGN = (aiohttp.ClientError, HttpProcessingError, OSError, ssl.CertificateError)
"""All that aiohttp and the sockets below it raise; `TimeoutError` is an `OSError`."""


_NO_TIMEOUT = aiohttp.ClientTimeout(total=None)


def translate(error: BaseException, *, sent: bool, timeout: aiohttp.ClientTimeout = _NO_TIMEOUT) -> Error:
    """Our error for one of aiohttp's, to be raised outside of its `except` block.

    `sent` says that the head of the answer was already here. The cause stays readable, without the frames and objects
    that hold the request's headers.
    """
    ours = _ours(error, sent=sent, timeout=timeout)
    ours.__cause__ = _bare(error)
    return ours


def _bare(error: BaseException | None) -> BaseException | None:
    if error is None or isinstance(error, aiohttp.ClientResponseError):
        return None
    cause, context = _bare(error.__cause__), _bare(error.__context__)
    error = error.with_traceback(None)
    error.__cause__, error.__context__ = cause, context
    return error


def _ours(  # noqa: PLR0912  # a table
    error: BaseException, *, sent: bool, timeout: aiohttp.ClientTimeout = _NO_TIMEOUT
) -> Error:
    match error:
        case aiohttp.ClientConnectorCertificateError() | aiohttp.ServerFingerprintMismatch():
            return CertificateRefused("the server's certificate was refused")
        case aiohttp.ClientConnectorDNSError():
            return ConnectionFailed(f"no address for host {error.host}: check the network, or base_url")
        case aiohttp.ClientConnectorError():
            return ConnectionFailed(f"can't connect to {error.host}:{error.port}: {_reason(error)}")
        case aiohttp.ConnectionTimeoutError():
            return _timeout("no connection within", "connect", timeout.sock_connect)
        case aiohttp.ServerTimeoutError():
            return _timeout("no byte came for", "read", timeout.sock_read)
        case TimeoutError():
            return _timeout("no whole answer within", "read", timeout.total)
        case aiohttp.ServerDisconnectedError():
            return ConnectionLost("the server closed the connection without an answer", reused=not sent)
        case aiohttp.ClientPayloadError() | aiohttp.UploadAbortedError():
            return ConnectionLost("the body was cut" if sent else "the request body could not be sent whole")
        case aiohttp.RedirectClientError():
            return RedirectRefused("a redirect that can't be followed")
        case aiohttp.InvalidURL() | aiohttp.NonHttpUrlClientError():
            return ConfigurationError("base_url is not an http or https URL")
        case aiohttp.ClientHttpProxyError():
            return ConnectionFailed(f"the proxy refused with HTTP {error.status}")
        case aiohttp.ClientResponseError() | HttpProcessingError():
            return DecodeError("the answer is not HTTP as it should be")
        case _:
            return ConnectionLost(f"the connection broke: {_reason(error)}")


def _timeout(what: str, kind: Literal["connect", "read"], seconds: float | None) -> Timeout:
    return Timeout(f"{what} {seconds:g} s" if seconds else f"{what} its time", kind=kind, seconds=seconds)


def _reason(error: BaseException) -> str:
    inner = getattr(error, "os_error", error)
    return getattr(inner, "strerror", None) or type(inner).__name__
