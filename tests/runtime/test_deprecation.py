"""Deprecated methods: one warning each, which names the revision and points at the line that called."""

from __future__ import annotations

import warnings
from collections.abc import AsyncIterator

import pytest

from aiogenai import Client, ValidationError
from aiogenai.emulator import Emulator
from aiogenai.runtime import deprecation
from aiogenai.v1beta.routes import ROUTES


@pytest.fixture
async def client(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Client]:
    monkeypatch.setattr(deprecation, "_warned", set())
    async with Emulator() as emulator, Client(api_key="key", base_url=emulator.url) as made:
        yield made


async def test_a_retained_method_warns_once_and_names_its_last_revision(client: Client) -> None:
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        corpus = await client.corpora.create({"display_name": "a"})
        told.clear()
        for _ in range(3):
            await client.corpora.query(str(corpus.name), query="b")
    assert ["generativelanguage.corpora.query: Deprecated: last listed in revision 20250701."] == [
        str(one.message) for one in told
    ]
    assert (DeprecationWarning, __file__) == (told[0].category, told[0].filename)


async def test_a_pager_warns_where_it_is_read(client: Client) -> None:
    with pytest.warns(DeprecationWarning, match="since revision 20260831") as told:
        assert [] == [corpus async for corpus in client.corpora.list()]
    assert [__file__] == [one.filename for one in told]


async def test_a_replacement_is_named(client: Client) -> None:
    with pytest.warns(DeprecationWarning, match="use `models.count_tokens` instead") as told:
        await client.models.count_text_tokens("text-bison-001", prompt={"text": "a"})
    assert 1 == len(told)


async def test_a_method_that_stays_does_not_warn(client: Client) -> None:
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        await client.models.list()
    assert [] == [str(one.message) for one in told]


async def test_a_warning_that_is_an_error_is_raised_and_nothing_is_sent(client: Client) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(DeprecationWarning):
            await client.corpora.get("corpora/a")
        with pytest.raises(ValidationError):
            await client.corpora.get("not/a/corpus")


def test_rows_of_deprecated_methods_say_so() -> None:
    said = [route.deprecated for route in ROUTES if route.deprecated]
    assert 35 == len(said)
    assert all(text.startswith("Deprecated") and "revision 20" in text for text in said)
