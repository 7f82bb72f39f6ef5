"""Batches: rows inline or in a file, states that move on, results with their marks, and rows that fail alone."""

from __future__ import annotations

from typing import Any

import orjson
import pytest

from .conftest import MODEL, Api, asks, violations

EMBEDDING = "models/gemini-embedding-001"


async def start(api: Api, rows: list[Any], **more: Any) -> Any:
    config = {"requests": {"requests": rows}}
    batch = {"displayName": "mine", "inputConfig": config, **more}
    return await api.post(f"{MODEL}:batchGenerateContent", {"batch": batch})


async def start_from_file(api: Api, lines: list[bytes]) -> Any:
    file = await api.upload(b"\n".join(lines), "application/jsonl")
    batch = {"displayName": "mine", "inputConfig": {"fileName": file["name"]}}
    return await api.post(f"{MODEL}:batchGenerateContent", {"batch": batch})


async def finished(api: Api, operation: Any) -> Any:
    while not operation.get("done"):
        operation = await api.get(operation["name"])
    return operation


async def results(api: Api, operation: Any) -> list[Any]:
    """The lines of a batch's results file."""
    name = operation["metadata"]["output"]["responsesFile"]
    url = f"{api.url}/download/v1beta/{name}:download"
    async with api.session.get(url, params={"alt": "media"}) as response:
        assert 200 == response.status
        return [orjson.loads(line) for line in (await response.read()).splitlines()]


async def test_a_batch_goes_through_its_states(api: Api) -> None:
    operation = await start(api, [{"request": asks("one")}, {"request": asks("two")}])
    states, stats = [], []
    for _ in range(4):
        states.append(operation["metadata"]["state"].removeprefix("BATCH_STATE_"))
        stats.append(operation["metadata"]["batchStats"])
        operation = await api.get(operation["name"])
    assert ["PENDING", "RUNNING", "SUCCEEDED", "SUCCEEDED"] == states
    assert {"requestCount": "2", "pendingRequestCount": "2"} == stats[0]
    assert {"requestCount": "2", "successfulRequestCount": "2"} == stats[-1]
    assert operation["name"] == operation["metadata"]["name"]
    assert operation["name"].startswith("batches/")


async def test_inline_results_carry_their_metadata_and_are_told_twice(api: Api) -> None:
    rows = [{"request": asks(word), "metadata": {"key": word}} for word in ("one", "two")]
    operation = await finished(api, await start(api, rows))
    inlined = operation["metadata"]["output"]["inlinedResponses"]["inlinedResponses"]
    assert inlined == operation["response"]["inlinedResponses"]["inlinedResponses"]
    assert ["one", "two"] == [row["metadata"]["key"] for row in inlined]
    alone = await api.post(f"{MODEL}:generateContent", asks("two"))
    assert alone["candidates"] == inlined[1]["response"]["candidates"]


async def test_a_row_that_is_wrong_fails_alone(api: Api) -> None:
    rows = [{"request": asks("fine")}, {"request": {"contents": [{"parts": []}]}}]
    operation = await finished(api, await start(api, rows))
    good, bad = operation["response"]["inlinedResponses"]["inlinedResponses"]
    assert "response" in good
    assert 3 == bad["error"]["code"]
    assert "BATCH_STATE_SUCCEEDED" == operation["metadata"]["state"]
    assert "1" == operation["metadata"]["batchStats"]["failedRequestCount"]


async def test_a_file_of_rows_gives_a_file_of_results(api: Api) -> None:
    lines = [
        orjson.dumps({"key": "a", "request": asks("one", generation_config={"max_output_tokens": 3})}),
        b"",
        orjson.dumps({"key": "b", "request": {"contents": [{"parts": [{"txt": "?"}]}]}}),
        b"no json",
        orjson.dumps({"key": "c", "request": asks("two")}),
    ]
    operation = await finished(api, await start_from_file(api, lines))
    rows = await results(api, operation)
    assert ["a", "b", None, "c"] == [row.get("key") for row in rows]
    assert "MAX_TOKENS" == rows[0]["response"]["candidates"][0]["finishReason"]
    assert "request.contents[0].parts[0]" in rows[1]["error"]["message"]
    assert 3 == rows[2]["error"]["code"]
    counts = {"requestCount": "4", "successfulRequestCount": "2", "failedRequestCount": "2"}
    assert counts == operation["metadata"]["batchStats"]
    file = await api.get(operation["metadata"]["output"]["responsesFile"])
    assert "GENERATED" == file["source"]
    assert file["downloadUri"].startswith(api.url)


async def test_embeddings_come_in_batches_too(api: Api) -> None:
    rows = [{"request": {"content": {"parts": [{"text": word}]}}} for word in ("one", "two")]
    batch = {"displayName": "e", "inputConfig": {"requests": {"requests": rows}}}
    operation = await finished(api, await api.post(f"{EMBEDDING}:asyncBatchEmbedContent", {"batch": batch}))
    inlined = operation["response"]["inlinedResponses"]["inlinedResponses"]
    assert [3072, 3072] == [len(row["response"]["embedding"]["values"]) for row in inlined]


async def test_a_cancelled_batch_stays_cancelled(api: Api) -> None:
    name = (await start(api, [{"request": asks("one")}]))["name"]
    assert {} == await api.post(f"{name}:cancel")
    operation = await api.get(name)
    assert (True, 1) == (operation["done"], operation["error"]["code"])
    assert "BATCH_STATE_CANCELLED" == operation["metadata"]["state"]
    assert {} == await api.post(f"{name}:cancel")
    assert operation == await api.get(name)


async def test_batches_are_listed_newest_first_and_can_be_deleted(api: Api) -> None:
    names = [(await start(api, [{"request": asks("x")}]))["name"] for _ in range(3)]
    first = await api.get("batches", pageSize=2)
    second = await api.get("batches", pageSize=2, pageToken=first["nextPageToken"])
    assert names[::-1] == [one["name"] for page in (first, second) for one in page["operations"]]
    await api.delete(names[1])
    await api.get(names[1], status=404)
    assert 2 == len((await api.get("batches"))["operations"])


async def test_a_batch_can_be_renamed_while_it_is_not_over(api: Api) -> None:
    operation = await start(api, [{"request": asks("x")}], priority="1")
    path = f"{operation['name']}:updateGenerateContentBatch"
    updated = await api.patch(path, {"priority": 5, "displayName": "no"}, updateMask="priority")
    assert ("5", "mine") == (updated["priority"], updated["displayName"])
    wrong = f"{operation['name']}:updateEmbedContentBatch"
    assert violations(await api.patch(wrong, {}, status=400))
    assert violations(await api.patch(path, {}, status=400, updateMask="state"))
    await finished(api, operation)
    over = await api.patch(path, {"priority": 6}, status=400)
    assert "FAILED_PRECONDITION" == over["error"]["status"]


@pytest.mark.parametrize(
    ("batch", "field"),
    [
        ({}, "batch.input_config"),
        ({"displayName": "x"}, "batch.input_config"),
        ({"displayName": "x", "inputConfig": {"requests": {"requests": []}}}, "batch.input_config"),
        ({"displayName": "x", "inputConfig": {"requests": {"requests": [{"request": {"nope": 1}}]}}}, None),
    ],
)
async def test_a_batch_that_makes_no_sense_is_refused(batch: Any, field: str | None, api: Api) -> None:
    refused = violations(await api.post(f"{MODEL}:batchGenerateContent", {"batch": batch}, status=400))
    assert {field or "batch.input_config.requests.requests[0].request.nope"} == refused.keys()


async def test_the_file_of_a_batch_must_be_there(api: Api) -> None:
    batch = {"displayName": "x", "inputConfig": {"fileName": "files/none"}}
    await api.post(f"{MODEL}:batchGenerateContent", {"batch": batch}, status=404)
    empty = await api.upload(b"\n\n")
    batch = {"displayName": "x", "inputConfig": {"fileName": empty["name"]}}
    assert violations(await api.post(f"{MODEL}:batchGenerateContent", {"batch": batch}, status=400))
