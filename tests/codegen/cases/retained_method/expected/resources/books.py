# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""The resource `books`, with the resources below it."""

from __future__ import annotations

from aiogenai.runtime.base import UNSET, Maybe
from aiogenai.runtime.client import BaseClient
from aiogenai.runtime.options import CallOptions

from .. import routes, types


class BooksResource:
    """The methods of `books`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    async def burn(self, *, reason: Maybe[str] = UNSET, options: CallOptions | None = None) -> types.Card:
        """Burn a book.

        Deprecated: last listed in revision 20250101.

        Args:
            reason:
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Card`: A card of the catalogue.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.books.burn`.
        """
        return await self._client.call(routes.BOOKS_BURN, types.Card, {"reason": reason}, None, options)

    async def get(self, name: str, *, options: CallOptions | None = None) -> types.Book:
        """Read a book.

        Args:
            name: Name of the book.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Book`: A book.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.books.get`.
        """
        return await self._client.call(routes.BOOKS_GET, types.Book, {"name": name}, None, options)

    async def read(self, *, options: CallOptions | None = None) -> types.Book:
        """Read on.

        Args:
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Book`: A book.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.books.read`, since revision 20260101.
        """
        return await self._client.call(routes.BOOKS_READ, types.Book, {}, None, options)
