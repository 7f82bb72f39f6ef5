from __future__ import annotations

import asyncio
import json
import random
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from aiogenai import Client, batch
from aiogenai.batch.choice import choose
from aiogenai.batch.collector import ServerTerms
from aiogenai.batch.forecast import Forecast
from aiogenai.batch.journal import Journal, Part
from aiogenai.batch.parts import Line, PartFile, Sizes, batchable
from aiogenai.batch.server import ServerRun
from aiogenai.emulator import Emulator
from aiogenai.runtime.errors import ConfigurationError, InvalidArgument, ValidationError
from tests.batch.jobs import read, texts, write
from tests.batch.mischief import Mischief, batches_made, lose_creations, mischievous

SEED = 20260831
MODEL = "gemini-2.5-flash"


class Lane:
    """A job in the server's lane, and the server."""

    def __init__(self, folder: Path, emulator: Emulator, client: Client, mischief: Mischief) -> None:
        self.folder = folder
        self.emulator = emulator
        self.client = client
        self.mischief = mischief

    @property
    def output(self) -> Path:
        return self.folder / "out.jsonl"

    def run(self, rows: int, *, anew: bool = False, **terms: Any) -> ServerRun:
        source = self.folder / "in.jsonl"
        if not source.exists():
            write(source, ({"key": f"k{n}", "prompt": f"p{n}"} for n in range(1, rows + 1)))
        settings = {"poll": 0.05, "listing_lag": 0.05, "sizes": Sizes(rows=20), "attempts": 6, **terms}
        job = batch.Job(input=source, output=self.output, model=MODEL)
        return ServerRun(self.client, job, ServerTerms(**settings), anew=anew)


@pytest.fixture
async def lane(tmp_path: Path) -> AsyncIterator[Lane]:
    mischief = Mischief(random.Random(SEED), expiring=0.0, worst=False)
    async with mischievous(mischief) as (emulator, url), Client(api_key="test", base_url=url) as client:
        yield Lane(tmp_path, emulator, client, mischief)


async def until(holds: Callable[[], bool]) -> None:
    """Waits for what nobody tells of."""
    async with asyncio.timeout(60):
        while not holds():  # noqa: ASYNC110  # the server has no event of it
            await asyncio.sleep(0.01)


async def check_whole(lane: Lane, rows: int) -> None:
    """Every row has its own answer, once, and no batch was made twice."""
    assert {n: f"{n} k{n}" for n in range(1, rows + 1)} == texts(read(lane.output))
    assert all(line["key"] == f"k{line['line']}" for line in read(lane.output))
    assert 1 == max((await batches_made(lane.emulator.url)).values())


async def test_rows_that_are_at_the_server_are_not_sent_in_another_lane_until_they_are_given_up(lane: Lane) -> None:
    run = lane.run(30)
    await run.open()
    await run.submit()
    await run.close()
    with pytest.raises(batch.ResumeRefused, match="30 rows are in batches at the server"):
        await batch.run(lane.client, run.job)
    again = lane.run(30)
    await again.open()
    await again.call_off()
    while again.parts:
        await again.collect()
    await again.close()
    assert (await batch.run(lane.client, run.job)).complete


async def test_rows_go_out_in_batches_and_come_back_under_their_own_keys(lane: Lane) -> None:
    summary = await lane.run(100).finish()
    await check_whole(lane, 100)
    assert (True, 100, 5) == (
        summary.complete,
        summary.tally.kinds["success"],
        len(await batches_made(lane.emulator.url)),
    )
    assert [] == _files(lane.folder / "out.jsonl.job/parts")
    assert [] == [file async for file in lane.client.files.list()], "the server's files are tidied away"


async def test_shuffled_missing_doubled_and_foreign_results_lose_nothing(lane: Lane) -> None:
    lane.mischief.worst, lane.mischief.expiring = True, 0.2
    lose_creations(lane.emulator)
    run = lane.run(200)
    summary = await run.finish()
    assert summary.complete, summary.stopped
    await check_whole(lane, 200)
    assert run.collector.foreign > 0
    assert run.collector.unread > 0


async def test_an_expired_batch_is_tried_again_in_halves(lane: Lane) -> None:
    lane.mischief.expiring = 1.0
    run = lane.run(40, sizes=Sizes(rows=40), attempts=3)
    await run.finish()
    assert 1 + 2 + 4 == len(await batches_made(lane.emulator.url))
    dead = read(lane.folder / "out.dead.jsonl")
    assert list(range(1, 41)) == sorted(line["line"] for line in dead)
    assert "EXPIRED" in dead[0]["reason"]


async def test_expired_rows_can_be_left_to_another_lane(lane: Lane) -> None:
    lane.mischief.expiring = 1.0
    run = lane.run(20, on_expired="release")
    summary = await run.finish()
    assert not summary.complete
    assert "left to another lane" in str(summary.stopped)
    job = batch.Job(input=lane.folder / "in.jsonl", output=lane.output, model=MODEL, tier="flex")
    assert 20 == (await batch.run(lane.client, job)).tally.done


async def test_submitting_and_collecting_may_be_in_different_processes(lane: Lane) -> None:
    for _ in range(30):
        run = lane.run(60)
        await run.open()
        await run.collect()
        await run.submit()
        done = run.is_done
        summary = await run.close()
        if done:
            break
    assert summary.complete
    await check_whole(lane, 60)


async def test_no_more_is_submitted_than_tokens_and_slots_allow(lane: Lane) -> None:
    run = lane.run(100, slots=2)
    await run.open()
    assert 2 == await run.submit()
    assert 0 == await run.submit()
    await run.close()
    run = lane.run(100, sizes=Sizes(rows=20, tokens=1000.0), enqueued_tokens=1000.0)
    await run.open()
    assert 0 == await run.submit(), "what an earlier run has submitted counts"
    await run.close()


async def test_a_refused_creation_is_tried_again_later(lane: Lane) -> None:
    lane.emulator.faults.add({"status": 429, "method": "*models.batchGenerateContent", "times": 1})
    assert (await lane.run(20).finish()).complete
    await check_whole(lane, 20)


async def test_cancelled_batches_are_not_made_again_by_themselves(lane: Lane) -> None:
    lane.emulator.batches.use({"stuck": True})
    run = lane.run(40)
    await run.open()
    await run.submit()
    assert 2 == await run.call_off()
    await run.collect()
    assert run.is_done
    assert "left to another lane" in str((await run.close()).stopped)


async def test_what_was_called_off_is_not_sent_again_by_whoever_collects(lane: Lane) -> None:
    lane.emulator.batches.use({"stuck": True})
    first = lane.run(100, slots=2)
    await first.open()
    await first.submit()
    await first.call_off()
    await first.close()
    for _ in range(4):
        summary = await lane.run(100, slots=2).finish()
        assert "100 rows are left to another lane" in str(summary.stopped)
    assert 2 == len(await batches_made(lane.emulator.url))
    lane.emulator.batches.use({})
    assert (await lane.run(100, anew=True).finish()).complete
    await check_whole(lane, 100)


async def test_a_lane_is_called_off_where_no_batch_could_be_made(lane: Lane) -> None:
    refused = {"status": 400, "method": "*models.batchGenerateContent"}
    lane.emulator.faults.add(refused)
    run = lane.run(20)
    with pytest.raises(InvalidArgument):
        await run.finish()
    again = lane.run(20)
    await again.open()
    assert ["uploaded"] == [part.step for part in again.parts]
    assert 0 == await again.call_off()
    assert again.is_done
    await again.close()
    assert [] == _files(lane.folder / "out.jsonl.job/parts")
    assert [] == [file async for file in lane.client.files.list()]
    assert (await batch.run(lane.client, run.job)).complete


async def test_a_batch_that_takes_too_long_is_stopped_and_its_rows_go_out_again(lane: Lane) -> None:
    lane.emulator.batches.use({"stuck": True})
    run = lane.run(20, longest=0.0, attempts=2)
    summary = await run.finish()
    assert summary.complete
    assert {"StatusError: no result after 2 batches; the last ended as EXPIRED: it took too long"} == {
        line["reason"] for line in read(lane.folder / "out.dead.jsonl")
    }
    assert 1 + 2 == len(await batches_made(lane.emulator.url))


async def test_a_batch_that_the_list_shows_late_is_found_at_the_second_look(lane: Lane) -> None:
    lost = {"cut": -1, "commit": True, "method": "*models.batchGenerateContent", "times": 1}
    lane.emulator.faults.add(lost)
    lane.mischief.unlisted = 2  # before the creation, for the slots; and after it
    await lane.run(20).finish()
    await check_whole(lane, 20)
    assert 0 == lane.mischief.unlisted
    assert 1 == len(await batches_made(lane.emulator.url))


async def test_a_batch_is_found_by_a_job_whose_folder_has_moved(lane: Lane) -> None:
    lane.emulator.faults.add({"cut": -1, "commit": True, "method": "*models.batchGenerateContent", "times": 1})
    lane.mischief.unlisted = 2
    first = lane.run(20, listing_lag=600.0)
    await first.open()
    submitting = asyncio.create_task(first.submit())
    await until(lambda: lane.mischief.unlisted == 0)  # the batch is not in the list yet, and is waited for
    submitting.cancel()
    await asyncio.wait([submitting])
    assert ["creating"] == [part.step for part in first.parts]
    await first.close()
    moved = lane.folder / "moved"
    moved.mkdir()
    for path in [*lane.folder.glob("out*")]:
        path.rename(moved / path.name.replace("out", "results"))
    job = evolve(first.job, output=moved / "results.jsonl")
    terms = ServerTerms(poll=0.05, listing_lag=0.05)
    assert (await ServerRun(lane.client, job, terms).finish()).complete
    assert 1 == len(await batches_made(lane.emulator.url))


async def test_jobs_of_one_input_have_batches_of_their_own(lane: Lane) -> None:
    first = lane.run(20)
    other = evolve(first.job, output=lane.folder / "other" / "out.jsonl")
    await first.finish()
    await ServerRun(lane.client, other, ServerTerms(poll=0.05)).finish()
    assert [1, 1] == [*(await batches_made(lane.emulator.url)).values()]


async def test_no_batch_is_made_while_the_project_has_all_that_it_may_have(lane: Lane) -> None:
    lane.mischief.others = 100
    run = lane.run(20)
    await run.open()
    assert 0 == await run.submit()
    assert "100 batches of the project" in run.why
    assert "held by 100 batches of the project" in run.progress().line()
    lane.mischief.others = 99
    assert 1 == await run.submit()
    await run.close()


async def test_metadata_stays_here_and_the_service_sees_keys_and_requests_alone(lane: Lane) -> None:
    rows = [{"key": f"k{n}", "prompt": f"p{n}", "metadata": {"n": n}} for n in (1, 2)]
    rows.append({"key": "k3", "request": {"contents": "x", "nope": 1}, "metadata": "bad"})
    rows.append({"key": "k4", "request": {"contents": 4}, "metadata": "worse"})
    write(lane.folder / "in.jsonl", rows)
    await lane.run(4).finish()
    assert {1: {"n": 1}, 2: {"n": 2}} == {line["line"]: line["metadata"] for line in read(lane.output)}
    assert {3: "bad", 4: "worse"} == {d["line"]: d["metadata"] for d in read(lane.folder / "out.dead.jsonl")}
    sent = [json.loads(line) for line in lane.mischief.uploaded.splitlines()]
    assert [{"key", "request"}] * 3 == [set(line) for line in sent]


async def test_an_output_in_the_order_of_the_input_is_so_in_this_lane_too(lane: Lane) -> None:
    lane.emulator.batches.use({"shuffle": True})
    source = lane.folder / "in.jsonl"
    write(source, ({"prompt": f"p{n}"} for n in range(1, 61)))
    job = batch.Job(input=source, output=lane.output, model=MODEL, order="input")
    await ServerRun(lane.client, job, ServerTerms(poll=0.05)).finish()
    assert [*range(1, 61)] == [line["line"] for line in read(lane.output)]


async def test_embeddings_have_batches_of_their_own_kind(lane: Lane) -> None:
    source = lane.folder / "in.jsonl"
    write(source, ({"key": f"k{n}", "prompt": f"p{n}"} for n in range(1, 4)))
    job = batch.Job(input=source, output=lane.output, model="gemini-embedding-001", method="embedContent")
    assert (await ServerRun(lane.client, job, ServerTerms(poll=0.05)).finish()).complete
    lines = read(lane.output)
    assert {"k1", "k2", "k3"} == {line["key"] for line in lines}
    assert all(line["response"]["embedding"]["values"] for line in lines)


async def test_a_run_that_is_stopped_leaves_its_batches_at_the_server(lane: Lane) -> None:
    lane.emulator.batches.use({"stuck": True})
    for end in (ServerRun.stop, ServerRun.cancel):
        run = lane.run(20, poll=600.0)
        ended = asyncio.create_task(run.finish())
        await until(lambda: run.progress().batches == {"running": 1})  # noqa: B023  # it is called before the next run
        assert "20 in batches (1 running), 0 of them answered" in run.progress().line()
        end(run)
        summary = await ended
        assert "20 rows are in batches at the server" in str(summary.stopped)
    assert 1 == len(await batches_made(lane.emulator.url))


async def test_what_a_crash_left_of_no_part_is_removed(lane: Lane) -> None:
    run = lane.run(20)
    folder = lane.folder / "out.jsonl.job/parts"
    folder.mkdir(parents=True)
    for name in ("00001.jsonl", "00007.metadata", "00003.results"):
        (folder / name).write_text("torn")
    await run.finish()
    assert [] == _files(folder)
    await check_whole(lane, 20)


async def test_rows_that_have_no_place_in_batches_are_dead_letters(lane: Lane) -> None:
    rows = [{"prompt": "a", "parameters": {"alt": "json"}}, {"prompt": "b", "model": MODEL}, {"prompt": "c"}]
    write(lane.folder / "in.jsonl", [rows[1], rows[0], rows[2]])
    job = batch.Job(input=lane.folder / "in.jsonl", output=lane.output)
    await ServerRun(lane.client, job, ServerTerms(poll=0.05)).finish()
    reasons = {d["line"]: d["reason"] for d in read(lane.folder / "out.dead.jsonl")}
    assert {2, 3} == reasons.keys()
    assert "model: " in reasons[3]
    assert [1] == list(texts(read(lane.output)))


async def test_a_part_that_can_not_be_written_is_named(lane: Lane) -> None:
    run = lane.run(20)
    await run.open()
    (lane.folder / "out.jsonl.job/parts").rmdir()
    with pytest.raises(batch.LedgerFailed, match=r"parts/00001\.jsonl can't be written"):
        await run.submit()
    await run.close()


async def test_rows_that_batches_cannot_do_are_dead_letters(lane: Lane) -> None:
    schema = {"type": "object", "properties": {"a": {"type": ["string", "null"]}}, "patternProperties": {}}
    config = {"responseMimeType": "application/json", "responseJsonSchema": schema}
    write(lane.folder / "in.jsonl", [{"request": {"contents": "a", "generationConfig": config}}, {"prompt": "b"}])
    await lane.run(2).finish()
    assert [(1, True)] == [
        (d["line"], "patternProperties" in d["reason"]) for d in read(lane.folder / "out.dead.jsonl")
    ]
    assert [2] == list(texts(read(lane.output)))


def test_a_json_schema_is_put_as_the_schema_that_batches_regard() -> None:
    schema = {"type": "object", "properties": {"a": {"type": ["string", "null"]}}, "additionalProperties": False}
    made = batchable({"generationConfig": {"topK": 1, "responseJsonSchema": schema}})
    wanted = {"type": "OBJECT", "properties": {"a": {"type": "STRING", "nullable": True}}}
    assert {"generationConfig": {"topK": 1, "responseSchema": wanted}} == made
    with pytest.raises(ValidationError, match=r"\$ref has no form"):
        batchable({"generationConfig": {"responseJsonSchema": {"$ref": "#/x"}}})


async def test_other_methods_have_no_batches(lane: Lane) -> None:
    with pytest.raises(ConfigurationError, match="no batches of"):
        ServerRun(lane.client, batch.Job(input="a.jsonl", output="b", method="countTokens"))


@pytest.mark.parametrize(
    ("schema", "wanted"),
    [
        ({"type": "null"}, {"type": "NULL"}),
        ({"type": ["string", "integer"]}, {"anyOf": [{"type": "STRING"}, {"type": "INTEGER"}]}),
        ({"enum": [1, 2]}, None),
        ({"const": "a"}, None),
        ({"additionalProperties": {"type": "string"}}, None),
        (True, None),
    ],
)
def test_a_json_schema_is_put_as_it_was_meant_or_refused(schema: Any, wanted: dict[str, Any] | None) -> None:
    tree = {"generationConfig": {"responseJsonSchema": schema}}
    if wanted is None:
        with pytest.raises(ValidationError, match="which batches need"):
            batchable(tree)
    else:
        assert {"generationConfig": {"responseSchema": wanted}} == batchable(tree)


@pytest.mark.parametrize("sizes", [Sizes(rows=3), Sizes(bytes=110), Sizes(tokens=15.0)])
def test_a_part_holds_what_it_may_and_at_least_one_line(tmp_path: Path, sizes: Sizes) -> None:
    part = PartFile(tmp_path / "00001.jsonl", sizes)
    line = Line(1, "", b"x" * 35, 5.0)
    while part.fits(line):
        part.add(line)
    part.close()
    assert (3, 15.0) == (part.rows, part.tokens)
    huge = PartFile(tmp_path / "00002.jsonl", sizes)
    assert huge.fits(Line(1, "", b"x" * 1000, 1000.0))
    huge.drop()


def test_what_a_journal_leaves_to_other_lanes_it_remembers(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    journal = Journal(path)
    journal.name("mine")
    journal.plan(Part("00001", "m", 5, 9.0))
    journal.collect(journal.parts["00001"], [], [2, 3, 4, 9])
    journal.call_off()
    journal.close()
    again = Journal(path)
    again.name("not mine")
    assert "mine-00001-1" == again.display_name(again.parts["00001"])
    assert again.called_off
    assert [1, 2, 3, 8] == [number for number in range(12) if number in again.released]
    again.take_up()
    assert (False, 0) == (again.called_off, len(again.released))
    again.close()


def test_a_journal_forgets_a_torn_line_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    journal = Journal(path)
    journal.plan(Part(journal.next_id(), "m", 3, 9.0))
    journal.step(journal.parts["00001"], "uploaded", file="files/a")
    journal.collect(journal.parts["00001"], [Part(journal.next_id(), "m", 1, 3.0, 2)])
    journal.close()
    whole = path.read_bytes()
    path.write_bytes(whole + b'{"part":"00002","st')
    again = Journal(path)
    assert [("00002", 2, "planned")] == [(part.id, part.attempt, part.step) for part in again.open]
    assert ("files/a", "00003") == (again.parts["00001"].file, again.next_id())
    again.close()
    assert whole == path.read_bytes()


@pytest.mark.parametrize(
    ("hours", "rows", "seconds", "lane"),
    [
        (None, 10**6, None, "interactive"),
        (48, 1000, None, "server"),
        (48, 10, None, "flex"),
        (20, 10**6, 3600.0, "flex"),
        (1, 10**6, 3600.0, "interactive"),
    ],
)
def test_auto_chooses_by_deadline_and_says_why(
    hours: float | None, rows: int, seconds: float | None, lane: str
) -> None:
    forecast = Forecast(rows=rows, seconds=seconds, binding="requests per minute")
    choice = choose(forecast, hours and hours * 3600, batches=True, flex=True)
    assert lane == choice.lane
    assert choice.why


def _files(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]
