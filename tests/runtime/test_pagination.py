"""Pages are asked for when they are needed, one after another, and never in a circle."""

from __future__ import annotations

import asyncio
import gc
from itertools import pairwise
from typing import Any, ClassVar

import pytest

from aiogenai.runtime.errors import PageLoop, Unavailable, ValidationError
from aiogenai.runtime.pagination import Pager
from aiogenai.runtime.request import Page
from aiogenai.v1beta.types import ListModelsResponse, Model

PAGE = Page(items="models")


class Pages:
    """A list of the given pages: their items, by token."""

    def __init__(self, **pages: tuple[list[str], str]) -> None:
        self.pages = pages
        self.asked: list[str] = []
        self.failures: list[Exception] = []
        self.gate: asyncio.Event | None = None

    async def fetch(self, token: str) -> ListModelsResponse:
        self.asked.append(token)
        if self.gate is not None:
            await self.gate.wait()
        if self.failures:
            raise self.failures.pop()
        names, next_token = self.pages[token or "first"]
        models = [Model(name=name) for name in names]
        return (
            ListModelsResponse(models=models, next_page_token=next_token)
            if next_token
            else ListModelsResponse(models=models)
        )

    @property
    def pager(self) -> Pager[ListModelsResponse, Model]:
        return Pager(self.fetch, PAGE, "t.list")


def three() -> Pages:
    return Pages(first=(["a", "b"], "t1"), t1=([], "t2"), t2=(["c", "d", "e"], ""))


async def names(items: Any) -> list[str]:
    return [model.name async for model in items]


async def test_awaited_it_is_the_first_page():
    pages = three()
    page = await pages.pager
    assert "t1" == page.next_page_token
    assert [""] == pages.asked


async def test_iterated_it_gives_every_item_and_an_empty_page_with_a_token_goes_on():
    pages = three()
    assert ["a", "b", "c", "d", "e"] == await names(pages.pager)
    assert ["", "t1", "t2"] == pages.asked


async def test_pages_come_whole():
    assert [2, 0, 3] == [len(page.models or []) async for page in three().pager.pages()]


async def test_a_second_iteration_starts_anew():
    pager = three().pager
    assert await names(pager) == await names(pager)


@pytest.mark.parametrize(
    ("most", "given", "asked"),
    [(0, "", []), (1, "a", [""]), (2, "ab", [""]), (3, "abc", ["", "t1", "t2"]), (9, "abcde", ["", "t1", "t2"])],
)
async def test_max_items_limits_what_is_given_and_asked_for(most, given, asked):
    for prefetch in (False, True):
        pages = three()
        assert list(given) == await names(pages.pager.items(max_items=most, prefetch=prefetch))
        assert asked == pages.asked


async def test_pages_end_with_the_one_that_has_enough_items():
    assert [2] == [len(page.models or []) async for page in three().pager.pages(max_items=1)]


def test_a_negative_number_of_items_is_refused():
    with pytest.raises(ValidationError, match="max_items"):
        three().pager.items(max_items=-1)


async def test_it_can_be_resumed_at_a_token():
    pages = three()
    assert ["c", "d", "e"] == await names(pages.pager.items(token="t1"))
    assert ["t1", "t2"] == pages.asked


@pytest.mark.parametrize(
    "pages", [{"first": (["a"], "t"), "t": (["b"], "t")}, {"first": (["a"], "t"), "t": (["b"], "u"), "u": ([], "t")}]
)
async def test_a_token_that_comes_again_is_an_error_after_its_items(pages):
    walk = aiter(Pages(**pages).pager)
    assert ["a", "b"] == [(await anext(walk)).name, (await anext(walk)).name]
    with pytest.raises(PageLoop, match=r"'t'.*t\.list"):
        await anext(walk)


async def test_the_items_of_a_map_are_pairs():
    class Mapped:
        things: ClassVar = {"k": 1, "l": 2}
        next_page_token = ""

    async def fetch(_: str) -> Any:
        return Mapped()

    assert [("k", 1), ("l", 2)] == [item async for item in Pager(fetch, Page(items="things"))]


async def test_a_page_that_fails_is_asked_for_again():
    pages = three()
    walk = pages.pager.items(token="t2")
    pages.failures = [Unavailable("later")]
    with pytest.raises(Unavailable):
        await anext(walk)
    assert ["c", "d", "e"] == await names(walk)
    assert ["t2", "t2"] == pages.asked


async def test_a_wait_that_is_cancelled_can_be_taken_up_again():
    for prefetch in (False, True):
        pages = three()
        walk = pages.pager.pages(prefetch=prefetch)
        await anext(walk)
        pages.gate = asyncio.Event()
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(anext(walk), 0.01)
        pages.gate.set()
        assert "t2" == (await anext(walk)).next_page_token


async def test_prefetch_asks_for_the_next_page_while_this_one_is_worked_on():
    pages = three()
    walk = pages.pager.pages(prefetch=True)
    await anext(walk)
    await asyncio.sleep(0)
    assert ["", "t1"] == pages.asked
    assert ["c", "d", "e"] == [model.name async for page in walk for model in page.models or []]
    assert ["", "t1", "t2"] == pages.asked


async def test_an_abandoned_walk_leaves_no_task_behind():
    pages = three()
    for failure in (None, Unavailable("nobody asked")):
        walk = pages.pager.pages(prefetch=True)
        await anext(walk)
        if failure is not None:
            pages.failures = [failure]
            await asyncio.sleep(0)
        else:
            pages.gate = asyncio.Event()
        del walk
        gc.collect()
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert {asyncio.current_task()} == asyncio.all_tasks()
        pages.gate = None


async def test_ten_thousand_pages_are_walked_flat():
    tokens = ["first", *(f"t{n}" for n in range(10_000)), ""]
    pages = Pages(**{token: ([token], following) for token, following in pairwise(tokens)})
    assert tokens[:-1] == await names(pages.pager)
