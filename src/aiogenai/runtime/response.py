"""An answer whose head is here and whose body is not: read whole, or in pieces as they arrive. Knows no JSON."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping

import aiohttp

from .errors import DeadlineExceeded, ResponseTooLarge
from .exchange import Exchange
from .translation import FOREIGN, translate


class Response:
    """One HTTP answer: its head is read, its body is not yet. `url` is without its query.

    `deadline` is the loop's time at which `chunks` gives up, or `None`.
    """

    __slots__ = ("_limit", "_raw", "_timeout", "deadline", "headers", "reason", "status")

    def __init__(self, raw: aiohttp.ClientResponse | Exchange, limit: int, timeout: aiohttp.ClientTimeout) -> None:
        self._raw = raw
        self._limit = limit
        self._timeout = timeout
        self.deadline: float | None = None
        self.status: int = raw.status
        self.reason: str = raw.reason or ""
        self.headers: Mapping[str, str] = raw.headers

    @property
    def url(self) -> str:
        return str(self._raw.url.with_query(None))

    async def read(self) -> bytes:
        """The whole body; the connection is free afterwards.

        Raises:
            ResponseTooLarge: It is larger than the client's `max_response`.
            ConnectionLost: It was cut.
            Timeout: No byte came for the read timeout.
        """
        plain = "content-encoding" not in self.headers
        try:
            if plain and (self._raw.content_length or self._limit + 1) <= self._limit:
                return await self._raw.read()
            pieces: list[bytes] = []
            size = 0
            async for piece in self._raw.content.iter_any():
                size += len(piece)
                if size > self._limit:
                    raise ResponseTooLarge(limit=self._limit, code=self.status)
                pieces.append(piece)
            return b"".join(pieces)
        except FOREIGN as error:
            failure = translate(error, sent=True, timeout=self._timeout)
        except BaseException:
            self.close()
            raise
        self.close()
        raise failure

    def chunks(self) -> AsyncIterator[bytes]:
        """The body in pieces as they arrive; raises as `read` does, without a limit of size."""
        return _Pieces(self._raw.content, self.deadline, self._timeout)

    def close(self) -> None:
        """Gives the connection back if the body was read, and drops it at once if not."""
        if self._raw.content.at_eof():
            self._raw.release()
        else:
            self._raw.close()


class _Pieces:
    """No generator: one left half-read would need a task to end it, and could not go on after a cancelled wait."""

    __slots__ = ("_content", "_deadline", "_timeout")

    def __init__(self, content: aiohttp.StreamReader, deadline: float | None, timeout: aiohttp.ClientTimeout) -> None:
        self._content = content
        self._deadline = deadline
        self._timeout = timeout

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        try:
            if self._deadline is None:
                piece = await self._content.readany()
            else:
                async with asyncio.timeout_at(self._deadline):
                    piece = await self._content.readany()
        except FOREIGN as error:
            failure = translate(error, sent=True, timeout=self._timeout)
        else:
            if not piece:
                raise StopAsyncIteration
            return piece
        if self._deadline is not None and asyncio.get_running_loop().time() >= self._deadline:
            raise DeadlineExceeded("the deadline passed before the body ended")
        raise failure
