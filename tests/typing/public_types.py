"""Never run: what checkers must see of the public names. mypy and pyright read it in `make check`."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any, assert_type

from aiogenai import (
    UNSET,
    CallOptions,
    Client,
    Error,
    FieldMask,
    NotFound,
    Operation,
    Pager,
    ResourceExhausted,
    RetryPolicy,
    StatusError,
    Stream,
    Unset,
    extra_fields,
    given,
    types,
)


async def unary(client: Client) -> None:
    response = await client.models.generate_content("gemini-2.5-flash", contents="hi")
    assert_type(response, types.GenerateContentResponse)
    assert_type(response.text, str)
    assert_type(response.parts, list[types.Part])
    assert_type(response.function_calls, list[types.FunctionCall])
    assert_type(response.candidates, list[types.Candidate] | None | Unset)
    if response.candidates:
        assert_type(response.candidates, list[types.Candidate])
        assert_type(response.candidates[0].finish_reason, types.FinishReason | str | None | Unset)


async def inputs(client: Client) -> None:
    """All that is accepted where contents are, from plain to typed."""
    typed = types.Content(parts=[types.Part(text="hi")])
    turns: list[types.Content] = [typed]
    tree: dict[str, Any] = {"parts": [{"text": "hi"}]}
    await client.models.generate_content("m", contents="hi")
    await client.models.generate_content("m", contents=typed)
    await client.models.generate_content("m", contents=turns)
    await client.models.generate_content("m", contents=tree)
    await client.models.generate_content("m", contents=["hi", typed, tree])
    await client.models.generate_content(model="m", contents="hi", generation_config={"temperature": 0.5})
    await client.models.generate_content("m", request=types.GenerateContentRequest(contents=turns))
    await client.models.generate_content("m", contents="hi", options=CallOptions(retry=RetryPolicy(attempts=1)))


async def stream(client: Client) -> None:
    opened = client.models.stream_generate_content("gemini-2.5-flash", contents="hi")
    assert_type(opened, Stream[types.GenerateContentResponse])
    async with opened as entered:
        async for chunk in entered:
            assert_type(chunk, types.GenerateContentResponse)
    assert_type(await opened.final(), types.GenerateContentResponse)


async def pages(client: Client) -> None:
    pager = client.models.list(page_size=5)
    assert_type(pager, Pager[types.ListModelsResponse, types.Model])
    assert_type(await pager, types.ListModelsResponse)
    async for model in pager:
        assert_type(model, types.Model)
    assert_type(pager.pages(), AsyncIterator[types.ListModelsResponse])


async def operation(client: Client) -> None:
    started = await client.tuned_models.create(tuned_model=types.TunedModel(display_name="mine"))
    assert_type(started, Operation[types.TunedModel, types.V1mainCreateTunedModelMetadata])
    assert_type(await started.result(), types.TunedModel)
    assert_type(started.metadata, types.V1mainCreateTunedModelMetadata | None)
    assert_type(started.error, StatusError | None)


async def void(client: Client) -> None:
    await client.cached_contents.delete("cachedContents/one")
    patched = await client.cached_contents.patch(
        "cachedContents/one", cached_content=types.CachedContent(), update_mask=FieldMask("ttl")
    )
    assert_type(patched.expire_time, datetime | None | Unset)
    assert_type(patched.ttl, timedelta | None | Unset)


def fields(blob: types.Blob, usage: types.UsageMetadata) -> None:
    assert_type(blob.data, bytes | None | Unset)
    assert_type(usage.total_token_count, int | None | Unset)
    assert_type(extra_fields(blob), dict[str, Any])
    assert_type(types.Blob(mime_type="image/png").mime_type, str | None | Unset)
    if blob.data is not UNSET and blob.data is not None:
        assert_type(blob.data, bytes)


async def names(client: Client, file: types.File, usage: types.UsageMetadata) -> None:
    """What a field may hold is narrowed to what it has to: falsy values stay."""
    await client.files.delete(file.name)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # may be absent
    await client.files.delete(given(file.name))
    assert_type(given(file.name, "file.name"), str)
    assert_type(given(file.state), types.FileState | str)
    assert_type(given(usage.prompt_tokens_details), list[types.ModalityTokenCount])
    assert_type(given(types.Corpus().create_time), datetime)
    if file.name:
        assert_type(file.name, str)
        await client.files.delete(file.name)


async def errors(client: Client) -> None:
    try:
        await client.files.get("files/one")
    except ResourceExhausted as error:
        assert_type(error.retry_delay, float | None)
        assert_type(error.daily, bool)
    except NotFound as error:
        assert_type(error.code, int)
        assert_type(error.message, str)
    except Error as error:
        assert_type(error.method_id, str)
