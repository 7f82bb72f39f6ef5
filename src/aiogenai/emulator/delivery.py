"""Replies -> HTTP responses, with the headers of Google's servers. Sends nothing."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

import orjson
from aiohttp import web
from multidict import CIMultiDict

from .call import Media
from .errors import Refusal
from .trees import Json

Asked: TypeAlias = Mapping[str, Any]
"""The checked query of a request."""

_COMMON = {
    "Vary": "Origin, X-Origin, Referer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "X-XSS-Protection": "0",
    "Server": "aiogenai-emulator",
}
JSON_HEADERS = CIMultiDict({"Content-Type": "application/json; charset=UTF-8", **_COMMON})
SSE_HEADERS = CIMultiDict({"Content-Type": "text/event-stream", "Content-Disposition": "attachment", **_COMMON})
_HTML = CIMultiDict({"Content-Type": "text/html; charset=UTF-8", **_COMMON})

_NONE: Asked = {}
_PRETTY = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
_WORTH_PACKING = 1024


def encoded(tree: Json | list[Json], asked: Asked = _NONE) -> bytes:
    """JSON as the service writes it: indented, unless `prettyPrint` says no."""
    if asked and asked.get("prettyPrint") in {"false", "0"}:
        return orjson.dumps(tree)
    return orjson.dumps(tree, option=_PRETTY)


def json_response(status: int, tree: Json | list[Json], asked: Asked = _NONE) -> web.Response:
    return web.Response(status=status, body=encoded(tree, asked), headers=JSON_HEADERS)


def message_response(tree: Json, asked: Asked) -> web.Response:
    """An answer in one message; as the one event of a stream where that was asked for."""
    if asked.get("alt") == "sse":
        return web.Response(body=b"".join(events([tree])), headers=SSE_HEADERS)
    return json_response(200, tree, asked)


def error_response(refusal: Refusal, asked: Asked = _NONE, *, listed: bool = False) -> web.Response:
    """An error; `listed` where the caller waits for an array."""
    body = refusal.old_body() if asked.get(".xgafv") == "1" else refusal.body()
    response = json_response(refusal.code, [body] if listed else body, asked)
    response.headers.update(refusal.headers)
    return response


def empty_response(status: int) -> web.Response:
    return web.Response(status=status, headers=_COMMON)


def html_response(refusal: Refusal) -> web.Response:
    code, told = refusal.code, _escaped(refusal.message)
    page = f"<!DOCTYPE html><html><title>Error {code}</title><h1>{code}</h1><p>{told}</html>\n"
    return web.Response(status=code, body=page.encode(), headers=CIMultiDict({**_HTML, **refusal.headers}))


def media_response(media: Media) -> web.Response:
    return web.Response(body=media.data, headers={"Content-Type": media.mime_type, **_COMMON})


def pack(response: web.Response, accepted: str) -> None:
    """Packs a body of some size with gzip, where the caller takes that."""
    body = response.body
    if not isinstance(body, bytes) or len(body) < _WORTH_PACKING or not _takes_gzip(accepted):
        return
    packer = zlib.compressobj(1, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    response.body = packer.compress(body) + packer.flush()
    response.headers["Content-Encoding"] = "gzip"


def events(chunks: Iterable[Json], asked: Asked = _NONE) -> Iterator[bytes]:
    """A stream as server-sent events. An error on the way is no event: it stands bare, as in the service."""
    try:
        for chunk in chunks:
            yield b"data: " + orjson.dumps(chunk) + b"\r\n\r\n"
    except Refusal as refusal:
        yield encoded(refusal.body(), asked)


def elements(chunks: Iterable[Json], asked: Asked = _NONE) -> Iterator[bytes]:
    """A stream as the elements of one array; an error on the way is the last of them."""
    start = b"["
    try:
        for chunk in chunks:
            yield start + encoded(chunk, asked).rstrip(b"\n")
            start = b"\n,\r\n"
    except Refusal as refusal:
        yield start + encoded(refusal.body(), asked)
        start = b"\n,\r\n"
    yield b"]\n" if start != b"[" else b"[]\n"


def _takes_gzip(accepted: str) -> bool:
    for part in accepted.lower().split(","):
        name, _, parameters = part.partition(";")
        if name.strip() == "gzip":
            return parameters.replace(" ", "") not in {"q=0", "q=0.0"}
    return False


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
