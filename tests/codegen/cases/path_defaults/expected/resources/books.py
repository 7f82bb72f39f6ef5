# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""The resource `books`, with the resources below it."""

from __future__ import annotations

from aiogenai.runtime.client import BaseClient
from aiogenai.runtime.options import CallOptions

from .. import routes, types


class BooksResource:
    """The methods of `books`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    async def all(self, name: str = "books", *, options: CallOptions | None = None) -> types.Book:
        """Calls `library.books.all`.

        Args:
            name:
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Book`: A book.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.books.all`.
        """
        return await self._client.call(routes.BOOKS_ALL, types.Book, {"name": name}, None, options)

    async def mine(
        self, odd: int, user_id: str = "me", count: int = 7, *, options: CallOptions | None = None
    ) -> types.Book:
        """Calls `library.books.mine`.

        Args:
            odd:
            user_id:
            count:
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Book`: A book.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.books.mine`.
        """
        return await self._client.call(
            routes.BOOKS_MINE, types.Book, {"user_id": user_id, "count": count, "odd": odd}, None, options
        )

    async def unanchored(self, name: str, *, options: CallOptions | None = None) -> types.Book:
        """Calls `library.books.unanchored`.

        Args:
            name:
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Book`: A book.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.books.unanchored`.
        """
        return await self._client.call(routes.BOOKS_UNANCHORED, types.Book, {"name": name}, None, options)
