# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""The resource `shelves`, with the resources below it."""

from __future__ import annotations

from functools import cached_property

from aiogenai.runtime.client import BaseClient
from aiogenai.runtime.options import CallOptions

from .. import routes, types


class ShelvesResource:
    """The methods of `shelves`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    @cached_property
    def books(self) -> ShelvesBooksResource:
        """The methods of `shelves.books`."""
        return ShelvesBooksResource(self._client)

    async def get(self, name: str, *, options: CallOptions | None = None) -> types.Shelf:
        """Calls `library.shelves.get`.

        Args:
            name:
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Shelf`: A shelf.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.shelves.get`.
        """
        return await self._client.call(routes.SHELVES_GET, types.Shelf, {"name": name}, None, options)


class ShelvesBooksResource:
    """The methods of `shelves.books`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    async def get(self, name: str, *, options: CallOptions | None = None) -> types.Book:
        """Calls `library.shelves.books.get`.

        Args:
            name:
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Book`: A book.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.shelves.books.get`.
        """
        return await self._client.call(routes.SHELVES_BOOKS_GET, types.Book, {"name": name}, None, options)
