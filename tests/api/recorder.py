"""A server that notes each request as it came over the wire, and answers with what the test laid ready."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import parse_qs

from aiohttp import web
from attrs import Factory, define, frozen


@frozen
class Seen:
    """One request; `path` as sent, without unquoting."""

    verb: str
    path: str
    query: Mapping[str, list[str]]
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@frozen
class Reply:
    """One answer."""

    body: bytes = b"{}"
    status: int = 200
    content_type: str = "application/json"
    headers: Mapping[str, str] = Factory(dict)


@define
class Recorder:
    """Answers in turn with `replies`, the last one again and again; `{root}` in their headers is its own address."""

    url: str = ""
    seen: list[Seen] = Factory(list)
    replies: deque[Reply] = Factory(lambda: deque([Reply()]))

    def answer(self, *replies: Reply | bytes | object) -> None:
        """What to send from now on: a reply, the bytes of a JSON body, or a tree to be made JSON."""
        self.replies = deque(_reply(reply) for reply in replies)

    async def handle(self, request: web.BaseRequest) -> web.Response:
        path, _, query = request.raw_path.partition("?")
        parsed = parse_qs(query, keep_blank_values=True, strict_parsing=bool(query))
        self.seen.append(Seen(request.method, path, parsed, request.headers, await request.read()))
        reply = self.replies.popleft() if len(self.replies) > 1 else self.replies[0]
        headers = {name: value.replace("{root}", self.url) for name, value in reply.headers.items()}
        return web.Response(
            body=reply.body, status=reply.status, headers={"Content-Type": reply.content_type, **headers}
        )


def _reply(given: object) -> Reply:
    if isinstance(given, Reply):
        return given
    return Reply(given if isinstance(given, bytes) else json.dumps(given).encode())


@asynccontextmanager
async def recording() -> AsyncIterator[Recorder]:
    recorder = Recorder()
    runner = web.ServerRunner(web.Server(recorder.handle), shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    recorder.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield recorder
    finally:
        await runner.cleanup()
