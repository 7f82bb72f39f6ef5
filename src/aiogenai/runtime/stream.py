"""A streamed answer as its caller has it: opened late, closed early. Given the functions that open it, never sends."""

from __future__ import annotations

import contextlib
import warnings
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from typing import Any, Generic, Literal, Self, TypeVar

from .base import Model
from .chunks import Chunks
from .errors import Error, StreamError
from .options import ResponseInfo
from .response import Response
from .sse import LIMIT

T = TypeVar("T", bound=Model)

Begin = Callable[[Response], Awaitable[None]]
"""Takes a response whose body is still to come, and reads up to its first chunk."""


class Stream(Generic[T]):
    """The chunks of a streamed answer. Nothing is sent before it is iterated or entered.

    ```python
    async with client.models.stream_generate_content(...) as stream:
        async for chunk in stream:
            print(chunk.text, end="")
        whole = await stream.final()
    ```

    A plain `async for` does too: leaving its loop, in whatever way, drops the connection at once. Inside `async with`
    the connection stays until the block is left, so that a second loop goes on where the first one stopped.

    Every error that ends a stream has in `partial` what came before it, merged into one message. A stream that was
    read to its end gives its connection back.
    """

    def __init__(
        self,
        open: Callable[[Begin], Awaitable[object]],  # noqa: A002  # the word for it
        schema: type[T],
        method_id: str = "",
        *,
        limit: int = LIMIT,
    ) -> None:
        """Made by the client.

        Args:
            open: Sends the request, raises for statuses that are errors, and hands the response to what it is given,
                which reads up to the first chunk: until then, an attempt that fails can be repeated.
            schema: What a chunk is; knows how chunks merge, and which one may be the last.
            method_id: For errors.
            limit: Bytes of one chunk, and of all chunks that are kept for `final` and for `partial`.
        """
        self._open = open
        self._schema = schema
        self._method_id = method_id
        self._limit = limit
        self._chunks: Chunks[T] | None = None
        self._state: Literal["new", "open", "done", "failed", "closed"] = "new"
        self._entered = False

    def __repr__(self) -> str:
        came = self._chunks.came.count if self._chunks else 0
        return f"<{type(self).__name__} of {self._schema.__name__}, {self._state}, {came} chunks>"

    @property
    def response(self) -> ResponseInfo:
        """What the answer says beside its chunks, once the stream is open."""
        if self._chunks is None:
            raise self._fault("the stream is not open yet: enter or iterate it first")
        response = self._chunks.response
        return ResponseInfo.of(response.status, response.headers)

    async def final(self) -> T:
        """Reads what is left, and gives all chunks as one message.

        Raises:
            StreamError: The stream broke or was closed before its end, or is too large to be kept.
        """
        async for _ in self:
            pass
        if self._state != "done":
            why = "broke" if self._state == "failed" else "was closed"
            raise self._fault(f"the stream {why} before its end")
        whole = self._partial()
        if whole is None:
            raise self._fault(f"the stream is larger than {self._limit} bytes: its chunks are not kept")
        return whole

    def close(self) -> None:
        """Drops the connection, from any task; a loop that waits for a chunk ends as if there were none. Idempotent."""
        if self._state in {"new", "open"}:
            self._state = "closed"
        if self._chunks is not None:
            self._chunks.response.close()

    async def aclose(self) -> None:
        """The same as `close`, for `contextlib.aclosing`."""
        self.close()

    async def __aenter__(self) -> Self:
        self._entered = True
        try:
            await self._opened()
        except Error as error:
            raise self._failed(error)  # noqa: B904  # it is the same error
        return self

    async def __aexit__(self, *_: object) -> None:
        self.close()
        self._entered = False

    def __aiter__(self) -> AsyncIterator[T]:
        return _Loop(self)

    def __anext__(self) -> Coroutine[Any, Any, T]:
        return self._step(self)

    async def _step(self, loop: object) -> T:
        """The next chunk, for `loop`, which lives until it is there."""
        try:
            chunk = await self._next()
        except Error as error:
            if self._closed():  # by another task, while this one was reading
                raise StopAsyncIteration from None
            raise self._failed(error)  # noqa: B904  # it is the same error
        finally:
            del loop  # which a traceback would keep, and with it the connection
        if chunk is None:
            raise StopAsyncIteration
        return chunk

    async def _next(self) -> T | None:
        await self._opened()
        if self._state != "open" or self._chunks is None:
            return None
        chunk = await self._chunks.next()
        if chunk is None and self._state == "open":
            self._state = "done"
        return chunk

    async def _opened(self) -> None:
        if self._state == "new":
            await self._open(self._begin)
            if self._state == "new":  # and not closed by another task meanwhile
                self._state = "open"

    async def _begin(self, response: Response) -> None:
        if self._closed():
            response.close()
            return
        self._chunks = Chunks(response, self._schema, self._method_id, self._limit)
        try:
            await self._chunks.begin()
        except Error:
            if not self._closed():
                raise

    def _closed(self) -> bool:
        return self._state == "closed"

    def _failed(self, error: Error) -> Error:
        self.close()
        self._state = "failed"
        error.partial = self._partial()
        error.method_id = error.method_id or self._method_id
        return error

    def _fault(self, message: str) -> StreamError:
        error = StreamError(message, method_id=self._method_id)
        error.partial = self._partial()
        return error

    def _partial(self) -> T | None:
        return self._chunks.came.merged() if self._chunks else None

    def __del__(self) -> None:
        if self._state == "open":
            warnings.warn(f"{self!r} was not closed: use it in async with", ResourceWarning, source=self, stacklevel=2)
            with contextlib.suppress(RuntimeError):  # the loop is closed
                self.close()


class _Loop(Generic[T]):
    """One `async for`. It lives as long as the loop; with it goes the connection, unless an `async with` has that."""

    __slots__ = ("_stream",)

    def __init__(self, stream: Stream[T]) -> None:
        self._stream = stream

    def __aiter__(self) -> Self:
        return self

    def __anext__(self) -> Coroutine[Any, Any, T]:
        return self._stream._step(self)  # noqa: SLF001  # of the same module

    def __del__(self) -> None:
        if not self._stream._entered:  # noqa: SLF001  # of the same module
            with contextlib.suppress(RuntimeError):  # the loop is closed
                self._stream.close()
