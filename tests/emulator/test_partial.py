from __future__ import annotations

from typing import Any

import pytest

from aiogenai.emulator.errors import Refusal
from aiogenai.emulator.partial import selection

from .conftest import MODEL, Api, asks

TREE = {"a": 1, "b": {"c": [{"d": 1, "e": 2}, {"d": 3}], "f": 4}, "g": {"d": 5, "h": 6}}


@pytest.mark.parametrize(
    ("fields", "parts"),
    [
        ("a", {"a": 1}),
        ("a,g", {"a": 1, "g": {"d": 5, "h": 6}}),
        ("b/f", {"b": {"f": 4}}),
        ("b/c/d", {"b": {"c": [{"d": 1}, {"d": 3}]}}),
        ("b(c(e),f)", {"b": {"c": [{"e": 2}, {}], "f": 4}}),
        ("b/c(d)", {"b": {"c": [{"d": 1}, {"d": 3}]}}),
        ("b/f,b/c/e", {"b": {"c": [{"e": 2}, {}], "f": 4}}),
        ("b.f", {"b": {"f": 4}}),
        ("", TREE),
        ("*", TREE),
        ("*/d", {"a": 1, "b": {}, "g": {"d": 5}}),
        (" a , b ( f ) ", {"a": 1, "b": {"f": 4}}),
    ],
)
def test_fields_choose_parts(fields: str, parts: Any) -> None:
    assert parts == selection(fields)(TREE)


@pytest.mark.parametrize("fields", [",", "a,", "a(", "a(b", "a)", "a(b))", "(a)", "/a", "a/", "a//b", "a(,b)", "a b"])
def test_malformed_fields_are_refused(fields: str) -> None:
    with pytest.raises(Refusal, match="Invalid field selection"):
        selection(fields)


async def test_an_answer_and_a_stream_bring_what_was_asked_for(api: Api) -> None:
    whole = await api.post(
        f"{MODEL}:generateContent", asks("hi"), fields="candidates(content/parts/text,finish_reason)"
    )
    assert {"candidates"} == whole.keys()
    assert {"content", "finishReason"} == whole["candidates"][0].keys()
    chunks = await api.post(f"{MODEL}:streamGenerateContent", asks("hi"), fields="usageMetadata/totalTokenCount")
    assert all({"usageMetadata"} >= chunk.keys() for chunk in chunks)
