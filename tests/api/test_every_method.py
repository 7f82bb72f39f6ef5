"""Every method of every revision, called: the wire carries what the documents say, and so does what comes back."""

from __future__ import annotations

import json
from typing import Any

import pytest

from aiogenai import Client, Model, StatusError, UploadError
from aiogenai.runtime.converter import decode, dump, encode
from aiogenai.v1beta import routes
from tests.api.calling import MEDIA, arguments, method_of, result_of
from tests.api.documents import Documented, documented, documents
from tests.api.recorder import Recorder, Reply

METHODS = documented()

# The resources that were asked for first, whatever a newest revision lists.
SEED = {"batches", "cachedContents", "corpora", "files", "media", "models", "tunedModels"}

every_method = pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)


def test_the_routes_are_the_methods_of_all_revisions() -> None:
    assert sorted(METHODS) == sorted(route.id for route in routes.ROUTES)


def test_a_method_that_the_newest_revision_dropped_is_deprecated() -> None:
    newest = {method.id for method in documents()[-1].methods()}
    dropped = {route.id for route in routes.ROUTES if "last listed" in route.deprecated}
    assert set(METHODS) - newest == dropped


def test_the_first_66_methods_are_here(client: Client) -> None:
    seed = [m for m in METHODS.values() if m.revision in {"20250701", "20260831"} and m.id.split(".")[1] in SEED]
    assert len(seed) >= 66
    assert [] == [m.id for m in seed if not callable(method_of(client, m))]


@every_method
async def test_the_wire_carries_what_the_document_says(
    method: Documented, recorder: Recorder, recorded: Client
) -> None:
    answer = _answer(method)
    recorder.answer(*_replies(method, answer))

    result = await result_of(recorded, method, arguments(method))

    first = recorder.seen[0]
    query = {name: _texts(value) for name, value in method.query.items()}
    extra = {"stream": {"alt": ["sse"]}, "download": {"alt": ["media"]}}
    query |= next((extra[trait] for trait in extra if trait in method.traits), {})
    verb, path = ("POST" if "upload" in method.traits else method.verb), f"/{method.media_path or method.path}"
    assert (verb, path, query) == (first.verb, first.path, dict(first.query))
    if "upload" in method.traits:
        assert ("resumable", "start") == tuple(
            first.headers[f"X-Goog-Upload-{name}"] for name in ("Protocol", "Command")
        )
        assert b"".join(seen.body for seen in recorder.seen[1:]) == MEDIA
    else:
        assert len(recorder.seen) == 1
    if method.request:
        assert method.body == first.json
        assert first.headers["Content-Type"].partition(";")[0] == "application/json"
    else:
        assert first.body == b""
    assert first.headers["x-goog-api-key"] == "a-key"
    _compare(method, answer, result)


def _answer(method: Documented) -> dict[str, Any]:
    """The sample of the response; a page is the last one, and an operation has one of its two outcomes."""
    answer = dict(method.answer)
    if "paged" in method.traits:
        del answer["nextPageToken"]
    if "operation" in method.traits:
        answer = {"name": "operations/an-id_1", "metadata": answer["metadata"]}
    return answer


def _replies(method: Documented, answer: dict[str, Any]) -> list[object]:
    if "stream" in method.traits:
        event = b"data: " + json.dumps(answer).encode() + b"\r\n\r\n"
        return [Reply(event * 2, content_type="text/event-stream")]
    if "download" in method.traits:
        return [Reply(MEDIA, content_type="image/png")]
    if "upload" in method.traits:
        session = {
            "X-Goog-Upload-Status": "active",
            "X-Goog-Upload-URL": "{root}/session",
            "Location": "{root}/session",
        }
        final = Reply(json.dumps(answer).encode(), headers={"X-Goog-Upload-Status": "final"})
        return [Reply(headers=session), final]
    return [answer]


def _texts(value: Any) -> list[str]:
    """A query parameter as text: one for each value of a repeated one."""
    if isinstance(value, list):
        return [text for item in value for text in _texts(item)]
    return [str(value).lower() if isinstance(value, bool) else str(value)]


def _compare(method: Documented, answer: dict[str, Any], result: Any) -> None:
    if "stream" in method.traits:
        assert [answer, answer] == [_as_json(chunk) for chunk in result]
    elif "download" in method.traits:
        assert result == MEDIA
    elif "operation" in method.traits:
        assert ("operations/an-id_1", False) == (result.name, result.done)
    elif "void" in method.traits:
        assert result is None
    else:
        assert type(result).__name__ == method.response
        assert answer == _as_json(result)


def _as_json(result: Model) -> Any:
    return decode(encode(dump(type(result), result)))


@every_method
async def test_the_emulator_answers(method: Documented, client: Client) -> None:
    """With a result, or, where nothing has that name, as the service would; never with "not implemented"."""
    try:
        await result_of(client, method, arguments(method))
    except UploadError as error:  # its bytes arrived, and then there was no store of that name
        assert "upload" in method.traits, error  # noqa: PT017  # either outcome is right
    except StatusError as error:
        assert error.code in {400, 403, 404, 409}, error  # noqa: PT017  # either outcome is right
        assert method.id == error.method_id  # noqa: PT017  # the same
