"""Google's client for all its APIs, built from its own documents, against emulators of the same: five other APIs."""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from aiogenai.emulator import Emulator, Settings
from aiogenai.emulator.document import parse_document

googleapiclient = pytest.importorskip("googleapiclient", reason="it is not installed: make env")
discovery = pytest.importorskip("googleapiclient.discovery")
http = pytest.importorskip("googleapiclient.http")
errors = pytest.importorskip("googleapiclient.errors")

pytestmark = [pytest.mark.filterwarnings("default")]  # what others' packages warn of is theirs to repair

DOCUMENTS = Path(googleapiclient.__file__).parent / "discovery_cache/documents"


@asynccontextmanager
async def serve(name: str) -> AsyncIterator[Any]:
    """A client of an API whose server is an emulator."""
    text = (DOCUMENTS / f"{name}.json").read_bytes()
    async with Emulator(document=parse_document(text), settings=Settings(step=0.0, seed=1)) as emulator:
        document = json.loads(text) | {"rootUrl": f"{emulator.url}/", "mtlsRootUrl": f"{emulator.url}/"}
        with discovery.build_from_document(document, developerKey="test", http=http.build_http()) as built:
            yield built


async def execute(request: Any) -> Any:
    return await asyncio.to_thread(request.execute)


async def test_drive_keeps_files_and_finds_them() -> None:
    async with serve("drive.v3") as drive:
        data = b"0123456789" * 60_000
        media = http.MediaIoBaseUpload(io.BytesIO(data), "text/plain", chunksize=256 * 1024, resumable=True)
        made = await execute(drive.files().create(body={"name": "Ten", "parents": ["root"]}, media_body=media))
        await execute(drive.files().create(body={"name": "Eleven", "starred": True}))
        down = io.BytesIO()
        download = http.MediaIoBaseDownload(down, drive.files().get_media(fileId=made["id"]), chunksize=10**6)
        while not (await asyncio.to_thread(download.next_chunk))[1]:
            pass
        assert data == down.getvalue()
        for query, names in (
            ("name = 'Ten' and trashed = false", ["Ten"]),
            ("name contains 'e'", ["Ten", "Eleven"]),
            ("'root' in parents", ["Ten"]),
            ("starred = true or name = 'Ten'", ["Ten", "Eleven"]),
            ("mimeType != 'text/plain'", ["Eleven"]),
        ):
            listed = await execute(drive.files().list(q=query))
            assert names == [one["name"] for one in listed["files"]], query
        await execute(drive.files().update(fileId=made["id"], body={"name": "Twelve"}))
        assert "Twelve" == (await execute(drive.files().get(fileId=made["id"])))["name"]
        await execute(drive.files().delete(fileId=made["id"]))
        with pytest.raises(errors.HttpError, match="404"):
            await execute(drive.files().get(fileId=made["id"]))


async def test_many_calls_go_in_one_request() -> None:
    async with serve("drive.v3") as drive:
        answers: dict[str, Any] = {}
        failures: dict[str, int] = {}

        def heard(mark: str, answer: Any, error: Any) -> None:
            if error is None:
                answers[mark] = answer
            else:
                failures[mark] = error.status_code

        batch = drive.new_batch_http_request(callback=heard)
        for number in range(20):
            batch.add(drive.files().create(body={"name": f"File {number}"}), request_id=f"made {number}")
        batch.add(drive.files().get(fileId="none"), request_id="missing")
        await execute(batch)
        assert {f"made {number}": f"File {number}" for number in range(20)} == {
            mark: answer["name"] for mark, answer in answers.items()
        }
        assert {"missing": 404} == failures
        assert 20 == len((await execute(drive.files().list()))["files"])


async def test_youtube_lists_what_was_made() -> None:
    async with serve("youtube.v3") as youtube:
        for title in ("Bees", "Flowers"):
            body = {"snippet": {"title": title}}
            await execute(youtube.playlists().insert(part="snippet", body=body))
        request, titles = youtube.playlists().list(part="snippet", mine=True, maxResults=1), []
        while request is not None:
            page = await execute(request)
            titles += [one["snippet"]["title"] for one in page["items"]]
            request = youtube.playlists().list_next(request, page)
        assert ["Bees", "Flowers"] == titles


async def test_storage_keeps_objects() -> None:
    async with serve("storage.v1") as storage:
        await execute(storage.buckets().insert(project="p", body={"name": "shelf"}))
        media = http.MediaIoBaseUpload(io.BytesIO(b"data"), "text/plain", resumable=False)
        await execute(storage.objects().insert(bucket="shelf", name="a/b c.txt", media_body=media))
        listed = await execute(storage.objects().list(bucket="shelf"))
        assert ["a/b c.txt"] == [one["name"] for one in listed["items"]]
        assert b"data" == await execute(storage.objects().get_media(bucket="shelf", object="a/b c.txt"))
        await execute(storage.objects().delete(bucket="shelf", object="a/b c.txt"))
        assert "items" not in await execute(storage.objects().list(bucket="shelf"))


async def test_compute_makes_by_operations_and_filters() -> None:
    async with serve("compute.v1") as compute:
        where = {"project": "p", "zone": "z"}
        for name in ("one", "two"):
            operation = await execute(compute.instances().insert(**where, body={"name": name}))
            assert "DONE" == operation["status"]
        listed = await execute(compute.instances().list(**where, filter="name eq two"))
        assert ["two"] == [one["name"] for one in listed["items"]]
        await execute(compute.instances().delete(**where, instance="one"))
        listed = await execute(compute.instances().list(**where))
        assert ["two"] == [one["name"] for one in listed["items"]]


async def test_gmail_has_labels_and_drafts() -> None:
    async with serve("gmail.v1") as gmail:
        labels, drafts = gmail.users().labels(), gmail.users().drafts()
        label = await execute(labels.create(userId="me", body={"name": "Bees"}))
        changed = await execute(labels.patch(userId="me", id=label["id"], body={"name": "Wasps"}))
        assert "Wasps" == changed["name"] == (await execute(labels.get(userId="me", id=label["id"])))["name"]
        draft = await execute(drafts.create(userId="me", body={"message": {"raw": "aGk="}}))
        assert [draft["id"]] == [one["id"] for one in (await execute(drafts.list(userId="me")))["drafts"]]


async def test_calendar_has_events() -> None:
    async with serve("calendar.v3") as calendar:
        made = await execute(calendar.calendars().insert(body={"summary": "Garden"}))
        events = calendar.events()
        for summary in ("Sow", "Reap"):
            await execute(events.insert(calendarId=made["id"], body={"summary": summary}))
        found = await execute(events.list(calendarId=made["id"], q="reap"))
        assert ["Reap"] == [one["summary"] for one in found["items"]]
        (event,) = found["items"]
        event["location"] = "Field"
        await execute(events.update(calendarId=made["id"], eventId=event["id"], body=event))
        assert "Field" == (await execute(events.get(calendarId=made["id"], eventId=event["id"])))["location"]
