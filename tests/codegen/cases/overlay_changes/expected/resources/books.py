# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""The resource `books`, with the resources below it."""

from __future__ import annotations

from collections.abc import Sequence

from aiogenai.runtime.base import UNSET, Json, Maybe
from aiogenai.runtime.client import BaseClient
from aiogenai.runtime.converter import message
from aiogenai.runtime.options import CallOptions

from .. import routes, types


class BooksResource:
    """The methods of `books`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    async def get(self, name: str, *, options: CallOptions | None = None) -> types.Book:
        """Read a book.

        Args:
            name: Name of the book.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Book`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.books.get`.
        """
        return await self._client.call(routes.BOOKS_GET, types.Book, {"name": name}, None, options)

    async def put(
        self,
        *,
        books: Maybe[types.Book | Json | str | Sequence[types.Book | Json | str]] = UNSET,
        request: types.PutRequest | Json | None = None,
        options: CallOptions | None = None,
    ) -> types.Book:
        """Calls `library.books.put`.

        Args:
            books:
            request: The whole message, in place of its fields.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Book`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.books.put`.
        """
        return await self._client.call(
            routes.BOOKS_PUT, types.Book, {}, message(types.PutRequest, request, {"books": books}), options
        )
