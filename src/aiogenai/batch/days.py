"""Requests per day, kept across runs in a file. Days begin at midnight, Pacific time."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any, cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ..runtime.converter import decode, encode
from ..runtime.errors import DecodeError
from . import disk


def _zone() -> datetime.tzinfo:
    try:
        return ZoneInfo("America/Los_Angeles")
    except ZoneInfoNotFoundError:  # no database of zones: in summer, an hour late is safe
        return datetime.timezone(datetime.timedelta(hours=-8))


_PACIFIC = _zone()


def day_of(now: float) -> str:
    """The date at the Pacific, of a time in seconds since 1970."""
    return datetime.datetime.fromtimestamp(now, _PACIFIC).date().isoformat()


def until_midnight(now: float) -> float:
    """Seconds until the next day begins there."""
    here = datetime.datetime.fromtimestamp(now, _PACIFIC)
    tomorrow = datetime.datetime.combine(here.date() + datetime.timedelta(days=1), datetime.time(), _PACIFIC)
    return tomorrow.timestamp() - now


class Days:
    """Counts of today by model, read from a file and written to it by `save`."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._day = ""
        self._ends = 0.0
        self._counts: dict[str, int] = {}
        self._changed = False
        self._read()

    def used(self, model: str, now: float) -> int:
        self._turn(now)
        return self._counts.get(model, 0)

    def add(self, model: str, now: float, number: int = 1) -> None:
        self._turn(now)
        self._changed = True
        self._counts[model] = self._counts.get(model, 0) + number

    def save(self) -> None:
        """Blocks until it is on disk. What was only read is not written: another process may count."""
        if self._path is not None and self._changed:
            self._changed = False
            disk.replace(self._path, encode({"day": self._day, "requests": self._counts}) + b"\n")

    def _turn(self, now: float) -> None:
        if now < self._ends:
            return
        day, self._ends = day_of(now), now + until_midnight(now)
        if day != self._day:
            self._day, self._counts = day, {}

    def _read(self) -> None:
        try:
            tree = cast("dict[str, Any]", decode(self._path.read_bytes())) if self._path else {}
        except (OSError, DecodeError):
            return  # never written, or torn: the count starts anew, and the server knows better
        self._day = str(tree.get("day", ""))
        self._counts = {str(model): int(number) for model, number in tree.get("requests", {}).items()}
