"""The `details` of a google.rpc error: JSON values in, typed details out. Whatever the server sent, never raises."""

from __future__ import annotations

import math
import re
import time
from collections.abc import Callable, Mapping
from email.utils import parsedate_to_datetime
from typing import Any, TypeAlias

from attrs import field, frozen

from .trees import is_array, is_object

_SECONDS = re.compile(r"([0-9]{1,9}(?:\.[0-9]{1,9})?)s?")
_PER_DAY = re.compile(r"per[-_ ]?day|daily", re.IGNORECASE)


@frozen
class ErrorInfo:
    """Why it failed, in a form that a program can compare: `reason` within `domain`."""

    reason: str = ""
    domain: str = ""
    metadata: Mapping[str, str] = field(factory=dict[str, str])


@frozen
class FieldViolation:
    """One field of the request that the server did not accept. `field` is its path in the request."""

    field: str = ""
    description: str = ""
    reason: str = ""


@frozen
class BadRequest:
    """What was wrong with the request, field by field."""

    violations: tuple[FieldViolation, ...] = ()


@frozen
class QuotaViolation:
    """One quota that was exhausted."""

    subject: str = ""
    description: str = ""
    quota_metric: str = ""
    quota_id: str = ""
    quota_dimensions: Mapping[str, str] = field(factory=dict[str, str])
    quota_value: str = ""

    @property
    def daily(self) -> bool:
        """Whether the quota is refilled once a day, so that waiting a minute does not help."""
        return bool(_PER_DAY.search(self.quota_id) or _PER_DAY.search(self.quota_metric))


@frozen
class QuotaFailure:
    """The quotas that were exhausted."""

    violations: tuple[QuotaViolation, ...] = ()


@frozen
class PreconditionViolation:
    """One state of the system that the call needed and did not find."""

    type: str = ""
    subject: str = ""
    description: str = ""


@frozen
class PreconditionFailure:
    """The states that the call needed."""

    violations: tuple[PreconditionViolation, ...] = ()


@frozen
class RetryInfo:
    """How long to wait before trying again, in seconds; `None` where the server's value makes no sense."""

    retry_delay: float | None = None


@frozen
class Link:
    """A page that helps."""

    description: str = ""
    url: str = ""


@frozen
class Help:
    """Pages that help."""

    links: tuple[Link, ...] = ()


@frozen
class LocalizedMessage:
    """The message in a language for people."""

    locale: str = ""
    message: str = ""


Violation: TypeAlias = FieldViolation | QuotaViolation | PreconditionViolation
Detail: TypeAlias = (
    ErrorInfo | BadRequest | QuotaFailure | PreconditionFailure | RetryInfo | Help | LocalizedMessage | dict[str, Any]
)
"""A detail of an error; of a type not known here, the JSON object as it came."""


def read_details(tree: Any) -> tuple[Detail, ...]:
    """The typed details of `error.details`. Items that are no objects are left out."""
    return tuple(_detail(item) for item in _objects(tree))


def _detail(item: dict[str, Any]) -> Detail:
    read = _TYPES.get(_text(item, "@type").rpartition("/")[2])
    return read(item) if read else item


def _field_violation(item: dict[str, Any]) -> FieldViolation:
    return FieldViolation(_text(item, "field"), _text(item, "description"), _text(item, "reason"))


def _precondition_violation(item: dict[str, Any]) -> PreconditionViolation:
    return PreconditionViolation(_text(item, "type"), _text(item, "subject"), _text(item, "description"))


def _quota_violation(item: dict[str, Any]) -> QuotaViolation:
    return QuotaViolation(
        _text(item, "subject"),
        _text(item, "description"),
        _text(item, "quotaMetric"),
        _text(item, "quotaId"),
        _texts(item, "quotaDimensions"),
        str(item.get("quotaValue", "")),
    )


def _objects(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if is_object(item)] if is_array(value) else []


def _text(item: Mapping[str, Any], name: str) -> str:
    value = item.get(name)
    return value if isinstance(value, str) else ""


def _texts(item: Mapping[str, Any], name: str) -> dict[str, str]:
    value = item.get(name)
    return {key: text for key, text in value.items() if isinstance(text, str)} if is_object(value) else {}


_TYPES: dict[str, Callable[[dict[str, Any]], Detail]] = {
    "google.rpc.ErrorInfo": lambda d: ErrorInfo(_text(d, "reason"), _text(d, "domain"), _texts(d, "metadata")),
    "google.rpc.BadRequest": lambda d: BadRequest(tuple(map(_field_violation, _objects(d.get("fieldViolations"))))),
    "google.rpc.QuotaFailure": lambda d: QuotaFailure(tuple(map(_quota_violation, _objects(d.get("violations"))))),
    "google.rpc.PreconditionFailure": lambda d: PreconditionFailure(
        tuple(map(_precondition_violation, _objects(d.get("violations"))))
    ),
    "google.rpc.RetryInfo": lambda d: RetryInfo(read_duration(d.get("retryDelay"))),
    "google.rpc.Help": lambda d: Help(
        tuple(Link(_text(link, "description"), _text(link, "url")) for link in _objects(d.get("links")))
    ),
    "google.rpc.LocalizedMessage": lambda d: LocalizedMessage(_text(d, "locale"), _text(d, "message")),
}


def read_duration(value: Any) -> float | None:
    """Seconds of a google.protobuf.Duration in JSON: `"1.5s"`, and the forms that proxies make of it; else `None`."""
    match value:
        case str():
            found = _SECONDS.fullmatch(value)
            return float(found[1]) if found else None
        case {"seconds": seconds}:
            return read_duration(f"{seconds}.{_nanos(value.get('nanos', 0)):09}s")
        case bool():
            return None
        case int() | float():
            return float(value) if 0 <= value < 1e9 else None
        case _:
            return None


def _nanos(value: Any) -> int:
    return value if isinstance(value, int) and 0 <= value < 1_000_000_000 else 0


def read_retry_after(headers: Mapping[str, str]) -> float | None:
    """The longest wait of `Retry-After` (seconds, or a date) and `retry-after-ms`, in seconds; `None` for nonsense."""
    found = [_retry_after(value) for value in _values(headers, "Retry-After")]
    found += [_number(value, 0.001) for value in _values(headers, "retry-after-ms")]
    return max((seconds for seconds in found if seconds is not None), default=None)


def _values(headers: Mapping[str, str], name: str) -> list[str]:
    getall = getattr(headers, "getall", None)
    if getall is not None:
        return list(getall(name, ()))
    return [value for key, value in headers.items() if key.lower() == name.lower()]


def _retry_after(value: str) -> float | None:
    seconds = _number(value, 1.0)
    if seconds is not None:
        return seconds
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except (ValueError, TypeError, OverflowError, OSError):
        return None


def _number(value: str, unit: float) -> float | None:
    try:
        number = float(value) * unit
    except ValueError:
        return None
    return number if math.isfinite(number) and number >= 0 else None
