"""A `Request` goes in, what its answer means comes out: a ladder of methods, each adding what it is named for.

Here, and only here, a request waits to be sent again. Knows no models.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import TypeVar

from attrs import define, field

from .attempts import Attempt, Next, SendOptions
from .auth import ApiKey, Credentials
from .errors import DeadlineExceeded, Error, RedirectRefused, Timeout, Unauthenticated, status_error
from .options import CallOptions, ResponseInfo
from .request import Request, redirected
from .response import Response
from .retry import RetryBudget, RetryPolicy, is_stale, wait_before_retry
from .transport import Transport

T = TypeVar("T")

logger: logging.Logger = logging.getLogger("aiogenai")

Consume = Callable[[Response], Awaitable[T]]
"""What is done with a good answer, within the attempt: when it fails, the attempt failed."""

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_HOPS = 5


class Sender:
    """Sends the requests of one client."""

    def __init__(self, transport: Transport, credentials: Credentials | None, options: SendOptions) -> None:
        self._transport = transport
        self._credentials = credentials
        self._options = options
        self._budget = RetryBudget()
        # The transport keeps the times of its own work; what else may take long needs a scope around it.
        self._fixed = credentials.fixed if isinstance(credentials, ApiKey) else None
        self._scoped = bool(options.middleware) or self._fixed is None

    @property
    def _watched(self) -> bool:
        return bool(self._options.hooks) or logger.isEnabledFor(logging.DEBUG)

    def send(self, request: Request, consume: Consume[T], options: CallOptions | None = None) -> Awaitable[T]:
        """The answer of a call, consumed, within the call's deadline.

        Raises:
            DeadlineExceeded: The deadline passed; its `errors` are those of the attempts.
            TransportError: There was no answer, after all attempts.
            StatusError: The server said no, after all attempts.
        """
        options = options or _NO_OPTIONS
        seconds = self._options.deadline if options.deadline is None else options.deadline
        timeout = self._options.timeout if options.timeout is None else options.timeout
        retry = options.retry or self._options.retry
        terms = _Terms(_now() + seconds, seconds, timeout, None, retry, options.on_response)
        return (self._send_within if self._scoped else self._send_with_retry)(request, terms, consume)

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
            response.deadline = terms.deadline
            if begin is not None:
                await begin(response)
            return response

        options = options or _NO_OPTIONS
        deadline = None if options.deadline is None else _now() + options.deadline
        idle = self._options.timeout if options.timeout is None else options.timeout
        terms = _Terms(deadline, None, None, idle, options.retry or self._options.retry, options.on_response)
        return await self._send_within(request, terms, begun)

    async def send_once(self, request: Request, *, signed: bool, options: CallOptions | None = None) -> Response:
        """One attempt, whatever its status: for conversations that recover by their own rules (uploads).

        Credentials that are not accepted any more are renewed once. No redirect is followed.
        """
        options = options or _NO_OPTIONS
        idle = self._options.timeout if options.timeout is None else options.timeout
        if not signed:
            return await self._exchanged(request, None, idle)
        response = await self._exchanged(await self._signed(request), None, idle)
        if response.status == 401 and self._credentials is not None:
            response.close()
            if await self._credentials.refresh():
                response = await self._exchanged(await self._signed(request), None, idle)
        return response

    async def _send_within(self, request: Request, terms: _Terms, consume: Consume[T]) -> T:
        """Ends everything at the deadline, also what is not the transport's."""
        scope = asyncio.timeout_at(terms.deadline)
        try:
            async with scope:
                return await self._send_with_retry(request, terms, consume)
        except TimeoutError as error:
            if not scope.expired() or isinstance(error, Error):
                raise
        # Raised out here, so that it does not drag along the frames of what was cancelled: they hold headers.
        raise _expired(request, terms)

    async def _send_with_retry(self, request: Request, terms: _Terms, consume: Consume[T]) -> T:
        """Repeats what failed and may be repeated, after a wait."""
        taken = 0.0
        while True:
            started = time.monotonic()
            try:
                result = await self._send_authorized(request, terms, consume)
            except Error as error:
                terms.errors.append(error)
                wait, price = self._next_attempt(request, terms, error)
                if self._watched:
                    self._report(request, terms, started, error, wait)
                if wait is None:
                    raise
            else:
                self._budget.give_back(taken)
                if self._watched:
                    self._report(request, terms, started, None, None)
                return result
            taken += price
            request = _with_headers(request, {"x-aiogenai-attempt": str(len(terms.errors) + 1)})
            await asyncio.sleep(wait)
            if terms.deadline is not None:
                terms.left = terms.deadline - _now()

    def _next_attempt(self, request: Request, terms: _Terms, error: Error) -> tuple[float | None, float]:
        """Seconds until the next attempt and what it costs; `None` when there is none, and the error says why.

        Raises:
            DeadlineExceeded: It was the deadline that ended the attempt.
        """
        number = len(terms.errors)
        error.method_id, error.attempts = request.method.id, number
        now = _now()
        if terms.deadline is not None and isinstance(error, Timeout) and now >= terms.deadline:
            terms.errors.pop()
            raise _expired(request, terms)
        wait = wait_before_retry(error, number, request.method.safety, terms.retry)
        if wait is None:
            return None, 0.0
        if terms.deadline is not None and now + wait >= terms.deadline:
            error.retry_suppressed = "deadline"
            return None, 0.0
        price = 0.0 if is_stale(error, number) else self._budget.take(error)
        if price is None:
            error.retry_suppressed = "quota"
            return None, 0.0
        return wait, price

    async def _send_authorized(self, request: Request, terms: _Terms, consume: Consume[T]) -> T:
        """Signs; when the server does not accept the credentials, renews them once where that can help."""
        try:
            fixed = self._fixed
            signed = await self._signed(request) if fixed is None else _with_headers(request, fixed)
            return await self._send_once(signed, terms, consume)
        except Unauthenticated:
            if self._credentials is None or not await self._credentials.refresh():
                raise
            return await self._send_once(await self._signed(request), terms, consume)

    async def _signed(self, request: Request) -> Request:
        if self._credentials is None:
            return request
        return _with_headers(request, await self._credentials.headers())

    async def _send_once(self, request: Request, terms: _Terms, consume: Consume[T]) -> T:
        """Opens, and turns an error status into its error."""
        response = await self._open(request, terms.attempt(), terms.idle)
        try:
            if not 200 <= response.status < 300:
                body = await response.read()
                raise status_error(response.status, response.reason, response.headers, body, request.method.id)
            if terms.on_response is not None:
                terms.on_response(ResponseInfo.of(response.status, response.headers))
            return await consume(response)
        except BaseException:
            response.close()
            raise

    async def _open(self, request: Request, total: float | None, idle: float | None) -> Response:
        """Follows redirects, on the same origin only; calls the middleware around each request."""
        hops = 0
        while True:
            response = await self._exchanged(request, total, idle)
            if response.status not in _REDIRECTS or "location" not in response.headers:
                return response
            response.close()
            hops += 1
            if hops > _HOPS:
                raise RedirectRefused(f"more than {_HOPS} redirects", code=response.status)
            request = redirected(request, response.status, response.headers["location"])

    def _exchanged(self, request: Request, total: float | None, idle: float | None) -> Awaitable[Response]:
        """One request and its answer, through the middleware."""
        if not self._options.middleware:
            return self._transport.open(request, total, idle)
        opened: Next = partial(self._transport.open, total=total, idle=idle)
        for middleware in reversed(self._options.middleware):
            opened = partial(middleware, inner=opened)
        return opened(request)

    def _report(self, request: Request, terms: _Terms, started: float, error: Error | None, wait: float | None) -> None:
        logged = logger.isEnabledFor(logging.DEBUG)
        number = len(terms.errors) + (error is None)
        seconds = time.monotonic() - started
        status = getattr(error, "code", 0) if error else 200
        attempt = Attempt(request.method.id, number, time.time() - seconds, seconds, status, error, wait)
        if logged:
            again = "" if wait is None else f", again in {wait:.3f} s"
            said = attempt.status or type(error).__name__
            logger.debug("%s attempt %d: %s in %.3f s%s", request.method.id, number, said, seconds, again)
        for hook in self._options.hooks:
            hook(attempt)


@define
class _Terms:
    """The times of a call, and what went wrong so far.

    `left` are the seconds until the deadline, `total` those that one attempt may take with its body, `idle` those
    that a body may be silent.
    """

    deadline: float | None
    left: float | None
    total: float | None
    idle: float | None
    retry: RetryPolicy
    on_response: Callable[[ResponseInfo], object] | None
    errors: list[Error] = field(factory=list[Error])

    def attempt(self) -> float | None:
        """Seconds for the next attempt, where the transport keeps its time."""
        if self.total is None or self.left is None:
            return None
        return min(self.total, self.left)


_NO_OPTIONS = CallOptions()


def _with_headers(request: Request, more: Mapping[str, str]) -> Request:
    return Request(request.verb, request.url, request.method, {**request.headers, **more}, request.body)


def _now() -> float:
    return asyncio.get_running_loop().time()


def _expired(request: Request, terms: _Terms) -> DeadlineExceeded:
    errors = tuple(terms.errors)
    attempts = len(errors) + 1
    error = DeadlineExceeded("the deadline passed", errors=errors, method_id=request.method.id, attempts=attempts)
    error.__cause__ = errors[-1] if errors else None
    return error
