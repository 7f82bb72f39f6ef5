from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from pathlib import Path

import pytest

from aiogenai.batch import sources
from aiogenai.batch.errors import InputRefused
from aiogenai.batch.sources import Block, FileSource, IterableSource, Position, blocks, format_of


def numbered(found: Iterable[Block]) -> list[tuple[int, object]]:
    return [pair for block in found for pair in enumerate(block.records, block.first)]


def test_lines_are_given_once_each_and_in_order_whatever_the_size_of_blocks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [b"x" * (n % 37) for n in range(500)]
    path = tmp_path / "in.jsonl"
    path.write_bytes(b"\n".join(lines))
    for size in (1, 7, 64, 1 << 20):
        monkeypatch.setattr(sources, "BLOCK", size)
        found = list(blocks(path, "jsonl"))
        assert lines == [record for block in found for record in block.records]
        assert [block.first for block in found] == [1, *(block.end.line + 1 for block in found[:-1])]


def test_reading_goes_on_from_the_end_of_any_block(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "BLOCK", 64)
    path = tmp_path / "in.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + b"".join(b'"%d"\n' % n for n in range(100)))
    whole = numbered(blocks(path, "jsonl"))
    assert [(n + 1, b'"%d"' % n) for n in range(100)] == whole
    for block in blocks(path, "jsonl"):
        assert whole[block.end.line :] == numbered(blocks(path, "jsonl", block.end))


def test_a_line_of_many_blocks_is_one_record_and_too_long_a_one_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "BLOCK", 10)
    monkeypatch.setattr(sources, "LONGEST_LINE", 100)
    path = tmp_path / "in.jsonl"
    for end in (b"", b"\n"):
        path.write_bytes(b"a\n" + b"x" * 95 + end)
        assert [(1, b"a"), (2, b"x" * 95)] == numbered(blocks(path, "jsonl"))
    path.write_bytes(b"a\n" + b"x" * 200)
    with pytest.raises(InputRefused, match=r"in\.jsonl:2: the line is longer than 100 bytes"):
        numbered(blocks(path, "jsonl"))


def test_columns_are_read_from_csv(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text('key,text\na,"one\ntwo"\nb,three\n')
    assert [{"key": "a", "text": "one\ntwo"}, {"key": "b", "text": "three"}] == [
        record for block in blocks(path, "csv") for record in block.records
    ]
    assert [(2, 1)] == [(block.first, len(block.records)) for block in blocks(path, "csv", Position(1))]


def test_every_line_of_a_text_is_a_prompt(tmp_path: Path) -> None:
    path = tmp_path / "in.txt"
    path.write_text("Hi\nYou\n")
    assert ["Hi", "You"] == [record for block in blocks(path, "text") for record in block.records]


def test_a_file_of_an_unknown_kind_is_refused_with_the_choices() -> None:
    with pytest.raises(InputRefused, match="csv, jsonl, parquet, text, tsv"):
        format_of(Path("in.xml"))


async def test_a_file_is_read_in_a_thread_until_its_end(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_bytes(b'"a"\n')
    source = FileSource(path, "jsonl", Position())
    assert [b'"a"'] == list((await source.next_block()).records)  # type: ignore[union-attr]  # it has one
    assert await source.next_block() is None


async def test_iterables_of_both_kinds_are_sources() -> None:
    async def slow() -> AsyncIterator[str]:
        yield "a"
        yield "b"

    for records in (["a", "b"], slow()):
        source, found = IterableSource(records), []
        while block := await source.next_block():
            found.extend(enumerate(block.records, block.first))
        assert [(1, "a"), (2, "b")] == found
