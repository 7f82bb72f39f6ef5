"""Jobs whose rows are columns: CSV, and Parquet where pyarrow is installed."""

from __future__ import annotations

import asyncio
import datetime
from pathlib import Path
from typing import Any
from unittest.mock import ANY

import pytest

from aiogenai import batch
from aiogenai.batch.calls import Caller, find_method
from aiogenai.batch.rows import BadLine, Row, RowReader, Template
from aiogenai.batch.sources import Position, blocks
from tests.batch.jobs import Bench, read, texts


def parquet(path: Path, columns: dict[str, Any], **settings: Any) -> None:
    arrow = pytest.importorskip("pyarrow", reason="Parquet is an extra")
    pytest.importorskip("pyarrow.parquet", reason="Parquet is an extra").write_table(
        arrow.table(columns), path, **settings
    )


async def test_a_job_of_csv_fills_a_prompt_and_takes_keys_from_a_column(bench: Bench) -> None:
    source = bench.folder / "in.csv"
    source.write_text('id,word\n7,"a, b"\nx,"two\nlines"\n')
    summary = await bench.run(input=source, template="Say {word}{{}}", key_column="id")
    assert summary.complete
    assert {1: "Say a, b{}", 2: "Say two\nlines{}"} == texts(read(bench.output))
    assert {"7", "x"} == {line["key"] for line in read(bench.output)}


async def test_a_row_of_csv_with_more_cells_than_columns_is_a_dead_letter(bench: Bench) -> None:
    source = bench.folder / "in.csv"
    source.write_text("key,word\na,one\nb,two,three\nc\n")
    await bench.run(input=source, template="Say {word}")
    assert {1: "Say one", 3: "Say "} == texts(read(bench.output))
    assert [(2, "1 cells more than there are columns")] == [(dead["line"], dead["reason"]) for dead in read(bench.dead)]


async def test_a_job_of_parquet_fills_a_request_with_values_of_any_type(bench: Bench) -> None:
    source = bench.folder / "in.parquet"
    when = datetime.datetime(2026, 8, 31, 12, 30, tzinfo=datetime.UTC)
    parquet(source, {"id": [1, 2, None], "word": ["a", None, "c"], "when": [when] * 3, "deep": [{"x": [1, 2]}] * 3})
    template = '{"contents": "{word} {when} {deep}", "generationConfig": {"temperature": 0}}'
    summary = await bench.run(input=source, template=template, key_column="id")
    assert summary.complete
    said = "2026-08-31 12:30:00+00:00 {'x': [1, 2]}"
    assert {1: f"a {said}", 2: f" {said}", 3: f"c {said}"} == texts(read(bench.output))
    assert ["1", "2", None] == [line.get("key") for line in sorted(read(bench.output), key=lambda line: line["line"])]


async def test_columns_without_a_template_may_be_rows_themselves(bench: Bench) -> None:
    source = bench.folder / "in.parquet"
    parquet(source, {"key": ["a", "b"], "prompt": ["one", "two"]})
    await bench.run(input=source)
    assert {1: "one", 2: "two"} == texts(read(bench.output))


def test_bytes_go_into_a_request_as_the_api_has_them() -> None:
    template = Template('{"contents": {"parts": [{"inlineData": {"mimeType": "image/png", "data": "{image}"}}]}}')
    row = RowReader(template=template).read(1, {"key": "a", "image": b"\xff\x00"})
    assert isinstance(row, Row)
    sent = Caller(None, find_method("generateContent"), model="m").message(row)
    assert {"mimeType": "image/png", "data": "/wA="} == sent["contents"][0]["parts"][0]["inlineData"]


def test_bytes_are_no_part_of_a_prompt() -> None:
    row = RowReader(template=Template("Look at {image}")).read(1, {"key": "a", "image": b"\xff\x00"})
    assert BadLine(1, "a", "column 'image' has bytes, which are no part of a prompt", text=ANY) == row


async def test_a_cell_of_csv_may_be_long(bench: Bench) -> None:
    source = bench.folder / "in.csv"
    source.write_text(f"key,word\na,{'x' * 200_000}\n")
    await bench.run(input=source, template="{word}")
    assert {1: "x" * 200_000} == texts(read(bench.output))


async def test_text_that_is_not_utf_8_is_refused_and_the_file_is_named(bench: Bench) -> None:
    source = bench.folder / "in.csv"
    source.write_bytes(b"key,word\na,\xe4\n")
    with pytest.raises(batch.InputRefused, match=r"in\.csv: 'utf-8' codec"):
        await bench.run(input=source, template="{word}")


async def test_two_rows_of_parquet_with_one_key_are_refused_and_both_are_named(bench: Bench) -> None:
    source = bench.folder / "in.parquet"
    parquet(source, {"key": ["a", "b", "a"], "word": ["x", "y", "z"]})
    with pytest.raises(batch.InputRefused, match="lines 1 and 3 both have the key 'a'"):
        await bench.run(input=source, template="{word}")


async def test_a_job_of_parquet_goes_on_where_it_stopped(bench: Bench) -> None:
    source = bench.folder / "in.parquet"
    parquet(source, {"key": [f"k{n}" for n in range(3000)], "word": [f"w{n}" for n in range(3000)]}, row_group_size=700)
    job = bench.job(input=source, template="{word}")
    run = batch.Run(bench.client, job)
    running = asyncio.create_task(run.finish())
    await bench.answers.reached(800)
    run.stop()
    await running
    assert 0 < len(read(bench.output)) < 3000
    assert (await batch.run(bench.client, job)).complete
    assert {n + 1: f"w{n}" for n in range(3000)} == texts(read(bench.output))


async def test_a_damaged_file_is_refused_in_one_line(bench: Bench) -> None:
    pytest.importorskip("pyarrow", reason="Parquet is an extra")
    source = bench.folder / "in.parquet"
    source.write_bytes(b"PAR1 this is none")
    with pytest.raises(batch.InputRefused, match=r"in\.parquet"):
        await bench.run(input=source, template="{word}")


def test_blocks_of_parquet_begin_after_any_line(tmp_path: Path) -> None:
    path = tmp_path / "in.parquet"
    parquet(path, {"n": list(range(2500))}, row_group_size=400)
    found = [record for block in blocks(path, "parquet", Position(1777)) for record in block.records]
    assert [{"n": n} for n in range(1777, 2500)] == found
