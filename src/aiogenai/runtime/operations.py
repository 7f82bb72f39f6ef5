"""A long-running operation at the server, awaitable here. Given the functions that poll, cancel and delete it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Generic, Literal, NoReturn, Protocol, Self, TypeVar, cast

from .base import Maybe, Model
from .converter import dump, load
from .errors import (
    Error,
    NotFound,
    OperationCancelled,
    OperationError,
    OperationExpired,
    OperationFailed,
    OperationTimeout,
    ProtocolError,
    ResourceExhausted,
    StatusError,
    Unavailable,
    operation_error,
)
from .polling import Pace, Polling

R = TypeVar("R")
M = TypeVar("M")
T = TypeVar("T")

OperationState = Literal["running", "succeeded", "failed", "cancelled", "expired"]

_ENDS: dict[str, OperationState] = {
    "FAILED": "failed",
    "CANCELLED": "cancelled",
    "CANCELED": "cancelled",
    "EXPIRED": "expired",
}
"""How the `state` of a job's metadata ends (`JOB_STATE_FAILED`), when it ended without a result. Others go on."""


class OperationMessage(Protocol):
    """An operation as the API gives it; more than one schema has this form."""

    @property
    def name(self) -> Maybe[str]: ...
    @property
    def done(self) -> Maybe[bool]: ...
    @property
    def error(self) -> Maybe[Model]: ...
    @property
    def metadata(self) -> Maybe[dict[str, Any]]: ...
    @property
    def response(self) -> Maybe[dict[str, Any]]: ...


class Operation(Generic[R, M]):
    """Something the server does that takes its time. It goes on whether or not anybody waits for it.

    ```python
    operation = await client.tuned_models.create(...)
    model = await operation.result(timeout=3600)
    ```

    Keep its `name` to find it again, also from another process: `await client.resume(name)`.

    Attributes:
        message: The operation as the API last gave it.
    """

    def __init__(
        self,
        message: OperationMessage,
        result: type[R],
        metadata: type[M],
        *,
        poll: Callable[[str], Awaitable[OperationMessage]],
        cancel: Callable[[str], Awaitable[object]],
        delete: Callable[[str], Awaitable[object]],
        method_id: str = "",
    ) -> None:
        """Made by the client.

        Args:
            message: What the method answered that started it.
            result: What it gives in the end; `dict` when that is not known.
            metadata: What it says of its progress; `dict` when that is not known.
            poll: Gives the operation of a name anew; has already tried again.
            cancel: Asks the server to stop the operation of a name.
            delete: Makes the server forget the operation of a name.
            method_id: For errors.
        """
        self.message: OperationMessage = message
        self._result = result
        self._metadata = metadata
        self._poll = poll
        self._cancel = cancel
        self._delete = delete
        self._method_id = method_id

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.name or '(no name)'}, {self.state}>"

    @property
    def name(self) -> str:
        """Its name at the server; empty when it was done at once and has none."""
        return self.message.name or ""

    @property
    def done(self) -> bool:
        """Whether it ended, well or not."""
        return self.state != "running"

    @property
    def state(self) -> OperationState:
        """Where it stands."""
        message = self.message
        if message.error:
            error = self.error
            return "cancelled" if error is not None and error.status == "CANCELLED" else self._job_state() or "failed"
        return self._job_state() or ("succeeded" if message.done else "running")

    @property
    def metadata(self) -> M | None:
        """What it says of its progress, if anything."""
        tree = self.message.metadata
        return _read(self._metadata, tree) if tree else None

    @property
    def response(self) -> R | None:
        """What it gave; `None` while it runs, and when it failed."""
        return _read(self._result, self.message.response or {}) if self.state == "succeeded" else None

    @property
    def error(self) -> StatusError | None:
        """Why it failed, as the same class that an answer with this status is."""
        status = self.message.error
        return operation_error(dump(type(status), status), self._method_id) if status else None

    async def result(
        self,
        *,
        timeout: float | None = 900.0,  # noqa: ASYNC109  # of the wait, not of the operation
        on_progress: Callable[[Self], object] | None = None,
        polling: Polling = Polling(),  # noqa: B008  # frozen
        pace: Pace | None = None,
    ) -> R:
        """Waits until it ends, and gives what it made.

        Args:
            timeout: Seconds to wait for it in all; `None` waits as long as it takes.
            on_progress: Called after each poll with this operation.
            polling: The waits between polls.
            pace: Shared by the waits for many operations, keeps their polls together to a rate.

        Raises:
            OperationFailed: It failed, or was cancelled (`OperationCancelled`) or expired (`OperationExpired`).
            OperationTimeout: It still runs after `timeout`. Nothing was cancelled.
            Error: It could not be polled. It may still be running: `result` can be called again.
        """
        if not self.done:
            scope = asyncio.timeout(timeout)
            try:
                async with scope:
                    await self._ended(on_progress, polling, pace)
            except TimeoutError as error:
                if isinstance(error, Error) or not scope.expired():
                    raise
                late = True
            else:
                late = False
            if late:
                raise OperationTimeout(
                    f"not done after {timeout:g} s; it goes on at the server", name=self.name, method_id=self._method_id
                )
        if self.state != "succeeded":
            self._raise()
        return _read(self._result, self.message.response or {})

    async def refresh(self) -> Self:
        """Asks the server how it stands.

        Raises:
            OperationExpired: The server does not know it any more.
            ProtocolError: It was done, and now it is not.
        """
        was_done = bool(self.message.done)
        try:
            message = await self._poll(self._named())
        except NotFound as error:
            raise OperationExpired(
                "the server does not know it any more", name=self.name, error=error, method_id=self._method_id
            ) from error
        if was_done and not message.done:
            raise ProtocolError(f"{self.name} was done and is not any more", method_id=self._method_id)
        self.message = message
        return self

    async def cancel(self) -> None:
        """Asks the server to stop it. That may take a while, or come too late: `result` or `refresh` tell."""
        await self._cancel(self._named())

    async def delete(self) -> None:
        """Makes the server forget it. This does not stop it."""
        await self._delete(self._named())

    async def _ended(self, on_progress: Callable[[Self], object] | None, polling: Polling, pace: Pace | None) -> None:
        clock = asyncio.get_running_loop().time
        polls = 0
        wait = polling.wait(polls)
        while not self.done:
            await asyncio.sleep(wait)
            if pace is not None:
                await asyncio.sleep(pace.turn(clock()))
            polls += 1
            wait = polling.wait(polls)
            try:
                await self.refresh()
            except (ResourceExhausted, Unavailable) as error:
                if error.retry_delay is None or error.daily:
                    raise
                wait = max(wait, error.retry_delay)
                continue
            if on_progress is not None:
                on_progress(self)

    def _named(self) -> str:
        if not self.name:
            raise OperationError("the operation has no name: it was done at once", method_id=self._method_id)
        return self.name

    def _job_state(self) -> OperationState | None:
        state = (self.message.metadata or {}).get("state")
        return _ENDS.get(state.rpartition("_")[2]) if isinstance(state, str) else None

    def _raise(self) -> NoReturn:
        kind = {"cancelled": OperationCancelled, "expired": OperationExpired}.get(self.state, OperationFailed)
        error = self.error
        said = error.message if error else f"the operation ended as {self.state}"
        if error and self.message.response:
            said += " (the server gave a response, too)"
        raise kind(said, name=self.name, error=error, metadata=self.metadata, method_id=self._method_id) from error


def _read(schema: type[T], tree: dict[str, Any]) -> T:
    kind: object = schema
    if not isinstance(kind, type) or not issubclass(kind, Model):  # `dict[str, Any]` is no type
        return cast("T", tree)
    return load(schema, {name: value for name, value in tree.items() if name != "@type"})
