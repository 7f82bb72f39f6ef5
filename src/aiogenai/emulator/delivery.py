"""Replies -> HTTP responses, with the headers of Google's servers; and the harm that faults do on the way out."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterable, Mapping
from typing import Any

import orjson
from aiohttp import web
from multidict import CIMultiDict

from .call import Media
from .faults import Fault
from .trees import Json

_COMMON = {
    "Vary": "Origin, X-Origin, Referer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "X-XSS-Protection": "0",
    "Server": "aiogenai-emulator",
}
_JSON = CIMultiDict({"Content-Type": "application/json; charset=UTF-8", **_COMMON})
_SSE = CIMultiDict({"Content-Type": "text/event-stream", "Content-Disposition": "attachment", **_COMMON})
_HTML = CIMultiDict({"Content-Type": "text/html; charset=UTF-8", **_COMMON})


def json_response(status: int, tree: Json | list[Json], query: Mapping[str, Any] | None = None) -> web.Response:
    pretty = query is not None and query.get("prettyPrint") in {"true", "1"}
    body = orjson.dumps(tree, option=orjson.OPT_INDENT_2) if pretty else orjson.dumps(tree)
    return web.Response(status=status, body=body, headers=_JSON)


def empty_response(status: int) -> web.Response:
    return web.Response(status=status, headers=_COMMON)


def html_response(status: int, message: str) -> web.Response:
    page = f"<!DOCTYPE html><html><title>Error {status}</title><h1>{status}</h1><p>{_escaped(message)}</html>\n"
    return web.Response(status=status, body=page.encode(), headers=_HTML)


def media_response(media: Media) -> web.Response:
    return web.Response(body=media.data, headers={"Content-Type": media.mime_type, **_COMMON})


async def send_stream(
    request: web.BaseRequest, chunks: Iterable[Json], *, sse: bool, pace: float, fault: Fault | None
) -> web.StreamResponse:
    """Sends chunks as they are made: as events, or as the elements of one array."""
    cut = None if fault is None else fault.cut
    response = web.StreamResponse(headers=_SSE if sse else _JSON)
    pieces = _events(chunks) if sse else _elements(chunks)
    sent = 0
    with contextlib.suppress(ConnectionError):  # a client may leave whenever it likes
        await response.prepare(request)
        for index, piece in enumerate(pieces):
            if index and pace:
                await asyncio.sleep(pace)
            if cut is not None and sent + len(piece) >= cut:
                await response.write(piece[: cut - sent])
                drop(request)
                return response
            await response.write(piece)
            sent += len(piece)
        await response.write_eof()
    return response


async def send_cut(request: web.BaseRequest, whole: web.Response, cut: int) -> web.StreamResponse:
    """Sends the head of a response and the beginning of its body, then drops the connection."""
    body = whole.body if isinstance(whole.body, bytes) else b""
    response = web.StreamResponse(status=whole.status, headers=whole.headers)
    response.content_length = len(body)
    if cut >= 0:
        await response.prepare(request)
        if cut:
            await response.write(body[:cut])
    drop(request)
    return response


def drop(request: web.BaseRequest) -> None:
    """Closes the connection under the request; what was written before that still goes out."""
    if request.transport is not None:
        request.transport.close()


def _events(chunks: Iterable[Json]) -> Iterable[bytes]:
    for chunk in chunks:
        yield b"data: " + orjson.dumps(chunk) + b"\r\n\r\n"


def _elements(chunks: Iterable[Json]) -> Iterable[bytes]:
    start = b"["
    for chunk in chunks:
        yield start + orjson.dumps(chunk)
        start = b",\r\n"
    yield b"]\n" if start != b"[" else b"[]\n"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
