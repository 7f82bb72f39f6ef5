from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from aiogenai.batch import disk, inflight, recovery, snapshot
from aiogenai.batch.bitset import Bitset
from aiogenai.batch.errors import LedgerFailed, OutputBusy
from aiogenai.batch.inflight import InFlight
from aiogenai.batch.ledger import Ledger
from aiogenai.batch.snapshot import Snapshot
from aiogenai.batch.sources import Position


def line(number: int) -> bytes:
    return b'{"line":%d,"key":"k%d","response":{}}' % (number, number)


def opened(path: Path, committed: Callable[[list[int]], None] = lambda marks: None) -> Ledger[int]:
    return Ledger(path, committed, lambda error: None)


async def test_lines_are_done_when_their_group_is_on_disk_and_not_before(tmp_path: Path) -> None:
    path, done = tmp_path / "out.jsonl", list[int]()
    ledger = opened(path, done.extend)
    for number in range(1, 101):
        ledger.append(line(number), number)
    assert [] == done
    await ledger.flush()
    assert list(range(1, 101)) == done
    assert b"".join(line(n) + b"\n" for n in range(1, 101)) == path.read_bytes()
    assert (path.stat().st_size, 1) == (ledger.size, ledger.groups)
    ledger.close()


async def test_a_group_is_written_after_a_moment_without_being_asked(tmp_path: Path) -> None:
    written = asyncio.Event()
    ledger = opened(tmp_path / "out.jsonl", lambda marks: written.set())
    ledger.append(line(1), 1)
    await written.wait()
    assert line(1) == (tmp_path / "out.jsonl").read_bytes().rstrip(b"\n")
    ledger.close()


async def test_a_slow_disk_makes_writers_wait(tmp_path: Path) -> None:
    ledger = opened(tmp_path / "out.jsonl")
    while not ledger.is_full:
        ledger.append(b"x" * 1024 * 1024, 1)
    await ledger.room()
    assert not ledger.is_full
    await ledger.flush()
    ledger.close()


async def test_a_full_disk_fails_the_ledger_and_leaves_it_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int, data: bytes) -> None:
        disk.os.write(descriptor, data[:5])
        raise OSError(28, "No space left on device")

    errors = list[LedgerFailed]()
    path = tmp_path / "out.jsonl"
    ledger: Ledger[int] = Ledger(path, lambda marks: None, errors.append)
    ledger.append(line(1), 1)
    await ledger.flush()
    monkeypatch.setattr(disk, "write_synced", full)
    ledger.append(line(2), 2)
    with pytest.raises(LedgerFailed, match="No space left"):
        await ledger.flush()
    with pytest.raises(LedgerFailed):
        ledger.append(line(3), 3)
    ledger.close()
    assert line(1) + b"\n" == path.read_bytes()
    assert 1 == len(errors)


async def test_two_processes_do_not_write_one_output(tmp_path: Path) -> None:
    ledger = opened(tmp_path / "out.jsonl")
    with pytest.raises(OutputBusy):
        opened(tmp_path / "out.jsonl")
    ledger.close()
    opened(tmp_path / "out.jsonl").close()


@pytest.mark.parametrize(
    "torn", [b"", b'{"line":4', b'{"line":4,"key":"k4"}', b'{"line":4,"resp\0\0\0\0\n', b"\0" * 50 + b"\n"]
)
def test_a_torn_tail_is_found(tmp_path: Path, torn: bytes) -> None:
    path = tmp_path / "out.jsonl"
    whole = b"".join(line(n) + b"\n" for n in (1, 2, 9))
    path.write_bytes(whole + torn)
    done = Bitset()
    found = recovery.recover(path, done)
    assert (len(whole), len(torn), 3) == (found.size, found.cut, found.lines)
    assert [0, 1, 8] == [n for n in range(20) if n in done]


def test_a_long_output_is_read_by_its_beginnings_and_its_tail_closely(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recovery, "_TAIL", 500)
    monkeypatch.setattr(recovery, "_BLOCK", 333)
    path = tmp_path / "out.jsonl"
    path.write_bytes(b"".join(line(n) + b"\n" for n in range(1, 201)) + b'{"li')
    done, seen = Bitset(), []
    found = recovery.recover(path, done, seen=seen.append)
    assert (200, 4, 200) == (found.lines, found.cut, len(done))
    assert 0 < len(seen) < 20
    again = Bitset()
    assert 100 == recovery.recover(path, again, sum(len(line(n)) + 1 for n in range(1, 101))).lines


def test_a_snapshot_comes_back_as_it_was_and_a_damaged_one_not_at_all(tmp_path: Path) -> None:
    path, done = tmp_path / "snapshot", Bitset()
    done.update([0, 5, 9])
    taken = Snapshot(done=done, output=7, dead=8, position=Position(3, 44), totals={"success": 3}, clean=True)
    snapshot.save(path, snapshot.dump(taken))
    back = snapshot.read(path)
    assert back is not None
    assert (bytes(done), 7, 8, Position(3, 44), {"success": 3}, True) == (
        bytes(back.done),
        back.output,
        back.dead,
        back.position,
        back.totals,
        back.clean,
    )
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    assert snapshot.read(path) is None
    assert snapshot.read(tmp_path / "none") is None


def test_what_was_in_flight_is_known_to_the_next_process(tmp_path: Path) -> None:
    flying = InFlight(tmp_path / "inflight")
    facts = (tmp_path / "inflight").stat()
    assert 512 * facts.st_blocks >= facts.st_size, "a hole would kill the process on a full disk"
    for number in (3, 4, 5, 4):
        flying.enter(number)
    flying.leave(4)
    flying.leave(99)
    flying.close()
    after = InFlight(tmp_path / "inflight")
    assert [3, 5] == sorted(after.left)
    after.close()
    assert [] == InFlight(tmp_path / "inflight").left


def test_with_more_lines_than_slots_the_rest_go_unrecorded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inflight, "_SLOTS", 2)
    monkeypatch.setattr(inflight, "_BYTES", 16)
    flying = InFlight(tmp_path / "inflight")
    for number in (1, 2, 3):
        flying.enter(number)
    flying.leave(3)
    flying.close()
    assert [1, 2] == sorted(InFlight(tmp_path / "inflight").left)


def test_a_set_knows_whether_it_has_all_of_a_range() -> None:
    numbers = Bitset()
    assert numbers.has_all(3, 3)
    assert not numbers.has_all(0, 1)
    numbers.update(range(100))
    assert all(numbers.has_all(a, b) for a in range(0, 100, 7) for b in range(a, 101))
    assert not any(numbers.has_all(a, b) for a in range(0, 100, 7) for b in (101, 102, 200, 10_000))
    assert (True, False, 101) == (numbers.add(101), numbers.add(101), len(numbers))
    assert not numbers.has_all(0, 102)
