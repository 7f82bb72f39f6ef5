"""A server in which only looks move time on, and a caller that is plain aiohttp: nothing of the SDK takes part."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from aiogenai.emulator import Emulator, Settings

MODEL = "models/gemini-2.5-flash"


class Api:
    """Calls by path below `/v1beta/`, answers as JSON."""

    def __init__(self, url: str, session: aiohttp.ClientSession) -> None:
        self.url = url
        self.session = session

    async def call(self, verb: str, path: str, body: Any = None, *, status: int = 200, **query: Any) -> Any:
        async with self.session.request(verb, f"{self.url}/v1beta/{path}", json=body, params=query) as response:
            answer = await response.json()
            assert status == response.status, answer
            return answer

    async def get(self, path: str, *, status: int = 200, **query: Any) -> Any:
        return await self.call("GET", path, status=status, **query)

    async def post(self, path: str, body: Any = None, *, status: int = 200, **query: Any) -> Any:
        return await self.call("POST", path, body if body is not None else {}, status=status, **query)

    async def patch(self, path: str, body: Any, *, status: int = 200, **query: Any) -> Any:
        return await self.call("PATCH", path, body, status=status, **query)

    async def delete(self, path: str, *, status: int = 200, **query: Any) -> Any:
        return await self.call("DELETE", path, status=status, **query)

    async def control(self, verb: str, path: str, body: Any = None) -> Any:
        async with self.session.request(verb, f"{self.url}/__emulator__/{path}", json=body) as response:
            assert 200 == response.status, await response.text()
            return await response.json()

    async def upload(self, data: bytes, mime_type: str = "text/plain", **file: Any) -> Any:
        """A file, sent in one request."""
        headers = {"X-Goog-Upload-Protocol": "raw", "Content-Type": mime_type}
        async with self.session.post(f"{self.url}/upload/v1beta/files", data=data, headers=headers) as response:
            assert 200 == response.status, await response.text()
            return (await response.json())["file"]


@pytest.fixture
async def emulator() -> AsyncIterator[Emulator]:
    async with Emulator(settings=Settings(step=3600.0, seed=1)) as running:
        yield running


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(headers={"x-goog-api-key": "test"}) as opened:
        yield opened


@pytest.fixture
def api(emulator: Emulator, session: aiohttp.ClientSession) -> Api:
    return Api(emulator.url, session)


def asks(text: str, **more: Any) -> dict[str, Any]:
    """The body of a request with one turn."""
    return {"contents": [{"role": "user", "parts": [{"text": text}]}], **more}


def violations(answer: Any) -> dict[str, str]:
    """The field violations of an error: path -> description."""
    assert "INVALID_ARGUMENT" == answer["error"]["status"], answer
    (details,) = answer["error"]["details"]
    assert "type.googleapis.com/google.rpc.BadRequest" == details["@type"]
    return {violation.get("field", ""): violation["description"] for violation in details["fieldViolations"]}
