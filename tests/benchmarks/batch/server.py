"""A server that answers a row with itself after 20 ms, in the words of Gemini or of OpenAI, and counts what it is sent.

Knows just enough HTTP for that; listens on a free port, says which on the first line of output, ends with its input.
"""

from __future__ import annotations

import asyncio
import json
import re
import sys
from collections import Counter

LATENCY = 0.02
_LENGTH = re.compile(rb"\r\ncontent-length: *([0-9]+)", re.IGNORECASE)
_ROW = re.compile(rb"row-[0-9]+")
_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b"
_GEMINI = (
    b'{"candidates":[{"content":{"role":"model","parts":[{"text":"%b"}]},"finishReason":"STOP","index":0}],'
    b'"usageMetadata":{"promptTokenCount":9,"candidatesTokenCount":3,"totalTokenCount":12}}'
)
_OPENAI = (
    b'{"id":"c","object":"chat.completion","created":1,"model":"gpt-4","choices":[{"index":0,"finish_reason":"stop",'
    b'"message":{"role":"assistant","content":"%b"}}],"usage":{"prompt_tokens":9,"completion_tokens":3,'
    b'"total_tokens":12}}'
)


class Connection(asyncio.Protocol):
    """One connection: requests come one after another, each wholly read before it is answered."""

    def __init__(self, seen: Counter[str]) -> None:
        self._seen = seen
        self._transport: asyncio.Transport
        self._data = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._data += data
        head, found, body = self._data.partition(b"\r\n\r\n")
        length = _LENGTH.search(head)
        if not found or len(body) < (int(length[1]) if length else 0):
            return
        self._data = b""
        if head.startswith(b"GET /seen"):
            said = json.dumps(self._seen).encode()
            self._seen.clear()
            self._write(said)
            return
        row = _ROW.search(body)
        name = row[0] if row else b""
        if row:
            self._seen[name.decode()] += 1
        answer = (_GEMINI if b":generateContent" in head.partition(b"\r\n")[0] else _OPENAI) % name
        asyncio.get_running_loop().call_later(LATENCY, self._write, answer)

    def _write(self, body: bytes) -> None:
        if not self._transport.is_closing():
            self._transport.write(_HEAD % (len(body), body))


async def serve() -> None:
    seen: Counter[str] = Counter()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(seen), "127.0.0.1", 0, backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


if __name__ == "__main__":
    asyncio.run(serve())
