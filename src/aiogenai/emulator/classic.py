"""The older resumable protocol: PUT with Content-Range, 308 until all is there."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable, Mapping

from . import errors
from .session import GRANULE, Answer, Session
from .trees import Json

_RANGE = re.compile(r"bytes (?:(\d+)-(\d+)|\*)/(\d+|\*)")


async def answer(
    session: Session,
    verb: str,
    headers: Mapping[str, str],
    chunks: AsyncIterator[bytes],
    complete: Callable[[Session], Json],
) -> Answer:
    """A chunk, a question for the state, or the end of it. A chunk that was already taken is passed over.

    Raises:
        Refusal: The request breaks the protocol.
    """
    if verb == "DELETE":
        session.status = "cancelled"
        session.data.clear()
        return Answer(499, {})
    if session.status == "cancelled":
        raise errors.missing("the upload, which was cancelled")
    if session.reply is not None:
        return Answer(200, {}, session.reply)
    text = headers.get("Content-Range")
    if text is None:  # the rest in one request
        session.data.clear()
        await session.receive(chunks)
        return Answer(200, {}, complete(session))
    match = _RANGE.fullmatch(text.strip())
    if match is None:
        raise errors.invalid(f"The content range {text!r} is malformed.")
    total = None if match[3] == "*" else int(match[3])
    if match[1] is not None:
        await _take(session, int(match[1]), int(match[2]), total, chunks)
    if total is not None and len(session.data) == total:
        return Answer(200, {}, complete(session))
    return _incomplete(session, headers)


async def _take(session: Session, first: int, last: int, total: int | None, chunks: AsyncIterator[bytes]) -> None:
    if first > len(session.data):
        raise errors.invalid(f"The chunk starts at {first}, but only {len(session.data)} bytes are here.")
    if (last + 1) % GRANULE and last + 1 != total:
        raise errors.invalid(f"All chunks but the last must end at a multiple of {GRANULE} bytes.")
    old = len(session.data) - first
    if old:
        chunks = _without(chunks, old)
    await session.receive(chunks)
    if len(session.data) != last + 1 and old <= last - first:
        del session.data[first + old :]
        raise errors.invalid(f"The chunk does not have the {last + 1 - first} bytes that its range says.")


async def _without(chunks: AsyncIterator[bytes], count: int) -> AsyncIterator[bytes]:
    async for chunk in chunks:
        if count >= len(chunk):
            count -= len(chunk)
        else:
            yield chunk[count:]
            count = 0


def _incomplete(session: Session, headers: Mapping[str, str]) -> Answer:
    """308; or 200 that says so, for callers behind proxies that would follow it as a redirect."""
    told = {"Range": f"bytes=0-{len(session.data) - 1}"} if session.data else {}
    if headers.get("X-GUploader-No-308", "").lower() == "yes":
        return Answer(200, {**told, "X-HTTP-Status-Code-Override": "308"})
    return Answer(308, told)
