"""The ladder of sending, over real sockets: retries, deadlines, redirects, credentials, hooks, and cleaning up."""

import asyncio
import contextlib
import logging
import pickle
import sys
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable

import aiohttp
import pytest
from aiohttp import web

from aiogenai.emulator import Emulator
from aiogenai.runtime import translation
from aiogenai.runtime.attempts import Attempt, SendOptions
from aiogenai.runtime.auth import ApiKey, BearerToken, Credentials
from aiogenai.runtime.errors import (
    ConfigurationError,
    ConnectionFailed,
    ConnectionLost,
    DeadlineExceeded,
    Error,
    Internal,
    RedirectRefused,
    ResponseTooLarge,
    Unauthenticated,
    Unavailable,
)
from aiogenai.runtime.options import CallOptions, ResponseInfo
from aiogenai.runtime.request import Method, Request
from aiogenai.runtime.response import Response
from aiogenai.runtime.retry import RetryPolicy
from aiogenai.runtime.send import Sender
from aiogenai.runtime.transport import Transport, TransportOptions

CANARY = "canary-1b7e44"
SAFE = Method(id="t.safe", verb="POST", path="", flat_path="", kind="unary", safety="safe")
UNSAFE = Method(id="t.unsafe", verb="POST", path="", flat_path="", kind="unary", safety="unsafe")
QUICK = RetryPolicy(base=0.001, throttled_base=0.001)

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Server:
    """A real server that answers by the next handler of its script, and the last one for ever."""

    def __init__(self, *script: Handler) -> None:
        self.script = list(script)
        self.seen: list[web.Request] = []

    async def handle(self, request: web.Request) -> web.StreamResponse:
        await request.read()
        self.seen.append(request)
        return await self.script[min(len(self.seen), len(self.script)) - 1](request)


@contextlib.asynccontextmanager
async def serving(*script: Handler) -> AsyncIterator[tuple[Server, str]]:
    server = Server(*script)
    app = web.Application()
    app.router.add_route("*", "/{tail:.*}", server.handle)
    runner = web.AppRunner(app, shutdown_timeout=0.01, handler_cancellation=True)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    assert site._server is not None  # where aiohttp keeps the port
    port = site._server.sockets[0].getsockname()[1]  # type: ignore[attr-defined]
    try:
        yield server, f"http://127.0.0.1:{port}/"
    finally:
        await runner.cleanup()


@contextlib.asynccontextmanager
async def sending(
    credentials: Credentials | None = None, transport: TransportOptions | None = None, **options: object
) -> AsyncIterator[Sender]:
    door = Transport(transport or TransportOptions())
    defaults: dict[str, object] = {"retry": QUICK, "deadline": 20.0}
    try:
        yield Sender(door, credentials or ApiKey(CANARY), SendOptions(**{**defaults, **options}))  # type: ignore[arg-type]
    finally:
        await door.close()


def post(url: str, method: Method = SAFE) -> Request:
    return Request("POST", url, method, {"content-type": "application/json"}, b"{}")


async def body(response: Response) -> bytes:
    return await response.read()


def status(code: int, text: str = "{}", **headers: str) -> Handler:
    async def answer(_: web.Request) -> web.Response:
        return web.Response(status=code, text=text, headers={name.replace("_", "-"): v for name, v in headers.items()})

    return answer


async def cut(request: web.Request) -> web.Response:
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


async def slow(_: web.Request) -> web.Response:
    await asyncio.sleep(30)
    return web.Response()


async def half(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse(headers={"content-length": "100"})
    await response.prepare(request)
    await response.write(b"half")
    assert request.transport is not None
    request.transport.close()
    return response


async def test_an_answer_is_consumed_and_its_connection_is_used_again() -> None:
    async with serving(status(200, "yes")) as (server, url), sending() as sender:
        for _ in range(5):
            assert b"yes" == await sender.send(post(url), body)
    assert 1 == len({request.transport for request in server.seen})
    assert CANARY == server.seen[0].headers["x-goog-api-key"]


@pytest.mark.parametrize("code", [200, 201, 204, 299])
async def test_every_2xx_is_success(code: int) -> None:
    async with serving(status(code, "")) as (_, url), sending() as sender:
        assert b"" == await sender.send(post(url), body)


@pytest.mark.parametrize("trouble", [status(500), status(503), status(429), cut, half])
async def test_a_passing_fault_is_retried_and_the_attempts_are_counted(trouble: Handler) -> None:
    async with serving(trouble, trouble, status(200, "yes")) as (server, url), sending() as sender:
        assert b"yes" == await sender.send(post(url), body)
    assert [None, "2", "3"] == [request.headers.get("x-aiogenai-attempt") for request in server.seen]


@pytest.mark.parametrize(
    ("trouble", "error", "sent"),
    [(status(500), Internal, 1), (status(503), Unavailable, 1), (cut, ConnectionLost, 1), (half, ConnectionLost, 1)],
)
async def test_what_may_create_twice_is_not_sent_twice(trouble: Handler, error: type[Error], sent: int) -> None:
    async with serving(trouble) as (server, url), sending() as sender:
        with pytest.raises(error):
            await sender.send(post(url, UNSAFE), body)
    assert sent == len(server.seen)


@pytest.mark.parametrize("verb", ["GET", "PUT", "DELETE"])
async def test_nothing_is_sent_again_unseen(verb: str) -> None:
    """aiohttp repeats these verbs by itself when a kept connection dies."""
    async with serving(status(200), cut) as (server, url), sending() as sender:
        await sender.send(Request(verb, url, SAFE, {}), body)
        with pytest.raises(ConnectionLost):
            await sender.send(Request(verb, url, SAFE, {}), body, CallOptions(retry=RetryPolicy(attempts=1)))
    assert 2 == len(server.seen)


async def test_the_error_after_all_attempts_says_so() -> None:
    async with serving(status(500, "oops", x_request_id="r-1")) as (_, url), sending() as sender:
        with pytest.raises(Internal) as caught:
            await sender.send(post(url), body)
    assert (3, "t.safe", "r-1") == (caught.value.attempts, caught.value.method_id, caught.value.request_id)
    assert "3 attempts" in str(caught.value)


async def test_the_deadline_covers_attempts_and_sleeps() -> None:
    async with (
        serving(status(500)) as (server, url),
        sending(retry=RetryPolicy(attempts=10, base=60, cap=60)) as sender,
    ):
        with pytest.raises(Internal) as caught:
            await sender.send(post(url), body, CallOptions(deadline=0.5))
    assert "deadline" == caught.value.retry_suppressed
    assert 1 == len(server.seen)


async def test_the_deadline_ends_an_attempt_that_hangs() -> None:
    async with serving(status(500), slow) as (_, url), sending() as sender:
        with pytest.raises(DeadlineExceeded) as caught:
            await sender.send(post(url), body, CallOptions(deadline=1))
    assert [Internal] == [type(error) for error in caught.value.errors]
    assert isinstance(caught.value, TimeoutError)
    assert isinstance(caught.value.__cause__, Internal)


async def test_an_attempt_that_takes_too_long_is_a_timeout_and_is_retried() -> None:
    async with serving(slow, status(200, "yes")) as (server, url), sending() as sender:
        assert b"yes" == await sender.send(post(url), body, CallOptions(timeout=0.7))
    assert 2 == len(server.seen)


async def test_asyncio_timeout_around_a_call_works_and_leaves_nothing_behind() -> None:
    async with serving(slow) as (_, url), sending() as sender:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.1):
                await sender.send(post(url), body)
        session = sender._transport._session  # what must be free again
        assert session is not None
        assert session.connector is not None
        assert not session.connector._acquired
        assert [] == [task for task in asyncio.all_tasks() if "RequestHandler" not in repr(task)][1:]


async def test_no_server_is_a_connection_that_failed() -> None:
    async with serving(status(200)) as (_, url):
        pass
    async with sending() as sender:
        with pytest.raises(ConnectionFailed) as caught:
            await sender.send(post(url, UNSAFE), body)
    assert (3, False) == (caught.value.attempts, caught.value.sent)


async def test_an_empty_budget_makes_the_first_error_the_answer() -> None:
    async with serving(status(500)) as (server, url), sending(retry=RetryPolicy(base=0, attempts=2)) as sender:
        for _ in range(60):
            with pytest.raises(Internal) as caught:
                await sender.send(post(url), body)
    assert "quota" == caught.value.retry_suppressed
    assert 60 + 35 == len(server.seen)


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
async def test_a_redirect_within_the_origin_is_followed(code: int) -> None:
    async with serving(status(code, "", location="/there"), status(200, "yes")) as (server, url), sending() as sender:
        assert b"yes" == await sender.send(post(url), body)
    assert "/there" == server.seen[1].path
    assert CANARY == server.seen[1].headers["x-goog-api-key"]
    assert ("POST" if code > 303 else "GET") == server.seen[1].method


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
async def test_the_key_does_not_leave_its_origin(code: int) -> None:
    async with (
        serving(status(200)) as (elsewhere, other),
        serving(status(code, "", location=other)) as (_, url),
        sending() as sender,
    ):
        with pytest.raises(RedirectRefused):
            await sender.send(post(url), body)
    assert [] == elsewhere.seen


async def test_redirects_end() -> None:
    async with serving(status(307, "", location="/again")) as (server, url), sending() as sender:
        with pytest.raises(RedirectRefused, match="more than 5"):
            await sender.send(post(url), body)
    assert 6 == len(server.seen)


async def test_a_refused_token_is_renewed_once() -> None:
    tokens = iter(["old", "new", "newer"])
    async with (
        serving(status(401), status(200, "yes")) as (server, url),
        sending(BearerToken(lambda: next(tokens))) as sender,
    ):
        assert b"yes" == await sender.send(post(url), body)
    assert ["Bearer old", "Bearer new"] == [request.headers["authorization"] for request in server.seen]


async def test_a_refused_key_is_not_tried_again() -> None:
    async with serving(status(401)) as (server, url), sending() as sender:
        with pytest.raises(Unauthenticated):
            await sender.send(post(url), body)
    assert 1 == len(server.seen)


async def test_a_response_that_is_too_large_is_not_read() -> None:
    async def bomb(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        response.enable_compression(web.ContentCoding.gzip)
        await response.prepare(request)
        with contextlib.suppress(ConnectionError):
            for _ in range(64):
                await response.write(b"0" * 1_000_000)
        return response

    async with serving(bomb) as (_, url), sending(transport=TransportOptions(max_response=2_000_000)) as sender:
        with pytest.raises(ResponseTooLarge) as caught:
            await sender.send(post(url), body)
    assert 2_000_000 == caught.value.limit


async def test_hooks_and_the_log_see_each_attempt_and_no_secret(caplog: pytest.LogCaptureFixture) -> None:
    attempts: list[Attempt] = []
    caplog.set_level(logging.DEBUG, "aiogenai")
    async with serving(status(500), status(200)) as (_, url), sending(hooks=[attempts.append]) as sender:
        await sender.send(post(url), body)
    assert [(1, 500), (2, 200)] == [(attempt.number, attempt.status) for attempt in attempts]
    assert attempts[0].wait is not None
    assert "t.safe attempt 1: 500" in caplog.text
    assert CANARY not in caplog.text + repr(attempts)


async def test_the_status_and_headers_of_a_good_answer_are_to_be_had() -> None:
    seen: list[ResponseInfo] = []
    script = (status(500, x_request_id="bad"), status(201, x_request_id="r-7", x_more="yes"))
    async with serving(*script) as (_, url), sending() as sender:
        await sender.send(post(url), body, CallOptions(on_response=seen.append))
        response = await sender.open(post(url), CallOptions(on_response=seen.append))
        response.close()
    assert [(201, "r-7", "yes")] * 2 == [(info.status, info.request_id, info.headers["x-more"]) for info in seen]


async def test_a_connection_that_died_while_it_idled_is_replaced_at_once_and_at_no_cost() -> None:
    async with (
        serving(status(200), cut, status(200, "yes")) as (server, url),
        sending(retry=RetryPolicy(base=60)) as sender,
    ):
        await sender.send(post(url), body)
        before = sender._budget.tokens  # what must not be taken
        async with asyncio.timeout(5):
            assert b"yes" == await sender.send(post(url), body)
        assert before == sender._budget.tokens  # the same
    assert 3 == len(server.seen)


async def test_a_server_that_always_closes_is_not_stormed() -> None:
    async with serving(cut) as (server, url), sending(retry=RetryPolicy(base=0)) as sender:
        for _ in range(200):
            with pytest.raises(ConnectionLost):
                await sender.send(post(url), body)
    assert 200 + 500 // 14 == len(server.seen)


async def test_a_connector_of_the_callers_own_is_used_and_left_open() -> None:
    async with aiohttp.TCPConnector(limit=1) as connector, serving(status(200)) as (server, url):
        async with sending(transport=TransportOptions(connector=connector)) as sender:
            await asyncio.gather(*(sender.send(post(url), body) for _ in range(5)))
        assert not connector.closed
    assert 1 == len({request.transport for request in server.seen})


_FORKED = """
import asyncio, os, sys
from aiogenai import Client
from aiogenai.emulator import Emulator

client = Client(api_key="k", base_url=sys.argv[1])

async def call():
    return (await client.models.get("gemini-2.5-flash")).name

assert asyncio.run(call())
child = os.fork()
assert asyncio.run(call())
if child:
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0
os._exit(0)
"""


async def test_a_client_works_on_in_both_processes_after_a_fork() -> None:
    async with Emulator() as emulator:
        command = (sys.executable, "-W", "ignore", "-c", _FORKED, emulator.url)
        process = await asyncio.create_subprocess_exec(*command, stderr=asyncio.subprocess.PIPE)
        async with asyncio.timeout(20):
            _, said = await process.communicate()
    assert 0 == process.returncode, said.decode()


async def test_middleware_stands_around_each_attempt() -> None:
    async def marked(request: Request, inner: Callable[[Request], Awaitable[Response]]) -> Response:
        seen.append(request.headers["x-goog-api-key"])
        return await inner(request)

    seen: list[str] = []
    async with serving(status(500), status(200)) as (_, url), sending(middleware=[marked]) as sender:
        await sender.send(post(url), body)
    assert [CANARY, CANARY] == seen


@pytest.mark.parametrize("trouble", [cut, half, status(400), status(500), slow, status(307, location="http://x/")])
async def test_no_error_shows_the_key(trouble: Handler) -> None:
    async with serving(trouble) as (_, url), sending() as sender:
        with pytest.raises(Error) as caught:
            await sender.send(post(url), body, CallOptions(deadline=0.3, timeout=0.2))
    _holds_no_key(caught.value)


async def test_a_cancelled_call_shows_no_key() -> None:
    async with serving(slow) as (_, url), sending() as sender:
        with pytest.raises(TimeoutError) as caught:
            async with asyncio.timeout(0.1):
                await sender.send(post(url), body)
    _holds_no_key(caught.value)


def _holds_no_key(error: BaseException) -> None:
    shown = "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())
    assert CANARY not in shown.replace("CANARY", "")
    assert CANARY not in repr(error) + str(error)
    if isinstance(error, Error):
        assert CANARY.encode() not in pickle.dumps(error)


async def test_a_closed_client_says_so() -> None:
    async with serving(status(200)) as (_, url):
        async with sending() as sender:
            await sender.send(post(url), body)
        with pytest.raises(ConfigurationError, match="closed"):
            await sender.send(post(url), body)


def test_one_client_works_in_one_event_loop_after_another() -> None:
    async def once() -> None:
        async with serving(status(200, "yes")) as (_, url):
            assert b"yes" == await sender.send(post(url), body)
            session = sender._transport._session  # closed by hand, as a loop that ends does
            assert session is not None
            await session.close()

    sender = Sender(Transport(TransportOptions()), ApiKey(CANARY), SendOptions())
    for _ in range(3):
        asyncio.run(once())


async def test_a_session_of_the_callers_own_is_used_and_left_open() -> None:
    async with aiohttp.ClientSession(headers={"x-mine": "1"}) as session, serving(status(200)) as (server, url):
        async with sending(transport=TransportOptions(session=session)) as sender:
            await sender.send(post(url), body)
        assert not session.closed
    assert "1" == server.seen[0].headers["x-mine"]


def test_every_exception_of_aiohttp_has_an_error_of_ours() -> None:
    from aiohttp import client_exceptions, http_exceptions  # noqa: PLC0415  # the list under test

    foreign = [
        kind
        for module in (client_exceptions, http_exceptions)
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, Exception) and kind.__module__ == module.__name__
    ]
    caught = translation.FOREIGN  # the door under test
    apart = {"WSMessageTypeError"}  # of web sockets, which are not used
    assert [] == [kind.__name__ for kind in foreign if not issubclass(kind, caught) and kind.__name__ not in apart]
    for kind in foreign:
        bare = kind.__new__(kind)
        bare.__dict__.update(vars(_Blank))
        assert isinstance(translation.translate(bare, sent=True), Error), kind


class _Blank:
    host, port, status, os_error = "h", 1, 407, OSError(1, "x")
    _conn_key = type("key", (), {"host": "h", "port": 1})()
    _os_error = OSError(1, "x")
