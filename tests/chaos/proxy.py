"""A proxy that does to each request of a call what the call's plan says, and counts it: a fault not met is told."""

from __future__ import annotations

import contextlib
import random
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from urllib.parse import parse_qs, urlsplit

import aiohttp
from attrs import define, field

from tests.chaos.faults import FAULTS, Answer, truth
from tests.runtime.scripted import Wire, scripted

CALL = "x-chaos-call"
_UPLOAD = "x-goog-upload-"
_OWN = frozenset({"host", "content-length", "transfer-encoding", "connection", "accept-encoding", CALL})


@define
class Plan:
    """What happens to the requests of one call, in their order; what comes after them is true.

    `commits` says whether the server sees a request whose answer is a fault: it may have acted although nobody heard.
    """

    faults: Sequence[str]
    seed: int
    commits: bool
    met: int = 0


@define
class Proxy:
    """The plans by call, and how often each fault was met."""

    upstream: str
    session: aiohttp.ClientSession
    plans: dict[str, Plan] = field(factory=dict)
    met: Counter[str] = field(factory=Counter)
    url: str = ""
    _uploads: dict[str, str] = field(factory=dict)

    async def handle(self, wire: Wire) -> None:
        call = wire.headers.get(CALL) or self._uploads.get(wire.query.get("upload_id", ""), "")
        plan = self.plans.get(call)
        if plan is None or plan.met >= len(plan.faults):
            await truth(wire, await self._ask(wire, call), random.Random(0))
            return
        name = plan.faults[plan.met]
        plan.met += 1
        self.met[name] += 1
        chance = random.Random(plan.seed + plan.met)
        unheard = name in {"reset unanswered", "close unanswered", "stall"} or name[0].isdigit()
        hidden = unheard and (not plan.commits or name.startswith("429"))  # who is told to wait was not served
        answer = Answer(200, "application/json", b"{}") if hidden else await self._ask(wire, call)
        await FAULTS[name](wire, answer, chance)

    async def _ask(self, wire: Wire, call: str) -> Answer:
        body = await wire.read()
        headers = {name: value for name, value in wire.headers.items() if name.lower() not in _OWN}
        url = f"{self.upstream.rstrip('/')}{wire.path}"
        async with self.session.request(
            wire.verb, url, params=wire.query, data=body, headers=headers, skip_auto_headers=("Content-Type",)
        ) as got:
            upload = {
                name.replace("-", "_"): value for name, value in got.headers.items() if name.lower().startswith(_UPLOAD)
            }
            session = parse_qs(urlsplit(got.headers.get("x-goog-upload-url", "")).query).get("upload_id", [])
            self._uploads.update(dict.fromkeys(session, call))  # its chunks are of the same call
            return Answer(got.status, got.headers.get("content-type", ""), await got.read(), upload)


@contextlib.asynccontextmanager
async def proxy(upstream: str) -> AsyncIterator[Proxy]:
    """A proxy before `upstream`, while the block runs."""
    async with aiohttp.ClientSession() as session:
        made = Proxy(upstream, session)
        async with scripted(made.handle) as served:
            served.seen = _Forgetful()
            made.url = served.url
            yield made


class _Forgetful(list[Wire]):
    """A long run keeps no requests."""

    def append(self, item: Wire) -> None:
        del item
