"""One job as several: pieces of the input with outputs of their own, which are gathered in the end (`gathering.py`).

A shard is a run of whole lines, of which some may be done already; it is a job like any other, with its own ledger, so
whoever takes it up after a crash goes on with it. Reads the input only.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

from .bitset import Bitset
from .gathering import FOLDER
from .job import Job
from .sources import Block, Position, Span, blocks
from .store import Paths


@frozen
class Shard:
    """`rows` of the input between two positions that are not in `done`, and where their results go."""

    number: int
    span: Span
    rows: int
    done: Bitset
    output: Path


def split(job: Job, rows: int, count: int, done: Bitset) -> list[Shard]:
    """About so many shards of about as many rows, of a job that has so many `rows` left."""
    size = max(1, -(-rows // max(1, count)))
    folder = Paths(job.output).folder / FOLDER
    made: list[Shard] = []

    def add(start: Position, end: Position, rows: int) -> None:
        name = f"{len(made):05}.jsonl"
        made.append(
            Shard(len(made), Span(start, end.line), rows, done.between(start.line, end.line), folder.resolve() / name)
        )

    start = position = Position()
    within = 0
    for position, is_row in _positions(blocks(job.input, job.form())):
        within += is_row and position.line - 1 not in done
        if within == size:
            add(start, position, within)
            start, within = position, 0
    if within:
        add(start, position, within)
    return made


def _positions(found: Iterator[Block]) -> Iterator[tuple[Position, bool]]:
    """The end of each line, and whether it is a row; offsets where the source knows them."""
    for block in found:
        sizes = [len(record) + 1 for record in block.records if isinstance(record, bytes)]
        offset = block.end.offset - sum(sizes)
        for number, record in enumerate(block.records):
            offset += sizes[number] if sizes else 0
            is_row = not isinstance(record, bytes | str) or bool(record.strip())
            yield Position(block.first + number, min(offset, block.end.offset)), is_row
