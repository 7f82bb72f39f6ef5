"""What models answer when somebody has said so; thoughts; blocked prompts and answers; answers out of stores."""

from __future__ import annotations

import asyncio
from typing import Any

import aiohttp
import orjson
import pytest

from aiogenai.emulator import Emulator, Settings

from .conftest import MODEL, Api, asks, violations
from .test_batches import finished

GENERATE = f"{MODEL}:generateContent"
STREAM = f"{MODEL}:streamGenerateContent"


def text_of(answer: Any) -> str:
    """The text of the first candidate, thoughts left out."""
    parts = answer["candidates"][0].get("content", {}).get("parts", [])
    return "".join(part["text"] for part in parts if "text" in part and not part.get("thought"))


async def said(api: Api, answer: Any, path: str = GENERATE, **more: Any) -> Any:
    """What comes of a call that brings its own answer."""
    headers = {"x-emulator-answer": orjson.dumps(answer).decode()}
    async with api.session.post(f"{api.url}/v1beta/{path}", json=asks("why?", **more), headers=headers) as response:
        return await response.json()


async def test_answers_may_come_from_a_script(api: Api) -> None:
    script = ["first", {"text": "second", "finishReason": "SAFETY"}, {"error": 503, "message": "no more"}]
    await api.control("POST", "answers", {"answer": script})
    first = await api.post(GENERATE, asks("x"))
    second = await api.post(GENERATE, asks("x"))
    assert ["first", "second"] == [text_of(first), text_of(second)]
    assert ["STOP", "SAFETY"] == [answer["candidates"][0]["finishReason"] for answer in (first, second)]
    third = await api.post(GENERATE, asks("x"), status=503)
    assert ("UNAVAILABLE", "no more") == (third["error"]["status"], third["error"]["message"])
    assert text_of(await api.post(GENERATE, asks("x"))).startswith("You asked")
    assert 3 == (await api.control("GET", "answers"))["used"]
    await api.control("DELETE", "answers")


async def test_answers_may_be_the_prompt_or_a_template(api: Api) -> None:
    await api.control("POST", "answers", {"answer": "echo"})
    assert "say this" == text_of(await api.post(GENERATE, asks("say this")))
    await api.control("POST", "answers", {"answer": "$model heard: $prompt ($5)"})
    assert "gemini-2.5-flash heard: hi ($5)" == text_of(await api.post(GENERATE, asks("hi")))
    chunks = await api.post(STREAM, asks("so many words that it takes several chunks to say them all again"))
    assert "again" in "".join(map(text_of, chunks))
    assert len(chunks) > 1


async def test_answers_may_come_from_a_function(session: aiohttp.ClientSession) -> None:
    asked: list[Any] = []

    def answer(request: Any) -> Any:
        asked.append(request)
        return {"value": {"n": len(asked)}} if len(asked) < 3 else None

    async with Emulator(answer=answer) as emulator:
        api = Api(emulator.url, session)
        assert ['{"n":1}', '{"n":2}'] == [text_of(await api.post(GENERATE, asks("x"))) for _ in range(2)]
        assert text_of(await api.post(GENERATE, asks("x"))).startswith("You asked")
        assert (MODEL, "x") == (asked[0]["model"], asked[0]["contents"][0]["parts"][0]["text"])
        await api.control("POST", "answers", {"answer": "other"})
        await api.control("POST", "reset")
        await api.post(GENERATE, asks("x"))
        assert 4 == len(asked), "what it was started with is back"


async def test_answers_may_be_waited_for(session: aiohttp.ClientSession) -> None:
    asked: list[str] = []
    both = asyncio.Barrier(2)

    async def think(body: Any) -> Any:
        prompt = body["contents"][-1]["parts"][0]["text"]
        asked.append(prompt)
        if prompt.startswith("together"):
            await both.wait()  # nobody else waits meanwhile
        return None if prompt == "none" else {"texts": "x"} if prompt == "wrong" else f"{prompt}!"

    async with Emulator(answer=think, limits=[{"rpm": 100}], settings=Settings(step=3600.0)) as emulator:
        api = Api(emulator.url, session)
        whole = await asyncio.gather(*[api.post(GENERATE, asks(f"together {number}")) for number in range(2)])
        assert ["together 0!", "together 1!"] == [text_of(answer) for answer in whole]
        assert "one!" == "".join(map(text_of, await api.post(STREAM, asks("one"))))
        assert text_of(await api.post(GENERATE, asks("none"))).startswith("You asked")
        assert violations(await api.post(GENERATE, asks("wrong"), status=400))
        assert 2 + 3 == len(asked), "each call asks once"
        rows = [{"request": asks(text), "metadata": {"key": text}} for text in ("a", "none", "wrong", "b")]
        body = {"batch": {"displayName": "B", "inputConfig": {"requests": {"requests": rows}}}}
        started = await api.post(f"{MODEL}:batchGenerateContent", body)
        operation = await finished(api, started)
        answered = {
            one["metadata"]["key"]: text_of(one["response"]) if "response" in one else one["error"]["code"]
            for one in operation["response"]["inlinedResponses"]["inlinedResponses"]
        }
        assert {"a": "a!", "b": "b!", "wrong": 3} == {key: answered[key] for key in ("a", "b", "wrong")}
        assert answered["none"].startswith("You asked")
        assert ["a", "none", "wrong", "b"] == asked[5:]


async def test_a_call_may_bring_its_answer(api: Api) -> None:
    assert "hello" == text_of(await said(api, {"text": "hello"}))
    call = {"functionCall": {"name": "f", "args": {"a": 1}}}
    answer = await said(api, {"text": "I call", "parts": [call]})
    assert [{"text": "I call"}, call] == answer["candidates"][0]["content"]["parts"]
    chunks = await said(api, {"text": "I call", "parts": [call]}, STREAM)
    assert [{"text": "I call"}, call] == [chunk["candidates"][0]["content"]["parts"][0] for chunk in chunks]


async def test_a_prompt_may_be_blocked(api: Api) -> None:
    ratings = [{"category": "HARM_CATEGORY_HARASSMENT", "probability": "HIGH", "blocked": True}]
    for path in (GENERATE, STREAM):
        answer = await said(api, {"blockReason": "PROHIBITED_CONTENT", "safetyRatings": ratings}, path)
        whole = answer[0] if path == STREAM else answer
        assert {"blockReason": "PROHIBITED_CONTENT", "safetyRatings": ratings} == whole["promptFeedback"]
        assert "candidates" not in whole
        assert whole["usageMetadata"]["promptTokenCount"] == whole["usageMetadata"]["totalTokenCount"]


async def test_an_answer_may_be_stopped_for_safety(api: Api) -> None:
    (candidate,) = (await said(api, {"finishReason": "SAFETY"}))["candidates"]
    assert {"index": 0, "finishReason": "SAFETY"} == candidate
    partly = await said(api, {"text": "so far", "finishReason": "RECITATION"}, STREAM)
    assert ("so far", "RECITATION") == (text_of(partly[-1]), partly[-1]["candidates"][0]["finishReason"])


async def test_limits_hold_for_scripted_answers_too(api: Api) -> None:
    answer = await said(api, {"text": "one two three four"}, generationConfig={"stopSequences": ["three"]})
    assert "one two " == text_of(answer)
    answer = await said(api, {"text": "one two three four"}, generationConfig={"maxOutputTokens": 2})
    assert ("one two ", "MAX_TOKENS") == (text_of(answer), answer["candidates"][0]["finishReason"])


@pytest.mark.parametrize("answer", [5, {"txt": "x"}, {"text": 5}, {"parts": "x"}, ["fine", 5]])
async def test_what_is_no_answer_is_refused(answer: Any, api: Api) -> None:
    async with api.session.post(f"{api.url}/__emulator__/answers", json={"answer": answer}) as response:
        assert 400 == response.status or answer == 5
    if answer != 5:
        return
    assert 400 == (await said(api, 5))["error"]["code"]


async def test_thoughts_come_when_they_are_asked_for(api: Api) -> None:
    config = {"thinkingConfig": {"includeThoughts": True, "thinkingBudget": 1024}}
    whole = await api.post(GENERATE, asks("why?", generationConfig=config))
    thought, said = whole["candidates"][0]["content"]["parts"]
    assert thought["thought"]
    assert thought["text"]
    usage = whole["usageMetadata"]
    total = usage["promptTokenCount"] + usage["candidatesTokenCount"] + usage["thoughtsTokenCount"]
    assert total == usage["totalTokenCount"]
    chunks = await api.post(STREAM, asks("why?", generationConfig=config))
    parts = [part for chunk in chunks for part in chunk["candidates"][0]["content"]["parts"]]
    assert thought["text"] == "".join(part["text"] for part in parts if part.get("thought"))
    assert said["text"] == "".join(part["text"] for part in parts if not part.get("thought"))
    assert usage == chunks[-1]["usageMetadata"]


async def test_no_thoughts_come_when_they_are_not(api: Api) -> None:
    for config in ({}, {"thinkingConfig": {"includeThoughts": True, "thinkingBudget": 0}}, {"thinkingConfig": {}}):
        whole = await api.post(GENERATE, asks("why?", generationConfig=config))
        assert 1 == len(whole["candidates"][0]["content"]["parts"])
        assert "thoughtsTokenCount" not in whole["usageMetadata"]
    config = {"thinkingConfig": {"includeThoughts": True}}
    old = "models/gemini-2.0-flash:generateContent"
    assert violations(await api.post(old, asks("x", generationConfig=config), status=400))


async def shelf(api: Api) -> str:
    """A store with two documents."""
    store: str = (await api.post("fileSearchStores", {"displayName": "Shelf"}))["name"]
    for title, text, year in (
        ("Bees", "Honey bees dance to tell where flowers are.", 1999),
        ("Iron", "Iron rusts when it meets water and air.", 2020),
    ):
        file = await api.upload(text.encode())
        metadata = [{"key": "year", "numericValue": year}, {"key": "title", "stringValue": title}]
        body = {"fileName": file["name"], "customMetadata": metadata}
        await api.post(f"{store}:importFile", body)
    return store


async def test_file_search_answers_out_of_stores(api: Api) -> None:
    store = await shelf(api)
    tool = {"fileSearch": {"fileSearchStoreNames": [store]}}
    for path in (GENERATE, STREAM):
        answer = await api.post(path, asks("How do bees dance?", tools=[tool]))
        last = answer[-1] if path == STREAM else answer
        grounding = last["candidates"][0]["groundingMetadata"]
        context = grounding["groundingChunks"][0]["retrievedContext"]
        assert "Honey bees dance to tell where flowers are." == context["text"]
        assert store == context["fileSearchStore"]
        (support,) = grounding["groundingSupports"]
        whole = "".join(map(text_of, answer)) if path == STREAM else text_of(answer)
        segment = support["segment"]
        assert segment["text"] == whole.encode()[segment["startIndex"] : segment["endIndex"]].decode()
        assert {"year", "title"} == {entry["key"] for entry in context["customMetadata"]}


async def test_file_search_filters_and_counts(api: Api) -> None:
    store = await shelf(api)
    for text, count in (("year > 2000", 1), ('title = "Bees" AND year < 2000', 1), ("year = 5", 0)):
        tool = {"fileSearch": {"fileSearchStoreNames": [store], "metadataFilter": text}}
        answer = await api.post(GENERATE, asks("bees iron water flowers", tools=[tool]))
        grounding = answer["candidates"][0].get("groundingMetadata", {"groundingChunks": []})
        assert count == len(grounding["groundingChunks"]), text
    tool = {"fileSearch": {"fileSearchStoreNames": [store], "topK": 1}}
    answer = await api.post(GENERATE, asks("bees iron", tools=[tool]))
    assert 1 == len(answer["candidates"][0]["groundingMetadata"]["groundingChunks"])
    for wrong in ({}, {"fileSearchStoreNames": [store], "metadataFilter": "year >"}):
        assert violations(await api.post(GENERATE, asks("x", tools=[{"fileSearch": wrong}]), status=400))
    missing = {"fileSearch": {"fileSearchStoreNames": ["fileSearchStores/none"]}}
    await api.post(GENERATE, asks("x", tools=[missing]), status=404)


async def test_long_documents_are_cut_as_the_request_says(api: Api) -> None:
    store = (await api.post("fileSearchStores", {}))["name"]
    file = await api.upload(" ".join(f"word{number}" for number in range(100)).encode())
    chunking = {"whiteSpaceConfig": {"maxTokensPerChunk": 10, "maxOverlapTokens": 5}}
    await api.post(f"{store}:importFile", {"fileName": file["name"], "chunkingConfig": chunking})
    tool = {"fileSearch": {"fileSearchStoreNames": [store], "topK": 1}}
    answer = await api.post(GENERATE, asks("word42", tools=[tool]))
    (chunk,) = answer["candidates"][0]["groundingMetadata"]["groundingChunks"]
    assert 10 == len(chunk["retrievedContext"]["text"].split())
    assert "word42" in chunk["retrievedContext"]["text"].split()
    bad = {"whiteSpaceConfig": {"maxTokensPerChunk": 5, "maxOverlapTokens": 5}}
    body = {"fileName": file["name"], "chunkingConfig": bad}
    assert violations(await api.post(f"{store}:importFile", body, status=400))
