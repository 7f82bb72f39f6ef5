# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""The resource `books`, with the resources below it."""

from __future__ import annotations

from aiogenai.runtime.base import UNSET, Maybe
from aiogenai.runtime.client import BaseClient
from aiogenai.runtime.options import CallOptions

from .. import routes, types


class BooksResource:
    """The methods of `books`.

    Deprecated.
    """

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    async def get(self, *, id: Maybe[str] = UNSET, options: CallOptions | None = None) -> types.Book:
        """Read.

        Use `list`.

        Deprecated.

        Args:
            id: Which. Deprecated.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Book`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.books.get`.
        """
        return await self._client.call(routes.BOOKS_GET, types.Book, {"id": id}, None, options)
