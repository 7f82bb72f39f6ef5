"""The only door for aiohttp's exceptions: one of theirs goes in, one of ours comes out, to be raised. Sends nothing."""

from __future__ import annotations

import ssl
from typing import Final, Literal

import aiohttp
from aiohttp.http_exceptions import HttpProcessingError

from .errors import (
    CertificateRefused,
    ConfigurationError,
    ConnectionFailed,
    ConnectionLost,
    DecodeError,
    Error,
    RedirectRefused,
    Timeout,
)

FOREIGN: Final = (aiohttp.ClientError, HttpProcessingError, OSError, ssl.CertificateError)
"""All that aiohttp and the sockets below it raise; `TimeoutError` is an `OSError`."""


_NO_TIMEOUT = aiohttp.ClientTimeout(total=None)


def translate(error: BaseException, *, sent: bool, timeout: aiohttp.ClientTimeout = _NO_TIMEOUT) -> Error:
    """Our error for one of aiohttp's, to be raised outside of its `except` block.

    `sent` says that the head of the answer was already here. The cause stays readable, without the frames and objects
    that hold the request's headers.
    """
    ours = _ours(error, sent=sent, timeout=timeout)
    ours.__cause__ = _bare(error)
    return ours


def _bare(error: BaseException | None) -> BaseException | None:
    if error is None or isinstance(error, aiohttp.ClientResponseError):
        return None
    cause, context = _bare(error.__cause__), _bare(error.__context__)
    error = error.with_traceback(None)
    error.__cause__, error.__context__ = cause, context
    return error


def _ours(  # noqa: PLR0912  # a table
    error: BaseException, *, sent: bool, timeout: aiohttp.ClientTimeout = _NO_TIMEOUT
) -> Error:
    match error:
        case aiohttp.ClientConnectorCertificateError() | aiohttp.ServerFingerprintMismatch():
            return CertificateRefused("the server's certificate was refused")
        case aiohttp.ClientConnectorDNSError():
            return ConnectionFailed(f"no address for host {error.host}: check the network, or base_url")
        case aiohttp.ClientConnectorError():
            return ConnectionFailed(f"can't connect to {error.host}:{error.port}: {_reason(error)}")
        case aiohttp.ConnectionTimeoutError():
            return _timeout("no connection within", "connect", timeout.sock_connect)
        case aiohttp.ServerTimeoutError():
            return _timeout("no byte came for", "read", timeout.sock_read)
        case TimeoutError():
            return _timeout("no whole answer within", "read", timeout.total)
        case aiohttp.ServerDisconnectedError():
            return ConnectionLost("the server closed the connection without an answer", reused=not sent)
        case aiohttp.ClientPayloadError() | aiohttp.UploadAbortedError():
            return ConnectionLost("the body was cut" if sent else "the request body could not be sent whole")
        case aiohttp.RedirectClientError():
            return RedirectRefused("a redirect that can't be followed")
        case aiohttp.InvalidURL() | aiohttp.NonHttpUrlClientError():
            return ConfigurationError("base_url is not an http or https URL")
        case aiohttp.ClientHttpProxyError():
            return ConnectionFailed(f"the proxy refused with HTTP {error.status}")
        case aiohttp.ClientResponseError() | HttpProcessingError():
            return DecodeError("the answer is not HTTP as it should be")
        case _:
            return ConnectionLost(f"the connection broke: {_reason(error)}")


def _timeout(what: str, kind: Literal["connect", "read"], seconds: float | None) -> Timeout:
    return Timeout(f"{what} {seconds:g} s" if seconds else f"{what} its time", kind=kind, seconds=seconds)


def _reason(error: BaseException) -> str:
    inner = getattr(error, "os_error", error)
    return getattr(inner, "strerror", None) or type(inner).__name__
