"""Embeddings of many texts, from the emulator."""

import pytest

from aiogenai import Client, NotFound, embed_texts
from aiogenai.emulator import Emulator

MODEL = "gemini-embedding-001"


async def test_every_text_has_its_embedding_in_as_many_calls_as_it_takes() -> None:
    texts = [f"text {number}" for number in range(250)]
    async with Emulator() as emulator, Client(api_key="k", base_url=emulator.url) as client:
        vectors = await embed_texts(client, MODEL, texts, config={"output_dimensionality": 8})
        assert 3 == len(list(emulator.ledger.entries()))
        last = await client.models.embed_content(
            MODEL, content=texts[-1], embed_content_config={"output_dimensionality": 8}
        )
        assert [] == await embed_texts(client, MODEL, [])
    assert (250, {8}) == (len(vectors), {len(vector) for vector in vectors})
    assert last.embedding
    assert last.embedding.values == vectors[-1]


async def test_a_call_that_fails_is_its_own_error() -> None:
    async with Emulator() as emulator, Client(api_key="k", base_url=emulator.url) as client:
        with pytest.raises(NotFound):
            await embed_texts(client, "no-such-model", ["a"] * 101)
