"""Who is let in."""

from __future__ import annotations

from typing import Any

import aiohttp
import pytest

from aiogenai.emulator import Emulator, Settings


@pytest.mark.parametrize(
    ("headers", "query"),
    [
        ({"x-goog-api-key": "k"}, {}),
        ({"X-Goog-Api-Key": "k"}, {}),
        ({}, {"key": "k"}),
        ({"Authorization": "Bearer t"}, {}),
        ({}, {"access_token": "t"}),
    ],
)
async def test_any_key_or_token_is_let_in(headers: Any, query: Any, emulator: Emulator) -> None:
    async with aiohttp.request("GET", f"{emulator.url}/v1beta/models", headers=headers, params=query) as response:
        assert 200 == response.status


@pytest.mark.parametrize("headers", [{}, {"x-goog-api-key": ""}, {"Authorization": "Basic eA=="}])
async def test_a_caller_that_says_nothing_of_itself_is_refused(headers: Any, emulator: Emulator) -> None:
    async with aiohttp.request("GET", f"{emulator.url}/v1beta/models", headers=headers) as response:
        assert 403 == response.status
        assert "PERMISSION_DENIED" == (await response.json())["error"]["status"]


async def test_a_path_that_does_not_exist_is_not_found_even_without_a_key(emulator: Emulator) -> None:
    async with aiohttp.request("GET", f"{emulator.url}/v1beta/nothing") as response:
        assert 404 == response.status


async def test_a_server_with_keys_of_its_own_takes_no_other() -> None:
    async with Emulator(settings=Settings(keys=frozenset({"right"}))) as emulator:
        for key, status in (("right", 200), ("wrong", 400)):
            headers = {"x-goog-api-key": key}
            async with aiohttp.request("GET", f"{emulator.url}/v1beta/models", headers=headers) as response:
                assert status == response.status
                answer = await response.json()
        assert "API_KEY_INVALID" == answer["error"]["details"][0]["reason"]
        assert "right" == emulator.environment["GEMINI_API_KEY"]
