"""What people see of a job: words, pages, figures."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from aiogenai import batch
from aiogenai.batch import metrics, report, summary as words
from aiogenai.batch.histogram import Histogram
from aiogenai.batch.outcomes import Result
from aiogenai.batch.progress import Progress, duration, short
from aiogenai.batch.tally import Tally
from aiogenai.cli.batch_watch import _FACES, Watch
from tests.batch.jobs import Bench, write
from tests.batch.server import error


async def ended(bench: Bench) -> tuple[batch.Run, batch.Summary]:
    bench.prompts(50)
    bench.answers.fault = lambda prompt, before: error(400, "INVALID_ARGUMENT") if prompt == "p7" else None
    run = batch.Run(bench.client, bench.job(price=batch.Price(input=1.0, output=2.0)))
    return run, await run.finish()


async def test_a_summary_says_what_came_of_the_job(bench: Bench) -> None:
    _, summary = await ended(bench)
    said = words.text(summary)
    for part in ("50 of 50 rows done", "49 success, 1 failed", "1 x 400 INVALID_ARGUMENT", "latency    p50", "█"):
        assert part in said


async def test_a_report_is_one_page_that_loads_nothing(bench: Bench) -> None:
    _, summary = await ended(bench)
    for number in range(100):
        summary.tally.kinds["success"] += 1
        summary.tally.sample(number * 2.0, number)
    page = bench.folder / "report.html"
    report.write(page, summary)
    text = page.read_text()
    assert "Rows a second" in text
    assert "Latencies" in text
    assert [] == re.findall(r"<script|https?://|<link|<img", text)


async def test_figures_are_prometheus_text(bench: Bench, tmp_path: Path) -> None:
    run, _ = await ended(bench)
    metrics.write(tmp_path / "metrics", run.progress(), run.tally)
    lines = (tmp_path / "metrics").read_text().splitlines()
    assert 'aiogenai_batch_rows_total{outcome="success"} 49' in lines
    assert 'aiogenai_batch_latency_seconds_bucket{le="+Inf"} 49' in lines
    form = re.compile(r"# (HELP|TYPE) \w+ .+|\w+(\{\w+=\"[^\"]+\"\})? -?[0-9.e+-]+")
    assert [] == [line for line in lines if not form.fullmatch(line)]


@pytest.mark.parametrize("style", [*_FACES])
async def test_progress_has_a_face_for_every_place(
    bench: Bench, style: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run, _ = await ended(bench)
    face = _FACES[style]()
    face.show(run.progress())
    face.close()
    assert (style != "none") is ("50" in capsys.readouterr().err)


def test_the_samples_of_a_long_job_stay_few() -> None:
    tally = Tally()
    for second in range(100_000):
        tally.sample(float(second), 1)
    assert 200 < len(tally.samples) < 600
    assert tally.samples[-1].seconds > 99_000


def test_a_gate_that_is_closed_is_said() -> None:
    facts = dict.fromkeys(Progress.__annotations__, 0)
    progress = Progress(**{**facts, "gate": 61.0, "why": "requests per minute", "eta": None, "cost": None})  # type: ignore[arg-type]  # zeros
    assert "gate closed 1 min 01 s (requests per minute)" in progress.line()


def test_figures_that_can_not_be_written_end_no_job(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    run = batch.Run(bench.client, bench.job())
    nowhere = bench.folder / "figures"
    nowhere.touch()
    watch = Watch(run, "none", None, nowhere / "file", ending="")
    for _ in range(2):
        watch._show(_FACES["none"]())  # what a tick of it does
    assert 1 == capsys.readouterr().err.count("it is not kept up any more")


def test_before_the_rows_are_counted_that_is_what_is_said(bench: Bench) -> None:
    assert "reading the input" in batch.Run(bench.client, bench.job()).progress().line()


def test_times_and_numbers_are_short() -> None:
    said = ["42 s", "3 min 20 s", "2 h 05 min", "3 d 04 h"]
    assert said == [duration(seconds) for seconds in (42, 200, 7500, 3 * 86400 + 4 * 3600)]
    assert ["999", "1.5k", "2.0M", "3.0G"] == [short(number) for number in (999, 1500, 2e6, 3e9)]


def test_a_forecast_says_what_a_job_will_take(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    write(source, [*({"prompt": "word " * 80} for _ in range(600)), {"request": {"contents": 3}}, 5])
    job = batch.Job(
        input=source,
        output=tmp_path / "out",
        model="m",
        defaults={"generationConfig": {"maxOutputTokens": 100}},
        limits=batch.Limits(rpm=60, tpm=10**6),
        price=batch.Price(input=1.0, output=10.0),
    )
    found = batch.forecast(job)
    assert (600, 2, 600.0, "requests per minute") == (found.rows, found.bad, found.seconds, found.binding)
    assert 30_000 == found.output_tokens
    assert found.cost == pytest.approx((found.input_tokens + 300_000) / 1e6)
    assert any("line 601: " in line for line in found.lines())


def test_a_price_may_be_lower_for_what_was_cached() -> None:
    usage = batch.Usage(input=1000, output=100, thoughts=100, cached=400)
    assert (1000 + 2 * 200) / 1e6 == pytest.approx(batch.Price(input=1.0, output=2.0).of(usage))
    assert (600 + 400 * 0.25 + 400) / 1e6 == pytest.approx(batch.Price(input=1.0, output=2.0, cached=0.25).of(usage))


def test_a_result_shows_its_text() -> None:
    assert "" == Result(1, "", "failed").text


def test_a_sum_of_latencies_may_shrink_when_a_worker_dies() -> None:
    one, whole = Histogram(), Histogram()
    for _ in range(3):
        one.add(0.1)
    whole.become([one, one])
    whole.recent(0.5)
    whole.become([one])
    assert (3, 0.0) == (len(whole), whole.recent(0.5))


def test_what_a_dead_worker_had_written_is_counted_as_of_this_run() -> None:
    tally = Tally(before=3, resent=1)
    for line in ({"response": {}}, {"response": {}, "copy_of": 1}, {"reason": "no", "attempts": [{}]}):
        tally.seen(line)
    tally.claim()
    assert {"success": 2, "failed": 1} == tally.kinds
    assert {"no": 1} == tally.reasons
    assert (0, 3, 3, 1) == (tally.before, tally.done, tally.sent, tally.copied)
