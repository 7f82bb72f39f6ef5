"""A body that is too large to be held: iterated, or written to a path. Given the function that opens it."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from os import PathLike
from pathlib import Path
from typing import BinaryIO, Self

from .content import Content
from .errors import ConnectionLost, DeadlineExceeded, Error, ResponseTooLarge, TransportError
from .media import MIB, Progress, close_file, open_file
from .response import Response
from .retry import RetryPolicy, wait_before_retry

_AT_ONCE = MIB

Open = Callable[[Mapping[str, str]], Awaitable[Response]]


class Download:
    """Media to be downloaded. Nothing is sent before it is used; each use starts anew.

    ```python
    await client.environments.files.media.download(...).to_path("result.bin")
    content = await client.environments.files.media.download(...).read()
    async for piece in client.environments.files.media.download(...):
        ...
    ```

    A connection that breaks is opened again for the bytes that are missing, as long as the server still has the same
    content. Where the server gives an MD5 checksum, it is checked at the end. Leaving a loop drops the connection.

    Raises:
        TransportError: While used: the connection broke more often than is repeated.
        ContentChanged: The content changed at the server between two connections.
        ChecksumMismatch: At the end: these are not the bytes that the server's checksum describes.
    """

    def __init__(
        self,
        open: Open,  # noqa: A002  # the word for it
        method_id: str = "",
        *,
        retry: RetryPolicy | None = None,
        deadline: float | None = None,
        limit: int = 512 * MIB,
    ) -> None:
        """Made by the client.

        Args:
            open: Sends the request with more headers; has already tried again, and raised on error statuses.
            method_id: For errors.
            retry: How often it is opened again while nothing comes.
            deadline: Seconds for each use of it, over all connections.
            limit: Bytes that `read` takes into memory.
        """
        self._open = open
        self._method_id = method_id
        self._retry = retry or RetryPolicy(attempts=5)
        self._deadline = deadline
        self._limit = limit

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._walk()

    async def read(self) -> bytes:
        """All of it, in memory.

        Raises:
            ResponseTooLarge: It is larger than the client takes.
        """
        pieces: list[bytes] = []
        size = 0
        async for piece in self:
            pieces.append(piece)
            size += len(piece)
            if size > self._limit:
                raise ResponseTooLarge(limit=self._limit, method_id=self._method_id)
        return b"".join(pieces)

    async def to_path(
        self, path: str | PathLike[str], *, on_progress: Callable[[Progress], object] | None = None
    ) -> int:
        """Writes it to a file, off the event loop, and gives its size. The file appears when it is whole.

        Raises:
            OSError: The file can't be written.
        """
        target = Path(path)
        part = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
        file = await open_file(part, "xb")
        try:
            try:
                size = await self._write(file, on_progress)
            finally:
                await close_file(file)
            await asyncio.to_thread(part.replace, target)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        return size

    async def _write(self, file: BinaryIO, on_progress: Callable[[Progress], object] | None) -> int:
        walk = self._walk()
        held = bytearray()
        written = 0
        while (piece := await anext(walk, None)) is not None:
            held += piece
            if len(held) >= _AT_ONCE:
                written += await asyncio.to_thread(file.write, bytes(held))
                held.clear()
                if on_progress is not None:
                    on_progress(Progress(done=written, total=walk.content.total))
        written += await asyncio.to_thread(file.write, bytes(held))
        if on_progress is not None:
            on_progress(Progress(done=written, total=walk.content.total))
        return written

    def _walk(self) -> _Walk:
        return _Walk(self._open, self._method_id, self._retry, self._deadline)


class _Walk:
    """One walk over the bytes, over as many connections as it takes."""

    def __init__(self, open: Open, method_id: str, retry: RetryPolicy, seconds: float | None) -> None:  # noqa: A002  # as in Download
        self.content = Content()
        self._open = open
        self._method_id = method_id
        self._retry = retry
        self._response: Response | None = None
        self._pieces: AsyncIterator[bytes] | None = None
        self._deadline = None if seconds is None else asyncio.get_running_loop().time() + seconds
        self._failures = 0
        self._over = False

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> bytes:
        scope = asyncio.timeout_at(self._deadline)
        try:
            async with scope:
                while not self._over:
                    piece = await self._next_piece()
                    if piece:
                        return piece
        except (Error, TimeoutError) as raised:
            self._drop()
            if not isinstance(raised, Error) and not scope.expired():
                raise
            error = raised if isinstance(raised, Error) else DeadlineExceeded("the deadline passed before the end")
            error.method_id = error.method_id or self._method_id
        else:
            raise StopAsyncIteration
        raise error

    async def _next_piece(self) -> bytes:
        """The next new bytes; none at the end, or when there must be another connection first."""
        if self._pieces is None:
            headers = self.content.wanted_headers()
            if self._failures:
                headers["x-aiogenai-attempt"] = str(self._failures + 1)
            self._response = await self._open(headers)
            self.content.begin(self._response.status, self._response.headers)
            self._pieces = self._response.chunks()
        try:
            piece = await anext(self._pieces, None)
            if piece is not None:
                piece = self.content.take(piece)
                if piece:
                    self._failures = 0
                return piece
            if not self.content.is_whole:
                raise ConnectionLost("the body was cut")
        except TransportError as error:
            self._drop()
            self._failures += 1
            wait = wait_before_retry(error, self._failures, "safe", self._retry)
            if wait is None or not self.content.can_go_on:
                raise
            await asyncio.sleep(wait)
            return b""
        self._over = True
        self._drop()
        self.content.check()
        return b""

    def _drop(self) -> None:
        response, self._response, self._pieces = self._response, None, None
        if response is not None:
            response.close()

    def __del__(self) -> None:
        with contextlib.suppress(RuntimeError):  # the loop is closed
            self._drop()
