from __future__ import annotations

import asyncio
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from aiogenai import batch
from aiogenai.batch.store import Paths, set_aside
from aiogenai.runtime.errors import ConfigurationError
from tests.batch.jobs import Bench, read, texts, write
from tests.batch.server import Answers, Serving, error, refusal, response

QUICK = batch.Patience(attempts=2)


async def test_every_row_has_its_answer_and_its_key(bench: Bench) -> None:
    bench.prompts(200)
    summary = await bench.run()
    lines = read(bench.output)
    assert {n: f"p{n}" for n in range(1, 201)} == texts(lines)
    assert all(line["key"] == f"k{line['line']}" for line in lines)
    assert (True, 200, 200) == (summary.complete, summary.tally.kinds["success"], summary.tally.sent)
    assert not bench.dead.read_text()


async def test_a_job_that_is_done_sends_nothing_again(bench: Bench) -> None:
    bench.prompts(20)
    await bench.run()
    summary = await bench.run()
    assert (20, 20, 0) == (summary.tally.before, summary.tally.done, summary.tally.sent)
    assert 20 == len(read(bench.output))


async def test_a_job_goes_on_where_it_was_stopped_and_is_whole_in_between(bench: Bench) -> None:
    bench.prompts(400)
    bench.answers.latency = 0.02
    run = batch.Run(bench.client, bench.job(limits=batch.Limits(in_flight=10)))
    task = asyncio.ensure_future(run.finish())
    await bench.answers.reached(100)
    run.stop()
    first = await task
    assert not first.complete
    assert len(bench.answers.sent) == len(read(bench.output)) == first.tally.done < 400
    second = await bench.run()
    assert {n: f"p{n}" for n in range(1, 401)} == texts(read(bench.output))
    assert (0, True) == (second.tally.resent, second.found.clean)
    assert 1 == max(bench.answers.seen.values())


async def test_a_cancelled_job_keeps_what_was_answered_and_counts_what_may_be_paid_again(bench: Bench) -> None:
    bench.prompts(100)
    bench.answers.latency = 0.05
    run = batch.Run(bench.client, bench.job(limits=batch.Limits(in_flight=8)))
    task = asyncio.ensure_future(run.finish())
    await bench.answers.reached(30)
    run.cancel()
    first = await task
    second = await bench.run()
    assert second.found.resent == len(bench.answers.sent) - 100 <= 8
    assert 100 == first.tally.done + second.tally.ended == len(texts(read(bench.output)))


async def test_bad_lines_and_rows_that_cannot_succeed_are_dead_letters_and_the_job_goes_on(bench: Bench) -> None:
    bench.answers.fault = lambda prompt, before: error(400, "INVALID_ARGUMENT") if prompt == "bad" else None
    bench.input.write_text(
        '{"key": "a", "prompt": "good"}\n{broken\n\n{"key": "c", "prompt": "bad"}\n{"request": {"contents": 3}}\n'
    )
    summary = await bench.run()
    dead = {line["line"]: line for line in read(bench.dead)}
    assert {1: "good"} == texts(read(bench.output))
    assert [2, 4, 5] == sorted(dead)
    assert "not JSON" in dead[2]["reason"]
    assert (400, "c") == (dead[4]["attempts"][0]["code"], dead[4]["key"])
    assert "contents" in dead[5]["reason"]
    assert 3 == summary.tally.kinds["failed"]
    assert 0 == (await bench.run()).tally.sent, "dead letters are not tried again by themselves"


async def test_dead_letters_are_tried_again_when_asked(bench: Bench) -> None:
    bench.prompts(10)
    bench.answers.fault = lambda prompt, before: error(400, "INVALID_ARGUMENT") if prompt in {"p3", "p7"} else None
    await bench.run()
    bench.answers.fault = lambda prompt, before: error(400, "INVALID_ARGUMENT") if prompt == "p7" else None
    assert 2 == set_aside(Paths(bench.output))
    summary = await bench.run()
    assert (2, 10) == (summary.tally.ended, summary.tally.done)
    assert [7] == [line["line"] for line in read(bench.dead)]
    assert 9 == len(texts(read(bench.output)))
    assert (bench.folder / "out.dead.1.jsonl").exists()


async def test_faults_are_tried_again_and_every_attempt_is_told(bench: Bench) -> None:
    def fault(prompt: str, before: int) -> web.Response | None:
        return error(500, "INTERNAL") if prompt == "p2" or (prompt == "p1" and before == 0) else None

    bench.prompts(3)
    bench.answers.fault = fault
    await bench.run(patience=QUICK)
    assert {1: "p1", 3: "p3"} == texts(read(bench.output))
    assert [500, 500] == [attempt["code"] for attempt in read(bench.dead)[0]["attempts"]]


async def test_answers_that_were_blocked_or_cut_are_results(bench: Bench) -> None:
    def answer(prompt: str, before: int) -> web.Response | None:
        reason = {"p1": "SAFETY", "p2": "MAX_TOKENS"}.get(prompt, "STOP")
        return web.Response(body=response(prompt, finishReason=reason), content_type="application/json")

    bench.prompts(3)
    bench.answers.fault = answer
    summary = await bench.run()
    assert {1: ("blocked", "SAFETY"), 2: ("truncated", "MAX_TOKENS"), 3: (None, None)} == {
        line["line"]: (line.get("outcome"), line.get("reason")) for line in read(bench.output)
    }
    assert 3 == len(bench.answers.sent), "none was paid twice"
    assert {"success": 1, "blocked": 1, "truncated": 1} == summary.tally.kinds


async def test_an_answer_that_does_not_fit_its_schema_is_a_result_with_the_reason(bench: Bench) -> None:
    write(bench.input, [{"prompt": "3"}, {"prompt": '"three"'}])
    summary = await bench.run(schema={"type": "integer"})
    assert {1: None, 2: "$: expected integer, got str"} == {x["line"]: x.get("reason") for x in read(bench.output)}
    assert {"success": 1, "invalid": 1} == summary.tally.kinds


async def test_after_a_retry_delay_nothing_is_sent_until_it_ends(bench: Bench) -> None:
    def fault(prompt: str, before: int) -> web.Response | None:
        return refusal("", 0, 0.6) if prompt == "p5" and before == 0 else None

    bench.prompts(60)
    bench.answers.fault = fault
    bench.answers.latency = 0.01
    await bench.run()
    assert 60 == len(texts(read(bench.output)))
    longest = max(after - before for before, after in pairwise(bench.answers.sent))
    assert longest >= 0.3, "half of the delay: what was on its way as the gate closed may arrive late on a busy machine"
    assert [] == read(bench.dead)


async def test_a_refused_key_stops_the_job_and_no_row_is_given_up(bench: Bench) -> None:
    bench.prompts(50)
    bench.answers.fault = lambda prompt, before: error(401, "UNAUTHENTICATED")
    summary = await bench.run()
    assert isinstance(summary.stopped, batch.JobStopped)
    assert ([], []) == (read(bench.output), read(bench.dead))
    bench.answers.fault = lambda prompt, before: None
    assert 50 == (await bench.run()).tally.done


async def test_a_job_of_which_every_row_fails_is_stopped(bench: Bench) -> None:
    bench.prompts(300)
    bench.answers.fault = lambda prompt, before: error(404, "NOT_FOUND")
    summary = await bench.run(patience=batch.Patience(failures=20), limits=batch.Limits(in_flight=5))
    assert "20 rows failed" in str(summary.stopped)
    assert len(read(bench.dead)) <= 25


async def test_a_used_up_day_stops_the_job_until_tomorrow(bench: Bench) -> None:
    bench.prompts(30)
    summary = await bench.run(limits=batch.Limits(rpd=10))
    assert isinstance(summary.stopped, batch.QuotaForToday)
    assert 10 == len(bench.answers.sent) == len(read(bench.output))
    again = await bench.run(limits=batch.Limits(rpd=10))
    assert (0, 10) == (again.tally.sent, again.tally.done)


async def test_a_job_without_a_model_is_refused_and_leaves_nothing_behind(bench: Bench) -> None:
    bench.prompts(3)
    with pytest.raises(batch.InputRefused, match="no model"):
        await bench.run(model="")
    with pytest.raises(batch.InputRefused, match="no model"):
        batch.forecast(bench.job(model=""))
    assert [bench.input] == list(bench.folder.iterdir())
    assert (await bench.run()).complete


async def test_a_limit_of_spend_without_prices_is_refused(bench: Bench) -> None:
    with pytest.raises(ConfigurationError, match="without prices"):
        bench.job(limits=batch.Limits(spend=1.0))
    with pytest.raises(ConfigurationError, match="without prices"):
        await anext(batch.map(bench.client, ["a"], model="m", limits={"m": batch.Limits(spend=1.0)}))


async def test_dead_letters_of_another_job_are_not_taken_for_those_of_this(bench: Bench) -> None:
    bench.prompts(3)
    bench.dead.write_text('{"line":1,"reason":"old","attempts":[]}\n')
    with pytest.raises(batch.ResumeRefused, match=r"out\.dead\.jsonl is there"):
        await bench.run()


async def test_rows_may_name_their_models_themselves(bench: Bench) -> None:
    write(bench.input, [{"prompt": "a", "model": "m"}, {"prompt": "b"}])
    summary = await bench.run(model="")
    assert {1: "a"} == texts(read(bench.output))
    assert {"ValidationError: model: required": 1} == summary.tally.reasons


async def test_only_what_is_sent_again_counts_as_retried(bench: Bench) -> None:
    write(bench.input, [{"prompt": "bad"}, {"prompt": "slow"}])
    faults = {"bad": 400, "slow": 500}
    bench.answers.fault = lambda prompt, before: None if before else error(faults[prompt], "FAILED")
    summary = await bench.run(patience=batch.Patience(attempts=3))
    assert (1, 1, 1) == (summary.tally.retried, summary.tally.kinds["success"], summary.tally.kinds["failed"])


async def test_another_job_for_the_same_output_is_refused(bench: Bench) -> None:
    bench.prompts(3)
    await bench.run()
    with pytest.raises(batch.ResumeRefused, match="model was 'm', and is 'other'"):
        await bench.run(model="other")
    bench.prompts(4)
    with pytest.raises(batch.ResumeRefused, match="input was"):
        await bench.run()
    assert 3 == len(read(bench.output))


async def test_a_file_that_is_no_output_is_not_written_to(bench: Bench) -> None:
    bench.prompts(3)
    bench.output.write_text("precious\n")
    with pytest.raises(batch.ResumeRefused, match="not the output of a job"):
        await bench.run()
    assert "precious\n" == bench.output.read_text()


async def test_an_input_that_was_copied_is_the_same_input(bench: Bench) -> None:
    bench.prompts(3)
    await bench.run()
    copy = bench.folder / "copy.jsonl"
    copy.write_bytes(bench.input.read_bytes())
    assert 3 == (await bench.run(input=copy)).tally.before


async def test_the_output_can_have_the_order_of_the_input(bench: Bench) -> None:
    bench.prompts(300)

    bench.answers.fault = lambda prompt, before: error(500, "INTERNAL") if prompt == "p3" and not before else None
    await bench.run(order="input")
    assert list(range(1, 301)) == [line["line"] for line in read(bench.output)]
    assert 300 == (await bench.run(order="input")).tally.before


async def test_without_its_snapshot_a_job_goes_on_all_the_same(bench: Bench) -> None:
    bench.prompts(50)
    await bench.run(limits=batch.Limits(rpd=20))
    (bench.folder / "out.jsonl.job/snapshot").unlink()
    summary = await bench.run(limits=batch.Limits(rpd=1000))
    assert (20, 50) == (summary.tally.before, summary.tally.done)
    assert 1 == max(bench.answers.seen.values())


async def test_a_torn_tail_is_cut_and_its_row_sent_again(bench: Bench) -> None:
    bench.prompts(20)
    await bench.run()
    whole = bench.output.read_bytes()
    bench.output.write_bytes(whole[:-10])
    summary = await bench.run()
    assert (1, 19) == (summary.tally.sent, summary.tally.before)
    assert summary.found.cut > 0
    assert 20 == len(texts(read(bench.output)))


async def test_rows_may_name_their_model_and_its_limits(bench: Bench) -> None:
    write(bench.input, [{"prompt": "a", "model": "x"}, {"prompt": "b", "model": "y"}, {"prompt": "c"}])
    run = batch.Run(bench.client, bench.job(limits={"x": batch.Limits(rpm=60)}))
    await run.finish()
    assert {1: "a", 2: "b", 3: "c"} == texts(read(bench.output))


@pytest.mark.parametrize(
    ("method", "row"),
    [("countTokens", {"contents": "Hi"}), ("embed_content", {"content": "Hi"}), ("embedContent", "Hi")],
)
async def test_any_plain_method_can_be_called(bench: Bench, method: str, row: Any) -> None:
    write(bench.input, [row])
    summary = await bench.run(method=method)
    assert 1 == summary.tally.kinds["success"], read(bench.dead)


async def test_columns_of_a_csv_become_prompts(bench: Bench) -> None:
    path = bench.folder / "in.csv"
    path.write_text("id,word\na,one\nb,two\n")
    await bench.run(input=path, template="Say {word}.", key_column="id")
    assert {1: "Say one.", 2: "Say two."} == texts(read(bench.output))
    assert {"a", "b"} == {line["key"] for line in read(bench.output)}


async def test_flex_is_asked_for_as_the_api_spells_it(bench: Bench) -> None:
    bench.prompts(1)
    asked = list[Any]()

    async def spy(request: web.BaseRequest) -> web.StreamResponse:
        asked.append(json.loads(await request.read()))
        return web.Response(body=response("p1"), content_type="application/json")

    async with web_server(spy) as url, type(bench.client)(api_key="test", base_url=url) as client:
        await batch.run(client, bench.job(tier="flex", defaults={"generation_config": {"top_k": 3}}))
    assert ("flex", {"topK": 3}) == (asked[0]["serviceTier"], asked[0]["generationConfig"])


def web_server(handler: Any) -> Serving:
    answers = Answers()
    answers.answer = handler  # type: ignore[method-assign]  # a server of one test
    return Serving(answers)


async def test_memory_is_bounded_by_bytes_and_not_by_rows(bench: Bench) -> None:
    write(bench.input, ({"prompt": "x" * 100_000} for _ in range(40)))
    bench.answers.latency = 0.02
    most = 0

    run = batch.Run(bench.client, bench.job(in_flight_bytes=500_000))
    task = asyncio.ensure_future(run.finish())
    while not task.done():
        most = max(most, run.progress().flying)
        await asyncio.sleep(0.002)
    await task
    assert 1 <= most <= 6
    assert 40 == len(read(bench.output))


async def test_progress_is_told_in_words_and_figures(bench: Bench) -> None:
    bench.prompts(10)
    run = batch.Run(bench.client, bench.job(price=batch.Price(input=1.0, output=2.0)))
    await run.finish()
    progress = run.progress()
    assert (10, 10, 10, 20) == (progress.done, progress.total, progress.input_tokens, progress.output_tokens)
    assert progress.cost == pytest.approx((10 * 1 + 20 * 2) / 1e6)
    assert progress.line().startswith("10/10 (100.0%)")


async def test_a_cut_connection_is_tried_again(bench: Bench, tmp_path: Path) -> None:
    bench.prompts(5)

    async def cut(request: web.BaseRequest) -> web.StreamResponse:
        if len(bench.answers.sent) == 0:
            bench.answers.sent.append(0.0)
            assert request.transport is not None
            request.transport.close()
        return await type(bench.answers).answer(bench.answers, request)

    async with web_server(cut) as url, type(bench.client)(api_key="test", base_url=url) as client:
        await batch.run(client, bench.job())
    assert 5 == len(texts(read(bench.output)))
