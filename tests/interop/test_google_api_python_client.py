"""Google's client for all its APIs, built from the same document as ours, against the emulator.

It is synchronous, so it runs in a thread of its own.
"""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from aiogenai.emulator import Emulator

discovery = pytest.importorskip("googleapiclient.discovery", reason="it is not installed: make env")
http = pytest.importorskip("googleapiclient.http")
errors = pytest.importorskip("googleapiclient.errors")

pytestmark = [pytest.mark.filterwarnings("default")]  # what others' packages warn of is theirs to repair

DOCUMENT = Path(__file__).parents[2] / "discovery/generativelanguage/v1beta/20260831.json"
MODEL = "models/gemini-2.5-flash"


@pytest.fixture
def service(emulator: Emulator) -> Iterator[Any]:
    document = json.loads(DOCUMENT.read_bytes())
    document["rootUrl"] = f"{emulator.url}/"
    document["mtlsRootUrl"] = document["rootUrl"]
    with discovery.build_from_document(document, developerKey="test", http=http.build_http()) as built:
        yield built


def contents(text: str) -> dict[str, Any]:
    return {"contents": [{"role": "user", "parts": [{"text": text}]}]}


async def execute(request: Any) -> Any:
    return await asyncio.to_thread(request.execute)


async def test_a_question_is_answered(service: Any) -> None:
    answer = await execute(service.models().generateContent(model=MODEL, body=contents("Why?")))
    assert '"Why?"' in answer["candidates"][0]["content"]["parts"][0]["text"]
    counted = await execute(service.models().countTokens(model=MODEL, body=contents("Why?")))
    assert answer["usageMetadata"]["promptTokenCount"] == counted["totalTokens"]


async def test_a_stream_is_an_array(service: Any) -> None:
    chunks = await execute(service.models().streamGenerateContent(model=MODEL, body=contents("Why?")))
    assert len(chunks) > 1
    assert "STOP" == chunks[-1]["candidates"][0]["finishReason"]


async def test_pages_follow_one_another(service: Any) -> None:
    names: list[str] = []
    request = service.models().list(pageSize=10)
    while request is not None:
        page = await execute(request)
        names += [model["name"] for model in page["models"]]
        request = service.models().list_next(request, page)
    assert len(names) == len(set(names)) > 10


async def test_fields_of_an_answer_can_be_chosen(service: Any) -> None:
    answer = await execute(service.models().get(name=MODEL, fields="name,displayName"))
    assert {"name", "displayName"} == answer.keys()


async def test_a_cache_lives_from_create_to_delete(service: Any) -> None:
    caches = service.cachedContents()
    made = await execute(caches.create(body={"model": MODEL, "ttl": "60s", **contents("long " * 3000)}))
    changed = await execute(caches.patch(name=made["name"], updateMask="ttl", body={"ttl": "600s"}))
    assert changed["expireTime"] > made["expireTime"]
    assert [made["name"]] == [one["name"] for one in (await execute(caches.list()))["cachedContents"]]
    assert {} == await execute(caches.delete(name=made["name"]))
    with pytest.raises(errors.HttpError, match="404"):
        await execute(caches.get(name=made["name"]))


@pytest.mark.parametrize("resumable", [False, True])
async def test_media_goes_up_in_both_ways_and_comes_down(service: Any, resumable: bool) -> None:
    data = b"0123456789" * 100_000
    media = http.MediaIoBaseUpload(io.BytesIO(data), "text/plain", chunksize=512 * 1024, resumable=resumable)
    made = await execute(service.media().upload(body={"file": {"displayName": "Ten"}}, media_body=media))
    file = made["file"]
    assert ("Ten", str(len(data)), "text/plain") == (file["displayName"], file["sizeBytes"], file["mimeType"])
    listed = await execute(service.files().list())
    assert [file["name"]] == [one["name"] for one in listed["files"]]
    await execute(service.files().delete(name=file["name"]))


async def test_an_operation_is_asked_until_it_is_done(service: Any) -> None:
    body = {"instances": [{"prompt": "a wave"}]}
    operation = await execute(service.models().predictLongRunning(model="models/veo-3.0-generate-001", body=body))
    for _ in range(20):
        if operation.get("done"):
            break
        operation = await execute(service.models().operations().get(name=operation["name"]))
    assert operation["response"]


async def test_a_model_is_tuned_and_used(service: Any) -> None:
    examples = {"examples": [{"textInput": str(n), "output": str(n + 1)} for n in range(8)]}
    body = {
        "displayName": "Next",
        "baseModel": "models/gemini-1.5-flash-001-tuning",
        "tuningTask": {"trainingData": {"examples": examples}},
    }
    operation = await execute(service.tunedModels().create(body=body))
    for _ in range(20):
        if operation.get("done"):
            break
        operation = await execute(service.tunedModels().operations().get(name=operation["name"]))
    tuned = operation["response"]["name"]
    assert "ACTIVE" == (await execute(service.tunedModels().get(name=tuned)))["state"]
    answer = await execute(service.tunedModels().generateContent(model=tuned, body=contents("9")))
    assert answer["candidates"]


async def test_a_batch_is_answered(service: Any) -> None:
    rows = {"requests": {"requests": [{"request": contents("One")}, {"request": contents("Two")}]}}
    batch = {"batch": {"displayName": "Two", "inputConfig": rows}}
    operation = await execute(service.models().batchGenerateContent(model=MODEL, body=batch))
    for _ in range(20):
        if operation.get("done"):
            break
        operation = await execute(service.batches().get(name=operation["name"]))
    assert 2 == len(operation["response"]["inlinedResponses"]["inlinedResponses"])


async def test_a_wrong_field_is_refused_with_its_path(service: Any) -> None:
    with pytest.raises(errors.HttpError) as refused:
        await execute(service.models().generateContent(model=MODEL, body={"contents": [{"parts": [{"texts": "x"}]}]}))
    assert 400 == refused.value.status_code
    (violations,) = [one["fieldViolations"] for one in refused.value.error_details]
    assert "contents[0].parts[0].texts" == violations[0]["field"]
