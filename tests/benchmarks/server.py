"""A server that costs almost nothing and answers every call with fixed bytes: what is measured is the client.

Knows just enough HTTP for that: it finds the end of a request and looks at the words in its first line.
"""

from __future__ import annotations

import asyncio
import re
import sys

from .payloads import ANSWER, BIG_CHUNK, CHUNK, CHUNKS, LAST_CHUNK

_LENGTH = re.compile(rb"\r\ncontent-length: *([0-9]+)", re.IGNORECASE)
_CHUNKED = re.compile(rb"\r\ntransfer-encoding: *chunked", re.IGNORECASE)

_JSON_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=UTF-8\r\nContent-Length: %d\r\n\r\n"
_UNARY = _JSON_HEAD % len(ANSWER) + ANSWER
_STREAM_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"


def _framed(event: bytes) -> bytes:
    data = b"data: " + event + b"\r\n\r\n"
    return b"%x\r\n%b\r\n" % (len(data), data)


_CHUNK, _LAST, _BIG, _END = _framed(CHUNK), _framed(LAST_CHUNK), _framed(BIG_CHUNK), b"0\r\n\r\n"


class Connection(asyncio.Protocol):
    """One connection: requests come one after another, each wholly read before it is answered."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport
        self._head = b""
        self._rest = 0
        self._chunked = False
        self._tail = b""
        self._writing: asyncio.Task[None] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def connection_lost(self, exc: Exception | None) -> None:
        if self._writing is not None:
            self._writing.cancel()

    def data_received(self, data: bytes) -> None:
        if not self._rest and not self._chunked:
            self._head += data
            head, found, data = self._head.partition(b"\r\n\r\n")
            if not found:
                return
            self._head = head
            length = _LENGTH.search(head)
            self._rest = int(length[1]) if length else 0
            self._chunked = _CHUNKED.search(head) is not None
        if self._chunked:
            self._tail = (self._tail + data)[-5:]
            if self._tail != _END:
                return
        self._rest = max(0, self._rest - len(data))
        if not self._rest:
            line, _, _ = self._head.partition(b"\r\n")
            self._head, self._chunked, self._tail = b"", False, b""
            self._answer(line)

    def _answer(self, line: bytes) -> None:
        if b":streamGenerateContent" not in line:
            self._transport.write(_UNARY)
        elif b"models/big" in line:
            self._transport.writelines([_STREAM_HEAD, _BIG, _END])
        else:
            self._writing = asyncio.ensure_future(self._write_stream())

    async def _write_stream(self) -> None:
        """Chunk by chunk, with a turn of the loop between two, as a service would."""
        self._transport.write(_STREAM_HEAD)
        for _ in range(CHUNKS - 1):
            self._transport.write(_CHUNK)
            await asyncio.sleep(0)
        self._transport.writelines([_LAST, _END])


async def serve() -> None:
    """Listens on a free port, says which on the first line of output, and ends with its input."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Connection, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


if __name__ == "__main__":
    asyncio.run(serve())
