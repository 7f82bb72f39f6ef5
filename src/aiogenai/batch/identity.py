"""What makes a job that job: its input and its settings. A resume with others is refused, and the difference named."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from threading import Event
from typing import Any, cast

from ..runtime.converter import decode, encode
from ..runtime.errors import DecodeError
from . import disk
from .errors import InputRefused, JobStopped, ResumeRefused
from .keys import KeyCheck
from .rows import RowReader, is_blank
from .sources import Block, Format, blocks

_PIECE = 1024 * 1024
_OFTEN = 1000


def stamp(path: Path) -> dict[str, int]:
    """What changes when a file is written: cheap to compare, and enough when it is the same."""
    facts = path.stat()
    return {"size": facts.st_size, "modified": facts.st_mtime_ns, "inode": facts.st_ino}


def digest(path: Path, halt: Event) -> str:
    """Of the content of a file.

    Raises:
        JobStopped: It is not wanted any more.
    """
    made = hashlib.blake2b(digest_size=16)
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            _look(halt)
            made.update(piece)
    return made.hexdigest()


def count(path: Path, form: Format, reader: RowReader, halt: Event) -> tuple[int, int]:
    """How many rows a file has, and lines; a job with two rows of one key never starts.

    Raises:
        InputRefused: Lines have one key; all of them are named, up to ten pairs.
        JobStopped: It is not wanted any more.
    """
    rows = lines = 0
    with KeyCheck() as check:
        for line, record in _records(blocks(path, form)):
            if line % _OFTEN == 0:
                _look(halt)
            lines = line
            if is_blank(record):
                continue
            rows += 1
            if key := reader.key_of(record):
                check.add(key, line)
        suspects = check.suspects()
    if suspects:
        _compare(path, form, reader, suspects)
    return rows, lines


def _look(halt: Event) -> None:
    if halt.is_set():
        raise JobStopped("somebody asked for it, before anything was sent")


def _compare(path: Path, form: Format, reader: RowReader, suspects: list[list[int]]) -> None:
    wanted = {line for group in suspects for line in group}
    first: dict[str, int] = {}
    pairs: list[str] = []
    for line, record in _records(blocks(path, form)):
        if line in wanted:
            key = reader.key_of(record)
            if key in first:
                pairs.append(f"lines {first[key]} and {line} both have the key {key!r}")
            first.setdefault(key, line)
    if pairs:
        more = f", and {len(pairs) - 10} more" if len(pairs) > 10 else ""
        raise InputRefused(f"{path}: {'; '.join(pairs[:10])}{more}")


def _records(source: Iterator[Block]) -> Iterator[tuple[int, Any]]:
    for block in source:
        yield from enumerate(block.records, block.first)


def check_same(path: Path, mine: Mapping[str, Any]) -> None:
    """Compares with the job that a folder has on record.

    Raises:
        ResumeRefused: They differ.
    """
    theirs = load(path)
    if theirs is None:
        return
    named = [
        f"{name} was {_said(theirs, name)}, and is {_said(mine, name)}"
        for name in sorted({*theirs["identity"], *mine["identity"]})
        if theirs["identity"].get(name) != mine["identity"].get(name)
    ]
    if named:
        raise ResumeRefused(
            f"this output is of another job: {'; '.join(named)}. Give another output, or remove this one "
            f"({path.parent}, and the files beside it)"
        )


def _said(record: Mapping[str, Any], name: str) -> str:
    """A setting in words; the input is told by its path and its content."""
    value = record["identity"].get(name)
    return f"{record['input']['path']} ({value[:8]})" if name == "input" else repr(value)


def load(path: Path) -> dict[str, Any] | None:
    """The record of a job."""
    try:
        return cast("dict[str, Any]", decode(path.read_bytes()))
    except FileNotFoundError:
        return None
    except DecodeError as error:
        raise ResumeRefused(f"{path} is damaged: {error}") from error


def save(path: Path, job: Mapping[str, Any]) -> None:
    disk.replace(path, encode(job) + b"\n")
