"""The rows that every runner is given, and how many it may have in flight."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

IN_FLIGHT = 64
_ROW = re.compile(r"row-[0-9]+")
_PROMPT = "Say the name of this row, and nothing else: row-%d"


def write_gemini(path: Path, rows: int) -> None:
    _write(
        path, [{"key": f"row-{n}", "request": {"contents": [{"parts": [{"text": _PROMPT % n}]}]}} for n in range(rows)]
    )


def write_openai(path: Path, rows: int) -> None:
    _write(path, [{"model": "gpt-4", "messages": [{"role": "user", "content": _PROMPT % n}]} for n in range(rows)])


def _write(path: Path, rows: list[dict[str, object]]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")


def found_in(output: Path) -> Counter[str]:
    """How often each row is in an output: once for a line, whatever else the line says."""
    lines = output.read_text("utf-8").splitlines() if output.exists() else []
    return Counter(found[0] for line in lines if (found := _ROW.search(line)))
