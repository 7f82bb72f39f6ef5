"""A picture of a running job beside its output, so that a resume reads the end of the output only.

It may be old, and never lies: it says what was on disk, and up to which byte. Losing it costs a longer start.
"""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import Any, cast

from attrs import asdict, field, frozen

from ..runtime.converter import decode, encode
from ..runtime.errors import DecodeError
from . import disk
from .bitset import Bitset
from .sources import Position


@frozen(kw_only=True)
class Snapshot:
    """What was done at a time.

    Attributes:
        done: Lines that have their result, or their place among the dead letters.
        output: Bytes of the output that `done` speaks of.
        dead: The same of the dead letters.
        position: All lines before it are done, so that reading may begin there.
        totals: Counts and sums since the job's first start.
        clean: Whether the job was not running any more.
    """

    done: Bitset
    output: int = 0
    dead: int = 0
    position: Position = field(factory=Position)
    totals: dict[str, Any] = field(factory=dict[str, Any])
    clean: bool = False


_MARK = b"aiogenai batch snapshot 1\n"


def dump(snapshot: Snapshot) -> bytes:
    head = {
        "output": snapshot.output,
        "dead": snapshot.dead,
        "position": asdict(snapshot.position),
        "totals": snapshot.totals,
        "clean": snapshot.clean,
    }
    body = encode(head) + b"\n" + zlib.compress(bytes(snapshot.done), 1)
    return _MARK + zlib.crc32(body).to_bytes(4, "little") + body


def save(path: Path, data: bytes) -> None:
    """Blocks until it is on disk."""
    disk.replace(path, data)


def read(path: Path) -> Snapshot | None:
    """The last picture; `None` when there is none, or what is there is not one."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    body = data[len(_MARK) + 4 :]
    if not data.startswith(_MARK) or data[len(_MARK) : len(_MARK) + 4] != zlib.crc32(body).to_bytes(4, "little"):
        return None
    head, _, bits = body.partition(b"\n")
    try:
        facts = cast("dict[str, Any]", decode(head))
        done = Bitset(zlib.decompress(bits))
    except (DecodeError, zlib.error):
        return None
    return Snapshot(
        done=done,
        output=facts["output"],
        dead=facts["dead"],
        position=Position(**facts["position"]),
        totals=facts["totals"],
        clean=facts["clean"],
    )
