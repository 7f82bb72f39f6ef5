"""What a client's user sees of each attempt, and may stand around it with. Sends nothing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol

from attrs import frozen

from .errors import Error
from .request import Request
from .response import Response
from .retry import RetryPolicy

Next = Callable[[Request], Awaitable[Response]]


class Middleware(Protocol):
    """Stands around each attempt: gets the signed request, calls the inner one, returns the response."""

    def __call__(self, request: Request, inner: Next) -> Awaitable[Response]: ...


@frozen
class Attempt:
    """One attempt, as hooks and the log see it: names, times and sizes, never bodies or credentials.

    `started` is in seconds since the epoch, as spans want it. `status` is 0 when there was no answer. `wait` is the
    sleep before the next attempt, `None` after the last.
    """

    method_id: str
    number: int
    started: float
    seconds: float
    status: int
    error: Error | None
    wait: float | None


Hook = Callable[[Attempt], None]


@frozen(kw_only=True)
class SendOptions:
    """A client's defaults for each of its calls; see `CallOptions`."""

    timeout: float = 300.0
    deadline: float = 600.0
    retry: RetryPolicy = RetryPolicy()  # noqa: RUF009  # frozen
    hooks: Sequence[Hook] = ()
    middleware: Sequence[Middleware] = ()
