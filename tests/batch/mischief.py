"""A server whose batches are as bad as users report: an emulator, behind a proxy that spoils what it says.

Results are shuffled, missing, doubled, of others; batches expire; creations are done and not answered; looks fail.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import orjson
from aiohttp import web

from aiogenai.emulator import Emulator
from aiogenai.emulator.world import Settings

_HOP = frozenset({"host", "content-length", "transfer-encoding", "connection", "content-encoding"})


class Mischief:
    """What goes wrong, by chance.

    Attributes:
        rows: How often each row was answered well, by its key, over all batches.
        unlisted: So many lists more do not show what there is.
        others: So many batches of others are under way.
        uploaded: What was uploaded, one after the other.
    """

    def __init__(self, chance: random.Random, *, expiring: float = 0.15, worst: bool = True) -> None:
        self.chance = chance
        self.expiring = expiring
        self.worst = worst
        self.rows: Counter[str] = Counter()
        self.unlisted = 0
        self.others = 0
        self.uploaded = b""
        self._fates: dict[str, bool] = {}
        self._files: dict[str, bytes] = {}

    @property
    def expired(self) -> int:
        return sum(self._fates.values())

    def batch(self, tree: dict[str, Any]) -> dict[str, Any]:
        """A batch as it is looked at: some expire, without results."""
        if not tree.get("done") or "error" in tree:
            return tree
        fate = self._fates.setdefault(tree["name"], self.chance.random() < self.expiring)
        if not fate:
            return tree
        metadata = {name: value for name, value in tree["metadata"].items() if name != "output"}
        return {"name": tree["name"], "done": True, "metadata": {**metadata, "state": "BATCH_STATE_EXPIRED"}}

    def listed(self, tree: dict[str, Any]) -> dict[str, Any]:
        """A list of batches."""
        if self.unlisted:
            self.unlisted -= 1
            return {}
        running = {"displayName": "of another", "state": "BATCH_STATE_RUNNING"}
        others = [{"name": f"batches/other{n}", "metadata": running} for n in range(self.others)]
        return {**tree, "operations": [*tree.get("operations", []), *others]}

    def results(self, name: str, data: bytes) -> bytes:
        """A file of results, the same each time that it is asked for. Each says whose answer it is."""
        if name not in self._files:
            kept = [row for line in data.splitlines() for row in self._row(orjson.loads(line))]
            if self.worst:
                kept.append({"key": "999999 of-another", "response": {"candidates": []}})
                kept.append({"response": {"candidates": []}})
                self.chance.shuffle(kept)
            self._files[name] = b"".join(orjson.dumps(row) + b"\n" for row in kept)
        return self._files[name]

    def _row(self, row: dict[str, Any]) -> list[dict[str, Any]]:
        if "candidates" not in row.get("response", {}):
            return [row]
        lot = self.chance.random() if self.worst else 1.0
        if lot < 0.03:
            return []
        if lot < 0.06:
            return [{"key": row["key"], "error": {"code": 14, "message": "The model is overloaded."}}]
        self.rows[row["key"]] += 1
        row["response"]["candidates"][0]["content"]["parts"] = [{"text": row["key"]}]
        return [row, row] if lot < 0.09 else [row]


class Proxy:
    """Passes everything on, and lets mischief look at batches and their results."""

    def __init__(self, mischief: Mischief, target: str) -> None:
        self._mischief = mischief
        self._target = target
        self._runner = web.ServerRunner(web.Server(self._pass))
        self._session: aiohttp.ClientSession | None = None
        self.url = ""

    async def __aenter__(self) -> str:
        self._session = aiohttp.ClientSession(auto_decompress=True)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self.url

    async def __aexit__(self, *_: object) -> None:
        assert self._session is not None
        await self._session.close()
        await self._runner.cleanup()

    async def _pass(self, request: web.BaseRequest) -> web.StreamResponse:
        assert self._session is not None
        headers = {name: value for name, value in request.headers.items() if name.lower() not in _HOP}
        body = await request.read()
        if request.path.startswith("/upload/") and request.headers.get("X-Goog-Upload-Command", "start") != "start":
            self._mischief.uploaded += body
        url = self._target + request.path_qs
        try:
            async with self._session.request(request.method, url, data=body, headers=headers) as answer:
                data = self._spoilt(request, answer.status, await answer.read())
                kept = {
                    n: v.replace(self._target, self.url) for n, v in answer.headers.items() if n.lower() not in _HOP
                }
                return web.Response(status=answer.status, body=data, headers=kept)
        except aiohttp.ClientError:
            if request.transport is not None:
                request.transport.abort()  # the emulator cut the connection, so this one is cut
            return web.Response(status=502)  # nobody is there to read it

    def _spoilt(self, request: web.BaseRequest, status: int, data: bytes) -> bytes:
        name = request.path.rpartition("v1beta/")[2]
        if status != 200 or request.method != "GET":
            return data
        if name.endswith(":download"):
            return self._mischief.results(name, data)
        if name == "batches":
            return orjson.dumps(self._mischief.listed(orjson.loads(data)))
        return orjson.dumps(self._mischief.batch(orjson.loads(data))) if name.startswith("batches/") else data


@asynccontextmanager
async def mischievous(mischief: Mischief) -> AsyncIterator[tuple[Emulator, str]]:
    """The emulator, and the URL of the proxy before it."""
    async with Emulator(settings=Settings(step=0.2)) as emulator, Proxy(mischief, emulator.url) as url:
        yield emulator, url


def lose_creations(emulator: Emulator, times: int = 3) -> None:
    """So many creations that are done, and whose answer is lost; and looks that fail with 503."""
    lost = {"cut": -1, "commit": True, "method": "*models.batchGenerateContent", "skip": 1, "times": times}
    emulator.faults.add(lost)
    emulator.faults.add({"status": 503, "method": "*batches.get", "skip": 2, "times": 4})


async def batches_made(url: str) -> Counter[str]:
    """How many batches there are of each display name."""
    made: Counter[str] = Counter()
    token = ""
    async with aiohttp.ClientSession(headers={"x-goog-api-key": "test"}) as session:
        while True:
            asked = {"pageSize": "100", "pageToken": token}
            async with session.get(f"{url}/v1beta/batches", params=asked) as answer:
                page = await answer.json()
            made.update(batch["metadata"]["displayName"] for batch in page.get("operations", []))
            token = page.get("nextPageToken", "")
            if not token:
                return made
