"""Google's own client, `google-genai`, in its async form and over both of its transports, against the emulator.

Its newer versions offer images, videos and tuning for another service only, so they aren't here.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from aiogenai.emulator import Emulator, Settings

genai = pytest.importorskip("google.genai", reason="google-genai is not installed: make env")
httpx = pytest.importorskip("httpx2", reason="google-genai's httpx is not installed: make env")
errors = pytest.importorskip("google.genai.errors")

# What others' packages warn of is theirs to repair.
pytestmark = [pytest.mark.filterwarnings("default")]

MODEL = "gemini-2.5-flash"
EMBEDDER = "gemini-embedding-001"


@pytest.fixture(params=["aiohttp", "httpx"])
async def client(request: Any, emulator: Emulator) -> AsyncIterator[Any]:
    options: dict[str, Any] = {"base_url": emulator.url}
    if request.param == "httpx":
        options["async_client_args"] = {"transport": httpx.AsyncHTTPTransport()}
    async with genai.Client(api_key="test", http_options=options).aio as opened:
        assert (request.param == "aiohttp") is opened._api_client._use_aiohttp()
        yield opened
    assert emulator.ledger.total, "the client never called"


async def test_a_question_is_answered_with_its_tokens_counted(client: Any) -> None:
    response = await client.models.generate_content(model=MODEL, contents="Why is the sky blue?")
    assert response.text.startswith('You asked: "Why is the sky blue?".')
    usage = response.usage_metadata
    assert usage.total_token_count == usage.prompt_token_count + usage.candidates_token_count + (
        usage.thoughts_token_count or 0
    )
    counted = await client.models.count_tokens(model=MODEL, contents="Why is the sky blue?")
    assert usage.prompt_token_count == counted.total_tokens


async def test_a_stream_says_what_the_whole_answer_says(client: Any) -> None:
    whole = await client.models.generate_content(model=MODEL, contents="Tell me more.")
    chunks = [c async for c in await client.models.generate_content_stream(model=MODEL, contents="Tell me more.")]
    assert len(chunks) > 1
    assert whole.text == "".join(chunk.text or "" for chunk in chunks)
    assert "STOP" == chunks[-1].candidates[0].finish_reason


async def test_an_answer_fits_the_schema_that_was_asked_for(client: Any) -> None:
    schema = {"type": "OBJECT", "properties": {"name": {"type": "STRING"}, "age": {"type": "INTEGER"}}}
    config = {"response_mime_type": "application/json", "response_schema": schema}
    response = await client.models.generate_content(model=MODEL, contents="Who?", config=config)
    assert {"name", "age"} == response.parsed.keys()
    assert response.parsed == json.loads(response.text)


async def test_a_python_function_is_called_and_its_result_sent_back(client: Any) -> None:
    asked: list[str] = []

    def weather(city: str) -> str:
        """The weather in a city."""
        asked.append(city)
        return "rain"

    config = {"tools": [weather]}
    response = await client.models.generate_content(model=MODEL, contents="Weather in Bern?", config=config)
    assert asked
    assert response.text


async def test_a_chat_remembers_its_turns(client: Any, emulator: Emulator) -> None:
    chat = client.chats.create(model=MODEL)
    await chat.send_message("First.")
    answer = await chat.send_message("Second.")
    assert '"Second."' in answer.text
    *_, entry = emulator.ledger.entries()
    assert ["user", "model", "user"] == [turn["role"] for turn in json.loads(entry.body)["contents"]]


async def test_texts_become_vectors(client: Any) -> None:
    one = await client.models.embed_content(model=EMBEDDER, contents="a", config={"output_dimensionality": 8})
    many = await client.models.embed_content(model=EMBEDDER, contents=["a", "b"], config={"output_dimensionality": 8})
    assert 8 == len(one.embeddings[0].values)
    assert 2 == len(many.embeddings)
    assert one.embeddings[0].values == pytest.approx(many.embeddings[0].values)


async def test_models_are_listed_over_several_pages(client: Any) -> None:
    pager = await client.models.list(config={"page_size": 10})
    names = [model.name async for model in pager]
    assert len(names) == len(set(names)) > 10
    assert f"models/{MODEL}" in names
    assert "Gemini 2.5 Flash" == (await client.models.get(model=MODEL)).display_name


async def test_a_file_goes_up_and_is_listed_used_and_deleted(client: Any, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("a text of some length " * 1000, "utf-8")
    file = await client.files.upload(file=path, config={"display_name": "Notes"})
    assert ("Notes", "text/plain", path.stat().st_size) == (file.display_name, file.mime_type, file.size_bytes)
    assert "ACTIVE" == (await client.files.get(name=file.name)).state.name
    assert [file.name] == [one.name async for one in await client.files.list()]
    response = await client.models.generate_content(model=MODEL, contents=[file, "What is in it?"])
    assert "What is in it?" in response.text
    await client.files.delete(name=file.name)
    with pytest.raises(errors.ClientError) as refused:
        await client.files.get(name=file.name)
    assert 404 == refused.value.code


async def test_a_large_file_goes_up_in_chunks(client: Any, tmp_path: Path, emulator: Emulator) -> None:
    path = tmp_path / "large.bin"
    path.write_bytes(bytes(9 * 1024 * 1024))  # the client sends 8 MiB at a time
    file = await client.files.upload(file=path, config={"mime_type": "application/octet-stream"})
    assert path.stat().st_size == file.size_bytes
    assert 3 == sum(entry.verb == "POST" for entry in emulator.ledger.entries())


async def test_a_cache_is_made_used_changed_and_deleted(client: Any) -> None:
    config = {"contents": ["a long text " * 2000], "ttl": "3600s", "display_name": "Long"}
    cache = await client.caches.create(model=MODEL, config=config)
    assert cache.usage_metadata.total_token_count > 1000
    answer = await client.models.generate_content(model=MODEL, contents="So?", config={"cached_content": cache.name})
    assert cache.usage_metadata.total_token_count == answer.usage_metadata.cached_content_token_count
    changed = await client.caches.update(name=cache.name, config={"ttl": "7200s"})
    assert changed.expire_time > cache.expire_time
    assert cache.name == (await client.caches.get(name=cache.name)).name
    assert [cache.name] == [one.name async for one in await client.caches.list()]
    await client.caches.delete(name=cache.name)
    assert [] == [one async for one in await client.caches.list()]


async def test_a_batch_of_requests_is_answered(client: Any) -> None:
    src = [{"contents": [{"parts": [{"text": f"Number {n}"}], "role": "user"}]} for n in range(3)]
    job = await client.batches.create(model=MODEL, src=src, config={"display_name": "Three"})
    job = await _finished(client, job)
    texts = [row.response.text for row in job.dest.inlined_responses]
    assert ["Number 0", "Number 1", "Number 2"] == sorted(text.split('"')[1] for text in texts)
    assert [job.name] == [one.name async for one in await client.batches.list()]
    await client.batches.delete(name=job.name)


async def test_a_batch_in_a_file_brings_a_file_back(client: Any, tmp_path: Path) -> None:
    rows = [{"key": f"k{n}", "request": {"contents": [{"parts": [{"text": f"Row {n}"}]}]}} for n in range(3)]
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    source = await client.files.upload(file=path, config={"mime_type": "jsonl"})
    job = await client.batches.create(model=MODEL, src=source.name)
    job = await _finished(client, job)
    data = await client.files.download(file=job.dest.file_name)
    answers = {row["key"]: row["response"] for row in map(json.loads, data.decode().splitlines())}
    assert {"k0", "k1", "k2"} == answers.keys()


async def test_a_batch_of_texts_is_embedded(client: Any) -> None:
    src = {"inlined_requests": {"contents": ["one", "two"]}}
    job = await client.batches.create_embeddings(model=EMBEDDER, src=src)
    job = await _finished(client, job)
    assert 2 == len(job.dest.inlined_embed_content_responses)


async def test_a_batch_can_be_cancelled(client: Any, emulator: Emulator) -> None:
    emulator.world.settings = Settings(step=3600.0)
    job = await client.batches.create(model=MODEL, src=[{"contents": "slow"}])
    await client.batches.cancel(name=job.name)
    assert "JOB_STATE_CANCELLED" == (await client.batches.get(name=job.name)).state.name


async def test_a_store_is_filled_searched_and_deleted(client: Any, tmp_path: Path) -> None:
    path = tmp_path / "facts.txt"
    path.write_text("Basel lies on the Rhine.", "utf-8")
    store = await client.file_search_stores.create(config={"display_name": "Facts"})
    operation = await client.file_search_stores.upload_to_file_search_store(
        file_search_store_name=store.name, file=path, config={"display_name": "Rivers"}
    )
    for _ in range(20):
        if operation.done:
            break
        operation = await client.operations.get(operation)
    documents = [one async for one in await client.file_search_stores.documents.list(parent=store.name)]
    assert ["Rivers"] == [document.display_name for document in documents]
    file = await client.files.upload(file=path)
    imported = await client.file_search_stores.import_file(file_search_store_name=store.name, file_name=file.name)
    assert imported.name.startswith(store.name)
    tool = {"file_search": {"file_search_store_names": [store.name]}}
    answer = await client.models.generate_content(model=MODEL, contents="The Rhine?", config={"tools": [tool]})
    assert answer.text
    assert store.name in [one.name async for one in await client.file_search_stores.list()]
    await client.file_search_stores.delete(name=store.name, config={"force": True})


async def test_a_token_for_the_browser_is_made(emulator: Emulator) -> None:
    options = {"base_url": emulator.url, "api_version": "v1alpha"}
    async with genai.Client(api_key="test", http_options=options).aio as client:
        token = await client.auth_tokens.create(config={"uses": 2})
    assert token.name.startswith("auth_tokens/")


async def test_errors_are_understood(client: Any) -> None:
    with pytest.raises(errors.ClientError) as refused:
        await client.models.generate_content(model="no-such-model", contents="?")
    assert (404, "NOT_FOUND") == (refused.value.code, refused.value.status)


async def test_a_busy_server_is_asked_again(emulator: Emulator) -> None:
    emulator.faults.add({"status": 503, "times": 2})
    retry = {"attempts": 4, "initial_delay": 0.01, "jitter": 0.0}
    async with genai.Client(api_key="t", http_options={"base_url": emulator.url, "retry_options": retry}).aio as client:
        response = await client.models.generate_content(model=MODEL, contents="Again?")
    assert '"Again?"' in response.text
    assert [503, 503, 200] == [entry.status for entry in emulator.ledger.entries()]


async def _finished(client: Any, job: Any) -> Any:
    for _ in range(20):
        if job.done:
            return job
        await asyncio.sleep(0)
        job = await client.batches.get(name=job.name)
    pytest.fail(f"{job.name} is {job.state} for ever")
