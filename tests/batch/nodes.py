"""A cluster of Ray on machines that are lost, and what must hold of a job that ran on it."""

from __future__ import annotations

import asyncio
import os
import secrets
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Literal

from attrs import frozen

from tests.batch.jobs import read, texts, write
from tests.batch.machines import Machine, Network, Running, network
from tests.batch.processes import reached, sent_again, serving, stats

Loss = Literal["machine", "network", "raylet", "limiter", "driver", "interrupt"]

_PORT = 6379
_RAY = (str(Path(sys.executable).with_name("ray")), "start", "--block", "--num-cpus=4", "--disable-usage-stats")
_HEAD = ("--head", f"--port={_PORT}", "--include-dashboard=false")


@frozen
class Cluster:
    """Two machines with Ray, and a server that they call. Commands run on the head."""

    url: str
    head: Machine
    other: Machine
    env: Mapping[str, str]

    async def batch(self, *arguments: str, **env: str) -> Running:
        command = (sys.executable, "-m", "aiogenai.cli", "batch", *arguments, "--progress", "none")
        return await self.head.start(*command, env={**self.env, "RAY_ADDRESS": f"{self.head.address}:{_PORT}", **env})

    async def reached(self, running: Running, rows: int) -> None:
        """Waits until so many rows are answered, while the command runs."""
        on_the_way = asyncio.ensure_future(reached(self.url, rows))
        over = asyncio.ensure_future(running.door.wait())
        await asyncio.wait([on_the_way, over], return_when=asyncio.FIRST_COMPLETED)
        on_the_way.cancel()
        over.cancel()
        assert running.door.returncode is None, await running.said()


@asynccontextmanager
async def cluster(folder: Path, *server: str, token: bool = True) -> AsyncIterator[Cluster]:
    """`token`: whether only those may join who know it."""
    async with network(2) as net, serving("--host", net.outside, *server) as url:
        secret = {"RAY_AUTH_TOKEN": secrets.token_hex(32)} if token else {}
        mode = "token" if token else "disabled"
        env = {
            **os.environ, **secret, "RAY_AUTH_MODE": mode, "HOME": str(folder),
            "GEMINI_API_KEY": "test", "GEMINI_BASE_URL": url,
        }  # fmt: skip
        head, other = net.machines
        await _boot(net, head, *_HEAD, env=env)
        await _boot(net, other, f"--address={head.address}:{_PORT}", env=env)
        yield Cluster(url, head, other, env)


async def _boot(net: Network, machine: Machine, *arguments: str, env: Mapping[str, str]) -> None:
    await machine.boot(b"will now block", *_RAY, f"--node-ip-address={machine.address}", *arguments, env=env)


@frozen
class Shared:
    """What both machines sent, and how much of the quota they used in each whole minute."""

    peers: Mapping[str, int]
    minutes: tuple[float, ...]
    refused: int

    def line(self) -> str:
        used = " ".join(f"{part:.1%}" for part in self.minutes)
        sent = " + ".join(f"{count:,}" for count in self.peers.values())
        return f"{sent} requests of two machines, {self.refused} refused; of one quota, used by the minute: {used}"


async def quota_trial(folder: Path, rows: int, rpm: int) -> Shared:
    """A job on both machines, against a server that counts over any minute."""
    job = made(folder, rows, "quota", rpm)
    async with cluster(folder, "--latency", "0.05", "--rpm", str(rpm)) as there:
        running = await there.batch("run", *job)
        said = await running.said()
        assert 0 == running.door.returncode, said
        seen = await stats(there.url)
    _all_there(folder, rows, "quota")
    return Shared(seen["peers"], _minutes(seen["seconds"], rpm), seen["refused"])


def _minutes(seconds: Mapping[str, int], rpm: int) -> tuple[float, ...]:
    """Of whole minutes since the first request."""
    first, last = int(min(seconds, key=int)), int(max(seconds, key=int))
    starts = range(first, last - 59, 60)
    return tuple(sum(seconds.get(str(start + n), 0) for n in range(60)) / rpm for start in starts)


async def loss_trial(folder: Path, rows: int, at: float, loss: Loss, rpm: int = 30_000, *, token: bool = True) -> int:
    """A job that loses one of its machines, its network, its raylet, or the limiter; or its driver, and is resumed.

    How many rows were sent again; all else has to be as if nothing had happened.
    """
    name = f"lost-{loss}"
    job = made(folder, rows, name, rpm)
    async with cluster(folder, "--latency", "0.02", "--rpm", str(rpm), token=token) as there:
        running = await there.batch("run", *job)
        await there.reached(running, int(rows * at))
        seen = await stats(there.url)
        assert {there.head.address, there.other.address} == set(seen["peers"]), "one of the machines did nothing"
        await _lose(there, running, loss)
        said = await running.said()
        if loss in {"driver", "interrupt"}:
            assert running.door.returncode == {"driver": -signal.SIGKILL, "interrupt": 130}[loss], said
            running = await there.batch("resume", job[1], "--engine", "ray")
            said = await running.said()
        assert 0 == running.door.returncode, said
        seen = await stats(there.url)
    _all_there(folder, rows, name)
    again = sum(seen["seen"].values()) - rows
    assert 0 <= again <= sent_again(said), f"{again} rows were sent again, and not all are told of: {said}"
    assert 0 == seen["refused"], "more was sent than the quota has"
    return again


async def _lose(there: Cluster, running: Running, loss: Loss) -> None:
    if loss == "machine":
        await there.other.lose()
    elif loss == "network":
        there.other.cut_off()
    elif loss == "raylet":
        (raylet,) = there.other.find("raylet/raylet ")
        os.kill(raylet, signal.SIGKILL)
    elif loss == "limiter":
        (limiter,) = there.head.find("ray::LimiterActor")
        os.kill(limiter, signal.SIGKILL)
    else:
        running.send(signal.SIGKILL if loss == "driver" else signal.SIGINT)


def made(folder: Path, rows: int, name: str, rpm: int) -> tuple[str, ...]:
    """Writes an input; the arguments of a job for two workers."""
    source, output = folder / f"{name}.jsonl", folder / f"{name}.out.jsonl"
    write(source, ({"key": f"{name}-{n}", "prompt": f"{name}-{n}"} for n in range(1, rows + 1)))
    return (
        str(source), str(output), "--model", "m", "--engine", "ray", "--workers", "2", "--in-flight", "32",
        "--rpm", str(rpm),
    )  # fmt: skip


def _all_there(folder: Path, rows: int, name: str) -> None:
    found: list[dict[str, Any]] = read(folder / f"{name}.out.jsonl")
    assert {n: f"{name}-{n}" for n in range(1, rows + 1)} == texts(found), "lost, or another's answer"
