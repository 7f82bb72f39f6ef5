# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""The resource `trees`, with the resources below it."""

from __future__ import annotations

from aiogenai.runtime.base import Json
from aiogenai.runtime.client import BaseClient
from aiogenai.runtime.converter import message
from aiogenai.runtime.options import CallOptions

from .. import routes, types


class TreesResource:
    """The methods of `trees`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    async def grow(self, tree: types.Tree | Json, *, options: CallOptions | None = None) -> types.Tree:
        """Calls `library.trees.grow`.

        Args:
            tree: A tree.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Tree`: A tree.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.trees.grow`.
        """
        return await self._client.call(routes.TREES_GROW, types.Tree, {}, message(types.Tree, tree), options)
