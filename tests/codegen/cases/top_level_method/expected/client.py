# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""The client of the Library API: its resources are attributes, loaded when touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogenai.runtime.api import Api
from aiogenai.runtime.base import UNSET, Maybe
from aiogenai.runtime.client import BaseClient
from aiogenai.runtime.options import CallOptions
from aiogenai.runtime.stream import Stream

from . import routes, types

if TYPE_CHECKING:
    pass


class Client(BaseClient):
    """The client of the Library API. Use it as `async with Client() as client:`; its resources are attributes."""

    _api = Api(
        title="Library API",
        root_url="https://library.googleapis.com/",
        service_path="",
        key_variables=(),
        base_url_variable="",
        routes=routes.ROUTES,
        types=f"{__package__}.types",
    )

    async def routes_(self, *, options: CallOptions | None = None) -> types.Tokeninfo:
        """Calls `library.routes`.

        Args:
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Tokeninfo`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.routes`.
        """
        return await self.call(routes.ROUTES_, types.Tokeninfo, {}, None, options)

    def stream_(self, *, options: CallOptions | None = None) -> Stream[types.Tokeninfo]:
        """Calls `library.stream`.

        Args:
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            A stream of chunks, each a `Tokeninfo`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.stream`.
        """
        return self.stream(routes.STREAM, types.Tokeninfo, {}, None, options)

    async def tokeninfo(
        self, *, access_token: Maybe[str] = UNSET, id_token: Maybe[str] = UNSET, options: CallOptions | None = None
    ) -> types.Tokeninfo:
        """Say what a token is.

        Args:
            access_token:
            id_token:
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Tokeninfo`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.tokeninfo`.
        """
        return await self.call(
            routes.TOKENINFO, types.Tokeninfo, {"access_token": access_token, "id_token": id_token}, None, options
        )
