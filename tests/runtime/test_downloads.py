"""Downloads come whole, over as many connections as it takes, or end with an error that says why."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import gzip
import hashlib
import random
from collections.abc import AsyncIterator, Callable, Mapping
from typing import Any

import pytest

from aiogenai.runtime.attempts import SendOptions
from aiogenai.runtime.auth import ApiKey
from aiogenai.runtime.downloads import Download
from aiogenai.runtime.errors import (
    ChecksumMismatch,
    ClientError,
    ConnectionLost,
    ContentChanged,
    DeadlineExceeded,
    DownloadError,
    Error,
    NotFound,
    ResponseTooLarge,
)
from aiogenai.runtime.media import Progress
from aiogenai.runtime.request import Method, Request
from aiogenai.runtime.response import Response
from aiogenai.runtime.retry import RetryPolicy
from aiogenai.runtime.send import Sender
from aiogenai.runtime.transport import Transport, TransportOptions
from tests.runtime.scripted import Script, Scripted, Wire, scripted, tasks_end

METHOD = Method("t.download", "GET", "", "", "download", "safe")
QUICK = RetryPolicy(attempts=3, base=0.001)
DATA = random.Random(1).randbytes(300_000)
MD5 = base64.b64encode(hashlib.md5(DATA, usedforsecurity=False).digest()).decode()


class Downloads:
    def __init__(self, served: Scripted, sender: Sender) -> None:
        self.served = served
        self.sender = sender

    def download(self, **options: Any) -> Download:
        async def opened(headers: Mapping[str, str]) -> Response:
            return await self.sender.open(Request("GET", self.served.url, METHOD, headers))

        return Download(opened, "t.download", retry=QUICK, **options)


@contextlib.asynccontextmanager
async def downloading(script: Script) -> AsyncIterator[Downloads]:
    async with scripted(script) as served:
        door = Transport(TransportOptions())
        try:
            yield Downloads(served, Sender(door, ApiKey("k"), SendOptions(retry=QUICK, timeout=20)))
        finally:
            await door.close()


def serving(*cuts: int, ranges: bool = True, etag: str = '"1"', **headers: str) -> Script:
    """Gives DATA; the n-th answer is cut after the n-th number of bytes."""
    left = list(cuts)

    async def script(wire: Wire) -> None:
        start = int(wire.headers.get("range", "bytes=0-")[6:-1]) if ranges else 0
        body = DATA[start:]
        more = {"etag": etag, **headers} if etag else headers
        if start:
            more["content-range"] = f"bytes {start}-{len(DATA) - 1}/{len(DATA)}"
        await wire.head(206 if start else 200, content_length=str(len(body)), **more)
        if left:
            await wire.write(body[: left.pop(0)])
            await asyncio.sleep(0.01)
            wire.cut()
        await wire.write(body)

    return script


async def whole(download: Download, how: str, folder: Any) -> bytes:
    if how == "read":
        return await download.read()
    if how == "path":
        assert len(DATA) == await download.to_path(folder / "out")
        return (folder / "out").read_bytes()
    return b"".join([piece async for piece in download])


HOW = pytest.mark.parametrize("how", ["read", "path", "iterate"])


@HOW
async def test_it_comes_whole_however_it_is_asked_for(how, tmp_path):
    async with downloading(serving(x_goog_hash=f"crc32c=AAAAAA==,md5={MD5}")) as at:
        download = at.download()
        assert [] == at.served.seen
        assert DATA == await whole(download, how, tmp_path)
        assert DATA == await whole(download, how, tmp_path)
        assert 1 == at.served.connections
        assert "identity" == at.served.seen[0].headers["accept-encoding"]


@HOW
@pytest.mark.parametrize("etag", ['"1"', 'W/"1"', ""])
async def test_a_connection_that_breaks_is_opened_again_for_the_rest(how, etag, tmp_path):
    async with downloading(serving(100_000, 50_000, 0, etag=etag, content_md5=MD5)) as at:
        assert DATA == await whole(at.download(), how, tmp_path)
        asked = [wire.headers.get("range") for wire in at.served.seen]
        assert [None, "bytes=99999-", "bytes=149998-", "bytes=149998-"] == asked
        assert ('"1"' if etag == '"1"' else None) == at.served.seen[1].headers.get("if-range")


async def test_a_server_without_ranges_begins_anew_and_what_was_had_is_skipped():
    async with downloading(serving(100_000, 50_000, ranges=False)) as at:
        assert DATA == await at.download().read()
        assert 3 == len(at.served.seen)


@pytest.mark.parametrize("kept", [1, 1000, len(DATA)])
async def test_a_length_that_is_said_late_is_no_change_and_a_lost_end_is_none(kept):
    rest = serving()

    async def script(wire: Wire) -> None:
        if "range" in wire.headers:
            return await rest(wire)
        await wire.head(etag='"1"', transfer_encoding="chunked")
        await wire.chunk(DATA[:kept])
        await asyncio.sleep(0.01)
        return wire.cut()

    async with downloading(script) as at:
        assert DATA == await at.download().read()
        assert [None, f"bytes={kept - 1}-"] == [wire.headers.get("range") for wire in at.served.seen]


@pytest.mark.parametrize("ranges", [True, False])
async def test_a_server_that_gives_only_what_was_had_is_left(ranges):
    async with downloading(serving(1000, *[1 if ranges else 1000] * 20, ranges=ranges)) as at:
        with pytest.raises(ConnectionLost):
            await at.download().read()
        assert [None, "2", "3"] == [wire.headers.get("x-aiogenai-attempt") for wire in at.served.seen]


def second(status: int, body: bytes, **headers: str) -> Script:
    """The first answer is cut after 1000 bytes, the second is this one."""
    first = serving(1000)
    asked = 0

    async def script(wire: Wire) -> None:
        nonlocal asked
        asked += 1
        await (first(wire) if asked == 1 else wire.answer(status, body, **headers))

    return script


REST = DATA[999:]
RANGE = f"bytes 999-{len(DATA) - 1}/{len(DATA)}"
BROKEN: dict[str, tuple[Callable[[], Script], type[Error], str]] = {
    "another content": (lambda: second(200, DATA, etag='"2"'), ContentChanged, "changed"),
    "another content, in part": (lambda: second(206, REST, etag='"2"', content_range=RANGE), ContentChanged, "changed"),
    "another size": (
        lambda: second(206, REST, etag='"1"', content_range=RANGE.replace("/300000", "/300001")),
        ContentChanged,
        "changed",
    ),
    "anew, and not known of what": (lambda: second(200, DATA), ContentChanged, "changed"),
    "a later part": (
        lambda: second(206, REST[2:], etag='"1"', content_range=RANGE.replace("999-", "1001-")),
        DownloadError,
        "from 1001 on",
    ),
    "a part that is not described": (lambda: second(206, REST, etag='"1"'), DownloadError, "calls ''"),
    "past the end": (lambda: second(416, b""), ClientError, "416"),
    "gone": (lambda: second(404, b""), NotFound, "404"),
    "cut again and again": (lambda: serving(*[0] * 9), ConnectionLost, "t.download"),
    "a wrong checksum": (lambda: serving(content_md5="A" * 22 + "=="), ChecksumMismatch, "300000 bytes"),
}


@HOW
@pytest.mark.parametrize(("script", "kind", "says"), BROKEN.values(), ids=BROKEN)
async def test_a_broken_download_says_how_and_leaves_no_file(script, kind, says, how, tmp_path):
    async with downloading(script()) as at:
        with pytest.raises(kind, match=says) as raised:
            await whole(at.download(), how, tmp_path)
        assert kind is type(raised.value)
        assert "t.download" == raised.value.method_id
    assert [] == list(tmp_path.iterdir())


async def test_without_a_validator_a_server_that_begins_anew_is_not_trusted():
    async with downloading(serving(1000, ranges=False, etag="")) as at:
        with pytest.raises(ContentChanged, match="does not say"):
            await at.download().read()


async def test_what_is_packed_for_the_way_comes_unpacked_but_can_not_be_resumed():
    packed = gzip.compress(DATA[:1000])

    async def script(wire: Wire) -> None:
        cut = bool(wire.query) or len(at.served.seen) > 1
        await wire.head(content_encoding="gzip", content_length=str(len(packed)), content_md5=MD5)
        await wire.write(packed[: 900 if cut else None])
        if cut:
            await asyncio.sleep(0.01)
            wire.cut()

    async with downloading(script) as at:
        assert DATA[:1000] == await at.download().read()
        with pytest.raises(ConnectionLost):
            await at.download().read()


async def test_a_body_whose_length_is_not_said_ends_where_it_ends():
    async with downloading(lambda wire: wire.stream(DATA[:1000], DATA[1000:2000])) as at:
        assert DATA[:2000] == await at.download().read()


async def test_a_deadline_is_for_all_connections_together():
    async def script(wire: Wire) -> None:
        await wire.head(content_length=str(len(DATA)), etag='"1"')
        await wire.write(DATA[: 100 * len(at.served.seen)])
        await asyncio.sleep(0.05)
        wire.cut()

    async with downloading(script) as at:
        with pytest.raises(DeadlineExceeded, match=r"t\.download"):
            await at.download(deadline=0.4).read()
        await at.served.idle()


async def test_read_has_a_limit():
    async with downloading(serving()) as at:
        with pytest.raises(ResponseTooLarge, match="than 1000 bytes"):
            await at.download(limit=1000).read()
        await at.served.idle()


async def test_progress_is_told_and_the_file_appears_when_it_is_whole(tmp_path):
    big = DATA * 10
    seen: list[Progress] = []

    def told(progress: Progress) -> None:
        seen.append(progress)
        assert [] == [path for path in tmp_path.iterdir() if not path.name.endswith(".part")]

    async with downloading(lambda wire: wire.answer(200, big)) as at:
        await at.download().to_path(tmp_path / "out", on_progress=told)
    assert big == (tmp_path / "out").read_bytes()
    assert len(seen) > 1
    assert Progress(done=len(big), total=len(big)) == seen[-1]
    assert [tmp_path / "out"] == list(tmp_path.iterdir())


async def test_a_file_that_can_not_be_written_is_an_os_error(tmp_path):
    async with downloading(serving()) as at:
        with pytest.raises(FileNotFoundError):
            await at.download().to_path(tmp_path / "no" / "out")
        assert [] == at.served.seen


async def slowly(wire: Wire) -> None:
    await wire.head(content_length="1000000")
    while True:
        await wire.write(b"x" * 1000)
        await asyncio.sleep(0.001)


async def test_leaving_a_loop_drops_the_connection_at_once():
    async with downloading(slowly) as at:
        async for _ in at.download():
            break
        await at.served.idle()
        assert 1 == len(at.served.seen)


async def test_downloads_that_are_cancelled_leave_nothing_behind(tmp_path):
    draw = random.Random(3)
    async with downloading(slowly) as at:
        before = len(asyncio.all_tasks())
        for _ in range(60):
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(draw.random() / 100):
                    await at.download().to_path(tmp_path / "out")
        await at.served.idle()
        await tasks_end(before)
    assert [] == list(tmp_path.iterdir())
