"""The body of one streamed answer as typed chunks, with every way in which it may break or end too early told apart."""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from typing import Any, Generic, TypeVar

import orjson

from .base import Model
from .converter import decode, load
from .error_body import is_error_tree
from .errors import (
    DecodeError,
    Error,
    IncompleteStream,
    ResponseTooLarge,
    StreamInterrupted,
    TransportError,
    stream_error,
)
from .framing import Framing
from .merging import Merging
from .response import Response
from .sse import TooLarge

T = TypeVar("T", bound=Model)

_DONE = b"[DONE]"
_DRAIN = 0.1
_LARGE = 1024 * 1024


class Chunks(Generic[T]):
    """Reads `response` as far as it is asked to: memory is bounded by one message, and what is kept of all of them.

    Attributes:
        came: The chunks that were given out.
        over: Whether the stream came to its proper end.
    """

    def __init__(self, response: Response, schema: type[T], method_id: str, limit: int) -> None:
        self.response = response
        self.came: Merging[T] = Merging(schema, limit)
        self.over: bool = False
        self._schema = schema
        self._method_id = method_id
        self._limit = limit
        self._pieces = response.chunks()
        self._framing = Framing(limit)
        self._ready: deque[bytes] = deque()
        self._at_end = False  # of the bytes
        self._tree: Any = None  # of a large message that waits for its turn
        self._last: T | None = None
        self._first: T | None = None

    async def begin(self) -> None:
        """Reads until the first chunk is there. Raises as `next` does, so that its caller may still begin anew."""
        self._first = await self.next()

    async def next(self) -> T | None:
        """The next chunk; `None` after the last one.

        Raises:
            StatusError: The server reports an error inside the stream.
            StreamInterrupted: The connection broke after the first chunk; before it, a `TransportError` says so.
            IncompleteStream: The stream ended before its end, after the first chunk.
            DecodeError: What came is no stream of these chunks, or nothing came at all.
        """
        if self._first is not None:
            first, self._first = self._first, None
            return first
        while not self.over:
            if self._ready:
                if len(self._ready[0]) >= _LARGE:
                    return await self._load_in_turns()
                data = self._ready.popleft()
                if len(data) < 20 and data.strip() in {b"", _DONE}:
                    if data.strip():
                        self._check_end()
                        await self._finish()
                    continue  # without data: a heartbeat
                return self._loaded(self._decoded(data), data)
            if self._at_end:
                self._check_end()
                await self._finish()
            else:
                await self._read()
        return None

    async def _read(self) -> None:
        try:
            piece = await anext(self._pieces, None)
        except TransportError as error:
            if not self.came.count:
                raise
            raise StreamInterrupted(f"the stream broke after {self.came.count} chunks: {error.message}") from error
        try:
            if piece is None:
                self._at_end = True
                self._take_unterminated()
            else:
                self._ready.extend(self._framing.feed(piece))
        except TooLarge as error:
            raise ResponseTooLarge(str(error), limit=self._limit, code=self.response.status) from None
        except ValueError as error:
            raise self._not_decoded(f"the stream is not JSON: {error}", self._framing.start) from error

    def _take_unterminated(self) -> None:
        data = self._framing.end()
        if data is None:
            return
        if data.strip() != _DONE:
            try:
                decode(data)
            except DecodeError:
                raise self._cut("in the middle of a chunk") from None
        self._ready.append(data)

    async def _load_in_turns(self) -> T:
        """Joining, decoding and loading a large message take their time each: other tasks run in between."""
        await asyncio.sleep(0)
        if self._tree is None:
            self._tree = self._decoded(self._ready[0])
            await asyncio.sleep(0)
        tree, self._tree = self._tree, None
        return self._loaded(tree, self._ready.popleft())

    def _decoded(self, data: bytes) -> Any:
        try:
            tree = decode(data)
        except DecodeError as error:
            raise self._not_decoded(error.message, data) from error
        if is_error_tree(tree):
            raise stream_error(tree, self._method_id)
        return tree

    def _loaded(self, tree: Any, data: bytes) -> T:
        try:
            chunk = load(self._schema, tree)
        except DecodeError as error:
            raise self._not_decoded(error.message, data) from error
        self.came.add(chunk, len(data))
        self._last = chunk
        return chunk

    def _check_end(self) -> None:
        stray = self._framing.stray
        if stray:
            with contextlib.suppress(ValueError):
                tree = orjson.loads(stray)
                if is_error_tree(tree):
                    raise stream_error(tree, self._method_id)
        if self._last is None:
            start = self._framing.start
            raise self._not_decoded("the answer is no stream" if start.strip() else "the stream is empty", start)
        if stray or not self._framing.complete:
            raise self._cut("in the middle of a chunk")
        whole = self.came.merged() or self._last
        if not whole._ends_stream():  # noqa: SLF001  # the stream's half of Model
            raise self._cut("without a reason to finish")

    async def _finish(self) -> None:
        """The server may close the body a moment after `[DONE]`: then the connection can be used again."""
        self.over = True
        self._ready.clear()
        try:
            if not self._at_end:
                async with asyncio.timeout(_DRAIN):
                    while await anext(self._pieces, None) is not None:
                        pass
        except (Error, TimeoutError):
            pass
        finally:
            self.response.close()

    def _cut(self, where: str) -> Error:
        if self._last is None:
            return self._not_decoded(f"the stream was cut {where}", self._framing.start)
        return IncompleteStream(f"the stream ended {where}, after {self.came.count} chunks: the answer is cut")

    def _not_decoded(self, message: str, body: bytes) -> DecodeError:
        return DecodeError(message, code=self.response.status, headers=self.response.headers, body=body)
