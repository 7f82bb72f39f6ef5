# Generated from discovery/generativelanguage/v1beta.
# Do not edit: change the document, the overlay or codegen/, then run: make generate
"""The resource `auth_tokens`, with the resources below it."""

from __future__ import annotations

from ...runtime.base import Json
from ...runtime.client import BaseClient
from ...runtime.converter import message
from ...runtime.options import CallOptions
from .. import routes, types


class AuthTokensResource:
    """The methods of `auth_tokens`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    async def create(
        self, auth_token: types.AuthToken | Json, *, options: CallOptions | None = None
    ) -> types.AuthToken:
        """Create a token that constrains how a BidiGenerateContent session may behave.

        Args:
            auth_token: Describes a short-lived (ephemeral) authentication token to create.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `AuthToken`: Describes a short-lived (ephemeral) authentication token to create.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.auth_tokens.create`, since revision 20260831.
        """
        return await self._client.call(
            routes.AUTH_TOKENS_CREATE, types.AuthToken, {}, message(types.AuthToken, auth_token), options
        )
