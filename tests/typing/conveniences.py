"""Never run: what checkers must see of chats, functions, typed answers, files, embeddings, downloads and options."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator
from typing import Any, TypedDict, assert_type

import attrs

from aiogenai import (
    Chat,
    Client,
    Functions,
    Operation,
    embed_texts,
    json_schema,
    types,
    upload_file,
    wait_active,
)


@attrs.define
class Recipe:
    title: str
    minutes: int


class Place(TypedDict):
    city: str


def answers(response: types.GenerateContentResponse) -> None:
    assert_type(response.parse(Recipe), Recipe)
    assert_type(response.parse(list[Recipe]), list[Recipe])
    assert_type(response.parse(Place), Place)
    assert_type(response.parse(int), int)
    assert_type(json_schema(list[Recipe]), dict[str, Any])
    assert_type(response.thoughts, str)
    assert_type(response.finish_reason, str)


async def pieces(client: Client, file: types.File) -> None:
    """What a part can be stands for contents, alone and in lists of any kind."""
    image = types.Blob(data=b"", mime_type="image/png")
    files: list[types.File] = [file]
    await client.models.generate_content("m", contents=image)
    await client.models.generate_content("m", contents=file)
    await client.models.generate_content("m", contents=files)
    await client.models.generate_content("m", contents=["What?", image, file, types.FileData(file_uri="https://a")])
    await client.models.generate_content("m", contents=types.Part(text="hi"), system_instruction="Be brief.")
    await client.models.generate_content("m", contents=5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # it is no content
    await client.models.generate_content("m", content="hi")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # it is contents
    types.GenerationConfig(temprature=1)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # misspelt


def weather(city: str) -> str:
    return city


async def chats(client: Client) -> None:
    chat = Chat(client, "m", functions=[weather], generation_config={"temperature": 0.5}, history=["hi"])
    assert_type(await chat.send("hi"), types.GenerateContentResponse)
    assert_type(await chat.send(["hi", types.Blob(data=b"")]), types.GenerateContentResponse)
    assert_type(chat.stream("hi"), AsyncGenerator[types.GenerateContentResponse, None])
    async for chunk in chat.stream("hi"):
        assert_type(chunk.text, str)
    assert_type(chat.history, list[types.Content])


async def functions(response: types.GenerateContentResponse) -> None:
    own = Functions(weather)
    assert_type(own.tool, types.Tool)
    assert_type(await own.answer(response.function_calls), types.Content)


async def files(client: Client) -> None:
    assert_type(await upload_file(client, "talk.mp4"), types.File)
    assert_type(await wait_active(client, "files/a"), types.File)
    assert_type(await embed_texts(client, "m", ["a"]), list[list[float]])


async def operations(client: Client) -> None:
    """Of another process: what they give is said again, or is a `dict`."""
    assert_type(await client.resume("batches/a"), Operation[dict[str, Any], dict[str, Any]])
    known = await client.resume("batches/a", types.GenerateContentBatchOutput, types.GenerateContentBatch)
    assert_type(known, Operation[types.GenerateContentBatchOutput, types.GenerateContentBatch])
    assert_type(await known.result(), types.GenerateContentBatchOutput)
    await known.result(timeout=3600, on_progress=lambda seen: seen.metadata and seen.metadata.batch_stats)


async def lists(client: Client) -> None:
    assert_type([model async for model in client.models.list()], list[types.Model])
    async for page in client.files.list(page_size=5).pages():
        assert_type(page, types.ListFilesResponse)
    chunks: AsyncIterator[types.GenerateContentResponse] = aiter(client.models.stream_generate_content("m"))
    assert_type(await anext(chunks), types.GenerateContentResponse)
