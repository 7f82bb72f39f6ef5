"""Equal requests, sent once: what each row gets, and what is counted."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any

import pytest

from aiogenai import batch
from aiogenai.batch.job import load_job
from aiogenai.batch.outcomes import Result, Usage
from aiogenai.batch.rows import Row
from aiogenai.batch.store import Paths, set_aside
from aiogenai.batch.twins import Twins, mark_of
from aiogenai.cli.__main__ import main
from tests.batch.jobs import Bench, read, texts, write
from tests.batch.server import error


def thirds(rows: int) -> list[dict[str, Any]]:
    return [{"key": f"k{n}", "prompt": f"p{n % 3}", "metadata": n} for n in range(1, rows + 1)]


async def test_equal_requests_are_sent_once_and_each_row_has_its_line(bench: Bench) -> None:
    write(bench.input, thirds(300))
    summary = await bench.run(dedupe=True, price=batch.Price(input=1.0, output=1.0))
    lines = read(bench.output)
    assert {n: f"p{n % 3}" for n in range(1, 301)} == texts(lines)
    assert {n: (f"k{n}", n) for n in range(1, 301)} == {line["line"]: (line["key"], line["metadata"]) for line in lines}
    assert {"p0": 1, "p1": 1, "p2": 1} == bench.answers.seen
    sent = {line["line"] for line in lines if "copy_of" not in line}
    assert 3 == len(sent)
    assert sent == {line["copy_of"] for line in lines if "copy_of" in line}
    tally = summary.tally
    assert (3, 297, 300, 3, 6) == (tally.sent, tally.copied, tally.done, tally.input, tally.output)


async def test_by_itself_every_row_is_sent(bench: Bench) -> None:
    write(bench.input, thirds(30))
    assert 30 == (await bench.run()).tally.sent
    assert not any("copy_of" in line for line in read(bench.output))


async def test_what_equal_rows_have_of_their_own_is_no_difference(bench: Bench) -> None:
    said = {"contents": [{"parts": [{"text": "a"}]}], "generationConfig": {"topK": 1, "topP": 0.5}}
    same = {"generation_config": {"top_p": 0.5, "top_k": 1}, "contents": "a"}
    write(
        bench.input,
        [
            {"request": said},
            {"key": "x", "request": said, "model": "models/m", "metadata": {"b": 2}},
            {"request": said, "model": "other"},
            {"request": {**said, "generationConfig": {"topK": 2}}},
        ],
    )
    summary = await bench.run(dedupe=True)
    assert (3, 1) == (summary.tally.sent, summary.tally.copied)
    assert mark_of("m", Row(1, "", {}), said) != mark_of("m", Row(1, "", {}), same), "marks are of the wire form"


async def test_fields_are_compared_as_they_are_sent(bench: Bench) -> None:
    said = {"contents": [{"role": "user", "parts": [{"text": "a"}]}], "generationConfig": {"topK": 1, "topP": 0.5}}
    same = {"generation_config": {"top_p": 0.5}, "contents": [{"parts": [{"text": "a"}], "role": "user"}]}
    write(bench.input, [{"request": said}, {"request": same}])
    summary = await bench.run(dedupe=True, defaults={"generationConfig": {"topK": 1}})
    assert (1, 1) == (summary.tally.sent, summary.tally.copied)


async def test_where_one_fails_all_fail_for_its_reason_and_all_are_tried_again(bench: Bench) -> None:
    write(bench.input, thirds(300))
    bench.answers.fault = lambda prompt, before: error(400, "INVALID_ARGUMENT") if prompt == "p1" else None
    summary = await bench.run(dedupe=True, patience=batch.Patience(failures=5))
    assert (True, 3, {"success": 200, "failed": 100}) == (summary.complete, summary.tally.sent, summary.tally.kinds)
    dead = read(bench.dead)
    assert 1 == len({(line["reason"], str(line["attempts"])) for line in dead})
    assert Counter({True: 99, False: 1}) == Counter("copy_of" in line for line in dead)
    bench.answers.fault = lambda prompt, before: None
    set_aside(Paths(bench.output))
    again = await bench.run(dedupe=True)
    assert (1, 300) == (again.tally.sent, again.tally.done)
    assert 300 == len(texts(read(bench.output)))


async def test_a_job_that_was_stopped_goes_on_with_or_without_and_counts_what_was_paid(bench: Bench) -> None:
    write(bench.input, thirds(60))
    first = await bench.run(dedupe=True, limits=batch.Limits(rpd=2))
    assert isinstance(first.stopped, batch.QuotaForToday)
    (bench.folder / "out.jsonl.job/snapshot").unlink()  # so that the output is all there is to count
    assert load_job(bench.output).dedupe
    second = await bench.run(dedupe=True)
    assert (True, 60) == (second.complete, second.tally.done)
    assert len(bench.answers.sent) == second.tally.input, "one token each"
    assert len(bench.answers.sent) == sum("copy_of" not in line for line in read(bench.output))
    assert 60 == len(texts(read(bench.output)))


async def test_results_of_a_loop_say_whose_they_are_copies_of(bench: Bench) -> None:
    results = batch.map(bench.client, ["a", "b", "a"], model="m", order="input", dedupe=True)
    assert [(1, "a", 0), (2, "b", 0), (3, "a", 1)] == [(r.line, r.text, r.copy_of) async for r in results]


def result(line: int, size: int) -> Result:
    return Result(line, "", "success", response={"text": "x" * size}, usage=Usage(1, 1))


async def test_rows_that_wait_for_an_equal_one_hold_up_no_others(bench: Bench) -> None:
    write(bench.input, [{"prompt": prompt} for prompt in "abcdef" for _ in range(50)])
    bench.answers.latency = 60
    task = asyncio.ensure_future(bench.run(dedupe=True, limits=batch.Limits(in_flight=6)))
    await bench.answers.reached(6)
    assert set("abcdef") == set(bench.answers.seen)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert 6 == len(bench.answers.sent)


async def first_of(twins: Twins, mark: bytes, line: int) -> bool:
    first, _ = await twins.meet(mark, Row(line, "", {}))
    return first


async def test_what_is_kept_is_bounded_and_what_was_not_wanted_for_the_longest_goes_first() -> None:
    twins = Twins(most=10_000)
    marks = [bytes([n]) for n in range(4)]
    for line, mark in enumerate(marks[:3]):
        assert await first_of(twins, mark, line)
        twins.leave(mark, result(line, 2000))
    assert not await first_of(twins, marks[0], 9)
    assert await first_of(twins, marks[3], 3)
    twins.leave(marks[3], result(3, 2000))
    assert [False, True, False, False] == [await first_of(twins, mark, 9) for mark in marks], "the second is sent again"


async def test_an_answer_that_is_too_large_to_be_kept_is_given_to_those_who_wait_for_it() -> None:
    twins = Twins(most=100)
    assert [True, False, False] == [await first_of(twins, b"m", line) for line in (1, 2, 3)]
    assert [2, 3] == [row.line for row in twins.leave(b"m", result(1, 1000))]
    assert await first_of(twins, b"m", 4)


async def test_where_too_many_wait_the_next_one_does_so_with_its_worker() -> None:
    twins = Twins(waiting=1)
    assert [True, False] == [await first_of(twins, b"m", line) for line in (1, 2)]
    waiting = [asyncio.ensure_future(twins.meet(b"m", Row(line, "", {}))) for line in (3, 4)]
    await asyncio.sleep(0)
    waiting[0].cancel()  # which is no matter of the others
    assert [2] == [row.line for row in twins.leave(b"m", result(1, 1))]
    first, copy = await waiting[1]
    assert (False, 4, 1) == (first, copy and copy.line, copy and copy.copy_of)


async def test_where_nothing_came_of_a_request_the_next_row_is_the_first() -> None:
    twins = Twins()
    assert await first_of(twins, b"m", 1)
    twins.leave(b"m", None)
    assert await first_of(twins, b"m", 2)


def test_the_server_s_lane_has_no_part_in_it(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    write(bench.input, ["a"])
    given = [str(bench.input), str(bench.output), "--model", "m", "--lane", "server", "--dedupe"]
    assert 1 == main(["batch", "run", *given])
    assert "--dedupe has no part in the server's lane" in capsys.readouterr().err
