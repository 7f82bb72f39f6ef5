# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""The resource `m`, with the resources below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aiogenai.runtime.base import UNSET, Json, Maybe
from aiogenai.runtime.client import BaseClient
from aiogenai.runtime.converter import message
from aiogenai.runtime.options import CallOptions

from .. import routes, types


class MResource:
    """The methods of `m`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    async def put(
        self,
        *,
        list: Maybe[Sequence[types.Matrix | Json]] = UNSET,
        open: Maybe[Json] = UNSET,
        refs: Maybe[Mapping[str, types.Matrix | Json]] = UNSET,
        rows: Maybe[Sequence[Sequence[str]]] = UNSET,
        request: types.MatrixRequest | Json | None = None,
        options: CallOptions | None = None,
    ) -> types.Matrix:
        """Calls `library.m.put`.

        Args:
            list:
            open:
            refs:
            rows:
            request: The whole message, in place of its fields.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Matrix`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.m.put`.
        """
        return await self._client.call(
            routes.M_PUT,
            types.Matrix,
            {},
            message(types.MatrixRequest, request, {"list_": list, "open": open, "refs": refs, "rows": rows}),
            options,
        )
