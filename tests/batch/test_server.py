from __future__ import annotations

import random
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from aiogenai import Client, batch
from aiogenai.batch.choice import choose
from aiogenai.batch.collector import ServerTerms
from aiogenai.batch.forecast import Forecast
from aiogenai.batch.journal import Journal, Part
from aiogenai.batch.parts import Sizes, batchable
from aiogenai.batch.server import ServerRun
from aiogenai.emulator import Emulator
from aiogenai.runtime.errors import ConfigurationError, ValidationError
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

    def run(self, rows: int, **terms: Any) -> ServerRun:
        source = self.folder / "in.jsonl"
        if not source.exists():
            write(source, ({"key": f"k{n}", "prompt": f"p{n}"} for n in range(1, rows + 1)))
        settings = {"poll": 0.05, "listing_lag": 0.05, "sizes": Sizes(rows=20), "attempts": 6, **terms}
        return ServerRun(self.client, batch.Job(input=source, output=self.output, model=MODEL), ServerTerms(**settings))


@pytest.fixture
async def lane(tmp_path: Path) -> AsyncIterator[Lane]:
    mischief = Mischief(random.Random(SEED), expiring=0.0, worst=False)
    async with mischievous(mischief) as (emulator, url), Client(api_key="test", base_url=url) as client:
        yield Lane(tmp_path, emulator, client, mischief)


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
