# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""The resource `shelves`, with the resources below it."""

from __future__ import annotations

from aiogenai.runtime.base import UNSET, Maybe
from aiogenai.runtime.client import BaseClient
from aiogenai.runtime.options import CallOptions
from aiogenai.runtime.pagination import Pager

from .. import routes, types


class ShelvesResource:
    """The methods of `shelves`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    def list(
        self, *, continue_: Maybe[str] = UNSET, limit: Maybe[int] = UNSET, options: CallOptions | None = None
    ) -> Pager[types.ShelfList, types.Shelf]:
        """Calls `library.shelves.list`.

        Args:
            continue_:
            limit:
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            A pager over `Shelf` items. Awaited, it gives the first page, a `ShelfList`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.shelves.list`.
        """
        return self._client.pages(
            routes.SHELVES_LIST, types.ShelfList, {"continue_": continue_, "limit": limit}, None, options
        )
