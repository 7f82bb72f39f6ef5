# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""The resource `cards`, with the resources below it."""

from __future__ import annotations

from aiogenai.runtime.client import BaseClient
from aiogenai.runtime.options import CallOptions

from .. import routes, types


class CardsResource:
    """The methods of `cards`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    async def get(self, id: str, *, options: CallOptions | None = None) -> types.Card:
        """Calls `library.cards.get`.

        Deprecated: last listed in revision 20250101.

        Args:
            id:
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Card`: A card of the catalogue.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.cards.get`.
        """
        return await self._client.call(routes.CARDS_GET, types.Card, {"id": id}, None, options)
