"""Batch requests: many calls in one multipart/mixed body, each answered as if it had come alone, in their order.

They are Google's older way to save connections, and no batches of models. Media and streams cannot be in one.
"""

from __future__ import annotations

import http.client
import re
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import TypeAlias

from aiohttp import web
from attrs import define, frozen
from multidict import CIMultiDict

from . import delivery, errors
from .call import Reply
from .dispatch import Dispatcher, Target
from .errors import Refusal
from .faults import Faults
from .ledger import Entry, Ledger
from .multipart import Part, parts_of
from .partial import selection
from .trees import Json, is_object
from .world import World

Run: TypeAlias = Callable[[Target, Json], Awaitable[Reply]]
"""Gives a family's reply, or raises `Refusal`."""

MOST = 1000
"""Calls in one request."""
NAME = "batch"
"""What the ledger calls the request around them."""

_CREDENTIALS = ("Authorization", "x-goog-api-key")
_LINE = re.compile(r"([A-Z]+) (?:https?://[^/\s]*)?(/[^\s?#]*)(?:\?([^\s#]*))?(?: HTTP/1\.[01])?")
_BLANK = re.compile(rb"\r?\n\r?\n")


@frozen
class Inner:
    """One call in the body."""

    verb: str
    path: str
    query: str
    headers: CIMultiDict[str]
    body: bytes


@define
class Bundles:
    """`path` is where they are sent; there are none without it."""

    path: str
    world: World
    dispatcher: Dispatcher
    ledger: Ledger
    faults: Faults
    run: Run

    def serves(self, verb: str, path: str) -> bool:
        return bool(self.path) and verb == "POST" and path.strip("/") == self.path

    async def response(self, headers: Mapping[str, str], body: bytes) -> web.Response:
        """The answer to a request with calls in it.

        Raises:
            Refusal: 400, it cannot be read; what is wrong with one of its calls is answered in that call's place.
        """
        parts = parts_of(headers.get("Content-Type", ""), body)
        if len(parts) > MOST:
            raise errors.invalid(f"The batch has {len(parts)} calls; at most {MOST} are allowed.")
        calls = [_inner(part, headers) for part in parts]  # all can be read, or none is answered
        boundary = f"batch_{self.world.new_token()}"
        answers = [await self._answer(call) for call in calls]
        text = b"".join([_section(boundary, *pair) for pair in zip(parts, answers, strict=True)])
        kind = f"multipart/mixed; boundary={boundary}"
        return web.Response(body=text + f"--{boundary}--\r\n".encode(), headers={"Content-Type": kind})

    async def _answer(self, inner: Inner) -> web.Response:
        started = time.perf_counter()
        entry = self.ledger.open(self.world.clock(), inner.verb, inner.path, inner.query, inner.headers)
        self.ledger.keep_body(entry, inner.body)
        try:
            response = await self._reply(inner, entry)
        except Refusal as refusal:
            response = delivery.error_response(refusal)
        entry.response_type = response.headers["Content-Type"]
        self.ledger.add_response(entry, bytes(response.body))  # type: ignore[arg-type]  # both kinds have bytes
        self.ledger.close(entry, response.status, time.perf_counter() - started)
        return response

    async def _reply(self, inner: Inner, entry: Entry) -> web.Response:
        target = self.dispatcher.target(inner.verb, inner.path, inner.query, inner.headers)
        entry.method = target.method.id
        fault = self.faults.choose(entry.method, None)
        entry.faults = fault.done
        await fault.hold_up()
        if fault.refuses_at_once:
            raise fault.refusal()
        if target.form != "plain" or target.method.kind == "stream" or target.query.get("alt", "json") != "json":
            raise errors.invalid("Media and streams cannot be in a batch.")
        wanted = selection(target.query.get("fields"))
        reply = await self.run(target, self.dispatcher.read(target, inner.body))
        if not is_object(reply):
            raise errors.invalid("Media and streams cannot be in a batch.")
        fault.refuse_at_last()
        return delivery.json_response(200, wanted(reply), target.query)


def _inner(part: Part, outer: Mapping[str, str]) -> Inner:
    """The call in a part; who calls is told by the request around it, where the part does not."""
    found = _BLANK.search(part.data)
    head, body = (part.data[: found.start()], part.data[found.end() :]) if found else (part.data, b"")
    first, *lines = head.decode("latin-1").strip().splitlines() or [""]
    line = _LINE.fullmatch(first)
    if line is None:
        raise errors.invalid(f"A part of the batch begins with {first!r}, which is no request line.")
    headers = CIMultiDict({name: outer[name] for name in _CREDENTIALS if name in outer})
    for text in lines:
        name, _, value = text.partition(":")
        headers[name.strip()] = value.strip()
    return Inner(line[1], line[2], line[3] or "", headers, body)


def _section(boundary: str, part: Part, response: web.Response) -> bytes:
    body = bytes(response.body)  # type: ignore[arg-type]  # the same
    phrase = http.client.responses.get(response.status, "Error")
    mark = f"Content-ID: {_answering(part.id)}\r\n" if part.id else ""
    head = (
        f"--{boundary}\r\nContent-Type: application/http\r\n{mark}\r\n"
        f"HTTP/1.1 {response.status} {phrase}\r\n"
        f"Content-Type: {response.headers['Content-Type']}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n"


def _answering(mark: str) -> str:
    return f"<response-{mark[1:]}" if mark.startswith("<") else f"response-{mark}"
