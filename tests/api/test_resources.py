"""Resource classes alone, by aioresponses: what an application's own tests would look like."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterator

import aiohttp
import pytest
from aioresponses import aioresponses

from aiogenai import Client, NotFound, ResourceExhausted, RetryPolicy, types

ROOT = "https://generativelanguage.googleapis.com/v1beta"


@pytest.fixture
def service() -> Iterator[aioresponses]:
    with aioresponses() as mocked:
        yield mocked


@pytest.fixture
async def client() -> AsyncIterator[Client]:
    async with Client(api_key="a-key", retry=RetryPolicy(attempts=1)) as made:
        yield made


Responses = type[aiohttp.ClientResponse]


async def test_models_generate_content(service: aioresponses, client: Client, response_class: Responses) -> None:
    answer = {
        "candidates": [{"content": {"role": "model", "parts": [{"text": "Scattering."}]}, "finishReason": "STOP"}]
    }
    service.post(f"{ROOT}/models/gemini-2.5-flash:generateContent", payload=answer, response_class=response_class)
    response = await client.models.generate_content("gemini-2.5-flash", contents="Why is the sky blue?")
    assert "Scattering." == response.text


async def test_models_count_tokens(service: aioresponses, client: Client, response_class: Responses) -> None:
    service.post(
        f"{ROOT}/models/gemini-2.5-flash:countTokens", payload={"totalTokens": 7}, response_class=response_class
    )
    assert 7 == (await client.models.count_tokens("gemini-2.5-flash", contents="Why is the sky blue?")).total_tokens


async def test_cached_contents_patch(service: aioresponses, client: Client, response_class: Responses) -> None:
    name = "cachedContents/one"
    service.patch(
        f"{ROOT}/{name}?updateMask=displayName,ttl",
        payload={"name": name, "displayName": "A book"},
        response_class=response_class,
    )
    patched = await client.cached_contents.patch(
        name, cached_content=types.CachedContent(display_name="A book"), update_mask="display_name,ttl"
    )
    assert "A book" == patched.display_name


async def test_corpora_documents_chunks_batch_create(
    service: aioresponses, client: Client, response_class: Responses
) -> None:
    parent = "corpora/c/documents/d"
    chunk = {"name": f"{parent}/chunks/1", "data": {"stringValue": "text"}}
    service.post(f"{ROOT}/{parent}/chunks:batchCreate", payload={"chunks": [chunk]}, response_class=response_class)
    created = await client.corpora.documents.chunks.batch_create(
        parent, requests=[{"parent": parent, "chunk": {"data": {"string_value": "text"}}}]
    )
    assert created.chunks
    assert f"{parent}/chunks/1" == created.chunks[0].name


async def test_files_list_goes_on_to_the_next_page(
    service: aioresponses, client: Client, response_class: Responses
) -> None:
    pages = [{"files": [{"name": "files/1"}], "nextPageToken": "two"}, {"files": [{"name": "files/2"}]}]
    service.get(f"{ROOT}/files?pageSize=1", payload=pages[0], response_class=response_class)
    service.get(f"{ROOT}/files?pageSize=1&pageToken=two", payload=pages[1], response_class=response_class)
    assert ["files/1", "files/2"] == [file.name async for file in client.files.list(page_size=1)]


async def test_tuned_models_permissions_delete(
    service: aioresponses, client: Client, response_class: Responses
) -> None:
    service.delete(f"{ROOT}/tunedModels/m/permissions/p", payload={}, response_class=response_class)
    assert await client.tuned_models.permissions.delete("tunedModels/m/permissions/p") is None


async def test_an_error_of_the_service(service: aioresponses, client: Client, response_class: Responses) -> None:
    body = {"error": {"code": 404, "message": "No such model.", "status": "NOT_FOUND"}}
    service.get(f"{ROOT}/models/none", status=404, payload=body, response_class=response_class)
    with pytest.raises(NotFound, match="No such model"):
        await client.models.get("models/none")


async def test_a_quota_that_is_used_up(service: aioresponses, client: Client, response_class: Responses) -> None:
    body = {"error": {"code": 429, "message": "Too many.", "status": "RESOURCE_EXHAUSTED"}}
    service.post(re.compile(f"{ROOT}/models/.*"), status=429, payload=body, response_class=response_class)
    with pytest.raises(ResourceExhausted):
        await client.models.embed_content("gemini-embedding-001", content="words")
