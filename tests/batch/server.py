"""A fast server of our own that answers rows: with a latency, within rolling quotas, and with faults when asked.

    python -m tests.batch.server --latency 0.05 --rpm 600

prints its URL. Every prompt is answered with itself, so that results can be told apart. Counts what it was sent.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import time
from collections import Counter, deque
from collections.abc import Callable
from typing import Any

import orjson
from aiohttp import web

MINUTE = 60.0


class Rolling:
    """A quota over any span of a minute, as strict as can be."""

    def __init__(self, limit: float | None, span: float = MINUTE) -> None:
        self.limit = limit
        self.span = span
        self.used = 0.0
        self._seen: deque[tuple[float, float]] = deque()

    def wait(self, now: float, amount: float) -> float:
        while self._seen and self._seen[0][0] <= now - self.span:
            self.used -= self._seen.popleft()[1]
        if self.limit is None or self.used + amount <= self.limit:
            return 0.0
        return self._seen[0][0] + self.span - now if self._seen else self.span

    def take(self, now: float, amount: float) -> None:
        if self.limit is not None:
            self._seen.append((now, amount))
            self.used += amount


class Answers:
    """What the server does with a row.

    Attributes:
        answered: After so many requests, the others wait for an hour.
        fault: Called with the prompt and how often it came before; gives an answer in place of the usual one.
        seen: How often each prompt was accepted.
        peers: How many requests each address sent.
        seconds: How many requests were accepted in each second, by the clock of this machine.
    """

    def __init__(self, *, latency: float = 0.0, rpm: float | None = None, tpm: float | None = None) -> None:
        self.latency = latency
        self.answered: float = float("inf")
        self.requests = Rolling(rpm)
        self.tokens = Rolling(tpm)
        self.fault: Callable[[str, int], web.Response | None] = lambda prompt, before: None
        self.seen: Counter[str] = Counter()
        self.peers: Counter[str] = Counter()
        self.seconds: Counter[int] = Counter()
        self.sent: list[float] = []
        self.refused = 0
        self._counted = asyncio.Condition()

    async def reached(self, count: int) -> None:
        """Waits until so many requests came."""
        async with self._counted:
            await self._counted.wait_for(lambda: len(self.sent) >= count)

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        if request.path == "/stats":
            told = {"seen": self.seen, "refused": self.refused, "peers": self.peers, "seconds": self.seconds}
            return web.json_response(told)
        tree = orjson.loads(await request.read())
        self.sent.append(time.monotonic())
        latency = self.latency if len(self.sent) <= self.answered else 3600.0
        self.peers[str(request.remote)] += 1
        async with self._counted:
            self._counted.notify_all()
        prompt = prompt_of(tree)
        refusal = self._refusal(time.monotonic(), tokens_of(prompt))
        if refusal is not None:
            self.refused += 1
            return refusal
        fault = self.fault(prompt, self.seen[prompt])
        self.seen[prompt] += 1
        self.seconds[int(time.monotonic())] += 1
        if latency:
            await asyncio.sleep(latency)
        return fault if fault is not None else web.Response(body=response(prompt), content_type="application/json")

    def _refusal(self, now: float, tokens: float) -> web.Response | None:
        for name, quota, amount in (
            ("GenerateRequestsPerMinutePerProjectPerModel", self.requests, 1.0),
            ("GenerateContentInputTokensPerModelPerMinute", self.tokens, tokens),
        ):
            wait = quota.wait(now, amount)
            if wait > 0:
                return refusal(name, int(quota.limit or 0), wait)
        self.requests.take(now, 1.0)
        self.tokens.take(now, tokens)
        return None


def prompt_of(tree: dict[str, Any]) -> str:
    contents = tree.get("contents") or [tree.get("content", {})]
    return str(contents[0]["parts"][0]["text"])


def tokens_of(prompt: str) -> int:
    return max(1, len(prompt) // 4)


def response(prompt: str, **candidate: Any) -> bytes:
    said = {"content": {"role": "model", "parts": [{"text": prompt}]}, "finishReason": "STOP", **candidate}
    counts = {"promptTokenCount": tokens_of(prompt), "candidatesTokenCount": 2}
    return orjson.dumps({"candidates": [said], "usageMetadata": counts})


def error(code: int, status: str, *details: dict[str, Any]) -> web.Response:
    said = {"code": code, "status": status, "message": status.lower(), "details": list(details)}
    return web.Response(status=code, body=orjson.dumps({"error": said}), content_type="application/json")


def refusal(quota_id: str, value: int, delay: float) -> web.Response:
    violation = {"quotaMetric": "generativelanguage", "quotaId": quota_id, "quotaValue": str(value)}
    return error(
        429,
        "RESOURCE_EXHAUSTED",
        {"@type": "type.googleapis.com/google.rpc.QuotaFailure", "violations": [violation]},
        {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": f"{delay:.3f}s"},
    )


class Serving:
    """The server, in this loop: `async with Serving(Answers()) as url`."""

    def __init__(self, answers: Answers, host: str = "127.0.0.1") -> None:
        self._host = host
        self._runner = web.ServerRunner(web.Server(answers.answer), shutdown_timeout=0.1)  # some answers never come

    async def __aenter__(self) -> str:
        await self._runner.setup()
        site = web.TCPSite(self._runner, self._host, 0, backlog=1024)
        await site.start()
        return f"http://{self._host}:{self._runner.addresses[0][1]}"

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--latency", type=float, default=0.0)
    parser.add_argument("--answered", type=float, default=float("inf"))
    parser.add_argument("--rpm", type=float)
    parser.add_argument("--tpm", type=float)
    options = parser.parse_args()
    answers = Answers(latency=options.latency, rpm=options.rpm, tpm=options.tpm)
    answers.answered = options.answered
    async with Serving(answers, options.host) as url:
        sys.stdout.write(url + "\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
