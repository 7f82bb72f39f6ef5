"""A real server whose every byte is scripted: it can cut, stall, split and lie at any place, which aiohttp's can't."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable
from urllib.parse import parse_qsl, urlsplit

from attrs import define, field
from multidict import CIMultiDict


class Cut(Exception):
    """The connection is over."""


@define
class Wire:
    """One request, and the way to answer it byte by byte."""

    verb: str
    path: str
    query: dict[str, str]
    headers: CIMultiDict[str]
    _reader: asyncio.StreamReader
    _writer: asyncio.StreamWriter
    _unread: int = 0
    _chunked: bool = False
    keep_alive: bool = True

    async def read(self, size: int = -1) -> bytes:
        """The body, or as much of it as is asked for."""
        if self._chunked:
            return await self._read_chunks()
        size = self._unread if size < 0 else min(size, self._unread)
        try:
            data = await self._reader.readexactly(size)
        except asyncio.IncompleteReadError as error:
            raise Cut from error
        self._unread -= size
        return data

    async def _read_chunks(self) -> bytes:
        pieces = []
        while size := int(await self._reader.readline(), 16):
            pieces.append(await self._reader.readexactly(size))
            await self._reader.readline()
        await self._reader.readline()
        self._chunked = False
        return b"".join(pieces)

    async def write(self, data: bytes) -> None:
        """Raw bytes."""
        try:
            self._writer.write(data)
            await self._writer.drain()
        except ConnectionError as error:
            raise Cut from error

    async def head(self, status: int = 200, **headers: str) -> None:
        """The status line and the headers; `_` in their names is `-`."""
        lines = [f"HTTP/1.1 {status} Said", *(f"{name.replace('_', '-')}: {value}" for name, value in headers.items())]
        await self.write("\r\n".join([*lines, "", ""]).encode())

    async def answer(self, status: int = 200, body: bytes = b"", **headers: str) -> None:
        """A whole answer, after the whole request."""
        await self.read()
        await self.head(status, content_length=str(len(body)), **headers)
        await self.write(body)

    async def stream(self, *pieces: bytes, end: bool = True, content_type: str = "text/event-stream") -> None:
        """A chunked body, one chunk for each piece."""
        await self.read()
        await self.head(content_type=content_type, transfer_encoding="chunked")
        for piece in pieces:
            await self.chunk(piece)
        if end:
            await self.write(b"0\r\n\r\n")

    async def chunk(self, piece: bytes) -> None:
        if piece:
            await self.write(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")
            await asyncio.sleep(0)  # so that pieces arrive apart

    def cut(self) -> None:
        """Resets the connection."""
        self._writer.transport.abort()
        raise Cut


Script = Callable[[Wire], Awaitable[None]]


@define
class Scripted:
    """The server, and what came to it."""

    script: Script
    url: str = ""
    seen: list[Wire] = field(factory=list)
    connections: int = 0
    open: int = 0
    _writers: set[asyncio.StreamWriter] = field(factory=set)
    _idle: asyncio.Event = field(factory=asyncio.Event)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self.open += 1
        self._idle.clear()
        self._writers.add(writer)
        try:
            with contextlib.suppress(Cut, ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
                while wire := await self._next(reader, writer):
                    self.seen.append(wire)
                    await self.script(wire)
                    if not wire.keep_alive:
                        break
                    await wire.read()
        finally:
            self.open -= 1
            self._writers.discard(writer)
            writer.close()
            if not self.open:
                self._idle.set()

    async def _next(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> Wire | None:
        line = await reader.readline()
        if not line:
            return None
        verb, target, _ = line.decode().split()
        headers: CIMultiDict[str] = CIMultiDict()
        while (line := await reader.readline()).strip():
            name, _, value = line.decode("latin-1").partition(":")
            headers.add(name, value.strip())
        parts = urlsplit(target)
        wire = Wire(verb, parts.path, dict(parse_qsl(parts.query)), headers, reader, writer)
        wire._unread = int(headers.get("content-length", 0))
        wire._chunked = headers.get("transfer-encoding") == "chunked"
        return wire

    async def idle(self) -> None:
        """Waits until no connection is open."""
        async with asyncio.timeout(5):
            if self.open:
                await self._idle.wait()

    def abort(self) -> None:
        """Resets all connections."""
        for writer in list(self._writers):
            writer.transport.abort()


class _Protocol(asyncio.StreamReaderProtocol):
    """A script ends when its client is gone, whatever it waits for."""

    def eof_received(self) -> bool:
        self._end()
        super().eof_received()
        return False

    def connection_lost(self, exc: Exception | None) -> None:
        self._end()
        super().connection_lost(exc)

    def _end(self) -> None:
        task: asyncio.Task[None] | None = self._task  # type: ignore[attr-defined]  # of the base class
        if task is not None:
            task.cancel()


@contextlib.asynccontextmanager
async def scripted(script: Script, certified: ssl.SSLContext | None = None) -> AsyncIterator[Scripted]:
    """The server, while the block runs; with a certificate of `localhost`, by TLS."""
    served = Scripted(script)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: _Protocol(asyncio.StreamReader(limit=2**20), served.serve), "127.0.0.1", 0, ssl=certified
    )
    origin = "https://localhost" if certified else "http://127.0.0.1"
    served.url = f"{origin}:{server.sockets[0].getsockname()[1]}/"
    try:
        yield served
    finally:
        server.close()
        served.abort()
        await served.idle()


async def tasks_end(before: int) -> None:
    """Waits until there are no more tasks than before: those that were cancelled need a moment to end."""
    async with asyncio.timeout(5):
        while len(asyncio.all_tasks()) > before:  # noqa: ASYNC110  # tasks of others: no event tells
            await asyncio.sleep(0.005)


def told(error: BaseException) -> str:
    """All that a crash reporter says of an error: its traceback with locals, without the test's own frame."""
    assert error.__traceback__ is not None
    inner = error.__traceback__.tb_next
    return "".join(traceback.TracebackException(type(error), error, inner, capture_locals=True).format())
