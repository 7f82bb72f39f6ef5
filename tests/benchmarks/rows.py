"""What is promised: a row for each budget, and what it is measured beside."""

from __future__ import annotations

from typing import NamedTuple

OURS = "aiogenai"
BARE = "bare aiohttp"
GOOGLE = ("google-genai", "google-genai, httpx2")  # the better of its two transports counts
AIOGOOGLE = "aiogoogle"
FLOOR = "aiohttp + attrs"


class Row(NamedTuple):
    """`budget` bounds our figure over the contender's, or our figure itself where there is no contender."""

    what: str
    measure: str
    unit: str
    budget: float | None
    beside: tuple[str, ...] = ()


ROWS = (
    Row("CPU per small call, 64 in flight", "calls", "µs", 1.25, (BARE,)),
    Row("CPU per small call, 64 in flight", "calls", "µs", 1 / 5, GOOGLE),
    Row("CPU per small call, 64 in flight", "calls", "µs", None, (AIOGOOGLE,)),
    Row("CPU per streamed, typed chunk", "chunks", "µs", 3, (BARE,)),
    Row("CPU per streamed, typed chunk", "chunks", "µs", 1 / 12, GOOGLE),
    Row("typed decode of a GenerateContentResponse", "decode", "µs", 1 / 5, GOOGLE[:1]),
    Row("import and make a client, CPU", "start", "ms", 1.3, (FLOOR,)),
    Row("import and make a client, CPU", "start", "ms", None, GOOGLE[:1]),
    Row("memory after that", "memory", "MiB", 1.25, (FLOOR,)),
    Row("memory after that", "memory", "MiB", None, GOOGLE[:1]),
    Row("installed size", "size", "MB", 20),
    Row("installed size", "size", "MB", None, GOOGLE[:1]),
    Row("installed distributions", "distributions", "", 14),
    Row("installed distributions", "distributions", "", None, GOOGLE[:1]),
    Row("longest stall: 10 MB inline image", "image", "ms", 10),
    Row("longest stall: 10 MB inline image", "image", "ms", None, GOOGLE[:1]),
    Row("longest stall: 400-turn history", "history", "ms", 10),
    Row("longest stall: 400-turn history", "history", "ms", None, GOOGLE[:1]),
    Row("longest stall: 16 MB event", "event", "ms", 60),
    Row("longest stall: 16 MB event", "event", "ms", None, GOOGLE[:1]),
    Row("generate v1beta from the document, CPU", "generation", "s", 5),
)
