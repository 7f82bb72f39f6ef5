"""Resources by full name, and the bytes of files, in memory. Knows no family: a record is JSON under its name.

Keys that start with `~` are the server's own notes on a record, and collections that do are its own: never shown.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any, TypeAlias

Record: TypeAlias = dict[str, Any]


class Store:
    """Records are replaced by `put`, never changed in place, so that another store can keep them elsewhere."""

    def __init__(self) -> None:
        self._collections: dict[str, dict[str, Record]] = {}
        self._blobs: dict[str, bytes] = {}
        self._places = itertools.count(1)

    @property
    def unsettled(self) -> bool:
        """Whether something was changed that is not yet kept as well as it will be."""
        return False

    async def settled(self) -> None:
        """Waits until it is."""

    def get(self, name: str) -> Record | None:
        collection = self._collections.get(_collection(name))
        return collection.get(name) if collection else None

    def put(self, name: str, record: Record) -> Record:
        """Adds a record, at the end of its collection, or replaces it where it stands."""
        collection = self._collections.setdefault(_collection(name), {})
        known = collection.get(name)
        collection[name] = {**record, "~place": known["~place"] if known else next(self._places)}
        return collection[name]

    def remove(self, name: str) -> None:
        """Removes a record, its bytes and everything below it."""
        self._collections.get(_collection(name), {}).pop(name, None)
        self._blobs.pop(name, None)
        for below in [key for key in self._collections if key.startswith(name + "/")]:
            for child in self._collections.pop(below):
                self._blobs.pop(child, None)

    def records(self, collection: str) -> Iterator[tuple[int, Record]]:
        """The records of a collection, oldest first, each with its place."""
        for record in list(self._collections.get(collection, {}).values()):
            yield record["~place"], record

    def has_children(self, name: str, *collections: str) -> bool:
        return any(self._collections.get(f"{name}/{collection}") for collection in collections)

    def blob(self, name: str) -> bytes | None:
        return self._blobs.get(name)

    def put_blob(self, name: str, data: bytes) -> None:
        self._blobs[name] = data

    def clear(self) -> None:
        self._collections.clear()
        self._blobs.clear()

    def _load(self, name: str, record: Record) -> None:
        """Takes a record as it was kept, after those that are here."""
        self._collections.setdefault(_collection(name), {})[name] = record

    def collections(self) -> dict[str, int]:
        """How many records there are, by collection."""
        return {path: len(records) for path, records in self._collections.items() if records and path[0] != "~"}

    @property
    def last_place(self) -> int:
        """The highest place of all records."""
        return max((r["~place"] for records in self._collections.values() for r in records.values()), default=0)

    def counts(self) -> dict[str, int]:
        """How many records there are, by top-level collection."""
        counts: dict[str, int] = {}
        for path, size in self.collections().items():
            top = path.partition("/")[0]
            counts[top] = counts.get(top, 0) + size
        return counts


def _collection(name: str) -> str:
    return name.rpartition("/")[0]
