"""Quotas: what is let in, what a refusal says, and how the windows roll."""

from __future__ import annotations

import re
from typing import Any

import aiohttp
import pytest

from aiogenai.emulator import Emulator, Settings
from aiogenai.emulator.windows import Daily, Rolling

from .conftest import MODEL, Api, asks

GENERATE = f"{MODEL}:generateContent"


class Clock:
    now = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(emulator: Emulator) -> Clock:
    """A clock that tests turn."""
    clock = Clock()
    emulator.world.clock = clock
    return clock


def details(answer: Any) -> dict[str, Any]:
    assert (429, "RESOURCE_EXHAUSTED") == (answer["error"]["code"], answer["error"]["status"])
    return {detail["@type"].rpartition(".")[2]: detail for detail in answer["error"]["details"]}


async def test_requests_a_minute_are_counted_over_a_rolling_window(api: Api, clock: Clock) -> None:
    await api.control("POST", "limits", {"rpm": 3})
    for _ in range(3):
        await api.post(GENERATE, asks("x"))
        clock.now += 10
    refused = await api.post(GENERATE, asks("x"), status=429)
    (violation,) = details(refused)["QuotaFailure"]["violations"]
    assert "generativelanguage.googleapis.com/generate_content_requests" == violation["quotaMetric"]
    assert "GenerateRequestsPerMinutePerProjectPerModel" == violation["quotaId"]
    assert {"location": "global", "model": "gemini-2.5-flash"} == violation["quotaDimensions"]
    assert "3" == violation["quotaValue"]
    assert "30s" == details(refused)["RetryInfo"]["retryDelay"]
    clock.now += 30.0
    await api.post(GENERATE, asks("x"))
    refused = await api.post(GENERATE, asks("x"), status=429)
    assert "10s" == details(refused)["RetryInfo"]["retryDelay"], "only the oldest has come back"


async def test_a_refusal_has_no_header_and_nine_digits(api: Api, clock: Clock) -> None:
    await api.control("POST", "limits", {"rpm": 1})
    await api.post(GENERATE, asks("x"))
    clock.now += 14.162093073
    async with api.session.post(f"{api.url}/v1beta/{GENERATE}", json=asks("x")) as response:
        assert 429 == response.status
        assert "Retry-After" not in response.headers
        delay = details(await response.json())["RetryInfo"]["retryDelay"]
        assert re.fullmatch(r"45\.8379\d{5}s", delay), delay


async def test_a_refused_call_uses_nothing(api: Api, clock: Clock) -> None:
    await api.control("POST", "limits", {"rpm": 2, "tpm": 10})
    await api.post(GENERATE, asks("x" * 32))
    refused = await api.post(GENERATE, asks("x" * 32), status=429)
    (violation,) = details(refused)["QuotaFailure"]["violations"]
    assert "GenerateContentInputTokensPerModelPerMinute" == violation["quotaId"]
    await api.post(GENERATE, asks("x" * 8))
    both = details(await api.post(GENERATE, asks("x" * 8), status=429))
    assert 2 == len(both["QuotaFailure"]["violations"])


async def test_each_model_has_its_own_quota(api: Api) -> None:
    await api.control("POST", "limits", {"rpm": 1, "model": "models/gemini-2.5-*"})
    await api.post(GENERATE, asks("x"))
    await api.post("models/gemini-2.5-pro:generateContent", asks("x"))
    for _ in range(3):
        await api.post("models/gemini-2.0-flash:generateContent", asks("x"))
    await api.post(GENERATE, asks("x"), status=429)
    await api.post(f"{MODEL}:countTokens", asks("x"))
    embedding = "models/gemini-embedding-001:embedContent"
    await api.post(embedding, {"content": {"parts": [{"text": "x"}]}})


async def test_streams_count_as_calls_do(api: Api) -> None:
    await api.control("POST", "limits", {"rpm": 1})
    url = f"{api.url}/v1beta/{MODEL}:streamGenerateContent"
    for status in (200, 429):
        async with api.session.post(url, json=asks("x"), params={"alt": "sse"}) as response:
            assert status == response.status
            await response.read()


async def test_requests_a_day_are_told_by_their_id_alone(api: Api, clock: Clock) -> None:
    await api.control("POST", "limits", {"rpd": 1})
    await api.post(GENERATE, asks("x"))
    refused = details(await api.post(GENERATE, asks("x"), status=429))
    (violation,) = refused["QuotaFailure"]["violations"]
    assert "GenerateRequestsPerDayPerProjectPerModel" == violation["quotaId"]
    assert 0 < float(refused["RetryInfo"]["retryDelay"].removesuffix("s")) <= 60
    clock.now += 3600
    await api.post(GENERATE, asks("x"), status=429)
    clock.now += 24 * 3600
    await api.post(GENERATE, asks("x"))


async def test_money_is_counted_over_ten_minutes_and_all_models(api: Api, clock: Clock) -> None:
    await api.control("POST", "limits", {"spend": 0.0001})
    await api.post(GENERATE, asks("x" * 400))
    refused = details(await api.post("models/gemini-2.5-pro:generateContent", asks("x"), status=429))
    (violation,) = refused["QuotaFailure"]["violations"]
    assert ("SpendPerTenMinutesPerProject", "0.0001") == (violation["quotaId"], violation["quotaValue"])
    assert "600s" == refused["RetryInfo"]["retryDelay"]
    clock.now += 600
    await api.post(GENERATE, asks("x"))


async def test_what_is_used_can_be_seen_and_forgotten(api: Api, clock: Clock) -> None:
    await api.control("POST", "limits", {"rpm": 1})
    await api.post(GENERATE, asks("x"))
    await api.post(GENERATE, asks("x"), status=429)
    (rule,) = (await api.control("GET", "limits"))["rules"]
    (quota,) = rule["quotas"]
    assert (1, 1) == (quota["used"], quota["refused"])
    await api.control("DELETE", "limits")
    await api.post(GENERATE, asks("x"))
    assert [] == (await api.control("GET", "limits"))["rules"]


async def test_limits_that_it_was_started_with_outlive_a_reset(session: aiohttp.ClientSession) -> None:
    async with Emulator(settings=Settings(), limits=[{"rpm": 1}]) as emulator:
        api = Api(emulator.url, session)
        emulator.limits.add({"tpm": 1})
        await api.control("POST", "reset")
        await api.post(GENERATE, asks("a longer text"))
        await api.post(GENERATE, asks("x"), status=429)


@pytest.mark.parametrize("limit", [{"rpm": -1}, {"rpm": "many"}, {"speed": 1}, {"minute": 0}, {"tpm": "nan"}])
async def test_a_limit_that_there_is_not_is_refused(limit: dict[str, Any], api: Api) -> None:
    async with api.session.post(f"{api.url}/__emulator__/limits", json=limit) as response:
        assert 400 == response.status


def test_a_window_never_lets_more_through_than_it_holds() -> None:
    window, let = Rolling(10, 60.0), []
    for tick in range(20_000):
        now = tick / 100
        if not window.wait(now, 1):
            window.take(now, 1)
            let.append(now)
    for start in let:
        assert 10 >= sum(start <= at < start + 60 for at in let)
    assert 40 == len(let)


def test_a_wait_is_just_long_enough() -> None:
    window = Rolling(10, 60.0)
    for now in (0.0, 1.0, 2.0):
        window.take(now, 3)
    assert 59.0 == window.wait(2.0, 6), "the first two must be gone"
    assert 0 == window.wait(61.0, 6)
    assert 60.0 == window.wait(2.0, 11)


def test_a_day_begins_at_midnight_at_the_pacific() -> None:
    day = Daily(1, 60.0)
    day.take(1_700_000_000.0, 1)  # 2023-11-14T22:13:20Z: 14:13 there
    assert 1 == day.used(1_700_000_000.0 + 9 * 3600)
    assert 0 == day.used(1_700_000_000.0 + 10 * 3600)
