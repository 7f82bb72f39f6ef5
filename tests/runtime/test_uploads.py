"""Uploads end with the right bytes in exactly one file, whatever breaks on the way, or with an error that says why."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import io
import random
import sys
import tracemalloc
from collections.abc import AsyncIterator
from typing import Any

import pytest

from aiogenai import Client
from aiogenai.emulator import Emulator
from aiogenai.runtime.attempts import SendOptions
from aiogenai.runtime.auth import ApiKey, BearerToken, Credentials
from aiogenai.runtime.errors import (
    Error,
    InvalidArgument,
    PermissionDenied,
    ResourceExhausted,
    SourceChanged,
    TransferStalled,
    Unavailable,
    UnseekableSource,
    UploadError,
    UploadInterrupted,
    UploadProtocolError,
    UploadResultUnknown,
    UploadSessionGone,
    UploadUrlRefused,
    ValidationError,
)
from aiogenai.runtime.media import Media, Progress
from aiogenai.runtime.request import Method, Request, Upload
from aiogenai.runtime.retry import RetryPolicy
from aiogenai.runtime.send import Sender
from aiogenai.runtime.transport import Transport, TransportOptions
from aiogenai.runtime.uploads import Uploader, UploadOptions
from tests.runtime.scripted import Script, Scripted, Wire, scripted, tasks_end, told
from tests.runtime.upload_server import GRANULE, Fault, Kept, UploadServer

KEY = "the-canary-key"
TAKES = Upload(simple="/upload/files", resumable="/resumable/files", accept=("*/*",), max_size=0)
QUICK = RetryPolicy(attempts=4, base=0.001, throttled_base=0.001)


def method(**facts: Any) -> Method:
    return Method("t.upload", "POST", "", "", "upload", "unsafe", upload=Upload(**{**_facts(TAKES), **facts}))


def _facts(upload: Upload) -> dict[str, Any]:
    return {name: getattr(upload, name) for name in ("simple", "resumable", "accept", "max_size")}


class Uploads:
    def __init__(self, served: Scripted, sender: Sender, options: UploadOptions) -> None:
        self.served = served
        self.uploader = Uploader(sender.open, sender.send_once, options)

    def upload(self, media: Any, **facts: Any) -> Any:
        headers = {"content-type": "application/json"}
        url = self.served.url + "upload/files"
        request = Request("POST", url, method(**facts), headers, b'{"file": 1}')
        return self.uploader.upload(request, media)


@contextlib.asynccontextmanager
async def uploading(script: Script, credentials: Credentials | None = None, **options: Any) -> AsyncIterator[Uploads]:
    async with scripted(script) as served:
        door = Transport(TransportOptions())
        sender = Sender(door, credentials or ApiKey(KEY), SendOptions(retry=QUICK, timeout=20))
        try:
            yield Uploads(served, sender, UploadOptions(**{"retry": QUICK, "hosts": (), **options}))
        finally:
            await door.close()


def content(size: int) -> bytes:
    return random.Random(size).randbytes(size)


CHUNK = 4 * GRANULE
LARGE = 10 * GRANULE + 77
"""Two whole chunks and a part of one."""


def media(data: Any, protocol: str = "resumable", **how: Any) -> Media:
    size = 256 * 1024 if protocol == "classic" else CHUNK
    return Media(data, protocol=protocol, chunk_size=size, **how)  # type: ignore[arg-type]  # as given


def large(protocol: str) -> bytes:
    return content(2 * 256 * 1024 + 77 if protocol == "classic" else LARGE)


BOTH = pytest.mark.parametrize("protocol", ["resumable", "classic"])


async def in_pieces(data: bytes, size: int = 1000) -> AsyncIterator[bytes]:
    for start in range(0, len(data), size):
        yield data[start : start + size]


@BOTH
@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, LARGE])
async def test_u14_any_size_comes_whole_in_as_many_requests_as_it_takes(protocol, size):
    if protocol == "classic":
        size *= 64
    data = content(size)
    server = UploadServer()
    async with uploading(server) as at:
        assert b'{"size": %d}' % size == await at.upload(media(data, protocol))
    assert [data] == server.files
    step = 256 * 1024 if protocol == "classic" else CHUNK
    assert max(1, -(-size // step)) == server.requests.count("chunk")


@BOTH
@pytest.mark.parametrize("size", [0, 1, 2 * CHUNK, LARGE])
@pytest.mark.parametrize("kind", ["path", "file", "iterator", "pipe"])
async def test_any_source_will_do_also_one_whose_size_is_not_known(protocol, size, kind, tmp_path):
    data = content(size)
    path = tmp_path / "data.bin"
    path.write_bytes(b"skipped" + data if kind == "file" else data)
    server = UploadServer()
    async with uploading(server) as at:
        with path.open("rb") as file:
            file.seek(7 if kind == "file" else 0)
            sources = {"path": path, "file": file, "iterator": in_pieces(data), "pipe": Pipe(data)}
            await at.upload(media(sources[kind], protocol))
            assert not file.closed
    assert [data] == server.files
    assert (kind in {"path", "file"}) == (server.sessions[0].size is not None)


class Pipe(io.RawIOBase):
    """A file that gives a little at a time, and can't go back."""

    def __init__(self, data: bytes) -> None:
        self._left = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        return self._left.read(min(size, 700))


async def test_what_the_start_says_of_the_media(tmp_path):
    path = tmp_path / "a photo.png"
    path.write_bytes(b"x")
    server = UploadServer()
    async with uploading(server) as at:
        await at.upload(path)
        start, chunk = at.served.seen
    assert ("resumable", "start") == (start.headers["x-goog-upload-protocol"], start.headers["x-goog-upload-command"])
    assert ("image/png", "1") == (
        start.headers["x-goog-upload-header-content-type"],
        start.headers["x-goog-upload-header-content-length"],
    )
    assert "a photo.png" == start.headers["x-goog-upload-file-name"]
    assert "application/json" == start.headers["content-type"]
    assert ("upload, finalize", "0") == (
        chunk.headers["x-goog-upload-command"],
        chunk.headers["x-goog-upload-offset"],
    )


async def test_a_file_name_that_no_header_can_hold_is_left_out(tmp_path):
    path = tmp_path / "Grüße.txt"
    path.write_bytes(b"x")
    async with uploading(UploadServer()) as at:
        await at.upload(Media(path, mime_type="text/x-other"))
        headers = at.served.seen[0].headers
    assert "x-goog-upload-file-name" not in headers
    assert "text/x-other" == headers["x-goog-upload-header-content-type"]


FAULTS: list[tuple[str, dict[str, list[Fault]]]] = [
    ("U2 the answer to the start has no session", {"start": ["no status", "no status"]}),
    ("U3 cut before a chunk", {"chunk": ["", "cut before"]}),
    ("U3 503", {"chunk": ["503 before"]}),
    ("U3 429", {"chunk": ["", "429"]}),
    ("U3 the query fails, too", {"chunk": ["", "cut before"], "query": ["503 before", "cut before"]}),
    ("U7 the answer to a chunk is lost", {"chunk": ["", "lose answer"]}),
    ("U8 the answer to the last chunk is lost", {"chunk": ["", "", "lose answer"]}),
    ("U9 the last chunk is answered 503, but taken", {"chunk": ["", "", "503 after"]}),
    ("U10 the start is answered 503", {"start": ["503 before"]}),
    ("U10 the answer to the start is lost", {"start": ["lose answer"]}),
    ("U11 half of a chunk comes", {"chunk": ["", "cut within"]}),
    ("U11 half of every chunk comes", {"chunk": ["cut within", "", "cut within", "", "cut within"]}),
    ("U12 a chunk is refused once", {"chunk": ["", "400"]}),
    ("U2 the status is missing", {"chunk": ["", "no status"]}),
    ("U6 the session is gone", {"chunk": ["", "gone"]}),
    ("U6 the session is gone when it is asked", {"chunk": ["", "cut before"], "query": ["gone"]}),
    (
        "one after another",
        {"chunk": ["503 before", "429", "cut within", "503 after", "lose answer", "no status"]},
    ),
]


@BOTH
@pytest.mark.parametrize("plan", [plan for _, plan in FAULTS], ids=[name for name, _ in FAULTS])
async def test_faults_are_recovered_from_by_asking(protocol, plan):
    data = large(protocol)
    server = UploadServer({kind: list(faults) for kind, faults in plan.items()})
    seen: list[Progress] = []
    async with uploading(server) as at:
        assert b'{"size": %d}' % len(data) == await at.upload(media(data, protocol, on_progress=seen.append))
    assert {kind: [] for kind in plan} == server.plan, "every fault was met"
    assert [data] == server.files
    if "gone" not in str(plan):
        assert len(data) == server.received, "nothing was stored twice"
        assert sorted(seen, key=lambda p: p.done) == seen
    assert Progress(done=len(data), total=len(data)) == seen[-1]


@BOTH
async def test_an_iterator_survives_what_needs_no_second_reading(protocol):
    data = large(protocol)
    server = UploadServer({"chunk": ["lose answer", "cut within", "503 before", "lose answer"]})
    async with uploading(server) as at:
        await at.upload(media(in_pieces(data), protocol))
    assert [data] == server.files


ENDS: list[tuple[str, dict[str, list[Fault]], type[Error], str]] = [
    (
        "cut again and again",
        {"chunk": ["", *["cut before"] * 9], "query": []},
        UploadInterrupted,
        "broke off after 4096",
    ),
    ("503 again and again", {"chunk": ["503 before"] * 9}, Unavailable, "503"),
    ("U12 refused again and again", {"chunk": ["400"] * 9}, InvalidArgument, "no"),
    ("a 403 is not asked about", {"chunk": ["", "403"]}, PermissionDenied, "no"),
    ("the query is refused", {"chunk": ["503 before"], "query": ["403"]}, PermissionDenied, "no"),
    ("U6 gone twice", {"chunk": ["gone", "gone"]}, UploadSessionGone, "not know"),
    ("gone after the last chunk", {"chunk": ["", "", "lose answer"], "query": ["gone"]}, UploadSessionGone, "not know"),
    ("the start is refused", {"start": ["503 before"] * 9}, Unavailable, "503"),
]


@pytest.mark.parametrize(("plan", "kind", "says"), [end[1:] for end in ENDS], ids=[end[0] for end in ENDS])
async def test_what_can_not_be_recovered_from_is_a_typed_error(plan, kind, says):
    server = UploadServer({name: list(faults) for name, faults in plan.items()})
    async with uploading(server) as at:
        with pytest.raises(kind, match=says) as raised:
            await at.upload(media(content(LARGE)))
    assert kind is type(raised.value)
    assert "session=" not in str(raised.value)
    assert "t.upload" == raised.value.method_id


async def test_a_403_is_sent_once():
    server = UploadServer({"chunk": ["403"]})
    async with uploading(server) as at:
        with pytest.raises(PermissionDenied):
            await at.upload(media(content(LARGE)))
    assert ["start", "chunk"] == server.requests


@pytest.mark.parametrize("fault", ["lose answer", "503 after", "no status"])
async def test_u5_a_result_that_was_lost_is_told_and_the_file_is_there_once(fault):
    server = UploadServer({"chunk": [fault]}, final_query_has_body=False)
    async with uploading(server) as at:
        with pytest.raises(UploadResultUnknown) as raised:
            await at.upload(media(b"x"))
    assert raised.value.session_url.endswith("session=0")
    assert 1 == len(server.files)


@BOTH
async def test_u18_an_upload_is_resumed_by_its_session(protocol):
    data = large(protocol)
    server = UploadServer({"chunk": ["", *["cut before"] * 4]})
    async with uploading(server) as at:
        with pytest.raises(UploadInterrupted) as raised:
            await at.upload(media(data, protocol))
        assert (256 * 1024 if protocol == "classic" else CHUNK) == raised.value.offset
        assert raised.value.session_url
        assert b'{"size": %d}' % len(data) == await at.upload(
            media(io.BytesIO(data), protocol, session_url=raised.value.session_url)
        )
        again = await at.upload(media(data, protocol, session_url=raised.value.session_url))
    assert [data] == server.files
    assert hashlib.sha256(data).digest() == hashlib.sha256(server.files[0]).digest()
    assert b'{"size": %d}' % len(data) == again
    assert len(data) == server.received


_KILLED = """
import asyncio, sys, time
from aiogenai import Client
from aiogenai.runtime.media import Media

def stop(progress):
    print(progress.session_url, flush=True)
    time.sleep(60)

async def main():
    async with Client(api_key="k", base_url=sys.argv[1]) as client:
        await client.media.upload(Media(sys.argv[2], chunk_size=256 * 1024, on_progress=stop))

asyncio.run(main())
"""


async def test_u18_an_upload_outlives_the_kill_of_its_process(tmp_path):
    path = tmp_path / "data.bin"
    path.write_bytes(content(600 * 1024))
    async with Emulator() as emulator, Client(api_key="k", base_url=emulator.url) as client:
        command = (sys.executable, "-c", _KILLED, emulator.url, str(path))
        process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
        assert process.stdout is not None
        url = (await process.stdout.readline()).decode().strip()
        process.kill()
        await process.wait()
        made = (await client.media.upload(Media(path, session_url=url, chunk_size=256 * 1024))).file
        assert made is not None
        assert hashlib.sha256(path.read_bytes()).hexdigest().encode() == made.sha256_hash
        assert [made.name] == [file.name async for file in client.files.list()]


async def test_r11_what_is_sent_again_says_so():
    server = UploadServer({"chunk": ["", "cut before"], "query": ["503 before"]})
    async with uploading(server) as at:
        await at.upload(media(content(LARGE)))
        attempts = [wire.headers.get("x-aiogenai-attempt") for wire in at.served.seen]
    assert ["start", "chunk", "chunk", "query", "query", "chunk", "chunk"] == server.requests
    assert [None, None, None, "2", "3", "3", None] == attempts


@pytest.mark.parametrize(
    "plan",
    [{"chunk": ["403"]}, {"chunk": ["cut before"] * 9}, {"chunk": ["503 before"] * 9}, {"chunk": ["gone", "gone"]}],
    ids=["refused", "cut", "503", "gone"],
)
async def test_rt4_where_an_upload_goes_is_in_no_traceback(plan):
    async with uploading(UploadServer(plan)) as at:
        with pytest.raises(Error) as raised:
            await at.upload(media(content(LARGE)))
    said = told(raised.value) + repr(vars(raised.value))
    assert "in _post" in said or "in _pause" in said or "in _next" in said
    assert "session=0" not in said
    assert KEY not in said


async def test_u6_a_source_that_can_not_go_back_is_told():
    server = UploadServer({"chunk": ["", "gone"]})
    async with uploading(server) as at:
        with pytest.raises(UnseekableSource):
            await at.upload(media(in_pieces(content(LARGE))))


def answering(**headers: str) -> Script:
    """A server whose every answer has these headers; `{url}` is its own."""

    async def script(wire: Wire) -> None:
        url = f"http://{wire.headers['host']}/session"
        await wire.answer(200, b"", **{name: value.format(url=url) for name, value in headers.items()})

    return script


STARTS = {
    **{
        f"U1 granularity {value!r}": (
            {"x_goog_upload_url": "{url}", "x_goog_upload_chunk_granularity": value},
            UploadProtocolError,
            "chunks of",
        )
        for value in ("0", "-1", "abc", "1e3", "99999999999")
    },
    **{
        f"U13 {url}": ({"x_goog_upload_url": url, "x_goog_upload_status": "active"}, UploadUrlRefused, "not followed")
        for url in (
            "https://evil.example/x?secret=1",
            "http://upload.googleapis.com/x",
            "https://upload.googleapis.com:8443/x",
            "https://googleapis.com.evil.example/x",
            "https://googleapis.com@evil.example/x",
            "https://evilgoogleapis.com/x",
            "//evil.example/x",
            "http://127.0.0.1:9/x",
            "ftp://upload.googleapis.com/x",
        )
    },
}


@pytest.mark.parametrize(("headers", "kind", "says"), STARTS.values(), ids=STARTS)
async def test_a_start_that_can_not_be_followed_is_refused(headers, kind, says):
    async with uploading(answering(**headers), hosts=("googleapis.com",)) as at:
        with pytest.raises(kind, match=says) as raised:
            await at.upload(media(b"x"))
        assert 1 == len(at.served.seen)
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize(
    "headers",
    [{}, {"x_goog_upload_status": "active"}, {"x_goog_upload_status": "final", "x_goog_upload_url": "{url}"}],
    ids=["nothing", "no URL", "another status"],
)
async def test_a_start_that_never_names_a_session_is_told(headers):
    async with uploading(answering(**headers)) as at:
        with pytest.raises(UploadProtocolError, match=r"no upload session.*4 attempts") as raised:
            await at.upload(media(b"x"))
        assert 4 == len(at.served.seen)
    assert "t.upload" == raised.value.method_id


async def test_of_the_answer_to_a_start_the_head_is_enough():
    server = UploadServer()

    async def script(wire: Wire) -> None:
        if "session" in wire.query:
            return await server(wire)
        server.sessions.append(Kept(None))
        await wire.head(200, x_goog_upload_status="active", x_goog_upload_url="/s?session=0", content_length="9")
        return wire.cut()

    async with uploading(script) as at:
        await at.upload(media(content(LARGE)))
    assert [content(LARGE)] == server.files


async def test_u13_an_allowed_host_gets_no_credentials():
    sent: list[tuple[Request, bool]] = []

    async def send_once(request: Request, *, signed: bool) -> Any:
        sent.append((request, signed))
        raise UploadError("far enough")

    url = "https://upload.googleapis.com/session"
    async with uploading(answering(x_goog_upload_url=url, x_goog_upload_status="active")) as at:
        uploader = Uploader(at.uploader._senders.open, send_once, UploadOptions(hosts=("googleapis.com",)))
        with pytest.raises(UploadError, match="far enough"):
            await uploader.upload(Request("POST", at.served.url, method(), {}, b'{"file": 1}'), b"x")
    [(request, signed)] = sent
    assert (url, False) == (request.url, signed)
    assert KEY not in str(request.headers)


@BOTH
async def test_r10_a_token_that_ends_in_the_middle_is_renewed(protocol):
    server, tokens, chunks = UploadServer(), iter(["old", "new", "newer"]), 0

    async def script(wire: Wire) -> None:
        nonlocal chunks
        chunks += "session" in wire.query
        if chunks > 1 and wire.headers["authorization"] == "Bearer old":
            await wire.answer(401)
        else:
            await server(wire)

    data = large(protocol)
    async with uploading(script, credentials=BearerToken(lambda: next(tokens))) as at:
        await at.upload(media(data, protocol))
    assert [data] == server.files
    assert "newer" == next(tokens)


async def test_c7_a_308_is_no_redirect():
    server = UploadServer()

    async def script(wire: Wire) -> None:
        if wire.verb == "PUT" and not server.received:
            server.sessions[0].data += await wire.read()
            server.received = len(server.sessions[0].data)
            await wire.answer(308, location="/elsewhere", range=f"bytes=0-{server.received - 1}")
        else:
            await server(wire)

    async with uploading(script) as at:
        await at.upload(media(large("classic"), "classic"))
        assert "/elsewhere" not in {wire.path for wire in at.served.seen}
    assert [large("classic")] == server.files


async def test_the_apis_own_origin_gets_credentials():
    async with uploading(UploadServer()) as at:
        await at.upload(media(b"x"))
        assert {KEY} == {wire.headers["x-goog-api-key"] for wire in at.served.seen}


QUERIES = {
    "U4 more than was sent": {"x_goog_upload_status": "active", "x_goog_upload_size_received": "99999999"},
    "U4 no number": {"x_goog_upload_status": "active", "x_goog_upload_size_received": "many"},
    "U4 negative": {"x_goog_upload_status": "active", "x_goog_upload_size_received": "-5"},
    "U4 nothing": {"x_goog_upload_status": "active"},
    "final too early": {"x_goog_upload_status": "final"},
}


@pytest.mark.parametrize("answer", QUERIES.values(), ids=QUERIES)
async def test_u4_a_state_that_can_not_be_is_a_protocol_error(answer):
    server = UploadServer({"chunk": ["503 before"]})

    async def script(wire: Wire) -> None:
        if wire.headers.get("x-goog-upload-command") == "query":
            await wire.answer(200, b"", **answer)
        else:
            await server(wire)

    async with uploading(script) as at:
        with pytest.raises(UploadProtocolError):
            await at.upload(media(content(LARGE)))


@pytest.mark.parametrize("stored", ["bytes=5-9", "bytes=0-", "bytes 0-9", "0-9", "bytes=0-999999999999", "bytes=0--1"])
async def test_c3_a_range_that_can_not_be_is_a_protocol_error(stored):
    server = UploadServer()

    async def script(wire: Wire) -> None:
        await (wire.answer(308, b"", range=stored) if wire.verb == "PUT" else server(wire))

    async with uploading(script) as at:
        with pytest.raises(UploadProtocolError):
            await at.upload(media(large("classic"), "classic"))


async def test_c3_a_308_without_a_range_stored_nothing_and_c5_an_unchanged_one_is_no_error():
    server, eaten = UploadServer(), 0

    async def script(wire: Wire) -> None:
        nonlocal eaten
        if wire.verb == "PUT" and eaten < 2:
            eaten += 1
            await wire.answer(308)
        else:
            await server(wire)

    data = large("classic")
    async with uploading(script) as at:
        await at.upload(media(data, "classic"))
    assert [data] == server.files


async def test_a_server_that_never_gets_on_is_left():
    server = UploadServer()

    async def script(wire: Wire) -> None:
        await (wire.answer(308) if wire.verb == "PUT" else server(wire))

    async with uploading(script) as at:
        with pytest.raises(UploadProtocolError, match="does not get on"):
            await at.upload(media(large("classic"), "classic"))


@pytest.mark.parametrize("by", [-100, 100])
async def test_u15_a_file_that_changes_its_size_is_told(tmp_path, by):
    path = tmp_path / "growing"
    path.write_bytes(content(LARGE))

    def change(_: Progress) -> None:
        path.write_bytes(content(LARGE)[:by] if by < 0 else content(LARGE) + b"x" * by)

    server = UploadServer()
    async with uploading(server) as at:
        with pytest.raises(SourceChanged):
            await at.upload(media(path, on_progress=change))
    assert [] == server.files


async def test_u16_an_upload_that_is_cancelled_leaves_nothing_behind(tmp_path):
    path = tmp_path / "data"
    path.write_bytes(content(LARGE))
    draw = random.Random(3)
    async with uploading(UploadServer()) as at:
        before = len(asyncio.all_tasks())
        for _ in range(60):
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(draw.random() / 200):
                    await at.upload(media(path))
        await tasks_end(before + 1)  # a connection may be kept
        assert len(asyncio.all_tasks()) <= before + 1


async def test_u16_a_chunk_that_is_cancelled_drops_its_connection():
    server, came = UploadServer(), asyncio.Event()

    async def script(wire: Wire) -> None:
        if "session" not in wire.query:
            return await server(wire)
        came.set()
        return await asyncio.sleep(30)

    async with uploading(script) as at:
        upload = asyncio.create_task(at.upload(media(content(LARGE))))
        await came.wait()
        upload.cancel()
        with pytest.raises(asyncio.CancelledError):
            await upload
        await at.served.idle()


async def test_u17_a_server_that_stalls_is_left():
    server = UploadServer()

    async def script(wire: Wire) -> None:
        if "session" not in wire.query:
            return await server(wire)
        await wire.read(10)
        return await asyncio.sleep(30)

    async with uploading(script, patience=0.1, slowest=1e9) as at:
        with pytest.raises(TransferStalled) as raised:
            await at.upload(Media(content(20_000_000)))
        assert isinstance(raised.value, TimeoutError)
        assert raised.value.session_url


@pytest.mark.parametrize("kind", ["path", "iterator", "pipe"])
async def test_u19_no_more_than_two_chunks_are_in_memory(kind, tmp_path):
    chunk, count = 4 * 2**20, 6
    path = tmp_path / "data"
    with path.open("wb") as file:
        file.truncate(chunk * count)
    stored = 0

    async def script(wire: Wire) -> None:
        nonlocal stored
        if "session" not in wire.query:
            await wire.answer(200, x_goog_upload_status="active", x_goog_upload_url="/s?session=1")
            return
        while piece := await wire.read(64 * 1024):
            stored += len(piece)
        final = "finalize" in wire.headers["x-goog-upload-command"]
        await wire.answer(200, b"{}" if final else b"", x_goog_upload_status="final" if final else "active")

    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(chunk * count // 2**16):
            yield bytes(2**16)

    async with uploading(script) as at:
        with path.open("rb") as file:
            source: Any = {"path": path, "iterator": pieces(), "pipe": file}[kind]
            if kind == "pipe":
                source.seekable = lambda: False
            tracemalloc.start()
            try:
                await at.upload(Media(source, chunk_size=chunk))
                _, peak = tracemalloc.get_traced_memory()
            finally:
                tracemalloc.stop()
    assert chunk * count == stored
    server = 2 * 2**20  # what asyncio's reader of the server may hold
    assert peak <= 2 * chunk + 2**20 + server, f"{peak / 2**20:.1f} MiB"


async def test_u20_a_callback_that_fails_fails_the_upload_and_no_more():
    def fail(_: Progress) -> None:
        raise KeyError

    server = UploadServer()
    async with uploading(server) as at:
        with pytest.raises(KeyError):
            await at.upload(media(content(LARGE), on_progress=fail))
        await at.upload(media(content(LARGE)))
    assert [content(LARGE)] == server.files


@BOTH
async def test_random_faults_never_lose_or_double_a_byte(protocol):
    draw = random.Random(11)
    kinds: list[Fault] = ["cut before", "cut within", "lose answer", "503 before", "503 after", "429", "no status", ""]
    data = large(protocol)
    for _ in range(25):
        plan = {"chunk": draw.choices(kinds, k=6), "query": draw.choices([*kinds[3:4], "", "cut before"], k=3)}
        server = UploadServer(plan)
        async with uploading(server, retry=RetryPolicy(attempts=10, base=0.001, throttled_base=0.001)) as at:
            await at.upload(media(data, protocol))
        assert [data] == server.files
        assert len(data) == server.received


# In one request


@pytest.mark.parametrize("kind", ["bytes", "path", "iterator"])
async def test_c12_multipart_has_the_message_and_the_media(kind, tmp_path):
    path = tmp_path / "data.png"
    path.write_bytes(content(LARGE))
    sources = {"bytes": content(LARGE), "path": path, "iterator": in_pieces(content(LARGE))}
    bodies: list[bytes] = []

    async def script(wire: Wire) -> None:
        bodies.append(await wire.read())
        await wire.answer(200, b"{}")

    seen: list[Progress] = []
    async with uploading(script) as at:
        made = Media(sources[kind], protocol="multipart", mime_type="image/png", on_progress=seen.append)
        assert b"{}" == await at.upload(made)
        [wire] = at.served.seen
    boundary = wire.headers["content-type"].removeprefix("multipart/related; boundary=").encode()
    _, message, sent, end = bodies[0].split(b"--" + boundary)
    assert b'\r\nContent-Type: application/json; charset=UTF-8\r\n\r\n{"file": 1}\r\n' == message
    assert b"\r\nContent-Type: image/png\r\n\r\n" + content(LARGE) + b"\r\n" == sent
    assert b"--\r\n" == end
    assert ("multipart", "multipart") == (wire.query["uploadType"], wire.headers["x-goog-upload-protocol"])
    assert (kind != "iterator") == ("content-length" in wire.headers)
    assert ([] if kind == "iterator" else [Progress(done=LARGE, total=LARGE)]) == seen


async def test_simple_is_the_media_alone():
    bodies: list[bytes] = []

    async def script(wire: Wire) -> None:
        bodies.append(await wire.read())
        await wire.answer(503 if len(bodies) == 1 else 200, b"{}")

    async with uploading(script) as at:
        with pytest.raises(Unavailable):  # a second sending may make a second file
            await at.upload(Media(content(5), protocol="simple", mime_type="text/plain"))
        assert b"{}" == await at.upload(Media(content(5), protocol="simple", mime_type="text/plain"))
        wire = at.served.seen[-1]
    assert [content(5)] * 2 == bodies
    assert ("media", "text/plain", "5") == (
        wire.query["uploadType"],
        wire.headers["content-type"],
        wire.headers["content-length"],
    )


# What is refused before anything is sent


@pytest.mark.parametrize(
    ("source", "facts", "says"),
    [
        (b"x" * 11, {"max_size": 10}, "11 bytes"),
        (Media(b"x", mime_type="image/png"), {"accept": ("text/*", "video/mp4")}, "image/png"),
        (Media(b"x", mime_type="image/png\r\nX: y"), {}, "not a MIME type"),
        ("/no/such/file", {}, "can't open /no/such/file"),
        (7, {}, "got int"),
        (io.StringIO("text"), {}, "binary mode"),
    ],
)
async def test_what_can_not_be_uploaded_is_refused_before_anything_is_sent(source, facts, says):
    async with uploading(UploadServer()) as at:
        with pytest.raises(ValidationError, match=says):
            await at.upload(source, **facts)
        assert [] == [wire for wire in at.served.seen if "session" in wire.query]


@pytest.mark.parametrize("accept", ["*/*", "image/*", "image/png"])
async def test_what_is_accepted_is_uploaded(accept):
    server = UploadServer()
    async with uploading(server) as at:
        await at.upload(Media(b"x", mime_type="image/png; a=b"), accept=(accept,), max_size=1)
    assert [b"x"] == server.files


async def test_r9_what_can_be_read_once_is_sent_once():
    bodies: list[bytes] = []

    async def script(wire: Wire) -> None:
        bodies.append(await wire.read())
        await wire.answer(429, b"{}")

    async with uploading(script) as at:
        with pytest.raises(ResourceExhausted) as raised:
            await at.upload(Media(in_pieces(content(LARGE)), protocol="simple"))
        assert [content(LARGE)] == bodies
        assert ("t.upload", 1) == (raised.value.method_id, raised.value.attempts)
        with pytest.raises(ResourceExhausted):
            await at.upload(Media(content(LARGE), protocol="simple"))
        assert [content(LARGE)] * 5 == bodies[: 1 + QUICK.attempts]
