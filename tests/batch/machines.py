"""Machines of a test: each has an address, processes and shared memory of its own, and all have one file system.

They are namespaces of Linux on one bridge, whose own address is for what they call. Nothing outlives the test.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from attrs import define, frozen

from tests.batch.processes import ROOT

_OWN = "mount -t tmpfs none /dev/shm && mkdir -p /tmp/ray && mount -t tmpfs none /tmp/ray && exec"
_IN_ROOT = f"cd {ROOT} && exec"


@define
class Machine:
    """A machine that is off until `boot`.

    `name` is that of its network namespace, `address` how others call it, `port` the end of its cable at the bridge.
    """

    name: str
    address: str
    port: str
    _first: asyncio.subprocess.Process | None = None

    async def boot(self, until: bytes, *command: str, env: Mapping[str, str]) -> None:
        """Starts its first process, with whose end all others end, and waits until it has said something."""
        own = ("sh", "-c", f'{_OWN} "$@"', "sh")
        self._first = first = await asyncio.create_subprocess_exec(
            "ip", "netns", "exec", self.name, "unshare", "--pid", "--fork", "--mount-proc", "--kill-child",
            *own, *command, env=env, stdout=asyncio.subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        assert first.stdout is not None
        said = b""
        while until not in said:
            line = await first.stdout.readline()
            assert line, said.decode()
            said += line

    async def start(self, *command: str, env: Mapping[str, str]) -> Running:
        """Begins another process."""
        assert self._first is not None
        (init,) = _children(self._first.pid)
        door = await asyncio.create_subprocess_exec(
            "nsenter", f"--target={init}", "--net", "--pid", "--mount", "sh", "-c", f'{_IN_ROOT} "$@"', "sh", *command,
            env=env, stdout=subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        return Running(door, await asyncio.to_thread(_only_child, door.pid))

    def find(self, word: str) -> list[int]:
        """Its processes with a word in their command."""
        assert self._first is not None
        family = [self._first.pid]
        for pid in family:
            family += _children(pid)
        return [pid for pid in family if word in _command(pid)]

    def cut_off(self) -> None:
        """Pulls its cable; what runs on it goes on."""
        _ip("link", "set", self.port, "down")

    async def lose(self) -> None:
        """Ends all of it at once, as a failing power supply does."""
        if self._first is not None:
            with suppress(ProcessLookupError):
                self._first.kill()
            await self._first.communicate()
            self._first = None


@frozen
class Running:
    """A process of a machine. `door` ends when it does, with its code."""

    door: asyncio.subprocess.Process
    pid: int

    def send(self, number: signal.Signals) -> None:
        os.kill(self.pid, number)

    async def said(self) -> str:
        """What it wrote to stderr, when it has ended."""
        return (await self.door.communicate())[1].decode()


@frozen
class Network:
    """`outside`: the address by which machines call this process."""

    outside: str
    machines: list[Machine]


def refused() -> str:
    """Why there can be no machines; empty when there can."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return "namespaces need root on Linux"
    if missing := [name for name in ("ip", "unshare", "nsenter") if shutil.which(name) is None]:
        return f"namespaces need {', '.join(missing)}"
    name = f"aiogenai-{os.getpid()}"
    try:
        _ip("netns", "add", name)
        _ip("link", "add", f"ag{os.getpid()}", "type", "bridge")
    except subprocess.CalledProcessError as error:
        return f"no namespaces here: {error.stderr.strip()}"
    finally:
        _ip("link", "delete", f"ag{os.getpid()}", check=False)
        _ip("netns", "delete", name, check=False)
    return ""


@asynccontextmanager
async def network(count: int) -> AsyncIterator[Network]:
    """So many machines that are off, and reach one another and this process."""
    pid = os.getpid()
    bridge, prefix = f"ag{pid}", f"198.18.{pid % 256}"
    machines = [Machine(f"aiogenai-{pid}-{n}", f"{prefix}.{n}", f"ag{pid}p{n}") for n in range(1, count + 1)]
    try:
        _ip("link", "add", bridge, "type", "bridge")
        _ip("address", "add", f"{prefix}.254/24", "dev", bridge)
        _ip("link", "set", bridge, "up")
        for machine in machines:
            _ip("netns", "add", machine.name)
            _ip("link", "add", machine.port, "type", "veth", "peer", "name", "eth0", "netns", machine.name)
            _ip("link", "set", machine.port, "master", bridge, "up")
            _ip("-n", machine.name, "address", "add", f"{machine.address}/24", "dev", "eth0")
            for device in ("lo", "eth0"):
                _ip("-n", machine.name, "link", "set", device, "up")
        yield Network(f"{prefix}.254", machines)
    finally:
        for machine in machines:
            await machine.lose()
            _ip("link", "delete", machine.port, check=False)  # a namespace lets go of its end when it likes
            _ip("netns", "delete", machine.name, check=False)
        _ip("link", "delete", bridge, check=False)


def _ip(*arguments: str, check: bool = True) -> None:
    subprocess.run(["ip", *arguments], check=check, capture_output=True, text=True)


def _children(pid: int) -> list[int]:
    try:
        return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def _only_child(pid: int) -> int:
    for _ in range(3000):
        if found := _children(pid):
            return found[0]
        time.sleep(0.01)  # another process: there is nothing to wait for
    raise AssertionError("the machine is gone, or takes no process")


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        return ""
