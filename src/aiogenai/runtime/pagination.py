"""A list that comes in pages: given the function that fetches one, gives pages or items. Never sends itself."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Collection, Coroutine, Generator, Iterator, Mapping
from typing import Any, Generic, Self, TypeVar, cast

from .base import Model
from .errors import PageLoop, ValidationError
from .request import Page

P = TypeVar("P", bound=Model)
Item = TypeVar("Item")


class Pager(Generic[P, Item]):
    """The pages of a list method, asked for when they are needed.

    ```python
    page = await client.models.list()  # the first page
    async for model in client.models.list():  # every item of every page
        ...
    async for page in client.models.list().pages():  # page by page
        ...
    ```

    A page may be empty and still name a next one. The items of a map are `(key, value)` pairs. Each iteration starts
    anew. When a page can't be had, the iteration raises, and goes on at the same page when it is asked again.

    Raises:
        PageLoop: While iterating: the server names a next page that it had named before.
    """

    def __init__(self, fetch: Callable[[str], Coroutine[Any, Any, P]], page: Page, method_id: str = "") -> None:
        """Made by the client: `fetch` gives the page of a token, and for `""` the first one."""
        self.fetch = fetch
        self._page = page
        self._method_id = method_id

    def __await__(self) -> Generator[Any, Any, P]:
        return self.fetch("").__await__()

    def __aiter__(self) -> AsyncIterator[Item]:
        return self.items()

    def items(self, *, token: str = "", max_items: int | None = None, prefetch: bool = False) -> AsyncIterator[Item]:
        """Item by item.

        Args:
            token: Where to start: the next page's token of an earlier page, maybe of another process.
            max_items: How many items to give at most. A page that is not needed for them is not asked for.
            prefetch: Ask for the next page while this one is worked on.
        """
        return _Items(_Pages(self, token, self._checked(max_items), prefetch), max_items)

    def pages(self, *, token: str = "", max_items: int | None = None, prefetch: bool = False) -> AsyncIterator[P]:
        """Page by page, with the same arguments as `items`. A page is given whole, even past `max_items`."""
        return _Pages(self, token, self._checked(max_items), prefetch)

    def items_of(self, page: P) -> Collection[Item]:
        """The items of one page."""
        found = getattr(page, self._page.items) or ()
        return cast("Collection[Item]", found.items() if isinstance(found, Mapping) else found)

    def next_token_of(self, page: P) -> str:
        """The token of the page after this one; empty for the last."""
        found: Any = page
        for name in self._page.next_token.split("."):
            found = getattr(found, name) if found else ""
        return found or ""

    def _checked(self, max_items: int | None) -> int | None:
        if max_items is not None and max_items < 0:
            raise ValidationError("can't be negative", path="max_items", method_id=self._method_id)
        return max_items

    def loop_at(self, token: str) -> PageLoop:
        """The error of a list that runs in a circle."""
        return PageLoop(f"the server names page {token!r} a second time", method_id=self._method_id)


class _Pages(Generic[P, Item]):
    """One walk over the pages. No generator: it can be asked again after an error, and is left without a trace."""

    def __init__(self, pager: Pager[P, Item], token: str, max_items: int | None, prefetch: bool) -> None:  # noqa: FBT001  # of `pages`
        self.pager = pager
        self._left = max_items
        self._prefetch = prefetch
        self._token: str | None = None if max_items == 0 else token
        self._seen = {token}
        self._loop = False
        self._ahead: asyncio.Task[P] | None = None

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> P:
        if self._token is None:
            raise StopAsyncIteration
        if self._loop:
            raise self.pager.loop_at(self._token)
        ahead, self._ahead = self._ahead, None
        page = await (ahead or self.pager.fetch(self._token))
        self._go_on_after(page)
        return page

    def _go_on_after(self, page: P) -> None:
        if self._left is not None:
            self._left -= len(self.pager.items_of(page))
        token = self.pager.next_token_of(page)
        if not token or (self._left is not None and self._left <= 0):
            self._token = None
            return
        self._token = token
        self._loop = token in self._seen
        self._seen.add(token)
        if self._prefetch and not self._loop:
            self._ahead = asyncio.create_task(self.pager.fetch(token))

    def __del__(self) -> None:
        ahead = self._ahead
        if ahead is not None and ahead.done():
            _ = ahead.cancelled() or ahead.exception()  # or asyncio reports that nobody asked
        elif ahead is not None:
            with contextlib.suppress(RuntimeError):  # the loop is closed
                ahead.cancel()


class _Items(Generic[P, Item]):
    """One walk over the items."""

    def __init__(self, pages: _Pages[P, Item], max_items: int | None) -> None:
        self._pages = pages
        self._left = max_items
        self._page: Iterator[Item] = iter(())

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Item:
        if self._left == 0:
            raise StopAsyncIteration
        while True:
            for item in self._page:
                if self._left is not None:
                    self._left -= 1
                return item
            self._page = iter(self._pages.pager.items_of(await anext(self._pages)))
