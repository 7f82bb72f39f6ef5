"""The scalar formats of proto JSON: text on the wire, Python values in hand. Pure, and each pair is a round trip.

A loader takes what servers are known to send for a format, a dumper takes the Python type or text already in wire form.
Both raise `ValueError` with the reason, and never look at where the value stood.
"""

from __future__ import annotations

import base64
import binascii
import datetime
import math
import re
from typing import Any, Self, SupportsIndex, cast

_INT = re.compile(r"-?[0-9]{1,20}")
_DURATION = re.compile(r"(-?)([0-9]{1,12})(?:\.([0-9]{1,9}))?s")
_TIMESTAMP = re.compile(r"(.{19})\.([0-9]{1,9})(Z|[+-][0-9]{2}:[0-9]{2})", re.DOTALL)
_CAMEL = re.compile(r"_([a-z0-9])")
_MICROSECOND = datetime.timedelta(microseconds=1)


class Timestamp(datetime.datetime):
    """A `datetime` that came with more than six digits of fraction: `nanosecond` (0 to 999) is what is below them.

    Equal to the datetime without them; arithmetic gives plain datetimes.
    """

    nanosecond: int = 0

    @classmethod
    def of(cls, moment: datetime.datetime, nanosecond: int) -> Self:
        parts = moment.timetuple()[:6]
        new = cls(*parts, moment.microsecond, moment.tzinfo)
        new.nanosecond = nanosecond
        return new

    def __reduce_ex__(self, _: SupportsIndex) -> tuple[Any, ...]:
        return self.of, (datetime.datetime.combine(self.date(), self.timetz()), self.nanosecond)


class Duration(datetime.timedelta):
    """A `timedelta` that came with more than six digits of fraction: `nanosecond` (0 to 999) is what is below them."""

    nanosecond: int = 0

    @classmethod
    def of(cls, span: datetime.timedelta, nanosecond: int) -> Self:
        new = cls(days=span.days, seconds=span.seconds, microseconds=span.microseconds)
        new.nanosecond = nanosecond
        return new

    def __reduce__(self) -> tuple[Any, ...]:
        return self.of, (datetime.timedelta(self.days, self.seconds, self.microseconds), self.nanosecond)


def load_int(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and _INT.fullmatch(value):
        return int(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    raise ValueError("expected an integer")


def load_float(value: object) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, str):
        return float(value)
    raise ValueError("expected a number")


def load_bytes(value: object) -> bytes:
    """Either base64 alphabet, padded or not; or the bytes of a tree that was dumped and never became text."""
    if isinstance(value, bytes):
        return value
    if not isinstance(value, str):
        raise ValueError("expected base64 text")  # noqa: TRY004  # one error kind for callers, who add the path
    try:
        data = binascii.a2b_base64(value)  # passes over what is not of the alphabet, at half the time of strict mode
        if len(value) % 4 == 0 and len(data) == len(value) // 4 * 3 - value[-2:].count("="):
            return data
    except ValueError:
        pass
    text = value.rstrip("=").translate(_STANDARD)
    try:
        return binascii.a2b_base64(text + "=" * (-len(text) % 4), strict_mode=True)
    except ValueError as error:
        raise ValueError(f"expected base64 text: {error}") from None


_STANDARD = str.maketrans("-_", "+/")


def load_datetime(value: object) -> datetime.datetime:
    if not isinstance(value, str):
        raise ValueError("expected an RFC 3339 time")  # noqa: TRY004  # as in load_bytes
    moment = datetime.datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError("expected an RFC 3339 time with a zone")
    fraction = _TIMESTAMP.fullmatch(value)
    if fraction and (nanosecond := int(fraction[2].ljust(9, "0")[6:])):
        return Timestamp.of(moment, nanosecond)
    return moment


def load_date(value: object) -> datetime.date:
    if not isinstance(value, str):
        raise ValueError("expected a date, YYYY-MM-DD")  # noqa: TRY004  # as in load_bytes
    return datetime.date.fromisoformat(value)


def load_duration(value: object) -> datetime.timedelta:
    match = _DURATION.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise ValueError("expected a duration such as 3.5s")
    sign, seconds, fraction = match[1], int(match[2]), (match[3] or "").ljust(9, "0")
    try:
        span = datetime.timedelta(seconds=seconds, microseconds=int(fraction[:6]))
    except OverflowError:
        raise ValueError("the duration is out of range") from None
    nanosecond = int(fraction[6:])
    signed = -span if sign else span
    return Duration.of(signed, -nanosecond if sign else nanosecond) if nanosecond else signed


def dump_int(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise ValueError("expected int")


def dump_int64(value: object) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, str) and _INT.fullmatch(value):
        return value
    raise ValueError("expected int")


def dump_float(value: object) -> float | str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        if math.isfinite(value):
            return value
        return "NaN" if math.isnan(value) else ("Infinity" if value > 0 else "-Infinity")
    if isinstance(value, str) and value in {"NaN", "Infinity", "-Infinity"}:
        return value
    raise ValueError("expected float")


def dump_bytes(value: object) -> bytes | str:
    """Bytes stay bytes: the JSON encoder writes them, in pieces where they are large."""
    if isinstance(value, bytes):
        return value
    if isinstance(value, bytearray | memoryview):
        return bytes(cast("bytearray", value))
    if isinstance(value, str):
        load_bytes(value)
        return value
    raise ValueError("expected bytes")


def dump_url_bytes(value: object) -> str:
    """Text is given as it is; bytes in the alphabet of URLs, padded."""
    data = dump_bytes(value)
    return data if isinstance(data, str) else base64_text(data).decode().translate(_URL_SAFE)


_URL_SAFE = str.maketrans("+/", "-_")


def dump_datetime(value: object) -> str:
    if isinstance(value, datetime.datetime):
        if value.tzinfo is None:
            raise ValueError("expected a datetime with a time zone")
        utc = value.astimezone(datetime.UTC).replace(tzinfo=None)
        if isinstance(value, Timestamp):
            return f"{utc.isoformat(timespec='microseconds')}{value.nanosecond:03d}Z"
        return utc.isoformat() + "Z"
    if isinstance(value, str):
        load_datetime(value)
        return value
    raise ValueError("expected datetime")


def dump_date(value: object) -> str:
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value.isoformat()
    if isinstance(value, str):
        load_date(value)
        return value
    raise ValueError("expected date")


def dump_duration(value: object) -> str:
    if isinstance(value, datetime.timedelta):
        return _duration_text(value // _MICROSECOND * 1000 + (value.nanosecond if isinstance(value, Duration) else 0))
    if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
        return _duration_text(round(value * 1_000_000_000))
    if isinstance(value, str):
        load_duration(value)
        return value
    raise ValueError("expected timedelta")


def _duration_text(nanoseconds: int) -> str:
    seconds, fraction = divmod(abs(nanoseconds), 1_000_000_000)
    tail = f".{fraction:09d}".rstrip("0") if fraction else ""
    return f"{'-' if nanoseconds < 0 else ''}{seconds}{tail}s"


def dump_field_mask(value: object) -> str:
    """Paths in either spelling, as one text: `display_name`, `ttl` -> `displayName,ttl`."""
    paths: object = [value] if isinstance(value, str) else value
    if isinstance(paths, list | tuple):
        names = cast("list[object]", paths)
        if all(isinstance(name, str) for name in names):
            return _CAMEL.sub(lambda match: match[1].upper(), ",".join(map(str, names)))
    raise ValueError("expected names of fields")


def base64_text(value: bytes) -> bytes:
    """The standard alphabet, padded, as proto JSON writes it."""
    return base64.b64encode(value)
