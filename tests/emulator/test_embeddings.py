"""Vectors: of unit length, the same for the same text, closer for texts that share words."""

from __future__ import annotations

import math
from typing import Any

import pytest

from .conftest import Api, violations

MODEL = "models/gemini-embedding-001"


def content(text: str) -> dict[str, Any]:
    return {"content": {"parts": [{"text": text}]}}


async def vector(api: Api, text: str, **more: Any) -> list[float]:
    answer = await api.post(f"{MODEL}:embedContent", {**content(text), **more})
    values: list[float] = answer["embedding"]["values"]
    return values


def cosine(one: list[float], other: list[float]) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("dimensions", [1, 16, 768, 3072])
async def test_a_vector_has_the_dimensions_asked_for_and_unit_length(dimensions: int, api: Api) -> None:
    values = await vector(api, "a small text", outputDimensionality=dimensions)
    assert dimensions == len(values)
    assert math.isclose(1.0, math.hypot(*values))


async def test_a_model_has_its_own_dimensions(api: Api) -> None:
    assert 3072 == len(await vector(api, "x"))
    older = await api.post("models/text-embedding-004:embedContent", content("x"))
    assert 768 == len(older["embedding"]["values"])


async def test_likeness_follows_the_words(api: Api) -> None:
    cat, kitten, stocks = [
        await vector(api, text)
        for text in ("the cat sat on the mat", "a cat sitting on a mat", "shares fell sharply on Monday's market")
    ]
    assert math.isclose(1.0, cosine(cat, await vector(api, "The CAT sat on the mat!")))
    assert cosine(cat, kitten) > 0.3 > cosine(cat, stocks)


async def test_a_batch_is_its_requests_in_their_order(api: Api) -> None:
    answer = await api.post(f"{MODEL}:batchEmbedContents", {"requests": [content("one"), content("two")]})
    singles = [await vector(api, text) for text in ("one", "two")]
    assert singles == [embedding["values"] for embedding in answer["embeddings"]]
    assert 2 == answer["usageMetadata"]["promptTokenCount"]


@pytest.mark.parametrize("text", ["", " ", "🙂"])
async def test_every_text_has_a_vector(text: str, api: Api) -> None:
    assert math.isclose(1.0, math.hypot(*await vector(api, text)))


async def test_what_cannot_be_embedded_is_refused(api: Api) -> None:
    assert {"content"} == violations(await api.post(f"{MODEL}:embedContent", {}, status=400)).keys()
    wide = await api.post(f"{MODEL}:embedContent", {**content("x"), "outputDimensionality": 9999}, status=400)
    assert {"output_dimensionality"} == violations(wide).keys()
    body = {"requests": [content("a"), {}]}
    assert {"requests[1].content"} == violations(await api.post(f"{MODEL}:batchEmbedContents", body, status=400)).keys()
    many = {"requests": [content("a")] * 101}
    assert {"requests"} == violations(await api.post(f"{MODEL}:batchEmbedContents", many, status=400)).keys()
