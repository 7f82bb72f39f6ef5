"""Resumable uploads that are kept in a folder: they go on after kill -9, and end once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import aiohttp
import pytest

from aiogenai.emulator import Emulator, Settings, sessions
from aiogenai.emulator.session import GRANULE

from .conftest import Api
from .test_command import served
from .test_data import files
from .test_files import DATA, command, download, send, start

MIDDLE = 2 * GRANULE


def at(api: Api, url: str) -> str:
    """The address of an upload at another server of the same folder."""
    return api.url + "/" + url.split("/", 3)[3]


async def put(api: Api, url: str, data: bytes, content_range: str, status: int) -> Any:
    return await send(api, url, data, verb="PUT", status=status, Content_Range=content_range)


async def test_an_upload_goes_on_after_kill_9(tmp_path: Path, session: aiohttp.ClientSession) -> None:
    words = ("aiogenai.emulator", "--data", str(tmp_path), "--step", "3600")
    async with served(*words) as (process, exported):
        api = Api(exported["GEMINI_BASE_URL"], session)
        url = await start(api, body=b'{"file": {"displayName": "picture"}}')
        await command(api, url, "upload", DATA[:GRANULE])
        await command(api, url, "upload", DATA[GRANULE:MIDDLE], GRANULE)
        assert {} == (await api.control("GET", "resources"))["collections"], "what is not finished is no resource"
        process.kill()
        await process.wait()
    async with served(*words) as (process, exported):
        api = Api(exported["GEMINI_BASE_URL"], session)
        headers, _ = await command(api, at(api, url), "query")
        told = headers["X-Goog-Upload-Status"], headers["X-Goog-Upload-Size-Received"]
        assert ("active", str(MIDDLE)) == told
        _, body = await command(api, at(api, url), "upload, finalize", DATA[MIDDLE:], MIDDLE)
        file = body["file"]
        assert ("picture", "image/png", str(len(DATA))) == (file["displayName"], file["mimeType"], file["sizeBytes"])
        process.kill()
        await process.wait()
    async with Emulator(data=tmp_path, settings=Settings(step=3600.0)) as emulator:
        api = Api(emulator.url, session)
        headers, _ = await command(api, at(api, url), "query")
        told = headers["X-Goog-Upload-Status"], headers["X-Goog-Upload-Size-Received"]
        assert ("final", str(len(DATA))) == told
        assert DATA == await download(api, file["name"])
        assert 1 == len(files(tmp_path)), "the pieces are gone"
        await api.control("POST", "reset")
        await command(api, at(api, url), "query", status=404)
    async with Emulator(data=tmp_path) as emulator:
        await command(Api(emulator.url, session), at(Api(emulator.url, session), url), "query", status=404)
        assert [] == files(tmp_path)


async def test_the_older_protocol_goes_on_too(tmp_path: Path, session: aiohttp.ClientSession) -> None:
    async with Emulator(data=tmp_path) as emulator:
        api = Api(emulator.url, session)
        headers, _ = await send(api, f"{api.url}/upload/v1beta/files?uploadType=resumable", b"{}")
        url = headers["Location"]
        await put(api, url, DATA[:GRANULE], f"bytes 0-{GRANULE - 1}/{len(DATA)}", 308)
    for _ in range(2):
        async with Emulator(data=tmp_path) as emulator:
            api = Api(emulator.url, session)
            headers, _ = await put(api, at(api, url), b"", f"bytes */{len(DATA)}", 308)
            assert f"bytes=0-{GRANULE - 1}" == headers["Range"]
    async with Emulator(data=tmp_path) as emulator:
        api = Api(emulator.url, session)
        last = f"bytes {GRANULE}-{len(DATA) - 1}/{len(DATA)}"
        _, body = await put(api, at(api, url), DATA[GRANULE:], last, 200)
    async with Emulator(data=tmp_path) as emulator:
        api = Api(emulator.url, session)
        _, again = await put(api, at(api, url), b"", f"bytes */{len(DATA)}", 200)
        assert body == again, "who did not hear the answer is told it once more"
        assert DATA == await download(api, body["file"]["name"])


async def test_what_was_cancelled_leaves_no_bytes(tmp_path: Path, session: aiohttp.ClientSession) -> None:
    async with Emulator(data=tmp_path) as emulator:
        api = Api(emulator.url, session)
        url = await start(api)
        await command(api, url, "upload", DATA[:GRANULE])
        await command(api, url, "cancel")
    async with Emulator(data=tmp_path) as emulator:
        api = Api(emulator.url, session)
        headers, _ = await command(api, at(api, url), "query")
        assert "cancelled" == headers["X-Goog-Upload-Status"]
        assert [] == files(tmp_path)


async def test_the_oldest_uploads_are_forgotten(
    tmp_path: Path, session: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sessions, "MOST", 3)
    async with Emulator(data=tmp_path) as emulator:
        api = Api(emulator.url, session)
        urls = [await start(api) for _ in range(5)]
    async with Emulator(data=tmp_path) as emulator:
        api = Api(emulator.url, session)
        for url, status in zip(urls, (404, 404, 200, 200, 200), strict=True):
            headers, _ = await command(api, at(api, url), "query", status=status)
            assert ("active" if status == 200 else None) == headers.get("X-Goog-Upload-Status")
