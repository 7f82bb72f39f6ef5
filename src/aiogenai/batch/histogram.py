"""Latencies in buckets that grow by a tenth: counts, percentiles, and a picture of words. Memory is constant."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

_BASE = 1.1
_LOG = math.log(_BASE)
_SMALLEST = 0.001
_BUCKETS = 160
_ROWS = 12
_BARS = " ▏▎▍▌▋▊▉█"


class Histogram:
    """Seconds, from a millisecond to about an hour, to a tenth of their value."""

    def __init__(self) -> None:
        self.counts: list[int] = [0] * _BUCKETS
        self.sum: float = 0.0
        self._before = [0] * _BUCKETS

    def add(self, seconds: float) -> None:
        self.sum += seconds
        bucket = 0 if seconds <= _SMALLEST else int(math.log(seconds / _SMALLEST) / _LOG)
        self.counts[min(bucket, _BUCKETS - 1)] += 1

    def become(self, parts: Iterable[Histogram]) -> None:
        """The sum of others. It may be less than before: what a worker had counted dies with it."""
        found = list(parts)
        self.sum = sum(part.sum for part in found)
        self.counts = [sum(part.counts[bucket] for part in found) for bucket in range(_BUCKETS)]

    def __len__(self) -> int:
        return sum(self.counts)

    def percentile(self, part: float) -> float:
        """Seconds that so many (0 to 1) stay below; 0 for none."""
        wanted, seen = part * len(self), 0
        for bucket, number in enumerate(self.counts):
            seen += number
            if number and seen >= wanted:
                return upper(bucket)
        return 0.0

    def recent(self, part: float) -> float:
        """The percentile of what was added since this was last asked."""
        added = Histogram()
        added.counts = [max(0, now - then) for now, then in zip(self.counts, self._before, strict=True)]
        self._before = self.counts.copy()
        return added.percentile(part)

    def coarse(self) -> Iterator[tuple[float, float, int]]:
        """From, to, and how many: a dozen rows or so, from the first to the last that has any."""
        used = [bucket for bucket, number in enumerate(self.counts) if number]
        step = min(7, 1 + (used[-1] - used[0]) // _ROWS) if used else 1
        rows = [(i, sum(self.counts[i : i + step])) for i in range(0, _BUCKETS, step)]
        filled = [at for at, (_, number) in enumerate(rows) if number]
        if filled:
            for start, number in rows[filled[0] : filled[-1] + 1]:
                yield upper(start - 1) if start else 0.0, upper(start + step - 1), number

    def lines(self, width: int = 40) -> Iterator[str]:
        """A picture for a terminal."""
        rows = list(self.coarse())
        most = max((number for _, _, number in rows), default=1)
        for low, high, number in rows:
            yield f"{_seconds(low):>8} to {_seconds(high):<8} {bar(number / most, width):<{width}} {number}"


def upper(bucket: int) -> float:
    """Seconds at which a bucket ends."""
    return float(_SMALLEST * _BASE ** (bucket + 1))


def bar(part: float, width: int) -> str:
    eighths = round(part * width * 8)
    return "█" * (eighths // 8) + _BARS[eighths % 8].strip()


def _seconds(value: float) -> str:
    return f"{value * 1000:.0f} ms" if value < 1 else f"{value:.1f} s"
