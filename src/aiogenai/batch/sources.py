"""Where rows come from: blocks of records out of JSONL, text, CSV and Parquet files, and out of iterables.

A source gives blocks of bounded size, off the event loop where it reads a disk. It never holds a whole file, and
never parses a line.
"""

from __future__ import annotations

import asyncio
import csv
from collections.abc import AsyncIterable, Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from typing import Any, Literal, Protocol, TypeAlias

from attrs import frozen

from .errors import InputRefused
from .rows import Record

Format: TypeAlias = Literal["jsonl", "text", "csv", "tsv", "parquet"]

BLOCK = 1024 * 1024
LONGEST_LINE = 512 * 1024 * 1024
_FEW = 64


@frozen
class Position:
    """So many lines are before it, at this byte of the file (0 where the source knows no bytes)."""

    line: int = 0
    offset: int = 0


@frozen
class Span:
    """Lines after a position, up to and with the line of this number."""

    start: Position
    end: int


@frozen
class Block:
    """Records of following lines, the first of which has the number `first`; the source is at `end` after them."""

    first: int
    records: Sequence[Record]
    end: Position


class Source(Protocol):
    """Gives blocks, one after the other, and `None` at the end."""

    async def next_block(self) -> Block | None: ...


_FORMATS: Mapping[str, Format] = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "jsonl",
    ".txt": "text",
    ".csv": "csv",
    ".tsv": "tsv",
    ".parquet": "parquet",
}


def format_of(path: Path) -> Format:
    """By the ending of the name.

    Raises:
        InputRefused: It ends otherwise.
    """
    found = _FORMATS.get(path.suffix.lower())
    if found is None:
        raise InputRefused(f"{path}: say what it is with format=, one of {', '.join(sorted(set(_FORMATS.values())))}")
    return found


def blocks(path: Path, form: Format, start: Position = Position()) -> Iterator[Block]:  # frozen
    """The blocks of a file from a position on, one of a block's end. Formats without offsets skip what is before."""
    if form == "jsonl":
        return _lines(path, start)
    reader = {"text": _text, "csv": _csv, "tsv": _csv, "parquet": _parquet}[form]
    return _after(_read(path, reader), start.line)


def _read(path: Path, reader: Callable[[Path], Iterator[Record]]) -> Iterator[Record]:
    """What a reader gives; what it can't read is said of the file, whoever's library it is."""
    try:
        yield from reader(path)
    except (ValueError, NotImplementedError, OSError, csv.Error) as error:
        raise InputRefused(f"{path}: {error}") from error


def _lines(path: Path, start: Position) -> Iterator[Block]:
    line, offset = start.line, start.offset
    held: list[bytes] = []  # of a line whose end is not read yet; joined once, or a long one would be copied each time
    with path.open("rb") as file:
        file.seek(offset)
        if offset == 0 and file.read(3) != b"\xef\xbb\xbf":
            file.seek(0)
        elif offset == 0:
            offset = 3
        while data := file.read(BLOCK):
            held.append(data)
            if b"\n" in data:
                *whole, rest = b"".join(held).split(b"\n")
                first, line, held = line + 1, line + len(whole), [rest]
                offset += sum(map(len, whole)) + len(whole)
                yield Block(first, whole, Position(line, offset))
            elif len(held) * BLOCK > LONGEST_LINE:
                raise InputRefused(f"{path}:{line + 1}: the line is longer than {LONGEST_LINE} bytes")
    if rest := b"".join(held):
        yield Block(line + 1, [rest], Position(line + 1, offset + len(rest)))


def _text(path: Path) -> Iterator[Record]:
    with path.open(encoding="utf-8-sig") as file:
        for line in file:
            yield line.rstrip("\n")


def _csv(path: Path) -> Iterator[Record]:
    csv.field_size_limit(LONGEST_LINE)  # else 128 KiB, and there is one limit for a process
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t" if path.suffix.lower() == ".tsv" else ",")


def _parquet(path: Path) -> Iterator[Record]:
    try:
        parquet: Any = import_module("pyarrow.parquet")
    except ImportError as error:
        raise InputRefused("Parquet needs pyarrow: pip install 'aiogenai[parquet]'") from error
    with parquet.ParquetFile(path) as file:
        for batch in file.iter_batches(batch_size=1024):
            yield from batch.to_pylist()


def _after(records: Iterator[Record], skipped: int) -> Iterator[Block]:
    held: list[Record] = []
    size = line = 0
    for line, record in enumerate(records, 1):
        if line <= skipped:
            continue
        held.append(record)
        size += sum(len(str(value)) for value in record.values()) if isinstance(record, Mapping) else len(record)
        if size >= BLOCK:
            yield Block(line - len(held) + 1, held, Position(line))
            held, size = [], 0
    if held:
        yield Block(line - len(held) + 1, held, Position(line))


class FileSource:
    """Reads a file in a thread, a block at a time: from a position, to the end of a span where there is one."""

    def __init__(self, path: Path, form: Format, start: Position, span: Span | None = None) -> None:
        self._end = span.end if span is not None else None
        self._blocks = blocks(path, form, start)
        self._thread = ThreadPoolExecutor(1, "reading")  # each thread would keep memory for blocks of its own

    async def next_block(self) -> Block | None:
        block = await asyncio.get_running_loop().run_in_executor(self._thread, next, self._blocks, None)
        if block is None:
            self._thread.shutdown(wait=False)
        if block is None or self._end is None or block.end.line <= self._end:
            return block
        records = block.records[: max(0, self._end - block.first + 1)]
        return Block(block.first, records, block.end) if records else None


class IterableSource:
    """Takes a few records at a time from an iterable, plain or async."""

    def __init__(self, records: Iterable[Record] | AsyncIterable[Record]) -> None:
        self._plain = iter(records) if isinstance(records, Iterable) else None
        self._async = None if isinstance(records, Iterable) else aiter(records)
        self._line = 0

    async def next_block(self) -> Block | None:
        held: list[Record] = []
        if self._plain is not None:
            for record in self._plain:
                held.append(record)
                if len(held) == _FEW:
                    break
        elif self._async is not None:
            async for record in self._async:  # one at a time: the next may be long in coming
                held.append(record)
                break
        if not held:
            return None
        first, self._line = self._line + 1, self._line + len(held)
        return Block(first, held, Position(self._line))
