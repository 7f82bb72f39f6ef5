"""Many calls in one request: multipart/mixed, as Google's older clients send it."""

from __future__ import annotations

import email
import json
from email.message import Message

from aiogenai.emulator import Emulator

from .conftest import MODEL, Api, asks


def part(mark: str, line: str, body: object = None, *more: str) -> str:
    head = f"--b\r\nContent-Type: application/http\r\nContent-ID: <{mark}>\r\n\r\n{line}\r\n"
    text = "" if body is None else json.dumps(body)
    return head + "".join(f"{one}\r\n" for one in more) + f"\r\n{text}\r\n"


async def send(api: Api, *parts: str, status: int = 200, key: str = "test") -> list[tuple[str, int, object]]:
    """The id, the status and the JSON of each answer."""
    headers = {"Content-Type": "multipart/mixed; boundary=b", "x-goog-api-key": key}
    body = "".join(parts) + "--b--"
    async with api.session.post(f"{api.url}/batch", data=body.encode(), headers=headers) as response:
        text = await response.text()
        assert status == response.status, text
        if status != 200:
            return []
        whole = email.message_from_string(f"Content-Type: {response.headers['Content-Type']}\r\n\r\n{text}")
    return [_answer(one) for one in whole.get_payload() if isinstance(one, Message)]


def _answer(one: Message) -> tuple[str, int, object]:
    assert "application/http" == one.get_content_type()
    head, _, body = str(one.get_payload()).replace("\r\n", "\n").partition("\n\n")
    return one["Content-ID"], int(head.split()[1]), json.loads(body)


async def test_calls_are_answered_in_their_places(api: Api, emulator: Emulator) -> None:
    answers = await send(
        api,
        part("a", "POST /v1beta/corpora HTTP/1.1", {"displayName": "House"}, "Content-Type: application/json"),
        part("b", f"GET /v1beta/{MODEL}?fields=name"),
        part("c", "GET /v1beta/models/none"),
        part("d", f"POST /v1beta/{MODEL}:generateContent", asks("Why?")),
        part("e", f"POST /v1beta/{MODEL}:streamGenerateContent", asks("Why?")),
        part("f", "GET https://generativelanguage.googleapis.com/v1beta/nothing HTTP/1.1"),
    )
    assert [
        (f"<response-{mark}>", status) for mark, status in zip("abcdef", (200, 200, 404, 200, 400, 404), strict=True)
    ] == [(mark, status) for mark, status, _ in answers]
    assert {"name": MODEL} == answers[1][2]
    assert 1 == len((await api.get("corpora"))["corpora"])
    counts = emulator.ledger.counts
    assert 1 == counts["batch", 200] == counts["generativelanguage.corpora.create", 200]
    assert 1 == counts["generativelanguage.models.get", 404]


async def test_each_call_meets_its_own_fault(api: Api, emulator: Emulator) -> None:
    emulator.faults.add({"method": "*.models.get", "status": 503, "times": 1})
    answers = await send(api, *[part(mark, f"GET /v1beta/{MODEL}") for mark in "ab"])
    assert [503, 200] == [status for _, status, _ in answers]


async def test_what_is_no_batch_is_refused(api: Api) -> None:
    made = part("a", "POST /v1beta/corpora", {"displayName": "House"})
    await send(api, made, part("b", "Hello there"), status=400)
    assert {} == await api.get("corpora"), "none is done unless all can be read"
    await send(api, "--c\r\n", status=400)
    await send(api, *[part("a", f"GET /v1beta/{MODEL}")] * 1001, status=400)
    async with api.session.post(f"{api.url}/batch", data=b"x") as response:
        assert 400 == response.status
