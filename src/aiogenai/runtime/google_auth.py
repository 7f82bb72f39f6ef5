"""google-auth's credentials as ours: application default, service account, impersonation, user. Extra: `auth`.

google-auth is synchronous, so it works in a thread: the event loop never waits for it. However many calls need a token,
one refresh serves them all.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any, Protocol, Self

from .auth import Secret
from .errors import ConfigurationError
from .renewal import Renewal


class GoogleToken(Protocol):
    """What of `google.auth.credentials.Credentials` is used."""

    token: str | None

    @property
    def valid(self) -> bool: ...

    def refresh(self, request: Any) -> object: ...


class GoogleCredentials:
    """Signs with an OAuth token of google-auth's credentials, refreshed before it expires and once after a 401.

    Args:
        credentials: Any of google-auth's credentials, already scoped.

    Raises:
        ConfigurationError: google-auth is not installed, or it finds no credentials.
    """

    def __init__(self, credentials: GoogleToken) -> None:
        self._credentials = credentials
        self._request: Any = _module("google.auth.transport.requests").Request()
        self._renewal = Renewal(self._refresh_in_thread)

    @classmethod
    def default(cls, scopes: Sequence[str] = ("https://www.googleapis.com/auth/cloud-platform",)) -> Self:
        """The application default credentials. Reads files, and may ask the metadata server: not for a hot path."""
        google = _module("google.auth")
        try:
            credentials, _ = google.default(scopes=list(scopes))
        except google.exceptions.DefaultCredentialsError as error:
            said = "no application default credentials: run gcloud auth application-default login"
            raise ConfigurationError(said) from error
        return cls(credentials)

    @classmethod
    def from_service_account_file(cls, path: str, scopes: Sequence[str]) -> Self:
        """The credentials of a service account's key file."""
        service_account = _module("google.oauth2.service_account")
        return cls(service_account.Credentials.from_service_account_file(path, scopes=list(scopes)))

    async def headers(self) -> Mapping[str, str]:
        if not self._credentials.valid:
            await self._renewal.wait()
        headers = {"authorization": Secret(self._credentials.token or "").header("Bearer ")}
        project = getattr(self._credentials, "quota_project_id", None)
        return {**headers, "x-goog-user-project": project} if project else headers

    async def refresh(self) -> bool:
        await self._renewal.wait()
        return True

    async def _refresh_in_thread(self) -> None:
        exceptions = _module("google.auth.exceptions")
        try:
            await asyncio.to_thread(self._credentials.refresh, self._request)
        except exceptions.GoogleAuthError as error:
            raise ConfigurationError(f"google-auth gave no token: {type(error).__name__}") from error

    def __repr__(self) -> str:
        return f"GoogleCredentials({type(self._credentials).__name__})"


def _module(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise ConfigurationError("google-auth is missing: pip install 'google-auth[requests]'") from error
