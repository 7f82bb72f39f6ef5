"""The client that generated clients extend: how it is set up, and how it is closed. What it does is in `verbs.py`."""

from __future__ import annotations

import os
import platform
import warnings
from collections.abc import Awaitable, Callable, Mapping, Sequence
from types import TracebackType
from typing import Self

from .attempts import Hook, Middleware, SendOptions
from .auth import ApiKey, BearerToken, Credentials
from .errors import ConfigurationError
from .google_auth import GoogleCredentials, GoogleToken
from .retry import RetryPolicy
from .send import Sender
from .transport import Transport, TransportOptions
from .verbs import Verbs
from .version import VERSION

CredentialsSource = Credentials | GoogleToken | Callable[[], str | Awaitable[str]]
"""What `credentials=` takes: ours, google-auth's, or a callable that gives an OAuth token."""


class BaseClient(Verbs):
    """A client of one API. Use it as `async with Client() as client:`, or call `await client.aclose()` at the end.

    It may be used from many tasks at once, and from one event loop after another.

    Args:
        api_key: An API key; else the environment has one (`Api.key_variables`).
        credentials: An OAuth source instead: a callable that gives a token, plain or async; any credentials of
            google-auth (extra `auth`); or your own `Credentials`.
        base_url: Another place that speaks the API, such as a gateway or the emulator.
        timeout: Seconds for one attempt; of a stream, for the silence between two pieces.
        deadline: Seconds for a call with all its attempts. Streams have none unless the call gives one.
        retry: How failed attempts are repeated.
        headers: Sent with every request.
        user_project: The project that pays and whose quota counts (`x-goog-user-project`); with `credentials`.
        quota_user: Any text of at most 40 characters that quota is counted under, in place of the address.
        transport: Connections: their number, proxy, TLS, your own session.
        hooks: Called after each attempt, with what happened.
        middleware: Stand around each attempt.

    Raises:
        ConfigurationError: There are no credentials, or two kinds of them.
    """

    def __init__(  # noqa: PLR0913  # keyword-only
        self,
        *,
        api_key: str | None = None,
        credentials: CredentialsSource | None = None,
        base_url: str | None = None,
        timeout: float = 300.0,
        deadline: float = 600.0,
        retry: RetryPolicy | None = None,
        headers: Mapping[str, str] | None = None,
        user_project: str | None = None,
        quota_user: str | None = None,
        transport: TransportOptions | None = None,
        hooks: Sequence[Hook] = (),
        middleware: Sequence[Middleware] = (),
    ) -> None:
        root = base_url or os.environ.get(self._api.base_url_variable) or self._api.root_url
        self._root = root if root.endswith("/") else root + "/"
        self._headers = {
            "user-agent": f"aiogenai/{VERSION}",
            "x-goog-api-client": f"gl-python/{platform.python_version()} aiogenai/{VERSION}",
            **({"x-goog-user-project": user_project} if user_project else {}),
            **({"x-goog-quota-user": quota_user} if quota_user else {}),
            **{name.lower(): value for name, value in (headers or {}).items()},
        }
        self._json_headers = {**self._headers, "content-type": "application/json"}
        self._transport = Transport(transport or TransportOptions())
        self._sender = Sender(
            self._transport,
            self._credentials(api_key, credentials),
            SendOptions(
                timeout=timeout, deadline=deadline, retry=retry or RetryPolicy(), hooks=hooks, middleware=middleware
            ),
        )

    def _credentials(self, api_key: str | None, credentials: CredentialsSource | None) -> Credentials:
        if credentials is not None:
            if api_key is not None:
                raise ConfigurationError("give api_key= or credentials=, not both")
            if callable(credentials):
                return BearerToken(credentials)
            return credentials if isinstance(credentials, Credentials) else GoogleCredentials(credentials)
        variables = self._api.key_variables
        key = api_key or next((os.environ[name] for name in variables if os.environ.get(name)), None)
        if key is None:
            places = " or ".join(variables)
            raise ConfigurationError(
                f"no API key for the {self._api.title}: pass api_key= (or credentials=)"
                + (f", or set {places}" if places else "")
            )
        return ApiKey(key)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Closes the connections; idempotent. Open streams break off."""
        await self._transport.close()

    def __del__(self) -> None:
        transport: Transport | None = getattr(self, "_transport", None)  # `None` when `__init__` raised
        if transport is not None and transport.is_open:
            transport.abandon()  # before the warning, which may be an error
            warnings.warn(
                f"{self!r} was not closed: use async with, or aclose()", ResourceWarning, stacklevel=2, source=self
            )

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of the {self._api.title} at {self._root}>"
