from __future__ import annotations

from typing import Any

import pytest

from aiogenai.batch.estimate import Estimator, raw
from aiogenai.batch.histogram import Histogram
from aiogenai.batch.outcomes import Usage, describe, fate_of, judge, text_of, usage_of
from aiogenai.runtime.error_details import ErrorInfo
from aiogenai.runtime.errors import (
    ConnectionLost,
    Error,
    Internal,
    InvalidArgument,
    NotFound,
    ResourceExhausted,
    Unauthenticated,
    Unavailable,
    ValidationError,
)


@pytest.mark.parametrize(
    ("response", "kind", "reason"),
    [
        ({"candidates": [{"finishReason": "STOP"}]}, "success", ""),
        ({"candidates": [{}]}, "success", ""),
        ({"candidates": [{"finishReason": "MAX_TOKENS"}]}, "truncated", "MAX_TOKENS"),
        ({"candidates": [{"finishReason": "SAFETY"}]}, "blocked", "SAFETY"),
        ({"candidates": [{"finishReason": "NEW_REASON"}, {"finishReason": "STOP"}]}, "success", ""),
        ({"promptFeedback": {"blockReason": "OTHER"}}, "blocked", "OTHER"),
        ({"usageMetadata": {"promptTokenCount": 3}}, "blocked", "NO_CANDIDATES"),
        ({"candidates": []}, "blocked", "NO_CANDIDATES"),
        ({"totalTokens": 3}, "success", ""),
        ({"embedding": {"values": []}, "usageMetadata": {"promptTokenCount": 3}}, "success", ""),
    ],
)
def test_an_answer_is_a_result_whatever_it_says(response: dict[str, Any], kind: str, reason: str) -> None:
    assert (kind, reason) == judge(response)


@pytest.mark.parametrize(
    ("error", "fate"),
    [
        (ResourceExhausted(code=429), "throttled"),
        (Unavailable(code=503), "throttled"),
        (Internal(code=500), "again"),
        (ConnectionLost(), "again"),
        (InvalidArgument(code=400), "permanent"),
        (NotFound(code=404), "permanent"),
        (ValidationError("no"), "permanent"),
        (Unauthenticated(code=401), "fatal"),
        (InvalidArgument(code=400, details=(ErrorInfo(reason="API_KEY_INVALID"),)), "fatal"),
    ],
)
def test_an_error_is_repeated_waited_out_or_final(error: Error, fate: str) -> None:
    assert fate == fate_of(error)


def test_an_error_is_told_in_json() -> None:
    assert {"error": "NotFound", "message": "none", "code": 404, "status": "NOT_FOUND"} == describe(
        NotFound("none", code=404, status="NOT_FOUND")
    )


def test_usage_and_text_are_read_from_an_answer() -> None:
    parts = [{"text": "hm", "thought": True}, {"text": "a"}, {"text": "b"}]
    assert "ab" == text_of({"candidates": [{"content": {"parts": parts}}]})
    counts = {"promptTokenCount": 5, "candidatesTokenCount": 2, "thoughtsTokenCount": 3, "cachedContentTokenCount": 1}
    assert Usage(5, 2, 3, 1) == usage_of({"usageMetadata": counts})
    assert Usage() == usage_of({})


def test_estimates_come_closer_to_what_is_counted() -> None:
    estimator, request = Estimator(), {"contents": [{"parts": [{"text": "word " * 100}]}]}
    first = estimator.tokens(raw(request))
    assert 100 <= first <= 160
    for _ in range(200):
        estimator.learn(raw(request), 400)
        assert first <= estimator.tokens(raw(request)) <= 400, "it swings"
    assert 380 <= estimator.tokens(raw(request))


def test_the_data_of_a_picture_is_not_counted_as_text() -> None:
    blob = {"inlineData": {"mimeType": "image/png", "data": "A" * 10**6}}
    assert raw({"contents": [{"parts": [blob]}]}) < 300


def test_latencies_are_told_to_a_tenth() -> None:
    told = Histogram()
    for number in range(1, 1001):
        told.add(number / 1000)
    assert 0.45 <= told.percentile(0.5) <= 0.56
    assert 0.9 <= told.percentile(0.99) <= 1.1
    assert 1000 == len(told)
    assert any("ms" in text for text in told.lines())
