"""What the service says of batches, in all the forms that it has, byte by byte; and what it is asked."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import orjson
import pytest
from aiohttp import web

from aiogenai import Client
from aiogenai.batch.calls import find_method
from aiogenai.batch.server_api import Batches, Seen
from aiogenai.runtime.errors import Unavailable

LONG = "files/" + "long-name-of-a-results-file-" * 3
COUNTS = {"requestCount": "9", "successfulRequestCount": "5", "failedRequestCount": "1", "pendingRequestCount": "3"}


class Service:
    """Answers each path with what it is given; remembers what it was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, tuple[int, Any]] = {}
        self.asked: list[tuple[str, str, Any]] = []

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        body = await request.read()
        self.asked.append((request.method, request.path, orjson.loads(body) if body else None))
        status, tree = self.answers.get(f"{request.method} {request.path}", (404, {"error": {"code": 404}}))
        data = tree if isinstance(tree, bytes) else orjson.dumps(tree)
        return web.Response(status=status, body=data, content_type="application/json")


@pytest.fixture
async def service() -> AsyncIterator[tuple[Service, Client]]:
    made = Service()
    runner = web.ServerRunner(web.Server(made.answer))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    async with Client(api_key="test", base_url=url) as client:
        yield made, client
    await runner.cleanup()


def batches(client: Client, method: str = "generateContent", **settings: Any) -> Batches:
    return Batches(client, find_method(method), **settings)


def operation(state: str, **more: Any) -> dict[str, Any]:
    kind = "type.googleapis.com/google.ai.generativelanguage.v1main.GenerateContentBatch"
    facts = {"@type": kind, "name": "batches/b", "displayName": "mine", "state": state, **more.pop("metadata", {})}
    return {"name": "batches/b", "metadata": facts, **more}


@pytest.mark.parametrize("prefix", ["BATCH_STATE_", "JOB_STATE_"])
@pytest.mark.parametrize("state", ["PENDING", "RUNNING", "SUCCEEDED", "FAILED", "CANCELLED", "EXPIRED"])
async def test_a_state_is_the_same_with_either_prefix(service: tuple[Service, Client], prefix: str, state: str) -> None:
    server, client = service
    server.answers["GET /v1beta/batches/b"] = 200, operation(prefix + state)
    seen = await batches(client).look("batches/b")
    assert Seen("batches/b", "mine", state) == seen
    assert seen.is_over is (state not in {"PENDING", "RUNNING"})


@pytest.mark.parametrize(
    ("tree", "state", "output"),
    [
        (operation("BATCH_STATE_SUCCEEDED", done=True, response={"responsesFile": "files/r"}), "SUCCEEDED", "files/r"),
        (
            operation("BATCH_STATE_SUCCEEDED", done=True, metadata={"output": {"responsesFile": "files/m"}}),
            "SUCCEEDED",
            "files/m",
        ),
        (operation("BATCH_STATE_SUCCEEDED", done=True, response={"responsesFile": LONG}), "SUCCEEDED", LONG),
        (
            operation("BATCH_STATE_UNSPECIFIED", done=True, response={"responsesFile": "files/r"}),
            "SUCCEEDED",
            "files/r",
        ),
        (operation("BATCH_STATE_RUNNING", done=True, error={"code": 1, "message": "asked for"}), "CANCELLED", ""),
        (operation("BATCH_STATE_RUNNING", done=True, error={"code": 13, "message": "broken"}), "FAILED", ""),
        (operation("BATCH_STATE_EXPIRED", done=True, error={"code": 4, "message": "too late"}), "EXPIRED", ""),
    ],
)
async def test_the_results_are_named_by_the_response_or_by_the_metadata(
    service: tuple[Service, Client], tree: dict[str, Any], state: str, output: str
) -> None:
    server, client = service
    server.answers["GET /v1beta/batches/b"] = 200, tree
    seen = await batches(client).look("batches/b")
    assert seen is not None
    assert (state, output, True) == (seen.state, seen.output, seen.is_over)
    assert seen.error == tree.get("error", {}).get("message", "")


async def test_a_state_that_is_not_known_is_not_the_end(service: tuple[Service, Client]) -> None:
    server, client = service
    server.answers["GET /v1beta/batches/b"] = 200, operation("BATCH_STATE_PAUSED", metadata={"batchStats": COUNTS})
    seen = await batches(client).look("batches/b")
    assert seen is not None
    assert ("PAUSED", 6, 5, False) == (seen.state, seen.answered, seen.succeeded, seen.is_over)


async def test_a_batch_with_answers_is_not_over_before_it_names_their_file(service: tuple[Service, Client]) -> None:
    server, client = service
    server.answers["GET /v1beta/batches/b"] = 200, operation("BATCH_STATE_SUCCEEDED", metadata={"batchStats": COUNTS})
    seen = await batches(client).look("batches/b")
    assert seen is not None
    assert not seen.is_over


@pytest.mark.parametrize(
    ("method", "path"),
    [("generateContent", "batchGenerateContent"), ("embedContent", "asyncBatchEmbedContent")],
)
async def test_a_batch_is_made_of_a_file_and_never_of_rows_in_the_request(
    service: tuple[Service, Client], method: str, path: str
) -> None:
    server, client = service
    server.answers[f"POST /v1beta/models/m:{path}"] = 200, {"name": "batches/b"}
    assert "batches/b" == await batches(client, method, priority=-3).create("m", "mine", "files/in")
    wanted = {"model": "models/m", "displayName": "mine", "inputConfig": {"fileName": "files/in"}, "priority": "-3"}
    assert [("POST", f"/v1beta/models/m:{path}", {"batch": wanted})] == server.asked


async def test_a_creation_is_sent_once_whatever_comes_of_it(service: tuple[Service, Client]) -> None:
    server, client = service
    path = "/v1beta/models/m:batchGenerateContent"
    server.answers[f"POST {path}"] = 503, {"error": {"code": 503, "status": "UNAVAILABLE", "message": "busy"}}
    with pytest.raises(Unavailable):
        await batches(client).create("m", "mine", "files/in")
    assert 1 == len(server.asked)


async def test_a_batch_that_has_ended_or_is_forgotten_need_not_be_cancelled(service: tuple[Service, Client]) -> None:
    server, client = service
    for code, status in ((404, "NOT_FOUND"), (400, "FAILED_PRECONDITION")):
        server.answers["POST /v1beta/batches/b:cancel"] = code, {"error": {"code": code, "status": status}}
        await batches(client).cancel("batches/b")
    assert await batches(client).look("batches/b") is None


async def test_results_are_fetched_by_a_name_of_any_length(service: tuple[Service, Client], tmp_path: Path) -> None:
    server, client = service
    server.answers[f"GET /download/v1beta/{LONG}:download"] = 200, b'{"key":"1"}\n'
    await batches(client).fetch(LONG, tmp_path / "results")
    assert b'{"key":"1"}\n' == (tmp_path / "results").read_bytes()


async def test_files_that_can_not_be_deleted_stay(service: tuple[Service, Client]) -> None:
    """As the service answers for the results' own names, which are longer than it allows."""
    server, client = service
    server.answers[f"DELETE /v1beta/{LONG}"] = 400, {"error": {"code": 400, "status": "INVALID_ARGUMENT"}}
    server.answers["DELETE /v1beta/files/in"] = 200, {}
    await batches(client).tidy(LONG, "files/in")
    assert [f"/v1beta/{LONG}", "/v1beta/files/in"] == [path for _, path, _ in server.asked]
