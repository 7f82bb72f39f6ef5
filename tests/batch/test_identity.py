from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest

from aiogenai import batch
from aiogenai.batch import identity, keys
from aiogenai.batch.errors import InputRefused, ResumeRefused
from aiogenai.batch.rows import RowReader
from tests.batch.jobs import Bench


def count(path: Path) -> tuple[int, int]:
    return identity.count(path, "jsonl", RowReader(), Event())


async def test_a_job_that_is_ended_while_its_rows_are_counted_ends_before_they_are(bench: Bench) -> None:
    bench.prompts(2 * 1000)
    for run in (batch.Run(bench.client, bench.job()), batch.ServerRun(bench.client, bench.job())):
        run.stop()
        with pytest.raises(batch.JobStopped, match="before anything was sent"):
            await run.finish()
    assert not bench.output.exists()
    halt = Event()
    halt.set()
    with pytest.raises(batch.JobStopped):
        identity.count(bench.input, "jsonl", RowReader(), halt)


def test_a_duplicate_key_names_both_lines(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text('{"key": "a"}\n{"key": "b"}\n\n{"key": "a"}\n')
    with pytest.raises(InputRefused, match="lines 1 and 4 both have the key 'a'"):
        count(path)


def test_a_duplicate_key_is_found_on_disk_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "_HELD", 100)
    path = tmp_path / "in.jsonl"
    path.write_text("".join(f'{{"key": "k{n}"}}\n' for n in range(1000)) + '{"key": "k5"}\n{"key": "k999"}\n')
    with pytest.raises(InputRefused, match=r"lines 6 and 1001 .* lines 1000 and 1002 both"):
        count(path)


def test_rows_without_keys_and_blank_lines_are_no_duplicates(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text('"a"\n\n"a"\n{"key": "a"}\n')
    assert (3, 4) == count(path)


def test_keys_of_one_hash_are_compared_by_their_letters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "hash", lambda key: 1, raising=False)
    path = tmp_path / "in.jsonl"
    path.write_text('{"key": "a"}\n{"key": "b"}\n')
    assert (2, 2) == count(path)


def test_another_job_is_refused_and_the_difference_named(tmp_path: Path) -> None:
    path = tmp_path / "job.json"
    job = {"identity": {"model": "a", "method": "m"}}
    identity.save(path, job)
    identity.check_same(path, job)
    with pytest.raises(ResumeRefused, match="model was 'a', and is 'b'"):
        identity.check_same(path, {"identity": {"model": "b", "method": "m"}})
