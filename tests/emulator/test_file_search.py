"""fileSearchStores: documents that come from files or uploads, and the counts of their states."""

from __future__ import annotations

from typing import Any

from .conftest import Api, violations


async def shelf(api: Api) -> str:
    name: str = (await api.post("fileSearchStores", {"displayName": "My Shelf"}))["name"]
    return name


async def import_file(api: Api, store: str, data: bytes = b"a text", **more: Any) -> Any:
    file = await api.upload(data)
    return await api.post(f"{store}:importFile", {"fileName": file["name"], **more})


async def test_a_file_is_imported_by_an_operation(api: Api) -> None:
    store = await shelf(api)
    assert store.startswith("fileSearchStores/my-shelf-")
    operation = await import_file(api, store, customMetadata=[{"key": "k", "stringValue": "v"}])
    assert operation["name"].startswith(f"{store}/operations/")
    assert "done" not in operation
    assert "1" == (await api.get(store))["pendingDocumentsCount"]
    operation = await api.get(operation["name"])
    assert operation["done"]
    name = operation["response"]["documentName"]
    assert store == operation["response"]["parent"]
    document = await api.get(name)
    assert ("STATE_ACTIVE", "6", "text/plain") == tuple(document[key] for key in ("state", "sizeBytes", "mimeType"))
    assert [{"key": "k", "stringValue": "v"}] == document["customMetadata"]
    counted = await api.get(store)
    assert ("1", "6") == (counted["activeDocumentsCount"], counted["sizeBytes"])
    assert "pendingDocumentsCount" not in counted


async def test_an_upload_goes_to_the_store_directly(api: Api) -> None:
    store = await shelf(api)
    url = f"{api.url}/upload/v1beta/{store}:uploadToFileSearchStore"
    start = {
        "X-Goog-Upload-Protocol": "resumable",
        "X-Goog-Upload-Command": "start",
        "X-Goog-Upload-Header-Content-Type": "text/markdown",
        "X-Goog-Upload-File-Name": "notes.md",
    }
    body = {"chunkingConfig": {"whiteSpaceConfig": {"maxTokensPerChunk": 100}}}
    async with api.session.post(url, json=body, headers=start) as response:
        session = response.headers["X-Goog-Upload-URL"]
    commands = {"X-Goog-Upload-Command": "upload, finalize", "X-Goog-Upload-Offset": "0"}
    async with api.session.post(session, data=b"# Notes", headers=commands) as response:
        operation = await response.json()
    assert operation["name"].startswith(f"{store}/upload/operations/")
    done = await api.get(operation["name"])
    assert ("text/markdown", "7") == (done["response"]["mimeType"], done["response"]["sizeBytes"])
    (document,) = (await api.get(f"{store}/documents"))["documents"]
    assert "notes.md" == document["displayName"]


async def test_a_store_with_documents_is_deleted_by_force_only(api: Api) -> None:
    store = await shelf(api)
    await import_file(api, store)
    assert "FAILED_PRECONDITION" == (await api.delete(store, status=400))["error"]["status"]
    await api.delete(store, force="true")
    assert {} == await api.get("fileSearchStores")


async def test_an_import_needs_a_file_and_a_store_that_are_there(api: Api) -> None:
    store = await shelf(api)
    assert {"file_name"} == violations(await api.post(f"{store}:importFile", {}, status=400)).keys()
    await api.post(f"{store}:importFile", {"fileName": "files/none"}, status=404)
    await api.post("fileSearchStores/none:importFile", {"fileName": "files/none"}, status=404)
    (elsewhere,) = (await api.post("files:register", {"uris": ["gs://bucket/x"]}))["files"]
    refused = await api.post(f"{store}:importFile", {"fileName": elsewhere["name"]}, status=400)
    assert "FAILED_PRECONDITION" == refused["error"]["status"]


async def test_a_document_that_is_deleted_ends_its_import(api: Api) -> None:
    store = await shelf(api)
    operation = await import_file(api, store)
    (document,) = (await api.get(f"{store}/documents"))["documents"]
    await api.delete(document["name"])
    ended = await api.get(operation["name"])
    assert (True, 1) == (ended["done"], ended["error"]["code"])
