"""generateContent, streamGenerateContent, countTokens: the same words each time, within the limits that were set."""

from __future__ import annotations

import asyncio
from typing import Any

import orjson
import pytest

from aiogenai.emulator import Emulator, Settings

from .conftest import MODEL, Api, asks, violations

GENERATE, STREAM = f"{MODEL}:generateContent", f"{MODEL}:streamGenerateContent"


def text_of(answer: Any, candidate: int = 0) -> str:
    return "".join(part["text"] for part in answer["candidates"][candidate]["content"]["parts"])


async def test_the_answer_follows_from_the_prompt(api: Api) -> None:
    first, again, other = [await api.post(GENERATE, asks(prompt)) for prompt in ("one", "one", "two")]
    assert text_of(first) == text_of(again)
    assert text_of(first) != text_of(other)
    assert '"one"' in text_of(first)
    assert "STOP" == first["candidates"][0]["finishReason"]
    assert "model" == first["candidates"][0]["content"]["role"]
    assert "gemini-2.5-flash" == first["modelVersion"]
    assert first["responseId"] != again["responseId"]


async def test_a_seed_changes_the_words(api: Api) -> None:
    texts = [text_of(await api.post(GENERATE, asks("one", generationConfig={"seed": seed}))) for seed in (1, 2, 1)]
    assert texts[0] == texts[2] != texts[1]


async def test_token_counts_add_up(api: Api) -> None:
    body = asks("x" * 400, systemInstruction={"parts": [{"text": "y" * 40}]})
    body["contents"][0]["parts"].append({"inlineData": {"mimeType": "image/png", "data": "aGk="}})
    usage = (await api.post(GENERATE, body))["usageMetadata"]
    assert usage["promptTokenCount"] + usage["candidatesTokenCount"] == usage["totalTokenCount"]
    details = {detail["modality"]: detail["tokenCount"] for detail in usage["promptTokensDetails"]}
    assert {"TEXT": 110, "IMAGE": 258} == details
    assert sum(details.values()) == usage["promptTokenCount"]
    counted = await api.post(f"{MODEL}:countTokens", body={"generateContentRequest": {"model": MODEL, **body}})
    assert usage["promptTokenCount"] == counted["totalTokens"]


async def test_max_output_tokens_ends_the_answer(api: Api) -> None:
    answer = await api.post(GENERATE, asks("tell me much", generationConfig={"maxOutputTokens": 5}))
    assert "MAX_TOKENS" == answer["candidates"][0]["finishReason"]
    assert 5 == answer["usageMetadata"]["candidatesTokenCount"]


async def test_a_stop_sequence_ends_the_answer_before_it(api: Api) -> None:
    whole = text_of(await api.post(GENERATE, asks("tell me")))
    stopped = await api.post(GENERATE, asks("tell me", generationConfig={"stopSequences": ["nowhere", "asked"]}))
    assert whole.partition("asked")[0] == text_of(stopped)
    assert "STOP" == stopped["candidates"][0]["finishReason"]


async def test_candidates_differ_and_are_numbered(api: Api) -> None:
    answer = await api.post(GENERATE, asks("one", generationConfig={"candidateCount": 3}))
    assert [0, 1, 2] == [candidate["index"] for candidate in answer["candidates"]]
    assert 3 == len({text_of(answer, at) for at in range(3)})


async def test_json_fits_the_schema_that_was_asked_for(api: Api) -> None:
    schema = {
        "type": "OBJECT",
        "properties": {
            "name": {"type": "STRING", "maxLength": "5"},
            "age": {"type": "INTEGER", "minimum": 18},
            "colour": {"type": "STRING", "enum": ["RED", "BLUE"]},
            "tags": {"type": "ARRAY", "items": {"type": "STRING"}, "minItems": "2"},
            "when": {"type": "STRING", "format": "date-time"},
            "nested": {"anyOf": [{"type": "OBJECT", "properties": {"ok": {"type": "BOOLEAN"}}}, {"type": "NULL"}]},
        },
        "propertyOrdering": ["age", "name", "colour", "tags", "when", "nested"],
    }
    config = {"responseMimeType": "application/json", "responseSchema": schema}
    made = orjson.loads(text_of(await api.post(GENERATE, asks("a person", generationConfig=config))))
    assert schema["propertyOrdering"] == list(made)
    assert {"age": 18, "name": "a per", "colour": "RED"} == {key: made[key] for key in ("age", "name", "colour")}
    assert 2 == len(made["tags"])
    assert {"ok": True} == made["nested"]


async def test_json_schema_is_understood_too(api: Api) -> None:
    schema = {"type": "object", "properties": {"n": {"type": ["integer", "null"], "exclusiveMinimum": 3}}}
    config = {"responseMimeType": "application/json", "responseJsonSchema": schema}
    assert '{"n":4}' == text_of(await api.post(GENERATE, asks("x", generationConfig=config)))


async def test_references_and_tuples_of_json_schema_are_followed_and_end(api: Api) -> None:
    node = {
        "type": "object",
        "properties": {"n": {"type": "null"}, "next": {"$ref": "#/$defs/Node"}},
        "required": ["n"],
    }
    pair = {"prefixItems": [{"type": "string"}, {"$ref": "#/$defs/Self"}, {"$ref": "#/nowhere"}]}
    schema = {
        "type": "array",
        "prefixItems": [{"$ref": "#/$defs/Node"}, pair],
        "$defs": {"Node": node, "Self": {"$ref": "#/$defs/Self"}},
    }
    config = {"responseMimeType": "application/json", "responseJsonSchema": schema}
    made = orjson.loads(text_of(await api.post(GENERATE, asks("x", generationConfig=config))))
    assert [{"n": None}, ["x", None, "x"]] == [{"n": made[0]["next"]["n"]}, made[1]]


async def test_a_declared_function_is_called_once_and_then_answered(api: Api) -> None:
    tools = [
        {"functionDeclarations": [{"name": "weather", "parameters": {"properties": {"city": {"type": "STRING"}}}}]}
    ]
    called = await api.post(GENERATE, asks("in Rome?", tools=tools))
    call = called["candidates"][0]["content"]["parts"][0]["functionCall"]
    assert {"name": "weather", "args": {"city": "in Rome?"}} == call
    result = {"functionResponse": {"name": "weather", "response": {"sky": "blue"}}}
    turns = [*asks("in Rome?")["contents"], called["candidates"][0]["content"], {"role": "user", "parts": [result]}]
    assert text_of(await api.post(GENERATE, {"contents": turns, "tools": tools}))


@pytest.mark.parametrize("alt", ["sse", "json"])
async def test_a_stream_brings_the_same_answer_in_chunks(alt: str, api: Api) -> None:
    body = asks("tell me", generationConfig={"candidateCount": 2, "maxOutputTokens": 30})
    whole = await api.post(GENERATE, body)
    async with api.session.post(f"{api.url}/v1beta/{STREAM}", json=body, params={"alt": alt}) as response:
        data = await response.read()
    if alt == "sse":
        assert "text/event-stream" == response.headers["Content-Type"]
        assert data.endswith(b"}\r\n\r\n")
        chunks = [orjson.loads(event.removeprefix(b"data: ")) for event in data.split(b"\r\n\r\n")[:-1]]
    else:
        assert "application/json; charset=UTF-8" == response.headers["Content-Type"]
        chunks = orjson.loads(data)
    assert len(chunks) > 2
    texts = ["", ""]
    reasons: dict[int, str] = {}
    for chunk in chunks:
        for candidate in chunk["candidates"]:
            texts[candidate["index"]] += candidate["content"]["parts"][0]["text"]
            assert candidate["index"] not in reasons, "nothing follows the chunk that says why it ends"
            if "finishReason" in candidate:
                reasons[candidate["index"]] = candidate["finishReason"]
    assert [text_of(whole, 0), text_of(whole, 1)] == texts
    assert {at: candidate["finishReason"] for at, candidate in enumerate(whole["candidates"])} == reasons
    assert whole["usageMetadata"] == chunks[-1]["usageMetadata"]
    assert 1 == len({chunk["responseId"] for chunk in chunks})


async def test_chunks_come_at_the_pace_that_was_set(api: Api) -> None:
    async with Emulator(settings=Settings(pace=0.01)) as emulator:
        url, headers = f"{emulator.url}/v1beta/{STREAM}", {"x-goog-api-key": "k"}
        async with api.session.post(url, json=asks("x"), params={"alt": "sse"}, headers=headers) as response:
            reads = [chunk async for chunk in response.content.iter_any()]
    assert len(reads) > 2


async def test_errors_of_a_stream_come_before_it(api: Api) -> None:
    answer = await api.post(STREAM, {}, status=400, alt="sse")
    assert {"contents"} == violations(answer).keys()
    (element,) = await api.post(STREAM, {}, status=400)
    assert answer == element, "where an array was asked for, the error is its only element"


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "contents"),
        ({"contents": []}, "contents"),
        ({"contents": [{"parts": []}]}, "contents[0].parts"),
        ({"contents": [{"role": "king", "parts": [{"text": "x"}]}]}, "contents[0].role"),
        (asks("x", generationConfig={"temperature": 3}), "generation_config.temperature"),
        (asks("x", generationConfig={"candidateCount": 0}), "generation_config.candidate_count"),
        (asks("x", generationConfig={"stopSequences": list("abcdef")}), "generation_config.stop_sequences"),
        (asks("x", generationConfig={"responseMimeType": "text/html"}), "generation_config.response_mime_type"),
    ],
)
async def test_a_request_that_makes_no_sense_is_refused(body: Any, field: str, api: Api) -> None:
    assert {field} == violations(await api.post(GENERATE, body, status=400)).keys()


@pytest.mark.parametrize("model", ["models/none", "models/gemini-embedding-001", "tunedModels/none"])
async def test_a_model_that_cannot_do_it_is_not_found(model: str, api: Api) -> None:
    answer = await api.post(f"{model}:generateContent", asks("x"), status=404)
    assert "NOT_FOUND" == answer["error"]["status"]


async def test_a_prompt_that_is_too_long_is_refused(api: Api) -> None:
    answer = await api.post("models/gemini-2.5-flash-preview-tts:generateContent", asks("x" * 40_000), status=400)
    assert "10000" in answer["error"]["message"]


async def test_hundreds_of_calls_at_once_are_all_answered(api: Api) -> None:
    answers = await asyncio.gather(*(api.post(GENERATE, asks(f"call {at}")) for at in range(300)))
    assert all(f'"call {at}"' in text_of(answer) for at, answer in enumerate(answers))
