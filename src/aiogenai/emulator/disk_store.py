"""A store that outlives its process: records in memory and in a journal, bytes in files once they are written."""

from __future__ import annotations

import itertools
import threading
from pathlib import Path

from .journal import Clear, Journal, Put, PutBytes, Remove
from .store import Record, Store


class DiskStore(Store):
    """`open` reads what is there, and must come before anything else; `close` writes what is left."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._journal = Journal(folder)
        self._files: dict[str, Path] = {}
        self._lock = threading.Lock()
        """Between the loop and the journal's thread, over where bytes are."""

    def open(self) -> bytes:
        """Reads what is there; gives the secret that is kept with it.

        Raises:
            OSError: The folder cannot be used.
        """
        secret = self._journal.open()
        super().clear()
        last = 0
        for name, record in self._journal.records():
            last = record["~place"]
            self._load(name, record)
        self._places = itertools.count(last + 1)
        self._files = self._journal.files()
        return secret

    def close(self) -> None:
        self._journal.close()

    @property
    def unsettled(self) -> bool:
        return self._journal.unsettled

    async def settled(self) -> None:
        await self._journal.settled()

    def put(self, name: str, record: Record) -> Record:
        record = super().put(name, record)
        self._journal.write(Put(name, record))
        return record

    def remove(self, name: str) -> None:
        super().remove(name)
        with self._lock:
            for known in [file for file in self._files if file == name or file.startswith(f"{name}/")]:
                del self._files[known]
        self._journal.write(Remove(name))

    def blob(self, name: str) -> bytes | None:
        with self._lock:
            data, path = self._blobs.get(name), self._files.get(name)
        return path.read_bytes() if data is None and path is not None else data

    def put_blob(self, name: str, data: bytes) -> None:
        with self._lock:
            self._blobs[name] = data

        def kept(path: Path) -> None:
            with self._lock:
                if self._blobs.get(name) is data:  # else there are other bytes by now, or none
                    self._files[name] = path
                    del self._blobs[name]

        self._journal.write(PutBytes(name, data, kept))

    def clear(self) -> None:
        super().clear()
        with self._lock:
            self._files.clear()
        self._journal.write(Clear())
