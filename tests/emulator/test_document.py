"""Any document: read, served, and its resources as any API has them."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from aiogenai.emulator import Emulator, read_document
from aiogenai.emulator.document import Unreadable, parse_document

from .google_documents import google

ROOT = Path(__file__).parents[2]

Call = Callable[..., Any]
Serve = Callable[[str], AbstractAsyncContextManager[Call]]


@pytest.fixture
def serve(session: aiohttp.ClientSession) -> Serve:
    @asynccontextmanager
    async def served(name: str) -> AsyncIterator[Call]:
        async with Emulator(document=google(name)) as emulator:

            async def call(verb: str, path: str, body: Any = None, *, status: int = 200, **query: Any) -> Any:
                url = f"{emulator.url}/{path}"
                data = body if isinstance(body, bytes) else None
                async with session.request(
                    verb, url, json=None if data is not None else body, data=data, params=query
                ) as response:
                    assert status == response.status, await response.text()
                    if "json" in response.content_type:
                        return await response.json()
                    return await response.read()

            yield call

    return served


async def test_drive_keeps_files_with_their_content(serve: Serve) -> None:
    async with serve("drive.v3") as call:
        made = await call("POST", "drive/v3/files", {"name": "notes.txt", "mimeType": "text/plain"})
        assert ("drive#file", "notes.txt") == (made["kind"], made["name"])
        assert made["createdTime"] == made["modifiedTime"]
        path = f"drive/v3/files/{made['id']}"
        assert made == await call("GET", path)
        changed = await call("PATCH", path, {"description": "mine"})
        assert ("notes.txt", "mine") == (changed["name"], changed["description"])
        sent = await call("PATCH", f"upload/{path}", b"hello", uploadType="media")
        assert "5" == sent["size"]
        assert b"hello" == await call("GET", path, alt="media")
        copy = await call("POST", f"{path}/copy", {"name": "copy.txt"})
        assert copy["id"] != made["id"]
        listed = await call("GET", "drive/v3/files")
        assert ("drive#fileList", 2) == (listed["kind"], len(listed["files"]))
        assert {"name": "copy.txt"} == await call("GET", f"drive/v3/files/{copy['id']}", fields="name")
        await call("DELETE", path)
        missing = await call("GET", path, status=404)
        assert "NOT_FOUND" == missing["error"]["status"]


async def test_drive_keeps_what_belongs_to_a_file_with_it(serve: Serve) -> None:
    async with serve("drive.v3") as call:
        await call("POST", "drive/v3/files/none/comments", {"content": "?"}, status=404)
        file = await call("POST", "drive/v3/files", {})
        comments = f"drive/v3/files/{file['id']}/comments"
        comment = await call("POST", comments, {"content": "Good."}, fields="*")
        reply = await call("POST", f"{comments}/{comment['id']}/replies", {"content": "Thanks."})
        assert "Thanks." == (await call("GET", f"{comments}/{comment['id']}/replies/{reply['id']}"))["content"]
        await call("DELETE", f"drive/v3/files/{file['id']}")
        await call("GET", f"{comments}/{comment['id']}", status=404)


async def test_pages_follow_one_another_to_the_end(serve: Serve) -> None:
    async with serve("drive.v3") as call:
        made = [(await call("POST", "drive/v3/files", {"name": str(n)}))["id"] for n in range(5)]
        found: list[str] = []
        token: str | None = ""
        while token is not None:
            page = await call("GET", "drive/v3/files", pageSize=2, **({"pageToken": token} if token else {}))
            found += [file["id"] for file in page["files"]]
            token = page.get("nextPageToken")
        assert made == found
        await call("GET", "drive/v3/files", pageToken="made up", status=400)


async def test_youtube_finds_by_the_id_in_the_query(serve: Serve) -> None:
    async with serve("youtube.v3") as call:
        videos = "youtube/v3/videos"
        missing = await call("POST", videos, {}, status=400)
        assert "Required parameter: part" in missing["error"]["message"]
        made = [await call("POST", videos, {"snippet": {"title": str(n)}}, part="snippet") for n in range(2)]
        assert "youtube#video" == made[0]["kind"]
        (found,) = (await call("GET", videos, part="snippet", id=made[1]["id"]))["items"]
        assert "1" == found["snippet"]["title"]
        new = {"id": made[1]["id"], "snippet": {"title": "new"}}
        await call("PUT", videos, new, part="snippet")
        assert "new" == (await call("GET", videos, part="snippet"))["items"][1]["snippet"]["title"]
        await call("DELETE", videos, id=made[0]["id"])
        assert 1 == len((await call("GET", videos, part="id"))["items"])
        await call("POST", "youtube/v3/videos/rate", id=made[1]["id"], rating="like")


async def test_storage_keeps_objects_under_any_name(serve: Serve) -> None:
    async with serve("storage.v1") as call:
        await call("GET", "storage/v1/b/shelf/o", status=404)
        bucket = await call("POST", "storage/v1/b", {"name": "shelf"}, project="p")
        assert ("storage#bucket", "shelf") == (bucket["kind"], bucket["name"])
        await call("POST", "storage/v1/b", {"name": "shelf"}, project="p", status=409)
        made = await call("POST", "upload/storage/v1/b/shelf/o", b"data", uploadType="media", name="a/b c.txt")
        assert ("a/b c.txt", "4") == (made["name"], made["size"])
        url = "storage/v1/b/shelf/o/a%2Fb%20c.txt"
        assert made == await call("GET", url)
        assert b"data" == await call("GET", url, alt="media")
        assert b"data" == await call("GET", f"download/{url}", alt="media")
        again = await call("POST", "upload/storage/v1/b/shelf/o", b"newer", uploadType="media", name="a/b c.txt")
        assert "5" == again["size"]
        assert ["a/b c.txt"] == [one["name"] for one in (await call("GET", "storage/v1/b/shelf/o"))["items"]]
        await call("DELETE", url)
        await call("GET", url, status=404)


async def test_full_names_and_operations_are_made_as_the_document_has_them(serve: Serve) -> None:
    async with serve("pubsub.v1") as call:
        topic = await call("PUT", "v1/projects/p/topics/t", {"labels": {"a": "b"}})
        assert "projects/p/topics/t" == topic["name"]
        await call("PUT", "v1/projects/p/topics/t", {}, status=409)
        assert [topic] == (await call("GET", "v1/projects/p/topics"))["topics"]
    async with serve("run.v2") as call:
        services = "v2/projects/p/locations/l/services"
        operation = await call("POST", services, {"description": "one"}, serviceId="first")
        assert operation["done"]
        name = "projects/p/locations/l/services/first"
        assert name == operation["response"]["name"]
        assert "one" == (await call("GET", f"v2/{name}"))["description"]
        assert [name] == [one["name"] for one in (await call("GET", services))["services"]]
        assert (await call("DELETE", f"v2/{name}"))["done"]
        await call("GET", f"v2/{name}", status=404)


async def test_ids_are_numbers_where_the_document_has_numbers(serve: Serve) -> None:
    async with serve("compute.v1") as call:
        networks = "compute/v1/projects/p/global/networks"
        assert "DONE" == (await call("POST", networks, {"name": "wide"}))["status"]
        assert (await call("GET", f"{networks}/wide"))["id"].isdecimal()


async def test_what_the_document_does_not_allow_is_refused(serve: Serve) -> None:
    async with serve("drive.v3") as call:
        wrong = await call("POST", "drive/v3/files", {"nome": "x", "starred": "maybe"}, status=400)
        fields = {one["field"] for one in wrong["error"]["details"][0]["fieldViolations"]}
        assert {"nome", "starred"} == fields
        await call("GET", "drive/v3/nothing", status=404)
        await call("GET", "drive/v3/files", pageSize="many", status=400)


@pytest.mark.parametrize("name", ["drive.v3", "youtube.v3", "storage.v1"])
async def test_every_method_of_a_document_answers(name: str, session: aiohttp.ClientSession) -> None:
    """With a message, or with a refusal that says why: never with an error of ours."""
    document = google(name)
    async with Emulator(document=document) as emulator:
        for method in document.methods:
            path = method.path
            for parameter in method.path_parameters:
                path = path.replace(f"{{{parameter.wire}}}", "x").replace(f"{{+{parameter.wire}}}", "x")
            query = {one.wire: _value(one.format) for one in method.query_parameters if one.required}
            body = {} if method.request else None
            async with session.request(method.verb, f"{emulator.url}/{path}", json=body, params=query) as response:
                assert response.status < 500, (method.id, await response.text())
            *_, entry = emulator.ledger.entries()
            assert method.id == entry.method


def _value(form: str) -> str:
    return "1" if form in {"integer", "int32", "uint32", "int64", "uint64"} else "x"


async def test_an_older_document_of_gemini_keeps_its_families(session: aiohttp.ClientSession) -> None:
    document = read_document(ROOT / "discovery/generativelanguage/v1beta/20250701.json")
    async with Emulator(document=document) as emulator:
        url = f"{emulator.url}/v1beta/models/gemini-2.5-flash:generateContent"
        async with session.post(url, json={"contents": [{"parts": [{"text": "Why?"}]}]}) as response:
            answer = await response.json()
    assert '"Why?"' in answer["candidates"][0]["content"]["parts"][0]["text"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"", "not JSON"),
        (b"[]", "no discovery document"),
        (b"{}", "no discovery document"),
        (b'{"kind": "discovery#restDescription"}', "no methods"),
        (b'{"kind": "discovery#restDescription", "methods": {"a": {"httpMethod": "GET"}}}', "malformed"),
        (b'{"kind": "discovery#restDescription", "methods": []}', "malformed"),
    ],
)
def test_what_is_no_document_is_told_in_a_sentence(text: bytes, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        parse_document(text)


def test_a_document_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="cannot be read"):
        read_document(tmp_path / "none.json")


def test_sizes_and_shapes_are_read_as_documents_have_them() -> None:
    method = {
        "id": "a.things.insert",
        "httpMethod": "POST",
        "path": "things",
        "request": {"$ref": "Thing"},
        "mediaUpload": {"accept": ["*/*"], "maxSize": "10GB", "protocols": {"simple": {"path": "/upload/things"}}},
    }
    thing = {
        "properties": {
            "id": {"type": "string"},
            "self": {"$ref": "Thing"},
            "list": {"type": "array", "items": {"type": "object", "properties": {"n": {"type": "integer"}}}},
            "map": {"type": "object", "additionalProperties": {"type": "string", "format": "int64"}},
            "alias": {"$ref": "Alias"},
        }
    }
    tree = {
        "kind": "discovery#restDescription",
        "servicePath": "a/v1/",
        "resources": {"things": {"methods": {"insert": method}}},
        "schemas": {"Thing": thing, "Alias": {"type": "array", "items": {"type": "string"}}},
    }
    document = parse_document(json.dumps(tree).encode())
    (row,) = document.methods
    assert row.upload is not None
    assert (10 * 2**30, "a/v1/things") == (row.upload.max_size, row.path)
    fields = document.schemas["Thing"].fields
    assert document.schemas["Thing"] is fields["self"].shape
