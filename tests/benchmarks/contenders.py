"""The clients that are measured, each doing the same work in the way its own documentation shows.

A contender is a context manager that gives a `Doings`: actions to await. What one cannot do, it leaves out.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, NamedTuple

from .payloads import BIG_MODEL, HISTORY, IMAGE, MODEL, PROMPT

Action = Callable[[], Awaitable[Any]]
DOCUMENTS = Path(__file__).parents[2] / "discovery/generativelanguage/v1beta"


class Doings(NamedTuple):
    call: Action  # a small unary call, up to the text of its answer
    stream: Action | None = None  # a stream, up to the text of each chunk
    image: Action | None = None  # a call with 10 MB of inline data
    history: Action | None = None  # a call with 400 typed turns
    event: Action | None = None  # a stream of one 16 MB event


@asynccontextmanager
async def bare(url: str) -> AsyncIterator[Doings]:
    """What one would write without any SDK: aiohttp and orjson, no error handling, no types."""
    import aiohttp
    import orjson

    headers = {"x-goog-api-key": "key", "content-type": "application/json"}
    body = {"contents": [{"role": "user", "parts": [{"text": PROMPT}]}]}
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:

        async def call() -> str:
            target = f"{url}/v1beta/{MODEL}:generateContent"
            async with session.post(target, data=orjson.dumps(body), headers=headers) as response:
                answer = orjson.loads(await response.read())
            return answer["candidates"][0]["content"]["parts"][0]["text"]

        async def stream() -> None:
            target = f"{url}/v1beta/{MODEL}:streamGenerateContent?alt=sse"
            async with session.post(target, data=orjson.dumps(body), headers=headers) as response:
                while line := await response.content.readline():
                    if line.startswith(b"data: "):
                        orjson.loads(line[6:])["candidates"][0]["content"]["parts"][0]["text"]

        yield Doings(call, stream)


@asynccontextmanager
async def aiogenai(url: str) -> AsyncIterator[Doings]:
    from aiogenai import Client, types

    image = types.Part(inline_data=types.Blob(mime_type="image/png", data=IMAGE))
    turns = [types.Content(role=role, parts=[types.Part(text=text)]) for role, text in HISTORY]
    async with Client(api_key="key", base_url=url) as client:

        async def call() -> str:
            return (await client.models.generate_content(MODEL, contents=PROMPT)).text

        async def stream() -> None:
            async for chunk in client.models.stream_generate_content(MODEL, contents=PROMPT):
                assert chunk.text

        async def send_image() -> None:
            await client.models.generate_content(MODEL, contents=types.Content(role="user", parts=[image]))

        async def send_history() -> None:
            await client.models.generate_content(MODEL, contents=turns)

        async def big_event() -> None:
            async for chunk in client.models.stream_generate_content(BIG_MODEL, contents=PROMPT):
                assert chunk.candidates

        yield Doings(call, stream, send_image, send_history, big_event)


@asynccontextmanager
async def google_genai(url: str, *, httpx: bool = False) -> AsyncIterator[Doings]:
    """Its default transport where aiohttp is installed; `httpx` gives its other one."""
    from google import genai
    from google.genai import types

    transport: dict[str, Any] = {}
    if httpx:
        import httpx2

        transport["httpx_async_client"] = httpx2.AsyncClient(timeout=None, limits=httpx2.Limits(max_connections=None))
    options = types.HttpOptions(base_url=url, api_version="v1beta", **transport)
    models = genai.Client(api_key="key", http_options=options).aio.models
    image = types.Part(inline_data=types.Blob(mime_type="image/png", data=IMAGE))
    turns = [types.Content(role=role, parts=[types.Part(text=text)]) for role, text in HISTORY]

    async def call() -> str | None:
        return (await models.generate_content(model=MODEL, contents=PROMPT)).text

    async def stream() -> None:
        async for chunk in await models.generate_content_stream(model=MODEL, contents=PROMPT):
            assert chunk.text

    async def send_image() -> None:
        await models.generate_content(model=MODEL, contents=types.Content(role="user", parts=[image]))

    async def send_history() -> None:
        await models.generate_content(model=MODEL, contents=turns)

    async def big_event() -> None:
        async for chunk in await models.generate_content_stream(model=BIG_MODEL, contents=PROMPT):
            assert chunk.candidates

    yield Doings(call, stream, send_image, send_history, big_event)


@asynccontextmanager
async def aiogoogle(url: str) -> AsyncIterator[Doings]:
    """Made from the same discovery document, at run time. It has neither streams nor types."""
    from aiogoogle.client import Aiogoogle
    from aiogoogle.resource import GoogleAPI

    document = json.loads(max(DOCUMENTS.glob("[0-9]*.json")).read_text("utf-8"))
    models = GoogleAPI({**document, "rootUrl": f"{url}/"}).models
    body = {"contents": [{"role": "user", "parts": [{"text": PROMPT}]}]}
    async with Aiogoogle(api_key="key") as google:

        async def call() -> str:
            answer = await google.as_api_key(models.generateContent(model=MODEL, json=body))
            return answer["candidates"][0]["content"]["parts"][0]["text"]

        yield Doings(call)


@asynccontextmanager
async def google_genai_httpx(url: str) -> AsyncIterator[Doings]:
    async with google_genai(url, httpx=True) as doings:
        yield doings


CONTENDERS = {
    "aiogenai": aiogenai,
    "bare aiohttp": bare,
    "google-genai": google_genai,
    "google-genai, httpx2": google_genai_httpx,
    "aiogoogle": aiogoogle,
}
