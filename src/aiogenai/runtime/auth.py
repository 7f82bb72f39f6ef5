"""Credentials: a `Request` goes in unsigned and comes out signed. Reads no response, and shows no secret.

A secret lives in a `Secret`, whose text is only read where a header is made.
"""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable, Mapping
from typing import NoReturn, Protocol, runtime_checkable

from .errors import ConfigurationError
from .renewal import Renewal


class Hidden(str):
    """A text that a request can carry and whose `repr` shows nothing.

    Tracebacks with locals print a request's headers and its URL, also from inside of other libraries.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return "'...'"


class Secret:
    """An opaque text. It has no useful `repr`, `str` or pickle, and compares by identity."""

    __slots__ = ("_hidden",)

    def __init__(self, text: object) -> None:
        if not isinstance(text, str):  # what a callable gave, or an environment
            raise ConfigurationError(f"the credential is no text but of the type {type(text).__name__}")
        if not text or not text.isascii() or not text.isprintable():
            raise ConfigurationError("the credential is empty, or holds characters that a header can't carry")
        self._hidden = Hidden(text)

    def header(self, scheme: str = "") -> str:
        """The value of a header that carries it."""
        return Hidden(scheme + self._hidden)

    def __repr__(self) -> str:
        return "Secret(...)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret is not pickled: give the credential again in the other process")


@runtime_checkable
class Credentials(Protocol):
    """Where signed headers come from."""

    async def headers(self) -> Mapping[str, str]:
        """The headers that sign a request."""
        ...

    async def refresh(self) -> bool:
        """Called once after a 401; whether other headers may be had now."""
        ...


class ApiKey:
    """An API key, sent as `x-goog-api-key` and nowhere else."""

    __slots__ = ("fixed",)

    def __init__(self, key: str) -> None:
        self.fixed: Mapping[str, str] = {"x-goog-api-key": Secret(key).header()}
        """What `headers` gives, now and for ever."""

    def __reduce__(self) -> NoReturn:
        raise TypeError("a key is not pickled: give it again in the other process")

    async def headers(self) -> Mapping[str, str]:
        return self.fixed

    async def refresh(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "ApiKey(...)"


class BearerToken:
    """OAuth tokens from a callable, plain or async: asked when none is held, and again after a 401.

    However many calls wait for a token, the callable runs once for all of them.
    """

    def __init__(self, source: Callable[[], str | Awaitable[str]]) -> None:
        self._source = source
        self._token: Secret | None = None
        self._renewal = Renewal(self._ask)

    async def headers(self) -> Mapping[str, str]:
        while self._token is None:
            await self._renewal.wait()
        return {"authorization": self._token.header("Bearer ")}

    async def refresh(self) -> bool:
        await self._renewal.wait()
        return True

    async def _ask(self) -> None:
        token = self._source()
        self._token = Secret(await token if inspect.isawaitable(token) else token)

    def __repr__(self) -> str:
        return "BearerToken(...)"
