# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""The resource `books`, with the resources below it."""

from __future__ import annotations

from typing import Any

from aiogenai.runtime.base import Json
from aiogenai.runtime.client import BaseClient
from aiogenai.runtime.converter import message
from aiogenai.runtime.operations import Operation
from aiogenai.runtime.options import CallOptions

from .. import routes, types


class BooksResource:
    """The methods of `books`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    async def bind(self, *, options: CallOptions | None = None) -> types.BookOperation:
        """Calls `library.books.bind`.

        Args:
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `BookOperation`: An operation by name only.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.books.bind`.
        """
        return await self._client.call(routes.BOOKS_BIND, types.BookOperation, {}, None, options)

    async def print(
        self, book: types.Book | Json, *, options: CallOptions | None = None
    ) -> Operation[types.Book, types.PrintMetadata]:
        """Calls `library.books.print`.

        Args:
            book: A book.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            An operation, running or done: its result is `Book` and its metadata is `PrintMetadata`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.books.print`.
        """
        return await self._client.operation(
            routes.BOOKS_PRINT,
            types.Book,
            types.PrintMetadata,
            self._client.call(routes.BOOKS_PRINT, types.Job, {}, message(types.Book, book), options),
        )

    async def scan(self, *, options: CallOptions | None = None) -> Operation[dict[str, Any], dict[str, Any]]:
        """Calls `library.books.scan`.

        Args:
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            An operation, running or done.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.books.scan`.
        """
        return await self._client.operation(
            routes.BOOKS_SCAN,
            dict[str, Any],
            dict[str, Any],
            self._client.call(routes.BOOKS_SCAN, types.Job, {}, None, options),
        )
