"""Who may call: any API key or token unless keys were named. The one list of where secrets stand in a request."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode

from .errors import Refusal, reason
from .query import Query

HEADERS = frozenset({"x-goog-api-key", "authorization", "cookie", "proxy-authorization"})
PARAMETERS = frozenset({"key", "access_token", "oauth_token", "upload_id"})
HIDDEN = "***"


def check(headers: Mapping[str, str], query: Query, keys: frozenset[str]) -> None:
    """Lets a request in.

    Raises:
        Refusal: 403, nothing says who calls; 400, the key is not one of `keys`.
    """
    key = headers.get("x-goog-api-key") or query.get("key")
    if key:
        if keys and key not in keys:
            service = reason("API_KEY_INVALID", service="generativelanguage.googleapis.com")
            raise Refusal("INVALID_ARGUMENT", "API key not valid. Please pass a valid API key.", [service])
        return
    if (
        headers.get("Authorization", "")[:7].lower() == "bearer "
        or query.get("access_token")
        or query.get("oauth_token")
    ):
        return
    raise Refusal(
        "PERMISSION_DENIED",
        "Method doesn't allow unregistered callers: send an API key in the header x-goog-api-key, or an OAuth token.",
    )


def hide_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """Headers as they may be shown."""
    return {name: HIDDEN if name.lower() in HEADERS else value for name, value in headers.items()}


def hide_query(text: str) -> str:
    """A query as it may be shown."""
    if not text:
        return ""
    pairs = parse_qsl(text, keep_blank_values=True)
    return urlencode([(name, HIDDEN if name in PARAMETERS else value) for name, value in pairs], safe="*")
