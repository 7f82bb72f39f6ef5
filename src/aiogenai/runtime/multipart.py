"""Uploads in one request: the media alone, or behind its message. Requests and sources in, requests out."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterable, AsyncIterator, Callable

from attrs import evolve

from .media import MIB, Media, Source
from .request import Request

_PIECE = MIB // 4


def whole(request: Request, media: Media, source: Source) -> Request:
    """The media as the body; there is no place for a message."""
    headers = {**request.headers, "x-goog-upload-protocol": "raw", "content-type": media.mime_type}
    if source.size is not None:
        headers["content-length"] = str(source.size)
    return evolve(
        request, url=with_query(request.url, "uploadType=media"), headers=headers, body=_body(b"", source, b"")
    )


def multipart(request: Request, media: Media, source: Source) -> Request:
    """The message, which is the body of `request`, and the media as `multipart/related`."""
    message = request.body if isinstance(request.body, bytes) else b"{}"
    boundary = _boundary(message, media)
    head = (
        f"--{boundary}\r\nContent-Type: application/json; charset=UTF-8\r\n\r\n".encode()
        + message
        + f"\r\n--{boundary}\r\nContent-Type: {media.mime_type}\r\n\r\n".encode()
    )
    tail = f"\r\n--{boundary}--\r\n".encode()
    headers = {
        **request.headers,
        "x-goog-upload-protocol": "multipart",
        "content-type": f"multipart/related; boundary={boundary}",
    }
    if source.size is not None:
        headers["content-length"] = str(len(head) + source.size + len(tail))
    url = with_query(request.url, "uploadType=multipart")
    return evolve(request, url=url, headers=headers, body=_body(head, source, tail))


def with_query(url: str, pair: str) -> str:
    """A URL with one more pair in its query."""
    return f"{url}{'&' if '?' in url else '?'}{pair}"


def _boundary(message: bytes, media: Media) -> str:
    """128 random bits, which are in no file; where it costs nothing, that is looked up."""
    while True:
        boundary = secrets.token_hex(16)
        seen = message + media.content if isinstance(media.content, bytes) else message
        if boundary.encode() not in seen:
            return boundary


def _body(head: bytes, source: Source, tail: bytes) -> Callable[[], AsyncIterable[bytes]]:
    async def pieces() -> AsyncIterator[bytes]:
        await source.rewind(0)
        if head:
            yield head
        while piece := await source.read(_PIECE):
            yield piece
        if tail:
            yield tail

    return pieces
