"""The body of a request, as it comes in or whole; read slowly, or not to its end, where a fault says so."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator

from aiohttp import web

from .errors import Refusal
from .faults import Fault
from .ledger import Entry
from .sending import drop

MOST_BYTES = 100 * 1024 * 1024
"""Of a JSON request. Uploads are limited by their method."""

_TICK = 0.02


async def whole(request: web.BaseRequest, entry: Entry, fault: Fault) -> bytes:
    """The bytes of a body.

    Raises:
        Refusal: 413, there are too many.
        ConnectionError: The fault dropped the connection.
    """
    if fault.read_rate or fault.read_cut is not None:
        return b"".join([piece async for piece in pieces(request, entry, fault)])
    try:
        body = await request.read()
    except web.HTTPRequestEntityTooLarge:
        raise Refusal(
            "INVALID_ARGUMENT", f"The request is larger than {request.client_max_size} bytes.", code=413
        ) from None
    entry.size = len(body)
    return body


async def pieces(request: web.BaseRequest, entry: Entry, fault: Fault) -> AsyncIterator[bytes]:
    """A body in pieces, as they come; those that came are counted.

    Raises:
        ConnectionError: The fault dropped the connection.
    """
    rate, left = fault.read_rate, fault.read_cut
    content, digest = request.content, hashlib.sha256()
    try:
        while left != 0:
            piece = await (content.read(_size(rate, left)) if rate or left is not None else content.readany())
            if not piece:
                return
            entry.size += len(piece)
            digest.update(piece)
            yield piece
            if left is not None:
                left -= len(piece)
            if rate:
                fault.did("read_rate")
                await asyncio.sleep(len(piece) / rate)
    finally:
        entry.digest = digest.hexdigest()
    fault.did("read_cut")
    drop(request, reset=fault.reset)
    raise ConnectionResetError("the emulator was asked to stop reading")


def _size(rate: float, left: int | None) -> int:
    size = max(int(rate * _TICK), 1) if rate else 65536
    return size if left is None else min(size, left)
