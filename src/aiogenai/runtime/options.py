"""What a caller may set for one call, and a client for all of its calls. Times are in seconds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Self

from attrs import field, frozen

from .error_base import request_id_of
from .retry import RetryPolicy


@frozen(kw_only=True)
class ResponseInfo:
    """What an answer says beside its body. `headers` are by lower-case name; `request_id` is empty if there is none."""

    status: int
    headers: Mapping[str, str]
    request_id: str

    @classmethod
    def of(cls, status: int, headers: Mapping[str, str]) -> Self:
        """From headers by any case."""
        kept = {name.lower(): value for name, value in headers.items()}
        return cls(status=status, headers=kept, request_id=request_id_of(kept))


@frozen(kw_only=True)
class CallOptions:
    """Settings of one call; what is left `None` is the client's.

    Attributes:
        timeout: Seconds for one attempt: until the whole body is read or, for streams, between two pieces of it.
        deadline: Seconds for the call as a whole: waiting for a connection, every attempt, the sleeps between them,
            and the body. A stream that has a deadline is cut at it; by default streams have none.
        retry: How failed attempts are repeated; `RetryPolicy(attempts=1)` never repeats.
        headers: Added to the request, over the client's own.
        query: Added to the URL. Credentials are refused here: they travel in headers only.
        on_response: Called with the status and headers of each good answer, as soon as they are here; a list's
            `append` will do.
    """

    timeout: float | None = None
    deadline: float | None = None
    retry: RetryPolicy | None = None
    headers: Mapping[str, str] = field(factory=dict[str, str])
    query: Mapping[str, str] = field(factory=dict[str, str])
    on_response: Callable[[ResponseInfo], object] | None = None
