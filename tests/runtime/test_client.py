"""The client: where its key and its server come from, how it is closed, and how operations are found again."""

import asyncio
import gc
import warnings
from collections.abc import AsyncIterator, Mapping

import pytest

from aiogenai import (
    ApiKey,
    BearerToken,
    CallOptions,
    Client,
    ConfigurationError,
    DeadlineExceeded,
    OperationError,
    ValidationError,
    types,
)
from aiogenai.emulator import Emulator
from tests.runtime.scripted import Wire, scripted

CANARY = "canary-77d0aa"


@pytest.fixture(autouse=True)
def _no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GEMINI_API_KEY", "GOOGLE_API_KEY", "GEMINI_BASE_URL"):
        monkeypatch.delenv(name, raising=False)


async def _headers_sent(client: Client) -> Mapping[str, str]:
    credentials = client._sender._credentials  # what signs
    assert credentials is not None
    return await credentials.headers()


@pytest.mark.parametrize(
    ("environment", "argument", "key"),
    [
        ({"GEMINI_API_KEY": "gemini", "GOOGLE_API_KEY": "google"}, None, "gemini"),
        ({"GOOGLE_API_KEY": "google"}, None, "google"),
        ({"GEMINI_API_KEY": "", "GOOGLE_API_KEY": "google"}, None, "google"),
        ({"GEMINI_API_KEY": "gemini"}, "argument", "argument"),
    ],
)
async def test_the_key_comes_from_the_argument_else_from_the_environment(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], argument: str | None, key: str
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert {"x-goog-api-key": key} == await _headers_sent(Client(api_key=argument))


def test_without_a_key_the_error_says_where_to_put_one() -> None:
    with pytest.raises(ConfigurationError, match="GEMINI_API_KEY or GOOGLE_API_KEY"):
        Client()


def test_two_kinds_of_credentials_are_refused() -> None:
    with pytest.raises(ConfigurationError, match="not both"):
        Client(api_key="a", credentials=lambda: "b")


async def test_a_callable_or_our_own_credentials_sign() -> None:
    assert {"authorization": "Bearer t"} == await _headers_sent(Client(credentials=lambda: "t"))
    assert {"authorization": "Bearer t"} == await _headers_sent(Client(credentials=BearerToken(lambda: "t")))
    assert {"x-goog-api-key": "k"} == await _headers_sent(Client(credentials=ApiKey("k")))


def test_nothing_of_a_client_shows_its_key() -> None:
    client = Client(api_key=CANARY)
    assert CANARY not in repr(client) + str(vars(client))


async def test_the_base_url_comes_from_the_argument_else_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    async with Emulator() as emulator:
        monkeypatch.setenv("GEMINI_BASE_URL", emulator.url)
        async with Client(api_key="k") as client:
            assert await client.models.get("gemini-2.5-flash")
        monkeypatch.setenv("GEMINI_BASE_URL", "http://127.0.0.1:1")
        async with Client(api_key="k", base_url=emulator.url) as client:
            assert await client.models.get("gemini-2.5-flash")


async def test_a_client_that_is_not_closed_warns_once_and_drops_its_connections() -> None:
    async with Emulator() as emulator:
        client = Client(api_key="k", base_url=emulator.url)
        await client.models.get("gemini-2.5-flash")
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            del client
            gc.collect()
    mine = [str(warning.message) for warning in caught if warning.category is ResourceWarning]
    assert 1 == len(mine), mine
    assert "was not closed: use async with, or aclose()" in mine[0]


async def test_a_client_that_was_never_used_needs_no_closing() -> None:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        Client(api_key="k")
        gc.collect()
    assert [] == caught


async def test_closing_twice_is_closing_once() -> None:
    async with Emulator() as emulator:
        client = Client(api_key="k", base_url=emulator.url)
        await client.models.get("gemini-2.5-flash")
        await client.aclose()
        await client.aclose()
        with pytest.raises(ConfigurationError, match="closed"):
            await client.models.get("gemini-2.5-flash")


async def test_an_operation_is_found_again_by_its_name() -> None:
    tuning = {"display_name": "t", "base_model": "models/gemini-1.5-flash-001-tuning", "tuning_task": _TASK}
    async with Emulator() as emulator:
        async with Client(api_key="k", base_url=emulator.url) as client:
            name = (await client.tuned_models.create(tuning)).name
        async with Client(api_key="k", base_url=emulator.url) as client:
            operation = await client.resume(name, types.TunedModel)
            model = await operation.result(timeout=60)
    assert isinstance(model, types.TunedModel)
    assert model.name
    assert str(name).startswith(model.name)


_TASK = {"training_data": {"examples": {"examples": [{"text_input": "a", "output": "b"}]}}}


_OPERATIONS = {
    "batches/b": {"cancel", "delete"},
    "tunedModels/t/operations/o": set(),
    "models/m/operations/o": set(),
    "fileSearchStores/s/operations/o": set(),
    "fileSearchStores/s/upload/operations/o": set(),
    "generatedFiles/f/operations/o": set(),
    "corpora/c/operations/o": set(),
}


@pytest.mark.parametrize(("name", "does"), _OPERATIONS.items())
async def test_l4_an_operation_of_each_kind_is_polled_where_its_name_says(name: str, does: set[str]) -> None:
    async def running(wire: Wire) -> None:
        await wire.answer(200, b'{"name": "%s"}' % name.encode() if wire.verb == "GET" else b"{}")

    async with scripted(running) as served, Client(api_key="k", base_url=served.url) as client:
        operation = await (await client.resume(name)).refresh()
        assert not operation.done
        for what in ("cancel", "delete"):
            if what in does:
                await getattr(operation, what)()
            else:
                with pytest.raises(OperationError, match="no method"):
                    await getattr(operation, what)()
        asked = [f"{wire.verb} {wire.path}" for wire in served.seen]
    path = f"/v1beta/{name}"
    there = [f"POST {path}:cancel"] * ("cancel" in does) + [f"DELETE {path}"] * ("delete" in does)
    assert [f"GET {path}"] * 2 + there == asked


@pytest.mark.parametrize("name", ["models/x", "https://elsewhere/operations/1", "tunedModels/a/operations/b/../c", ""])
async def test_a_name_that_no_method_polls_is_refused_before_anything_is_sent(name: str) -> None:
    with pytest.raises(OperationError):
        await Client(api_key="k", base_url="http://127.0.0.1:1").resume(name)


async def test_a_wrong_argument_names_its_field_and_its_method_and_sends_nothing() -> None:
    async with Client(api_key="k", base_url="http://127.0.0.1:1") as client:
        with pytest.raises(ValidationError) as caught:
            await client.models.generate_content("gemini-2.5-flash", contents=[{"parts": [{"text": 3}]}])
    assert "contents[0].parts[0].text" == caught.value.path
    assert "generativelanguage.models.generateContent" in str(caught.value)


async def test_who_pays_and_who_is_counted_is_said_in_headers() -> None:
    async with (
        Emulator() as emulator,
        Client(api_key="k", base_url=emulator.url, user_project="p-1", quota_user="u-1") as client,
    ):
        await client.models.get("gemini-2.5-flash")
        sent = client._headers  # what every request has
    assert ("p-1", "u-1") == (sent["x-goog-user-project"], sent["x-goog-quota-user"])
    assert sent["x-goog-api-client"].startswith("gl-python/")


async def test_an_upload_has_one_deadline_for_all_of_its_requests() -> None:
    async def slowly() -> AsyncIterator[bytes]:
        while True:
            yield b"x" * 1000
            await asyncio.sleep(0.01)

    async with Emulator() as emulator, Client(api_key="k", base_url=emulator.url) as client:
        with pytest.raises(DeadlineExceeded) as caught:
            await client.media.upload(slowly(), mime_type="text/plain", options=CallOptions(deadline=0.2))
    assert "generativelanguage.media.upload" == caught.value.method_id


async def test_credentials_are_refused_in_the_query_of_a_call() -> None:
    async with Client(api_key="k", base_url="http://127.0.0.1:1") as client:
        with pytest.raises(ValidationError, match="not sent in the URL"):
            await client.models.get("gemini-2.5-flash", options=CallOptions(query={"key": CANARY}))
