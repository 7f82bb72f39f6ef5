"""Credentials: what they send, that they renew once for all, and that no secret shows."""

import asyncio
import gc
import pickle
import traceback
from typing import Any

import pytest

from aiogenai.runtime.auth import ApiKey, BearerToken, Credentials, Secret
from aiogenai.runtime.errors import ConfigurationError
from aiogenai.runtime.google_auth import GoogleCredentials

CANARY = "canary-5f2a9c"


async def test_a_key_travels_in_its_header() -> None:
    assert {"x-goog-api-key": CANARY} == await ApiKey(CANARY).headers()
    assert not await ApiKey(CANARY).refresh()


@pytest.mark.parametrize("given", [None, 5123, b"bytes"])
async def test_a_credential_that_is_no_text_is_refused_by_its_type(given: object) -> None:
    source: Any = given
    for refused in (lambda: ApiKey(source).headers(), BearerToken(lambda: source).headers):
        with pytest.raises(ConfigurationError, match=f"of the type {type(given).__name__}$"):
            await refused()


@pytest.mark.parametrize("text", ["", "a\r\nx-evil: 1", "clé", "a\x00"])
def test_a_key_that_a_header_can_not_carry_is_refused_without_showing_it(text: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        ApiKey(text)
    assert not text or text not in str(caught.value)


@pytest.mark.parametrize("holder", [Secret(CANARY), ApiKey(CANARY), BearerToken(lambda: CANARY)])
def test_a_secret_does_not_show(holder: object) -> None:
    def fail(inside: object) -> None:
        raise RuntimeError("with locals")

    assert CANARY not in repr(holder) + str(holder) + f"{holder}"
    try:
        fail(holder)
    except RuntimeError as error:
        shown = "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())
        assert CANARY not in shown


@pytest.mark.parametrize("holder", [Secret(CANARY), ApiKey(CANARY)])
def test_a_secret_is_not_pickled(holder: object) -> None:
    with pytest.raises(TypeError):
        pickle.dumps(holder)


async def test_a_header_shows_no_secret_and_carries_it_all_the_same() -> None:
    for holder in (ApiKey(CANARY), BearerToken(lambda: CANARY)):
        headers = await holder.headers()
        assert CANARY not in repr(headers)
        assert str(next(iter(headers.values()))).endswith(CANARY)


async def test_a_token_is_asked_for_once_and_again_when_refreshed() -> None:
    asked: list[int] = []

    async def source() -> str:
        asked.append(1)
        await asyncio.sleep(0)
        return f"token-{len(asked)}"

    bearer = BearerToken(source)
    first = await asyncio.gather(*(bearer.headers() for _ in range(100)))
    assert [{"authorization": "Bearer token-1"}] * 100 == first
    assert await bearer.refresh()
    assert {"authorization": "Bearer token-2"} == await bearer.headers()


async def test_a_hundred_refusals_of_one_token_ask_for_one_new_one() -> None:
    asked: list[int] = []

    async def source() -> str:
        asked.append(1)
        await asyncio.sleep(0.01)
        return "token"

    bearer = BearerToken(source)
    await bearer.headers()
    await asyncio.gather(*(bearer.refresh() for _ in range(100)))
    assert 2 == len(asked)


def test_a_token_is_asked_for_in_one_event_loop_after_another() -> None:
    asked: list[int] = []

    async def source() -> str:
        asked.append(1)
        await asyncio.sleep(0.001)
        return "token"

    async def many() -> None:
        await asyncio.gather(*(bearer.headers() for _ in range(10)))
        await asyncio.gather(*(bearer.refresh() for _ in range(10)))

    bearer = BearerToken(source)
    for _ in range(3):
        asyncio.run(many())
    assert 1 + 3 == len(asked)


async def test_who_gives_up_does_not_end_the_asking_for_others_and_a_failure_nobody_waits_for_is_not_reported() -> None:
    reported: list[object] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: reported.append(context))
    may_end = asyncio.Event()
    answers: list[str | Exception] = ["token", ValueError("no token")]

    async def source() -> str:
        await may_end.wait()
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def give_up(waiting: asyncio.Task[object]) -> None:
        await asyncio.sleep(0)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting

    bearer = BearerToken(source)
    impatient, patient = asyncio.create_task(bearer.headers()), asyncio.create_task(bearer.headers())
    await give_up(impatient)
    may_end.set()
    assert {"authorization": "Bearer token"} == await patient
    may_end.clear()
    await give_up(asyncio.create_task(bearer.refresh()))
    may_end.set()
    while answers or len(asyncio.all_tasks()) > 1:  # noqa: ASYNC110  # a task of its own: no event tells
        await asyncio.sleep(0)
    gc.collect()
    assert [] == reported


class Google:
    """Stands in for google-auth's credentials, which only a real account could make valid."""

    quota_project_id = "project-1"

    def __init__(self) -> None:
        self.token: str | None = None
        self.refreshes = 0

    @property
    def valid(self) -> bool:
        return self.token is not None

    def refresh(self, request: object) -> None:
        assert request is not None
        with pytest.raises(RuntimeError):
            asyncio.get_running_loop()
        self.refreshes += 1
        self.token = f"google-{self.refreshes}"


async def test_google_credentials_are_refreshed_off_the_loop_and_once_for_all() -> None:
    google = Google()
    credentials = GoogleCredentials(google)
    headers = await asyncio.gather(*(credentials.headers() for _ in range(50)))
    assert [{"authorization": "Bearer google-1", "x-goog-user-project": "project-1"}] * 50 == headers
    await asyncio.gather(*(credentials.refresh() for _ in range(50)))
    assert 2 == google.refreshes


def test_all_kinds_are_credentials() -> None:
    kinds = (ApiKey("a"), BearerToken(lambda: "a"), GoogleCredentials(Google()))
    assert all(isinstance(kind, Credentials) for kind in kinds)


def test_a_service_account_file_is_read_by_google_auth(tmp_path: object) -> None:
    with pytest.raises(FileNotFoundError):
        GoogleCredentials.from_service_account_file(f"{tmp_path}/missing.json", ["a"])
