"""A `Request` goes in, what its answer means comes out: the ladder of send methods, each adding the one thing it is
named for. Here, and only here, a request waits to be sent again. Knows no models.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from attrs import evolve, frozen

from .auth import Credentials
from .errors import DeadlineExceeded, Error, RedirectRefused, Timeout, Unauthenticated, status_error
from .options import CallOptions
from .request import Request, redirected
from .retry import RetryBudget, RetryPolicy, wait_before_retry
from .transport import Response, Transport

T = TypeVar("T")

logger = logging.getLogger("aiogenai")

Consume = Callable[[Response], Awaitable[T]]
"""What is done with a good answer, within the attempt: when it fails, the attempt failed."""

Next = Callable[[Request], Awaitable[Response]]
Middleware = Callable[[Request, Next], Awaitable[Response]]
"""Stands around each attempt: gets the signed request, calls the next one, returns the response."""

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_HOPS = 5


@frozen
class Attempt:
    """One attempt, as hooks and the log see it: names, times and sizes, never bodies or credentials.

    `status` is 0 when there was no answer. `wait` is the sleep before the next attempt, `None` after the last.
    """

    method_id: str
    number: int
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
    retry: RetryPolicy = RetryPolicy()
    hooks: Sequence[Hook] = ()
    middleware: Sequence[Middleware] = ()


class Sender:
    """Sends the requests of one client."""

    def __init__(self, transport: Transport, credentials: Credentials | None, options: SendOptions) -> None:
        self._transport = transport
        self._credentials = credentials
        self._options = options
        self._budget = RetryBudget()

    @property
    def _watched(self) -> bool:
        return bool(self._options.hooks) or logger.isEnabledFor(logging.DEBUG)

    async def send(self, request: Request, consume: Consume[T], options: CallOptions | None = None) -> T:
        """The answer of a call, consumed, within the call's deadline.

        Raises:
            DeadlineExceeded: The deadline passed; its `errors` are those of the attempts.
            TransportError: There was no answer, after all attempts.
            StatusError: The server said no, after all attempts.
        """
        options = options or _NO_OPTIONS
        seconds = self._options.deadline if options.deadline is None else options.deadline
        deadline = asyncio.get_running_loop().time() + seconds
        timeout = self._options.timeout if options.timeout is None else options.timeout
        return await self._send_with_retry(request, _Terms(deadline, timeout, None), consume, options.retry)

    async def open(
        self,
        request: Request,
        options: CallOptions | None = None,
        begin: Callable[[Response], Awaitable[None]] | None = None,
    ) -> Response:
        """A response whose body is still to come, for streams: no deadline unless one is given.

        `begin` reads what of the body belongs to the attempt: when it fails, the attempt failed.
        """

        async def begun(response: Response) -> Response:
            if begin is not None:
                await begin(response)
            return response

        options = options or _NO_OPTIONS
        deadline = None if options.deadline is None else asyncio.get_running_loop().time() + options.deadline
        timeout = self._options.timeout if options.timeout is None else options.timeout
        return await self._send_with_retry(request, _Terms(deadline, None, timeout), begun, options.retry)

    async def send_once(self, request: Request, options: CallOptions | None = None) -> Response:
        """One attempt, signed, whatever its status: for conversations that recover by their own rules (uploads)."""
        options = options or _NO_OPTIONS
        timeout = self._options.timeout if options.timeout is None else options.timeout
        return await self._open_followed(await self._signed(request), timeout)

    async def _send_with_retry(
        self, request: Request, terms: _Terms, consume: Consume[T], policy: RetryPolicy | None
    ) -> T:
        policy = policy or self._options.retry
        errors: list[Error] = []
        taken = 0.0
        while True:
            number = len(errors) + 1
            started = time.monotonic()
            try:
                result = await self._send_within(request, terms, consume)
            except Error as error:
                errors.append(error)
                error.method_id, error.attempts = request.method.id, number
                if isinstance(error, DeadlineExceeded):
                    raise _expired(request, errors) from (errors[-2] if len(errors) > 1 else error.__cause__)
                wait = wait_before_retry(error, number, request.method.safety, policy)
                price = None
                if wait is not None and terms.deadline is not None and _now() + wait >= terms.deadline:
                    wait, error.retry_suppressed = None, "deadline"
                if wait is not None and (price := self._budget.take(error)) is None:
                    wait, error.retry_suppressed = None, "quota"
                self._report(Attempt(request.method.id, number, time.monotonic() - started, _code(error), error, wait))
                if wait is None:
                    raise
                taken += price or 0.0
            else:
                self._budget.give_back(taken)
                if self._watched:
                    self._report(Attempt(request.method.id, number, time.monotonic() - started, 200, None, None))
                return result
            request = evolve(request, headers={**request.headers, "x-aiogenai-attempt": str(number + 1)})
            await asyncio.sleep(wait)

    async def _send_within(self, request: Request, terms: _Terms, consume: Consume[T]) -> T:
        """One attempt, within its own timeout and the deadline."""
        ends = terms.attempt_ends(_now())
        if ends is None:
            return await self._send_authorized(request, terms, consume)
        try:
            async with asyncio.timeout_at(ends) as scope:
                return await self._send_authorized(request, terms, consume)
        except TimeoutError as error:
            if not scope.expired() or isinstance(error, Error):
                raise
        # Raised out here, so that it does not drag along the frames of what was cancelled: they hold headers.
        if ends == terms.deadline:
            raise DeadlineExceeded
        raise Timeout(f"no whole answer within {terms.total:g} s", kind="read", seconds=terms.total)

    async def _send_authorized(self, request: Request, terms: _Terms, consume: Consume[T]) -> T:
        """Signs; when the server does not accept the credentials, renews them once where that can help."""
        try:
            return await self._send_once(await self._signed(request), terms, consume)
        except Unauthenticated:
            if self._credentials is None or not await self._credentials.refresh():
                raise
            return await self._send_once(await self._signed(request), terms, consume)

    async def _signed(self, request: Request) -> Request:
        if self._credentials is None:
            return request
        headers = {**request.headers, **await self._credentials.headers()}
        return Request(request.verb, request.url, request.method, headers, request.body)

    async def _send_once(self, request: Request, terms: _Terms, consume: Consume[T]) -> T:
        """Opens, and turns an error status into its error."""
        response = await self._open_followed(request, terms.idle)
        response.deadline = terms.deadline
        try:
            if not 200 <= response.status < 300:
                body = await response.read()
                raise status_error(response.status, response.reason, response.headers, body, request.method.id)
            return await consume(response)
        except BaseException:
            response.close()
            raise

    async def _open_followed(self, request: Request, idle: float | None) -> Response:
        """Follows redirects, on the same origin only."""
        opened: Next = lambda sent: self._transport.open(sent, read_timeout=idle)  # noqa: E731  # bound to `idle`
        for middleware in reversed(self._options.middleware):
            opened = _around(middleware, opened)
        for _ in range(_HOPS + 1):
            response = await opened(request)
            if response.status not in _REDIRECTS or "location" not in response.headers:
                return response
            response.close()
            request = redirected(request, response.status, response.headers["location"])
        raise RedirectRefused(f"more than {_HOPS} redirects", code=response.status, method_id=request.method.id)

    def _report(self, attempt: Attempt) -> None:
        if logger.isEnabledFor(logging.DEBUG):
            logger.debug(
                "%s attempt %d: %s in %.3f s%s",
                attempt.method_id,
                attempt.number,
                attempt.status or type(attempt.error).__name__,
                attempt.seconds,
                "" if attempt.wait is None else f", again in {attempt.wait:.3f} s",
            )
        for hook in self._options.hooks:
            hook(attempt)


@frozen
class _Terms:
    """The times of a call: when it must be over, how long an attempt may take, how long a body may be silent."""

    deadline: float | None
    total: float | None
    idle: float | None

    def attempt_ends(self, now: float) -> float | None:
        ends = [self.deadline] if self.deadline is not None else []
        if self.total is not None:
            ends.append(now + self.total)
        return min(ends, default=None)


_NO_OPTIONS = CallOptions()


def _around(middleware: Middleware, inner: Next) -> Next:
    return lambda request: middleware(request, inner)


def _now() -> float:
    return asyncio.get_running_loop().time()


def _code(error: Error) -> int:
    code: object = getattr(error, "code", 0)
    return code if isinstance(code, int) else 0


def _expired(request: Request, errors: list[Error]) -> DeadlineExceeded:
    past = tuple(errors[:-1])
    return DeadlineExceeded("the deadline passed", errors=past, method_id=request.method.id, attempts=len(errors))
