"""Who may use the control endpoint: programs and the page on this machine, and others that know the token.

Judges the head of a request. A page of another origin is never let in, whatever it knows.
"""

from __future__ import annotations

import hmac
import ipaddress
from collections.abc import Mapping

from attrs import frozen

from aiogenai.emulator.errors import Refusal

HEADER = "x-emulator-token"
_LOCAL = frozenset({"localhost", "127.0.0.1", "[::1]"})


@frozen
class Access:
    """`token` is empty where none was given: then nobody but this machine may use it."""

    token: str = ""

    def check(self, headers: Mapping[str, str], remote: str) -> None:
        """Lets a request to the control endpoint in.

        Raises:
            Refusal: 403, it comes from a page of another origin, or from another machine without the token.
        """
        host = headers.get("Host", "")
        origin = headers.get("Origin")
        if origin is not None and origin != f"http://{host}":
            raise Refusal("PERMISSION_DENIED", "The control endpoint is not for pages of another origin.")
        if headers.get("Sec-Fetch-Site", "none") not in {"none", "same-origin"}:
            raise Refusal("PERMISSION_DENIED", "The control endpoint is not for pages of another site.")
        if self.token and hmac.compare_digest(headers.get(HEADER, "").encode(), self.token.encode()):
            return
        if not (is_loopback(remote) and is_local_name(host)):
            how = (
                f"send its token in the header {HEADER}."
                if self.token
                else "start it with --token to use it from afar."
            )
            raise Refusal("PERMISSION_DENIED", f"The control endpoint is for this machine: {how}")


def is_loopback(address: str) -> bool:
    if address == "localhost":
        return True
    try:
        return ipaddress.ip_address(address.partition("%")[0]).is_loopback
    except ValueError:
        return False


def is_local_name(host: str) -> bool:
    """Whether a Host header is one of this machine: a page elsewhere must not reach us through a name of its own."""
    name = host if host.endswith("]") else host.rpartition(":")[0] or host
    return name in _LOCAL
