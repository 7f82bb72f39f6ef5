"""What is refused in a request, and how it is said: Google's error body, with the path of each field."""

from __future__ import annotations

from typing import Any

import pytest

from aiogenai.emulator import Emulator

from .conftest import MODEL, Api, asks, violations

GENERATE = f"{MODEL}:generateContent"


async def test_an_unknown_field_is_named_with_its_path(api: Api) -> None:
    answer = await api.post(GENERATE, {"contents": [{"parts": [{"txt": "hello"}]}]}, status=400)
    text = "Invalid JSON payload received. Unknown name \"txt\" at 'contents[0].parts[0]': Cannot find field."
    assert {"contents[0].parts[0].txt": text} == violations(answer)
    assert 400 == answer["error"]["code"]
    assert text == answer["error"]["message"]


async def test_all_faults_are_told_at_once(api: Api) -> None:
    body = asks("x", nope=1, generationConfig={"topK": "many", "temperature": True}, tools=[{"codeExecution": 1}])
    answer = await api.post(GENERATE, body, status=400)
    paths = {"nope", "generation_config.top_k", "generation_config.temperature", "tools[0].code_execution"}
    assert paths == violations(answer).keys()
    assert 4 == len(answer["error"]["message"].splitlines())


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("contents", "text"),
        ("contents", [7]),
        ("cachedContent", 7),
        ("store", "true"),
        ("generationConfig", []),
        ("generationConfig", {"candidateCount": 1.5}),
        ("generationConfig", {"candidateCount": 2**40}),
        ("generationConfig", {"topP": "high"}),
        ("generationConfig", {"stopSequences": [1]}),
        ("generationConfig", {"responseModalities": ["SMELL"]}),
        ("safetySettings", [{"category": "HARM_CATEGORY_NOISE"}]),
        ("contents", [{"parts": [{"inlineData": {"data": "not base64!"}}]}]),
        ("contents", [{"parts": [{"inlineData": {"data": "abcde"}}]}]),
        ("contents", [{"parts": [{"videoMetadata": {"startOffset": "5"}}]}]),
        ("tools", [{"googleSearch": {"timeRangeFilter": {"startTime": "yesterday"}}}]),
        ("tools", [{"googleSearch": {"timeRangeFilter": {"startTime": "2025-02-30T00:00:00Z"}}}]),
        ("tools", [{"functionDeclarations": [{"name": "f", "parameters": {"type": "OBJECT", "maxItems": "x"}}]}]),
        ("tools", [{"functionDeclarations": [{"name": "f", "parameters": {"properties": {"a": {"kind": 1}}}}]}]),
    ],
)
async def test_a_value_of_the_wrong_kind_is_refused(field: str, value: Any, api: Api) -> None:
    answer = await api.post(GENERATE, {**asks("x"), field: value}, status=400)
    assert all(path for path in violations(answer))


@pytest.mark.parametrize(
    "body",
    [
        {"contents": [{"parts": [{"text": "x"}]}], "generationConfig": {"maxOutputTokens": 9}},
        {"contents": [{"parts": [{"text": "x"}]}], "generation_config": {"max_output_tokens": 9}},
        {"contents": {"parts": {"text": "x"}}, "system_instruction": {"parts": {"text": "be brief"}}},
        {"contents": [{"parts": [{"text": "x"}]}], "generationConfig": {"topK": "9", "topP": 1}},
        {"contents": [{"parts": [{"text": "x"}]}], "generationConfig": {"topK": 9.0, "topP": "0.5"}},
        {"contents": [{"parts": [{"text": "x"}]}], "generationConfig": None},
        {"contents": [{"parts": [{"inline_data": {"mime_type": "image/png", "data": "-_8"}}, {"text": "x"}]}]},
        {"contents": [{"parts": [{"text": "x"}]}], "tools": [{"functionDeclarations": []}], "toolConfig": {}},
        {
            **asks("x"),
            "tools": [{"functionDeclarations": [{"name": "f", "parameters": {"type": "object", "minItems": 2}}]}],
            "toolConfig": {"functionCallingConfig": {"mode": "none"}},
        },
    ],
)
async def test_what_proto_json_allows_is_taken(body: Any, api: Api) -> None:
    assert (await api.post(GENERATE, body))["candidates"]


@pytest.mark.parametrize("data", [b"{", b"[]", b'"text"', b"nul", b'{"contents": [}', b"\xff"])
async def test_a_body_that_is_no_object_is_refused(data: bytes, api: Api) -> None:
    async with api.session.post(f"{api.url}/v1beta/{GENERATE}", data=data) as response:
        assert 400 == response.status
        error = (await response.json())["error"]
        assert "INVALID_ARGUMENT" == error["status"]
        assert error["message"].startswith("Invalid JSON payload received.")


@pytest.mark.parametrize("levels", [100, 480])
async def test_nesting_without_end_is_refused(levels: int, api: Api) -> None:
    schema: Any = {"type": "ARRAY"}
    for _ in range(levels):
        schema = {"type": "ARRAY", "items": schema}
    body = asks("x", generationConfig={"responseSchema": schema})
    assert "nested too deep" in (await api.post(GENERATE, body, status=400))["error"]["message"]


@pytest.mark.parametrize(
    ("path", "query", "field"),
    [
        ("models", {"pageSize": "many"}, "page_size"),
        ("models", {"pageSize": -1}, "page_size"),
        ("models", {"colour": "red"}, "colour"),
        ("models", {"alt": "proto"}, "alt"),
        ("environments/e/files/x", {"recursive": "perhaps"}, "recursive"),
        ("models", {"pageToken": "made up"}, "page_token"),
    ],
)
async def test_a_wrong_query_is_refused(path: str, query: dict[str, Any], field: str, api: Api) -> None:
    assert {field} == violations(await api.get(path, status=400, **query)).keys()


@pytest.mark.parametrize("query", [{"page_size": 1}, {"prettyPrint": "true"}, {"$.xgafv": "2"}, {"quotaUser": "me"}])
async def test_system_parameters_and_both_spellings_are_taken(query: dict[str, Any], api: Api) -> None:
    assert (await api.get("models", **query))["models"]


async def test_errors_have_googles_body_and_content_type(api: Api, emulator: Emulator) -> None:
    async with api.session.get(f"{emulator.url}/v1beta/models/none") as response:
        assert "application/json; charset=UTF-8" == response.headers["Content-Type"]
        error = (await response.json())["error"]
        assert {"code": 404, "status": "NOT_FOUND"} == {key: error[key] for key in ("code", "status")}
