"""Bytes of an answer -> the connection, with the harm that a fault does on the way."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import struct
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from aiohttp import web
from multidict import CIMultiDict

from .faults import END, Fault
from .trees import Json

_TICK = 0.02

Note: TypeAlias = Callable[[bytes], None]
"""Told of what is sent, piece by piece."""


async def stream(
    request: web.BaseRequest, headers: CIMultiDict[str], pieces: Iterable[bytes], pace: float, note: Note
) -> web.StreamResponse:
    """Sends pieces as they are made."""
    response = web.StreamResponse(headers=headers)
    with contextlib.suppress(ConnectionError):  # a client may leave whenever it likes
        await response.prepare(request)
        for index, piece in enumerate(pieces):
            if index and pace:
                await asyncio.sleep(pace)
            note(piece)
            await response.write(piece)
        await response.write_eof()
    return response


async def harmed_stream(
    request: web.BaseRequest,
    headers: CIMultiDict[str],
    pieces: Iterable[bytes],
    pace: float,
    fault: Fault,
    note: Note,
) -> web.StreamResponse:
    """The same, harmed."""
    response = web.StreamResponse(headers=headers)
    wire = _Wire(request, response, fault, note)
    if not await wire.open():
        return response
    if fault.empty:
        fault.did("empty")
        pieces = ()
    if fault.pace:
        fault.did("pace")
    for index, piece in enumerate(pieces):
        if index and (pace or fault.pace):
            await asyncio.sleep(pace + fault.pace)
        if not await wire.write(piece):
            return response
    await wire.close()
    return response


async def harmed(request: web.BaseRequest, whole: web.Response, fault: Fault, note: Note) -> web.StreamResponse:
    """Sends a whole response, harmed."""
    body = whole.body if isinstance(whole.body, bytes) else b""
    if fault.empty:
        fault.did("empty")
        body = b""
    response = web.StreamResponse(status=whole.status, headers=whole.headers)
    declared = max(len(body) + fault.length, 0)
    response.content_length = declared
    wire = _Wire(request, response, fault, note)
    if not await wire.open() or not await wire.write(body[:declared]):
        return response
    if fault.length:
        fault.did("length")
        await response.write_eof()
        if request.transport is not None:
            note(body[declared:])
            request.transport.write(body[declared:])  # past what the response may hold
        drop(request, reset=False)
        return response
    await wire.close()
    return response


def harmed_chunks(chunks: Iterable[Json], fault: Fault) -> Iterator[Json]:
    """The chunks of a stream: some twice, in another order, lost, or followed by an error.

    Raises:
        Refusal: The error.
    """
    held: Json | None = None
    for index, chunk in enumerate(chunks):
        if index == fault.error_after:
            raise fault.refusal()
        if index == fault.lose:
            fault.did("lose")
            continue
        if index == fault.reorder:
            held = chunk
            continue
        yield chunk
        if held is not None:
            fault.did("reorder")
            yield held
            held = None
        if index == fault.duplicate:
            fault.did("duplicate")
            yield chunk
    if held is not None:  # it was the last: there is nothing to come before it
        yield held


def drop(request: web.BaseRequest, *, reset: bool) -> None:
    """Closes the connection under the request; unless it is reset, what was written before still goes out."""
    transport = request.transport
    if transport is None:
        return
    if not reset:
        transport.close()
        return
    connection = transport.get_extra_info("socket")
    if connection is not None:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.abort()


class _Wire:
    """A body on its way out. Counts its bytes, and does at each what the fault says."""

    def __init__(self, request: web.BaseRequest, response: web.StreamResponse, fault: Fault, note: Note) -> None:
        self._request = request
        self._response = response
        self._fault = fault
        self._note = note
        self._sent = 0
        self._stall_at = fault.stall_at if fault.stall else None

    async def open(self) -> bool:
        """Sends the head; false where the connection is gone."""
        if self._fault.cut == -1:
            return self._cut()
        await self._response.prepare(self._request)
        return await self._reach()

    async def write(self, piece: bytes) -> bool:
        """Sends a piece; false where the connection is gone."""
        piece = self._corrupted(piece)
        rate = self._fault.trickle
        while piece:
            size = len(piece)
            for point in (self._stall_at, self._fault.cut):
                if point is not None and point > self._sent:
                    size = min(size, point - self._sent)
            if rate:
                size = min(size, max(int(rate * _TICK), 1))
            self._note(piece[:size])
            await self._response.write(piece[:size])
            piece = piece[size:]
            self._sent += size
            if not await self._reach():
                return False
            if rate:
                self._fault.did("trickle")
                await asyncio.sleep(size / rate)
        return True

    async def close(self) -> None:
        """Ends the body as it should, or where it should have."""
        if self._fault.cut == END:
            self._cut()
        else:
            await self._response.write_eof()

    async def _reach(self) -> bool:
        if self._sent == self._stall_at:
            self._stall_at = None
            self._fault.did("stall")
            await asyncio.sleep(self._fault.stall)
        return self._sent != self._fault.cut or self._cut()

    def _corrupted(self, piece: bytes) -> bytes:
        at = -1 if self._fault.corrupt is None else self._fault.corrupt - self._sent
        if not 0 <= at < len(piece):
            return piece
        self._fault.did("corrupt")
        return piece[:at] + b"\0" + piece[at + 1 :]

    def _cut(self) -> bool:
        self._fault.did("cut")
        if self._fault.reset:
            self._fault.did("reset")
        drop(self._request, reset=self._fault.reset)
        return False
