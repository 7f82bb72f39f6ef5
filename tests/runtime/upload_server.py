"""A server for both resumable upload protocols, written from their descriptions, with faults in a plan."""

from __future__ import annotations

import json
from typing import Literal

from attrs import define, field

from tests.runtime.scripted import Wire

GRANULE = 1024

Fault = Literal[
    "cut before",  # nothing of the request was read
    "cut within",  # half of the chunk came, whole granules of it were stored
    "lose answer",  # all was done, and the answer was lost
    "503 before",
    "503 after",  # all was done
    "429",
    "403",
    "400",  # refused, with the session's status: nothing was stored
    "no status",  # all was done; a proxy ate the headers
    "gone",
    "",
]


@define
class Kept:
    size: int | None
    data: bytearray = field(factory=bytearray)
    state: str = "active"


@define
class UploadServer:
    """Takes uploads; `plan` has the faults of each kind of request, in their order."""

    plan: dict[str, list[Fault]] = field(factory=dict)
    final_query_has_body: bool = True
    sessions: list[Kept] = field(factory=list)
    files: list[bytes] = field(factory=list)
    received: int = 0  # bytes of chunks
    session_headers: dict[str, str] = field(factory=dict)  # instead of the usual
    requests: list[str] = field(factory=list)

    async def __call__(self, wire: Wire) -> None:
        command = wire.headers.get("x-goog-upload-command", "")
        if "session" in wire.query:
            classic = wire.verb == "PUT"
            query = command == "query" or wire.headers.get("content-range") == "bytes */*"
            kept = self.sessions[int(wire.query["session"])]
            kind = "query" if query else "chunk"
            await (self._classic if classic else self._x_goog)(wire, kind, kept)
        else:
            await self._start(wire, classic=wire.query.get("uploadType") == "resumable")

    def _fault(self, kind: str) -> Fault:
        self.requests.append(kind)
        planned = self.plan.get(kind)
        return planned.pop(0) if planned else ""

    async def _start(self, wire: Wire, *, classic: bool) -> None:
        fault = self._fault("start")
        assert b'{"file": 1}' == await wire.read()
        if fault == "503 before":
            return await wire.answer(503)
        name = "x-upload-content-length" if classic else "x-goog-upload-header-content-length"
        size = wire.headers.get(name)
        self.sessions.append(Kept(None if size is None else int(size)))
        if fault == "lose answer":
            wire.cut()
        if fault == "no status":
            return await wire.answer(200)
        url = f"/session?session={len(self.sessions) - 1}"
        usual = (
            {"location": url}
            if classic
            else {
                "x-goog-upload-status": "Active",
                "x-goog-upload-url": url,
                "x-goog-upload-chunk-granularity": str(GRANULE),
            }
        )
        return await wire.answer(200, **(self.session_headers or usual))

    async def _early(self, wire: Wire, fault: Fault, kept: Kept) -> bool:
        """Faults in which nothing is done."""
        if fault == "cut before":
            wire.cut()
        if fault == "gone":
            kept.state = "cancelled"
        if kept.state == "cancelled":
            await wire.answer(404, b'{"error": {"message": "no such session"}}')
        elif fault in {"503 before", "429", "403", "400"}:
            status = {} if fault != "400" else {"x-goog-upload-status": "active"}
            await wire.answer(int(fault[:3]), b'{"error": {"message": "no"}}', **status)
        else:
            return False
        return True

    async def _store(self, wire: Wire, kept: Kept, fault: Fault) -> None:
        size = int(wire.headers["content-length"])
        if fault == "cut within":
            data = await wire.read(size // 2)
            data = data[: len(data) // GRANULE * GRANULE]
        else:
            data = await wire.read()
        self.received += len(data)
        kept.data += data
        if fault == "cut within":
            wire.cut()

    def _result(self, kept: Kept) -> bytes:
        if kept.state != "final":
            kept.state = "final"
            self.files.append(bytes(kept.data))
        return json.dumps({"size": len(kept.data)}).encode()

    async def _x_goog(self, wire: Wire, kind: str, kept: Kept) -> None:
        fault = self._fault(kind)
        if await self._early(wire, fault, kept):
            return
        if kind == "query":
            body = self._result(kept) if kept.state == "final" and self.final_query_has_body else b""
            received = str(len(kept.data))
            await wire.answer(200, body, x_goog_upload_status=kept.state, x_goog_upload_size_received=received)
            return
        command = wire.headers["x-goog-upload-command"]
        if kept.state == "final" or int(wire.headers["x-goog-upload-offset"]) != len(kept.data):
            await wire.answer(400, b'{"error": {"message": "wrong offset"}}', x_goog_upload_status=kept.state)
            return
        last = "finalize" in command
        assert last or int(wire.headers["content-length"]) % GRANULE == 0
        await self._store(wire, kept, fault)
        assert kept.size is None or not last or kept.size == len(kept.data)
        body = self._result(kept) if last else b""
        if fault == "lose answer":
            wire.cut()
        if fault == "503 after":
            await wire.answer(503)
        else:
            status = {} if fault == "no status" else {"x-goog-upload-status": kept.state}
            await wire.answer(200, body, **status)

    async def _classic(self, wire: Wire, kind: str, kept: Kept) -> None:
        fault = self._fault(kind)
        if await self._early(wire, fault, kept):
            return
        part, _, total = wire.headers["content-range"].removeprefix("bytes ").partition("/")
        if part != "*" and kept.state != "final":
            first, last = map(int, part.split("-"))
            if first != len(kept.data):
                await wire.answer(400)
                return
            assert (last + 1) % (256 * 1024) == 0 or total == str(last + 1)
            await self._store(wire, kept, fault)
        whole = kept.state == "final" or total == str(len(kept.data))
        body = self._result(kept) if whole else b""
        if fault == "lose answer":
            wire.cut()
        if fault == "503 after":
            await wire.answer(503)
        elif kept.state == "final":
            await wire.answer(200, body)
        else:
            stored = {"range": f"bytes=0-{len(kept.data) - 1}"} if kept.data else {}
            if fault == "no status":  # this proxy eats 308
                await wire.answer(200, b"", x_http_status_code_override="308", **stored)
            else:
                await wire.answer(308, b"", **stored)
