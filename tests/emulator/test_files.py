"""Files: every protocol that brings their bytes, what is said of them, and how they come back."""

from __future__ import annotations

import asyncio
import base64
import hashlib
from collections.abc import Callable
from typing import Any

import pytest

from aiogenai.emulator import Emulator, session
from aiogenai.emulator.session import GRANULE

from .conftest import Api, violations

DATA = bytes(range(256)) * 4000  # not a whole number of granules


async def send(
    api: Api, url: str, data: bytes = b"", *, verb: str = "POST", status: int = 200, **headers: str
) -> tuple[Any, Any]:
    """Headers and JSON of an answer; header names are written with underscores."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    async with api.session.request(verb, url, data=data, headers=named, allow_redirects=False) as response:
        assert status == response.status, await response.text()
        body = await response.read()
        return response.headers, (await response.json() if body else None)


async def until(condition: Callable[[], bool]) -> None:
    while not condition():  # noqa: ASYNC110  # what is waited for has no event
        await asyncio.sleep(0)


async def start(api: Api, size: int = len(DATA), body: bytes = b"{}", path: str = "/upload/v1beta/files") -> str:
    headers, _ = await send(
        api,
        api.url + path,
        body,
        X_Goog_Upload_Protocol="resumable",
        X_Goog_Upload_Command="start",
        X_Goog_Upload_Header_Content_Type="image/png",
        X_Goog_Upload_Header_Content_Length=str(size),
        Content_Type="application/json",
    )
    assert "active" == headers["X-Goog-Upload-Status"]
    assert str(GRANULE) == headers["X-Goog-Upload-Chunk-Granularity"]
    url: str = headers["X-Goog-Upload-URL"]
    return url


async def command(api: Api, url: str, command: str, data: bytes = b"", offset: int = 0, status: int = 200) -> Any:
    return await send(api, url, data, status=status, X_Goog_Upload_Command=command, X_Goog_Upload_Offset=str(offset))


async def download(api: Api, name: str) -> bytes:
    async with api.session.get(f"{api.url}/v1beta/{name}:download", params={"alt": "media"}) as response:
        assert 200 == response.status
        return await response.read()


async def test_a_resumable_upload_brings_a_file_in_chunks(api: Api) -> None:
    url = await start(api, body=b'{"file": {"displayName": "picture", "name": "files/mine"}}')
    headers, body = await command(api, url, "upload", DATA[:GRANULE])
    assert ("active", None) == (headers["X-Goog-Upload-Status"], body)
    headers, body = await command(api, url, "upload, finalize", DATA[GRANULE:], GRANULE)
    assert "final" == headers["X-Goog-Upload-Status"]
    file = body["file"]
    assert ("files/mine", "picture", "image/png", str(len(DATA)), "ACTIVE", "UPLOADED") == tuple(
        file[key] for key in ("name", "displayName", "mimeType", "sizeBytes", "state", "source")
    )
    assert hashlib.sha256(DATA).hexdigest().encode() == base64.b64decode(file["sha256Hash"])
    assert file == await api.get("files/mine")
    assert DATA == await download(api, "files/mine")


async def test_an_upload_goes_on_where_it_was_cut(api: Api, emulator: Emulator) -> None:
    url = await start(api)
    path = url.removeprefix(api.url)
    reader, writer = await asyncio.open_connection("127.0.0.1", int(api.url.rpartition(":")[2]))
    head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Goog-Upload-Command: upload, finalize\r\n"
    writer.write(head.encode() + b"X-Goog-Upload-Offset: 0\r\nContent-Length: %d\r\n\r\n" % len(DATA))
    writer.write(DATA[: GRANULE * 2 + 1000])
    await writer.drain()
    upload = emulator._sessions.get(url.partition("upload_id=")[2].partition("&")[0])
    assert upload is not None
    await until(lambda: len(upload.data) == GRANULE * 2 + 1000)
    writer.close()
    await until(lambda: len(upload.data) == GRANULE * 2)
    headers, _ = await command(api, url, "query")
    assert ("active", str(GRANULE * 2)) == (headers["X-Goog-Upload-Status"], headers["X-Goog-Upload-Size-Received"])
    _, body = await command(api, url, "upload, finalize", DATA[GRANULE * 2 :], GRANULE * 2)
    assert DATA == await download(api, body["file"]["name"])
    assert not await reader.read()


async def test_a_finished_upload_says_so_and_takes_nothing_more(api: Api) -> None:
    url = await start(api)
    await command(api, url, "upload, finalize", DATA)
    headers, _ = await command(api, url, "query")
    assert ("final", str(len(DATA))) == (headers["X-Goog-Upload-Status"], headers["X-Goog-Upload-Size-Received"])
    headers, body = await command(api, url, "upload, finalize", DATA, status=400)
    assert "final" == headers["X-Goog-Upload-Status"]
    assert "INVALID_ARGUMENT" == body["error"]["status"]
    assert 1 == len((await api.get("files"))["files"])


async def test_what_breaks_the_protocol_is_refused_and_changes_nothing(api: Api) -> None:
    url = await start(api)
    await command(api, url, "upload", DATA[:GRANULE])
    for text, data, offset in (
        ("upload", DATA[:GRANULE], 0),
        ("upload", DATA[:1000], GRANULE),
        ("upload, finalize", DATA[:10], GRANULE + 1),
        ("finalize", b"", GRANULE),
    ):
        headers, _ = await command(api, url, text, data, offset, status=400)
        assert str(GRANULE) == headers["X-Goog-Upload-Size-Received"]
    await command(api, url, "dance", status=400)
    headers, _ = await command(api, url, "cancel")
    assert "cancelled" == headers["X-Goog-Upload-Status"]
    await command(api, url, "upload", DATA[:GRANULE], GRANULE, status=400)
    await command(api, f"{api.url}/upload/v1beta/files?upload_id=none", "query", status=404)


async def test_more_bytes_than_may_be_are_refused_as_they_come(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "MOST_BYTES", GRANULE + 1)
    url = await start(api, size=GRANULE)
    await command(api, url, "upload", DATA[:GRANULE])
    assert "at most" in (await command(api, url, "upload", DATA[:GRANULE], GRANULE, status=400))[1]["error"]["message"]
    headers, _ = await command(api, url, "query")
    assert str(GRANULE) == headers["X-Goog-Upload-Size-Received"], "what was taken before stays"
    for kind in ("raw", "multipart"):
        head = {"X_Goog_Upload_Protocol": kind, "Content_Type": "multipart/related; boundary=b"}
        await send(api, f"{api.url}/upload/v1beta/files", DATA, status=400, **head)
    await command(api, url, "cancel")


async def test_an_empty_file_is_a_file(api: Api) -> None:
    _, body = await command(api, await start(api, 0), "upload, finalize")
    assert "0" == body["file"]["sizeBytes"]
    assert b"" == await download(api, body["file"]["name"])


async def test_the_older_resumable_protocol_is_spoken_too(api: Api) -> None:
    headers, _ = await send(api, f"{api.url}/resumable/upload/v1beta/files?uploadType=resumable", b"{}",
                            X_Upload_Content_Type="text/csv", Content_Type="application/json")  # fmt: skip
    url, total = headers["Location"], len(DATA)
    headers, _ = await send(api, url, verb="PUT", status=308, Content_Range=f"bytes */{total}")
    assert "Range" not in headers
    headers, _ = await send(
        api, url, DATA[:GRANULE], verb="PUT", status=308, Content_Range=f"bytes 0-{GRANULE - 1}/{total}"
    )
    assert f"bytes=0-{GRANULE - 1}" == headers["Range"]
    again = f"bytes 0-{GRANULE - 1}/{total}"
    headers, _ = await send(api, url, DATA[:GRANULE], verb="PUT", status=308, Content_Range=again)
    assert f"bytes=0-{GRANULE - 1}" == headers["Range"]
    await send(api, url, b"x" * 10, verb="PUT", status=400, Content_Range=f"bytes 9999999-9999999/{total}")
    await send(api, url, b"x" * 10, verb="PUT", status=400, Content_Range="bytes from here")
    rest = f"bytes {GRANULE}-{total - 1}/{total}"
    _, body = await send(api, url, DATA[GRANULE:], verb="PUT", Content_Range=rest)
    assert ("text/csv", DATA) == (body["file"]["mimeType"], await download(api, body["file"]["name"]))
    _, probed = await send(api, url, verb="PUT", Content_Range="bytes */*")
    assert body == probed


async def test_one_request_may_bring_metadata_and_bytes(api: Api) -> None:
    parts = (
        b'--x1\r\nContent-Type: application/json\r\n\r\n{"file": {"display_name": "both"}}\r\n'
        b"--x1\r\nContent-Type: application/pdf\r\n\r\n" + DATA + b"\r\n--x1--\r\n"
    )
    for protocol in ({"X_Goog_Upload_Protocol": "multipart"}, {}):
        url = f"{api.url}/upload/v1beta/files" + ("" if protocol else "?uploadType=multipart")
        _, body = await send(api, url, parts, Content_Type="multipart/related; boundary=x1", **protocol)
        assert ("both", "application/pdf") == (body["file"]["displayName"], body["file"]["mimeType"])
        assert DATA == await download(api, body["file"]["name"])
    await send(api, url, b"--x1\r\n\r\n", status=400, Content_Type="multipart/related; boundary=x1")
    await send(api, url, parts, status=400, Content_Type="multipart/related")


@pytest.mark.parametrize("query", ["uploadType=media", "upload_protocol=raw"])
async def test_one_request_may_bring_bytes_alone(query: str, api: Api) -> None:
    _, body = await send(api, f"{api.url}/upload/v1beta/files?{query}", DATA, Content_Type="audio/wav")
    assert ("audio/wav", DATA) == (body["file"]["mimeType"], await download(api, body["file"]["name"]))


async def test_unknown_metadata_is_refused_at_the_start(api: Api) -> None:
    url = f"{api.url}/upload/v1beta/files"
    headers = {"X_Goog_Upload_Protocol": "resumable", "X_Goog_Upload_Command": "start"}
    _, body = await send(api, url, b'{"file": {"colour": "red"}}', status=400, **headers)
    assert {"file.colour"} == violations(body).keys()


async def test_a_video_is_processed_before_it_is_active(api: Api) -> None:
    file = await api.upload(b"moving", "video/mp4")
    assert "PROCESSING" == file["state"]
    looked = await api.get(file["name"])
    assert "ACTIVE" == looked["state"]
    assert "videoMetadata" in looked


async def test_files_expire_after_two_days(api: Api, emulator: Emulator) -> None:
    file = await api.upload(b"x")
    now = emulator.world.clock()
    emulator.world.clock = lambda: now + 48 * 3600 + 1
    await api.get(file["name"], status=404)
    assert {} == await api.get("files")


async def test_a_deleted_file_has_no_bytes(api: Api) -> None:
    file = await api.upload(b"x")
    await api.delete(file["name"])
    refused = await api.get(f"{file['name']}:download", status=404, alt="media")
    assert "NOT_FOUND" == refused["error"]["status"]


async def test_names_are_unique_and_well_formed(api: Api) -> None:
    await api.post("files", {"file": {"name": "files/mine"}})
    await api.post("files", {"file": {"name": "files/mine"}}, status=409)
    for name in ("mine", "files/Mine", "corpora/mine"):
        assert violations(await api.post("files", {"file": {"name": name}}, status=400))


async def test_objects_elsewhere_can_be_registered(api: Api) -> None:
    (file,) = (await api.post("files:register", {"uris": ["gs://bucket/a/b.pdf"]}))["files"]
    assert ("REGISTERED", "gs://bucket/a/b.pdf", "b.pdf") == (file["source"], file["uri"], file["displayName"])
    assert violations(await api.post("files:register", {"uris": ["https://example.com"]}, status=400))
