"""One resumable upload: chunk by chunk, and after a failure on from where the server says it is.

What answers mean is in `upload_protocols`, where bytes come from in `chunking`. Nothing is sent blindly twice.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from typing import Protocol
from urllib.parse import urljoin, urlsplit

from attrs import evolve, frozen

from .auth import Hidden
from .chunking import Chunking
from .errors import (
    ConnectionLost,
    Error,
    StatusError,
    TransferStalled,
    TransportError,
    UploadError,
    UploadInterrupted,
    UploadProtocolError,
    UploadResultUnknown,
    UploadSessionGone,
    UploadUrlRefused,
    status_error,
)
from .media import MIB, Media, Progress, Source
from .multipart import with_query
from .request import Request, origin
from .response import Response
from .retry import RetryPolicy, wait_before_retry
from .upload_protocols import (
    Accepted,
    Chunk,
    Classic,
    Described,
    Finished,
    Gone,
    Received,
    Session,
    Unsure,
    UploadProtocol,
    Verdict,
    XGoogUpload,
)

_PIECE = MIB // 4
_WRONG_OFFSET = frozenset({400, 412, 416})


class SendOnce(Protocol):
    """Sends once, and gives the answer whatever its status. Unsigned, it carries no credentials."""

    def __call__(self, request: Request, *, signed: bool) -> Awaitable[Response]: ...


@frozen
class Senders:
    """The ways to send that an upload needs. `open` does all that belongs to a call: credentials, retry, errors."""

    open: Callable[[Request], Awaitable[Response]]
    once: SendOnce


@frozen(kw_only=True)
class UploadOptions:
    """How uploads are done.

    Attributes:
        retry: How often a request is repeated while the upload does not get on.
        hosts: Domains that the server may send an upload to, beside its own origin. They get no credentials.
        slowest: Bytes per second that an upload should not fall behind.
        patience: Seconds that it may fall behind before it has stalled.
    """

    retry: RetryPolicy = RetryPolicy(attempts=5)  # noqa: RUF009  # frozen
    hosts: tuple[str, ...] = ("googleapis.com",)
    slowest: float = 64 * 1024
    patience: float = 120.0


@frozen
class _Answer:
    verdict: Verdict
    body: bytes = b""
    problem: Error | None = None


class Transfer:
    """Begins, or resumes where `media.session_url` says."""

    def __init__(
        self, senders: Senders, options: UploadOptions, request: Request, media: Media, source: Source
    ) -> None:
        self._senders = senders
        self._options = options
        self._request = request
        self._media = media
        self._source = source
        self._protocol: UploadProtocol = Classic() if media.protocol == "classic" else XGoogUpload()
        self._session = Session("")
        self._signed = False
        self._chunks = Chunking(source)
        self._offset = 0
        self._failures = 0  # since it last got on
        self._restarted = False
        self._sent_last = False

    async def result(self) -> bytes:
        """The body of the answer to the last chunk; raises as `Uploader.upload` does."""
        try:
            answer = await (self._resume() if self._media.session_url else self._begin())
            while not isinstance(answer.verdict, Finished):
                answer = await self._next(answer)
            if not self._sent_last:
                raise UploadProtocolError("the server finished the upload before its last chunk")
            self._advance(max(self._offset, self._chunks.read))
            if not answer.body:
                raise UploadResultUnknown("the server has all of it, but what it made of it was lost on the way")
            return answer.body
        except TransportError as error:
            if not self._session.url:
                raise
            lost = UploadInterrupted(f"the upload broke off after {self._offset} bytes: {error.message}")
            raise self._described(lost) from error
        except UploadError as error:
            self._described(error)
            raise

    async def _begin(self) -> _Answer:
        what = Described(self._media.mime_type, self._source.size, self._media.file_name)
        query = self._protocol.start_query
        request = evolve(
            self._request,
            url=with_query(self._request.url, query) if query else self._request.url,
            headers={**self._request.headers, **self._protocol.start_headers(what)},
            # Beginning twice makes a session that nobody uses, not a second upload.
            method=evolve(self._request.method, safety="idempotent"),
        )
        while (session := await self._started(request)) is None:
            await self._pause(UploadProtocolError("the server names no upload session"))
        self._adopt(session)
        return _Answer(Received(0))

    async def _started(self, request: Request) -> Session | None:
        response = await self._senders.open(request)
        try:
            with contextlib.suppress(TransportError):  # all that counts is in its head
                await response.read()
        finally:
            response.close()
        return self._protocol.session(response.headers)

    async def _resume(self) -> _Answer:
        self._sent_last = True  # by whoever began it, maybe
        self._adopt(Session(self._media.session_url, self._protocol.granularity))
        answer = await self._exchange(self._protocol.query_headers(), b"", self._protocol.after_query)
        if isinstance(answer.verdict, Received):
            self._advance(answer.verdict.offset)
        return await self._ask(answer) if isinstance(answer.verdict, Unsure) else answer

    def _adopt(self, session: Session) -> None:
        """Takes the session's URL only on the API's own origin, or on an allowed host, which gets no credentials."""
        url = urljoin(self._request.url, session.url)
        self._signed = origin(url) == origin(self._request.url)
        scheme, host, port = origin(url)
        allowed = any(host == domain or host.endswith(f".{domain}") for domain in self._options.hosts)
        if not self._signed and not (allowed and scheme == "https" and port == 443):
            raise UploadUrlRefused(f"the server names an upload URL on {urlsplit(url).hostname}: it is not followed")
        self._session = evolve(session, url=Hidden(url))

    async def _next(self, answer: _Answer) -> _Answer:
        """What follows: the next chunk, another start, or the end with an error."""
        match answer.verdict:
            case Accepted() | Received():
                size = self._session.chunk_size(self._media.chunk_size)
                chunk, data = await self._chunks.at(self._offset, size)
                return await self._send(chunk, data)
            case Gone() if not self._sent_last and not self._restarted:
                self._restarted = True
                await self._source.rewind(0)
                self._chunks, self._offset = Chunking(self._source), 0
                return await self._begin()
            case Gone():
                raise UploadSessionGone("the server does not know the upload any more") from answer.problem
            case _:
                raise answer.problem or UploadProtocolError("the server refused the upload")

    async def _send(self, chunk: Chunk, data: bytes) -> _Answer:
        self._sent_last = self._sent_last or chunk.last
        answer = await self._exchange(self._protocol.chunk_headers(chunk), data, self._protocol.after_chunk)
        before = self._offset
        match answer.verdict:
            case Accepted():
                self._advance(chunk.end)
            case Received(offset):
                self._advance(offset)
            case Unsure():
                return await self._ask(answer)
            case Finished():
                self._advance(chunk.end)
                return answer
            case _:
                return answer
        if self._offset <= before:
            await self._pause(UploadProtocolError("the server takes chunks, but the upload does not get on"))
        return answer

    async def _ask(self, answer: _Answer) -> _Answer:
        """How far the server is, after an answer that did not tell."""
        while isinstance(answer.verdict, Unsure):
            await self._pause(answer.problem or UploadProtocolError("the answer does not say how the upload stands"))
            answer = await self._exchange(self._protocol.query_headers(), b"", self._protocol.after_query)
        if isinstance(answer.verdict, Received):
            self._advance(answer.verdict.offset)
        return answer

    async def _pause(self, problem: Error) -> None:
        """Waits before the next request, or raises the problem when it was met too often or will not go away."""
        self._failures += 1
        if self._failures == 1 and isinstance(problem, StatusError) and problem.code in _WRONG_OFFSET:
            return
        like = problem if isinstance(problem, TransportError | StatusError) else ConnectionLost()
        wait = wait_before_retry(like, self._failures, "idempotent", self._options.retry)
        if wait is None:
            problem.attempts = self._failures
            raise problem
        await asyncio.sleep(wait)

    def _advance(self, offset: int) -> None:
        most = self._source.size if self._media.session_url else self._chunks.read
        if most is not None and offset > most:
            raise UploadProtocolError(f"the server says that it has {offset} bytes, but there were only {most}")
        got_on = offset > self._offset
        self._offset = offset
        if got_on:
            self._failures = 0
            if self._media.on_progress is not None:
                self._media.on_progress(Progress(done=offset, total=self._chunks.total, session_url=self._session.url))

    async def _exchange(
        self, headers: Mapping[str, str], data: bytes, judge: Callable[[int, Mapping[str, str]], Verdict]
    ) -> _Answer:
        if self._failures:
            headers = {**headers, "x-aiogenai-attempt": str(self._failures + 1)}
        try:
            response, body = await self._post(headers, data)
        except TransportError as error:
            return _Answer(Unsure(), problem=error)
        verdict = judge(response.status, response.headers)
        if isinstance(verdict, Accepted | Received | Finished):
            return _Answer(verdict, body)
        if response.status < 400:
            return _Answer(verdict)
        method_id = self._request.method.id
        return _Answer(
            verdict, problem=status_error(response.status, response.reason, response.headers, body, method_id)
        )

    async def _post(self, headers: Mapping[str, str], data: bytes) -> tuple[Response, bytes]:
        clock = asyncio.get_running_loop().time
        scope = asyncio.timeout(self._options.patience)

        async def pieces() -> AsyncIterator[bytes]:
            for start in range(0, len(data), _PIECE):
                with contextlib.suppress(RuntimeError):  # the scope is over: so is this request
                    scope.reschedule(started + self._options.patience + start / self._options.slowest)
                yield data[start : start + _PIECE]

        started = clock()
        request = Request(
            self._protocol.verb, self._session.url, self._request.method, headers, pieces if data else b""
        )
        try:
            async with scope:
                response = await self._senders.once(request, signed=self._signed)
                try:
                    return response, await response.read()
                finally:
                    response.close()
        except TimeoutError as error:
            if isinstance(error, Error) or not scope.expired():
                raise
        raise TransferStalled(f"less than {self._options.slowest:g} bytes per second went through")

    def _described(self, error: UploadError) -> UploadError:
        error.session_url = self._session.url
        error.offset = self._offset
        error.method_id = error.method_id or self._request.method.id
        return error
