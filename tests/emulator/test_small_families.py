"""The families with few methods: predictions, answers, environments, tokens for clients, and the PaLM models."""

from __future__ import annotations

import base64
from datetime import datetime, timedelta
from typing import Any

import pytest

from .conftest import Api, asks, violations

IMAGEN, VEO = "models/imagen-4.0-generate-001", "models/veo-3.0-generate-001"
AQA, BISON, CHAT = "models/aqa", "models/text-bison-001", "models/chat-bison-001"
INLINE = {
    "type": "INLINE",
    "target": "/src/main.py",
    "content": base64.b64encode(b"print()").decode(),
    "encoding": "base64",
}


async def test_a_prediction_gives_as_many_pictures_as_asked_for(api: Api) -> None:
    body = {"instances": [{"prompt": "a wave"}], "parameters": {"sampleCount": 3}}
    predictions = (await api.post(f"{IMAGEN}:predict", body))["predictions"]
    assert 3 == len(predictions)
    assert base64.b64decode(predictions[0]["bytesBase64Encoded"]).startswith(b"\x89PNG")
    assert violations(await api.post(f"{IMAGEN}:predict", {}, status=400))
    many = {**body, "parameters": {"sampleCount": 100}}
    assert violations(await api.post(f"{IMAGEN}:predict", many, status=400))
    await api.post(f"{VEO}:predict", body, status=404)


async def test_a_video_is_an_operation_and_then_a_file(api: Api) -> None:
    operation = await api.post(f"{VEO}:predictLongRunning", {"instances": [{"prompt": "a wave"}]})
    assert [operation["name"]] == [one["name"] for one in (await api.get(f"{VEO}/operations"))["operations"]]
    while not operation.get("done"):
        operation = await api.get(operation["name"])
    (sample,) = operation["response"]["generateVideoResponse"]["generatedSamples"]
    async with api.session.get(sample["video"]["uri"]) as response:
        assert (200, "video/mp4") == (response.status, response.headers["Content-Type"])
        assert b"ftyp" in await response.read()
    (generated,) = (await api.get("generatedFiles"))["generatedFiles"]
    assert "GENERATED" == generated["state"]


async def test_an_answer_names_the_passages_it_comes_from(api: Api) -> None:
    passages = [
        {"id": "sea", "content": {"parts": [{"text": "The sea is deep and blue."}]}},
        {"id": "sky", "content": {"parts": [{"text": "The sky is blue because of the way light scatters."}]}},
    ]
    body = asks("Why is the sky blue?", answerStyle="ABSTRACTIVE", inlinePassages={"passages": passages})
    answer = await api.post(f"{AQA}:generateAnswer", body)
    attributions = answer["answer"]["groundingAttributions"]
    assert "sky" == attributions[0]["sourceId"]["groundingPassage"]["passageId"]
    assert "scatters" in answer["answer"]["content"]["parts"][0]["text"]
    assert 0 < answer["answerableProbability"] <= 1


async def test_an_answer_may_come_from_a_corpus(api: Api) -> None:
    corpus = (await api.post("corpora", {}))["name"]
    document = (await api.post(f"{corpus}/documents", {}))["name"]
    chunk = await api.post(f"{document}/chunks", {"data": {"stringValue": "Tea is best at four."}})
    retriever = {"source": corpus, "query": {"parts": [{"text": "when is tea"}]}}
    body = asks("When is tea?", answerStyle="EXTRACTIVE", semanticRetriever=retriever)
    answer = await api.post(f"{AQA}:generateAnswer", body)
    (attribution,) = answer["answer"]["groundingAttributions"]
    assert chunk["name"] == attribution["sourceId"]["semanticRetrieverChunk"]["chunk"]
    assert "Tea is best at four." == answer["answer"]["content"]["parts"][0]["text"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"answerStyle": "ANSWER_STYLE_UNSPECIFIED"}, "answer_style"),
        ({"inlinePassages": None}, "inline_passages"),
        ({"contents": []}, "contents"),
    ],
)
async def test_a_question_without_what_it_needs_is_refused(change: Any, field: str, api: Api) -> None:
    body = {**asks("?", answerStyle="VERBOSE", inlinePassages={"passages": []}), **change}
    assert {field} == violations(await api.post(f"{AQA}:generateAnswer", body, status=400)).keys()


async def test_an_environment_has_the_files_that_came_inline(api: Api) -> None:
    plain = {"type": "INLINE", "target": "notes.txt", "content": "remember"}
    made = await api.post("environments:create", {"sources": [INLINE, plain], "networkMode": "DISABLED"})
    path = f"environments/{made['id']}"
    assert ("ACTIVE", "2", "15") == (made["status"], made["fileCount"], made["sizeBytes"])
    assert made["id"] == (await api.get(f"{path}:get"))["id"]
    top = (await api.get(f"{path}/files/"))["files"]
    assert {"src": "DIRECTORY", "notes.txt": "FILE"} == {file["name"]: file["type"] for file in top}
    everything = (await api.get(f"{path}/files/", recursive="true"))["files"]
    assert {"src/main.py", "notes.txt"} == {file["path"] for file in everything}
    (file,) = (await api.get(f"{path}/files/src/main.py"))["files"]
    assert ("7", "main.py") == (file["size_bytes"], file["name"])
    async with api.session.get(f"{api.url}/v1beta/{path}/files/src/main.py", params={"alt": "media"}) as response:
        assert b"print()" == await response.read()
    first = await api.get(f"{path}/files/", page_size=1)
    second = await api.get(f"{path}/files/", page_size=1, page_token=first["next_page_token"])
    assert first["files"] != second["files"]
    await api.get(f"{path}/files/none", status=404)
    assert {} == await api.delete(f"{path}:delete")
    await api.get(f"{path}:get", status=404)
    await api.get(f"{path}/files/notes.txt", status=404)


async def test_environments_are_listed_newest_first(api: Api) -> None:
    ids = [(await api.post("environments:create"))["id"] for _ in range(3)]
    pages = [await api.get("environments:list", pageSize=2)]
    pages.append(await api.get("environments:list", pageSize=2, pageToken=pages[0]["nextPageToken"]))
    assert ids[::-1] == [one["id"] for page in pages for one in page["environments"]]


async def test_no_source_leaves_its_environment(api: Api) -> None:
    for target in ("", "/", "../outside", "a/../../b"):
        source = {"type": "INLINE", "target": target, "content": "x"}
        assert violations(await api.post("environments:create", {"sources": [source]}, status=400))


async def test_a_token_for_clients_is_a_name_and_nothing_else(api: Api) -> None:
    token = await api.post("auth_tokens", {"uses": 3, "fieldMask": "model"})
    assert {"name"} == token.keys()
    assert token["name"].startswith("auth_tokens/")
    late = (datetime.now().astimezone() + timedelta(hours=21)).isoformat()
    assert {"expire_time"} == violations(await api.post("auth_tokens", {"expireTime": late}, status=400)).keys()


async def test_palm_models_complete_texts(api: Api) -> None:
    body = {"prompt": {"text": "once upon"}, "candidateCount": 2, "maxOutputTokens": 4}
    candidates = (await api.post(f"{BISON}:generateText", body))["candidates"]
    assert [16, 16] == [len(candidate["output"]) for candidate in candidates]
    assert {"tokenCount": 3} == await api.post(f"{BISON}:countTextTokens", {"prompt": body["prompt"]})
    assert {"prompt.text"} == violations(await api.post(f"{BISON}:generateText", {}, status=400)).keys()


async def test_palm_models_go_on_with_conversations(api: Api) -> None:
    prompt = {"context": "be kind", "messages": [{"author": "0", "content": "hello"}]}
    answer = await api.post(f"{CHAT}:generateMessage", {"prompt": prompt, "candidateCount": 2})
    assert 2 == len(answer["candidates"])
    assert prompt["messages"] == answer["messages"]
    assert {"tokenCount": 4} == await api.post(f"{CHAT}:countMessageTokens", {"prompt": prompt})


async def test_palm_models_embed_texts(api: Api) -> None:
    gecko = "models/embedding-gecko-001"
    single = await api.post(f"{gecko}:embedText", {"text": "a"})
    requests = [{"model": gecko, "text": "b"}]
    batch = await api.post(f"{gecko}:batchEmbedText", {"texts": ["a"], "requests": requests})
    assert single["embedding"] == batch["embeddings"][0]
    assert 2 == len(batch["embeddings"])
    assert violations(await api.post(f"{gecko}:batchEmbedText", {}, status=400))
