"""One job as several: pieces of the input with outputs of their own, and those outputs as one again.

A shard is a run of whole lines; it is a job like any other, with its own ledger, so whoever takes it up after a crash
goes on with it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import frozen

from . import disk
from .job import Job
from .sources import Block, Position, Span, blocks
from .store import Paths

_COPY = 4 * 1024 * 1024


@frozen
class Shard:
    """`rows` of the input between two positions, and where their results go."""

    number: int
    span: Span
    rows: int
    output: Path


def split(job: Job, rows: int, count: int) -> list[Shard]:
    """About so many shards of about as many rows, of a job that has `rows`. The same job is always split alike."""
    size = max(1, -(-rows // max(1, count)))
    folder = Paths(job.output).folder / "shards"
    made: list[Shard] = []
    start = position = Position()
    within = 0
    for position, is_row in _positions(blocks(job.input, job.form())):
        within += is_row
        if within == size:
            made.append(_shard(len(made), start, position, within, folder))
            start, within = position, 0
    if within:
        made.append(_shard(len(made), start, position, within, folder))
    return made


def _shard(number: int, start: Position, end: Position, rows: int, folder: Path) -> Shard:
    return Shard(number, Span(start, end.line), rows, folder / f"{number:05}.jsonl")


def _positions(found: Iterator[Block]) -> Iterator[tuple[Position, bool]]:
    """The end of each line, and whether it is a row; offsets where the source knows them."""
    for block in found:
        sizes = [len(record) + 1 for record in block.records if isinstance(record, bytes)]
        offset = block.end.offset - sum(sizes)
        for number, record in enumerate(block.records):
            offset += sizes[number] if sizes else 0
            is_row = not isinstance(record, bytes | str) or bool(record.strip())
            yield Position(block.first + number, min(offset, block.end.offset)), is_row


def merge(job: Job, shards: Sequence[Shard]) -> None:
    """Puts the outputs and the dead letters of finished shards together. Again is the same as once."""
    paths = Paths(job.output)
    _join([Paths(shard.output).dead for shard in shards], paths.dead)
    _join([shard.output for shard in shards], paths.output)


def _join(sources: Sequence[Path], target: Path) -> None:
    made = target.with_name(target.name + ".joined")
    with made.open("wb") as joined:
        for source in sources:
            if source.exists():
                with source.open("rb") as part:
                    while piece := part.read(_COPY):
                        joined.write(piece)
        joined.flush()
        os.fsync(joined.fileno())
    made.replace(target)
    disk.sync_folder(target.parent)
