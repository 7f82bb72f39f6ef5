"""What a store keeps on disk: records in SQLite, bytes in files beside it; written in a thread, in groups.

What was written before `settled` was awaited outlives the death of the process, by kill -9 too. What one turn of the
event loop writes is kept whole or not at all: a file never without its bytes.
"""

from __future__ import annotations

import asyncio
import itertools
import os
import queue
import secrets
import sqlite3
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import TypeAlias

import orjson
from attrs import frozen

from .trees import Json

_FORMAT = "1"
_TABLES = """
    CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS records (name TEXT PRIMARY KEY, place INTEGER NOT NULL, record BLOB NOT NULL);
    CREATE TABLE IF NOT EXISTS blobs (name TEXT PRIMARY KEY, file TEXT NOT NULL) WITHOUT ROWID;
"""


@frozen
class Put:
    """A record, new or changed."""

    name: str
    record: Json


@frozen
class PutBytes:
    """Bytes, new or other ones. `kept` is called, in the thread, once they are there."""

    name: str
    data: bytes
    kept: Callable[[Path], None]


@frozen
class Remove:
    """A record, its bytes, and all that is below it."""

    name: str


@frozen
class Clear:
    """Everything."""


Change: TypeAlias = Put | PutBytes | Remove | Clear


class Journal:
    """The folder of one server; no other may use it at the same time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._bytes = folder / "bytes"
        self._turn: list[Change] = []
        """What this turn of the loop has written so far."""
        self._groups: queue.SimpleQueue[list[Change] | Future[None] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._database: sqlite3.Connection | None = None
        self._numbers = itertools.count()
        self._given = 0
        self._kept = 0

    def open(self) -> bytes:
        """Makes the folder ready and starts to write; gives the secret that is kept in it.

        Raises:
            OSError: It cannot be used, or is used already.
        """
        self._bytes.mkdir(parents=True, exist_ok=True)
        try:
            database = sqlite3.connect(self._folder / "state.sqlite", check_same_thread=False, timeout=0.5)
            database.execute("PRAGMA locking_mode=EXCLUSIVE")
            database.execute("PRAGMA journal_mode=WAL")
            database.execute("PRAGMA synchronous=NORMAL")  # enough for kill -9; the machine itself may lose the last
            database.executescript(_TABLES)
            facts = [("secret", secrets.token_bytes(32)), ("format", _FORMAT.encode())]
            database.executemany("INSERT OR IGNORE INTO facts VALUES (?, ?)", facts)
            database.commit()
            known = dict(database.execute("SELECT name, value FROM facts"))
        except sqlite3.Error as error:
            raise OSError(f"the data in {self._folder} cannot be used: {error}") from error
        if known["format"] != _FORMAT.encode():
            database.close()
            raise OSError(f"the data in {self._folder} is of another version")
        self._database = database
        self._sweep()
        self._thread = threading.Thread(target=self._run, name="emulator journal", daemon=True)
        self._thread.start()
        secret: bytes = known["secret"]
        return secret

    def close(self) -> None:
        """Writes what is left and lets go of the folder."""
        if self._thread is not None and self._database is not None:
            self._hand_over()
            self._groups.put(None)
            self._thread.join()
            self._database.close()
            self._thread = self._database = None

    def records(self) -> Iterator[tuple[str, Json]]:
        """What is kept, oldest first. Asked for before anything is written."""
        if self._database is not None:
            for name, record in self._database.execute("SELECT name, record FROM records ORDER BY place"):
                yield name, orjson.loads(record)

    def files(self) -> dict[str, Path]:
        """Where the bytes of each name are."""
        if self._database is None:
            return {}
        return {name: self._bytes / file for name, file in self._database.execute("SELECT name, file FROM blobs")}

    def write(self, change: Change) -> None:
        self._given += 1
        self._turn.append(change)
        if len(self._turn) == 1:
            try:
                asyncio.get_running_loop().call_soon(self._hand_over)
            except RuntimeError:  # no loop, no turns
                self._hand_over()

    @property
    def unsettled(self) -> bool:
        return self._given != self._kept

    async def settled(self) -> None:
        """Waits until all that was given is kept."""
        self._hand_over()
        mark: Future[None] = Future()
        self._groups.put(mark)
        await asyncio.wrap_future(mark)

    def _hand_over(self) -> None:
        turn, self._turn = self._turn, []
        if turn:
            self._groups.put(turn)

    def _run(self) -> None:
        going = True
        while going:
            items = [self._groups.get()]
            while not self._groups.empty():
                items.append(self._groups.get())
            going = None not in items
            changes = [change for group in items if isinstance(group, list) for change in group]
            self._keep(changes, [mark for mark in items if isinstance(mark, Future)])

    def _keep(self, changes: list[Change], marks: list[Future[None]]) -> None:
        after: list[Callable[[], None]] = []
        try:
            if self._database is not None and changes:
                with self._database:
                    for change in changes:
                        after.extend(self._apply(self._database, change))
        except (OSError, sqlite3.Error) as error:
            for mark in marks:
                mark.set_exception(error)
            return
        self._kept += len(changes)
        for act in after:
            act()
        for mark in marks:
            if mark.set_running_or_notify_cancel():
                mark.set_result(None)

    def _apply(self, database: sqlite3.Connection, change: Change) -> list[Callable[[], None]]:
        """One change, within the transaction; gives what must wait until that is over."""
        match change:
            case Put(name, record):
                database.execute(
                    "INSERT OR REPLACE INTO records VALUES (?, ?, ?)", (name, record["~place"], orjson.dumps(record))
                )
                return []
            case PutBytes(name, data, kept):
                old = [path for (path,) in database.execute("SELECT file FROM blobs WHERE name = ?", (name,))]
                file = f"{os.getpid():x}-{secrets.token_hex(4)}-{next(self._numbers):x}"
                path = self._bytes / file
                path.write_bytes(data)  # under a new name: what the old one holds is good until the commit
                database.execute("INSERT OR REPLACE INTO blobs VALUES (?, ?)", (name, file))
                return [lambda: kept(path), *map(self._unlinker, old)]
            case Remove(name):
                span = (name, f"{name}/", f"{name}0")  # the character after the slash
                where = "WHERE name = ? OR (name > ? AND name < ?)"
                old = [file for (file,) in database.execute(f"SELECT file FROM blobs {where}", span)]  # noqa: S608  # a constant
                database.execute(f"DELETE FROM blobs {where}", span)  # noqa: S608  # the same
                database.execute(f"DELETE FROM records {where}", span)  # noqa: S608  # the same
                return list(map(self._unlinker, old))
            case Clear():
                database.execute("DELETE FROM blobs")
                database.execute("DELETE FROM records")
                return [self._sweep]

    def _unlinker(self, file: str) -> Callable[[], None]:
        return lambda: (self._bytes / file).unlink(missing_ok=True)

    def _sweep(self) -> None:
        """Removes files that no commit knows of: what a death in the middle has left."""
        known = set(self.files().values())
        for path in self._bytes.iterdir():
            if path not in known:
                path.unlink(missing_ok=True)
