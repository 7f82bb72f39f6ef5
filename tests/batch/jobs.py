"""Jobs for tests: their input, their run, and what came of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from attrs import define

from aiogenai import Client, batch
from tests.batch.server import Answers


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def write(path: Path, rows: Iterable[Any]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))


def texts(lines: Sequence[dict[str, Any]]) -> dict[int, str]:
    """Line number -> text of the answer; a number that comes twice is a fault."""
    assert len({line["line"] for line in lines}) == len(lines), "a line came twice"
    return {line["line"]: line["response"]["candidates"][0]["content"]["parts"][0]["text"] for line in lines}


@define
class Bench:
    answers: Answers
    client: Client
    folder: Path

    @property
    def input(self) -> Path:
        return self.folder / "in.jsonl"

    @property
    def output(self) -> Path:
        return self.folder / "out.jsonl"

    @property
    def dead(self) -> Path:
        return self.folder / "out.dead.jsonl"

    def prompts(self, count: int) -> None:
        write(self.input, ({"key": f"k{n}", "prompt": f"p{n}"} for n in range(1, count + 1)))

    def job(self, **settings: Any) -> batch.Job:
        return batch.Job(**{"input": self.input, "output": self.output, "model": "m", **settings})

    async def run(self, **settings: Any) -> batch.Summary:
        return await batch.run(self.client, self.job(**settings))
