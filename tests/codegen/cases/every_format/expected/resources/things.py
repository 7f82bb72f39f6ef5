# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""The resource `things`, with the resources below it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from aiogenai.runtime.base import UNSET, FieldMask, Maybe
from aiogenai.runtime.client import BaseClient
from aiogenai.runtime.options import CallOptions

from .. import routes, types


class ThingsResource:
    """The methods of `things`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    async def get(
        self,
        *,
        p0: Maybe[bytes] = UNSET,
        p1: Maybe[datetime.date] = UNSET,
        p10: Maybe[bool] = UNSET,
        p11: Maybe[Any] = UNSET,
        p2: Maybe[datetime.datetime] = UNSET,
        p3: Maybe[datetime.datetime] = UNSET,
        p4: Maybe[datetime.timedelta] = UNSET,
        p5: Maybe[FieldMask | str | Sequence[str]] = UNSET,
        p6: Maybe[int] = UNSET,
        p7: Maybe[int] = UNSET,
        p8: Maybe[int] = UNSET,
        p9: Maybe[float] = UNSET,
        options: CallOptions | None = None,
    ) -> types.Everything:
        """Calls `library.things.get`.

        Args:
            p0:
            p1:
            p10:
            p11:
            p2:
            p3:
            p4:
            p5:
            p6:
            p7:
            p8:
            p9:
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Everything`: Every scalar of the format.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.things.get`.
        """
        return await self._client.call(
            routes.THINGS_GET,
            types.Everything,
            {
                "p0": p0,
                "p1": p1,
                "p10": p10,
                "p11": p11,
                "p2": p2,
                "p3": p3,
                "p4": p4,
                "p5": p5,
                "p6": p6,
                "p7": p7,
                "p8": p8,
                "p9": p9,
            },
            None,
            options,
        )
