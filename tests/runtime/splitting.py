"""The ways in which bytes may arrive, for tests of what reads them piece by piece."""

from __future__ import annotations

import random
from collections.abc import Iterator


def splits(body: bytes) -> Iterator[list[bytes]]:
    """Whole; byte by byte, and in every two, while that is short; in a few pieces at random; in blocks."""
    yield [body]
    if len(body) < 20_000:
        yield [body[n : n + 1] for n in range(len(body))]
        yield [b"", *(piece for n in range(len(body)) for piece in (body[n : n + 1], b""))]
    if len(body) < 400:
        yield from ([body[:n], body[n:]] for n in range(len(body) + 1))
    draw = random.Random(len(body))
    for _ in range(30 if len(body) < 1_000_000 else 2):
        cuts = sorted(draw.randrange(len(body) + 1) for _ in range(5))
        yield [body[start:end] for start, end in zip([0, *cuts], [*cuts, len(body)], strict=True)]
    yield [body[n : n + 8192] for n in range(0, len(body), 8192)]
