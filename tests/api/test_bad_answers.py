"""A server that answers what it should not: always an error of ours, with the status and a look at the body."""

from __future__ import annotations

import pytest

from aiogenai import CallOptions, Client, DecodeError, Error, RetryPolicy, StatusError, ValidationError, types
from tests.api.recorder import Recorder, Reply

HTML = b"<!doctype html><html><head><title>502: Bad gateway</title></head><body><h1>Bad gateway</h1></body></html>"
once = CallOptions(retry=RetryPolicy(attempts=1))


async def ask(client: Client) -> types.GenerateContentResponse:
    return await client.models.generate_content("gemini-2.5-flash", contents="hello", options=once)


@pytest.mark.parametrize(
    "reply",
    [
        Reply(HTML, content_type="text/html"),
        Reply(b""),
        Reply(b'{"candidates": [{"content": {"par'),
        Reply(b"[]"),
        Reply(b"null"),
        Reply(b'"text"'),
        Reply(b"\xff\xfe\x00"),
        Reply(b'{"candidates": "none"}'),
        Reply(b'{"candidates": [{"index": "one"}]}'),
        Reply(b"[" * 5000),
    ],
    ids=["html", "nothing", "cut", "list", "null", "string", "binary", "wrong_type", "wrong_scalar", "too_deep"],
)
async def test_an_unreadable_success_is_a_decode_error(reply: Reply, recorder: Recorder, recorded: Client) -> None:
    recorder.answer(reply)
    with pytest.raises(DecodeError) as caught:
        await ask(recorded)
    assert (200, "generativelanguage.models.generateContent") == (caught.value.code, caught.value.method_id)
    assert len(str(caught.value)) < 1500


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 413, 429, 499, 500, 502, 503, 504])
@pytest.mark.parametrize(
    "body", [HTML, b"", b'{"error": {"cod', b"[]", b'{"error": "x"}'], ids=["html", "nothing", "cut", "list", "text"]
)
async def test_an_unreadable_failure_is_still_its_status(
    status: int, body: bytes, recorder: Recorder, recorded: Client
) -> None:
    recorder.answer(Reply(body, status))
    with pytest.raises(StatusError) as caught:
        await ask(recorded)
    assert status == caught.value.code
    assert len(str(caught.value)) < 1500


async def test_the_excerpt_shows_what_came_instead(recorder: Recorder, recorded: Client) -> None:
    recorder.answer(Reply(HTML, content_type="text/html"))
    with pytest.raises(DecodeError, match="Bad gateway"):
        await ask(recorded)


async def test_a_list_of_errors_is_read_too(recorder: Recorder, recorded: Client) -> None:
    recorder.answer(Reply(b'[{"error": {"code": 400, "message": "No.", "status": "INVALID_ARGUMENT"}}]', 400))
    with pytest.raises(StatusError, match="No"):
        await ask(recorded)


async def test_a_stream_of_html_is_an_error(recorder: Recorder, recorded: Client) -> None:
    recorder.answer(Reply(HTML, content_type="text/html"))
    stream = recorded.models.stream_generate_content("gemini-2.5-flash", contents="hi", options=once)
    with pytest.raises(Error):
        await stream.final()


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        ({"contents": 5}, "contents"),
        ({"contents": "hi", "tools": "search"}, "tools"),
        ({"contents": "hi", "generation_config": {"temperature": "hot"}}, "generation_config.temperature"),
        ({"contents": [{"parts": [{"inline_data": {"data": 5}}]}]}, r"contents\[0\].parts\[0\].inline_data.data"),
        ({"contents": "hi", "request": {"contents": []}}, "request"),
    ],
)
async def test_a_wrong_argument_is_refused_before_anything_is_sent(
    arguments: dict[str, object], names: str, recorder: Recorder, recorded: Client
) -> None:
    with pytest.raises(ValidationError, match=names):
        await recorded.models.generate_content("gemini-2.5-flash", **arguments)
    assert [] == recorder.seen


@pytest.mark.parametrize(
    "name", ["", "..", "models/..", "models/a/b", "models/", "a/b", "models/x?key=1", "models/x#y"]
)
async def test_a_name_cannot_climb_out_of_its_path(name: str, recorder: Recorder, recorded: Client) -> None:
    """Refused, or sent as one quoted segment."""
    try:
        await recorded.models.get(name)
    except ValidationError:
        assert [] == recorder.seen
    else:
        [seen] = recorder.seen
        assert seen.path.startswith("/v1beta/models/")
        assert "/" not in seen.path.removeprefix("/v1beta/models/")
        assert {} == seen.query


async def test_a_wrong_keyword_is_a_type_error_that_names_it(recorded: Client) -> None:
    with pytest.raises(TypeError, match="contentz"):
        await recorded.models.generate_content("gemini-2.5-flash", contentz="hi")  # type: ignore[call-arg]  # the point
