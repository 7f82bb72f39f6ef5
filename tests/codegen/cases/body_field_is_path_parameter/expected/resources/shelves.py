# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""The resource `shelves`, with the resources below it."""

from __future__ import annotations

from collections.abc import Sequence

from aiogenai.runtime.base import UNSET, FieldMask, Json, Maybe
from aiogenai.runtime.client import BaseClient
from aiogenai.runtime.converter import message
from aiogenai.runtime.options import CallOptions

from .. import routes, types


class ShelvesResource:
    """The methods of `shelves`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    async def lend(
        self,
        name: str,
        *,
        reader: Maybe[str] = UNSET,
        days: Maybe[int] = UNSET,
        update_mask_2: Maybe[str] = UNSET,
        update_mask: Maybe[FieldMask | str | Sequence[str]] = UNSET,
        request: types.LendRequest | Json | None = None,
        options: CallOptions | None = None,
    ) -> types.Shelf:
        """Calls `library.shelves.lend`.

        Args:
            name:
            reader: Required. Who reads.
            days:
            update_mask_2: Of the body.
            update_mask:
            request: The whole message, in place of its fields.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Shelf`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.shelves.lend`.
        """
        return await self._client.call(
            routes.SHELVES_LEND,
            types.Shelf,
            {"name": name, "update_mask": update_mask},
            message(types.LendRequest, request, {"days": days, "reader": reader, "update_mask": update_mask_2}),
            options,
        )

    async def patch(
        self,
        name: str,
        shelf: types.Shelf | Json,
        *,
        update_mask: Maybe[FieldMask | str | Sequence[str]] = UNSET,
        options: CallOptions | None = None,
    ) -> types.Shelf:
        """Calls `library.shelves.patch`.

        Args:
            name:
            shelf:
            update_mask:
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Shelf`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.shelves.patch`.
        """
        return await self._client.call(
            routes.SHELVES_PATCH,
            types.Shelf,
            {"name": name, "update_mask": update_mask},
            message(types.Shelf, shelf),
            options,
        )
