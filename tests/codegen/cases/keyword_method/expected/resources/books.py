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

    async def import_(self, keywords: types.Keywords | Json, *, options: CallOptions | None = None) -> types.Book:
        """Calls `library.books.import`.

        Args:
            keywords:
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Book`: A book.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.books.import`.
        """
        return await self._client.call(routes.BOOKS_IMPORT, types.Book, {}, message(types.Keywords, keywords), options)

    async def list(self, *, ids: Maybe[Sequence[str]] = UNSET, options: CallOptions | None = None) -> types.Book:
        """Calls `library.books.list`.

        Args:
            ids:
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Book`: A book.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.books.list`.
        """
        return await self._client.call(routes.BOOKS_LIST, types.Book, {"ids": ids}, None, options)

    async def return_(
        self, *, from_: str, lambda_: Maybe[str] = UNSET, options: CallOptions | None = None
    ) -> types.Book:
        """Calls `library.books.return`.

        Args:
            from_:
            lambda_:
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Book`: A book.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.books.return`.
        """
        return await self._client.call(
            routes.BOOKS_RETURN, types.Book, {"from_": from_, "lambda_": lambda_}, None, options
        )
