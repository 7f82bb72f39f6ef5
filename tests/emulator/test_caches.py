"""cachedContents: kept until they expire, shown without what is in them, counted in the prompts that name them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from aiogenai.emulator import Emulator

from .conftest import MODEL, Api, asks, violations


async def make(api: Api, **more: Any) -> Any:
    return await api.post("cachedContents", {"model": MODEL, **asks("x" * 400), **more})


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


async def test_a_cache_is_shown_without_its_content(api: Api) -> None:
    cache = await make(api, displayName="mine", systemInstruction={"parts": [{"text": "y" * 40}]})
    assert {"name", "model", "displayName", "createTime", "updateTime", "expireTime", "usageMetadata"} == cache.keys()
    assert {"totalTokenCount": 110} == cache["usageMetadata"]
    assert timedelta(hours=1) == moment(cache["expireTime"]) - moment(cache["createTime"])
    assert cache == await api.get(cache["name"])
    assert [cache] == (await api.get("cachedContents"))["cachedContents"]


async def test_the_expiry_is_set_by_ttl_or_by_time(api: Api) -> None:
    cache = await make(api, ttl="90.5s")
    assert timedelta(seconds=90.5) == moment(cache["expireTime"]) - moment(cache["createTime"])
    patched = await api.patch(cache["name"], {"ttl": "7200s"}, updateMask="ttl")
    assert timedelta(hours=2) == moment(patched["expireTime"]) - moment(patched["updateTime"])
    later = "2099-01-01T00:00:00.000000Z"
    assert later == (await api.patch(cache["name"], {"expireTime": later}))["expireTime"]


async def test_a_cache_that_expired_is_gone(api: Api, emulator: Emulator) -> None:
    cache = await make(api, ttl="60s")
    now = emulator.world.clock()
    emulator.world.clock = lambda: now + 61
    await api.get(cache["name"], status=404)
    assert {} == await api.get("cachedContents")
    await api.post(f"{MODEL}:generateContent", asks("x", cachedContent=cache["name"]), status=404)


async def test_a_prompt_counts_the_cache_that_it_names(api: Api) -> None:
    cache = await make(api)
    usage = (await api.post(f"{MODEL}:generateContent", asks("abcd", cachedContent=cache["name"])))["usageMetadata"]
    assert (101, 100) == (usage["promptTokenCount"], usage["cachedContentTokenCount"])
    other = "models/gemini-2.5-pro:generateContent"
    refused = await api.post(other, asks("x", cachedContent=cache["name"]), status=400)
    assert {"cached_content"} == violations(refused).keys()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"model": ""}, "model"),
        ({"contents": []}, "contents"),
        ({"ttl": "-1s"}, "ttl"),
        ({"ttl": "1s", "expireTime": "2099-01-01T00:00:00Z"}, "ttl"),
        ({"expireTime": "1999-01-01T00:00:00Z"}, "expire_time"),
    ],
)
async def test_a_cache_that_makes_no_sense_is_refused(change: Any, field: str, api: Api) -> None:
    refused = await api.post("cachedContents", {"model": MODEL, **asks("x"), **change}, status=400)
    assert {field} == violations(refused).keys()


async def test_only_the_expiry_can_be_changed(api: Api) -> None:
    cache = await make(api)
    refused = await api.patch(cache["name"], {"displayName": "new"}, status=400)
    assert {"display_name"} == violations(refused).keys()
    refused = await api.patch(cache["name"], {"model": MODEL}, status=400, updateMask="model")
    assert {"update_mask"} == violations(refused).keys()
