"""Resumable uploads in a store that outlives its process: each a record, and the bytes that came beside it, in pieces.

An upload goes on after kill -9 from the last byte that the caller was told of.
"""

from __future__ import annotations

from collections.abc import Iterable

from aiogenai.runtime.request import Method

from .dispatch import Target
from .session import Session
from .sessions import Sessions
from .store import Record, Store

_COLLECTION = "~uploads"
"""No resource's: names that start so are the server's own."""


class KeptSessions(Sessions):
    """Those of a folder."""

    def __init__(self, store: Store, methods: Iterable[Method]) -> None:
        super().__init__()
        self._store = store
        self._methods = {method.id: method for method in methods}
        self._kept: dict[str, int] = {}
        """Bytes of each that are in the store."""

    def resume(self) -> None:
        for _, record in self._store.records(_COLLECTION):
            if record["method"] in self._methods:  # else the folder was another document's
                session = self._session(record)
                self._sessions[session.id] = session
                self._kept[session.id] = len(session.data)

    def add(self, session: Session) -> None:
        super().add(session)
        self.keep(session)

    def keep(self, session: Session) -> None:
        name, size = f"{_COLLECTION}/{session.id}", len(session.data)
        kept = self._kept.get(session.id)
        if kept is None or session.status != "active" or size < kept:
            self._store.remove(name)
            self._store.put(name, _record(session))
            kept = 0
        if size > kept:
            piece = f"{name}/pieces/{kept}"
            self._store.put(piece, {})
            self._store.put_blob(piece, bytes(session.data[kept:]))
        self._kept[session.id] = size

    def forget(self, session_id: str) -> None:
        super().forget(session_id)
        self._kept.pop(session_id, None)
        self._store.remove(f"{_COLLECTION}/{session_id}")

    def clear(self) -> None:
        super().clear()
        self._kept.clear()

    def _session(self, record: Record) -> Session:
        target = Target(self._methods[record["method"]], "upload", record["path"], record["params"], record["query"])
        session = Session(
            record["id"], target, record["message"], record["mimeType"], record["fileName"], record["length"],
            status=record["status"], reply=record["reply"], received=record["received"],
        )  # fmt: skip
        pieces = f"{_COLLECTION}/{session.id}/pieces"
        for _ in self._store.records(pieces):  # each is named by where it begins
            session.data += self._store.blob(f"{pieces}/{len(session.data)}") or b""
        return session


def _record(session: Session) -> Record:
    target = session.target
    return {
        "id": session.id,
        "method": target.method.id,
        "path": target.path,
        "params": dict(target.params),
        "query": dict(target.query),
        "message": session.message,
        "mimeType": session.mime_type,
        "fileName": session.file_name,
        "length": session.length,
        "status": session.status,
        "reply": session.reply,
        "received": session.received,
    }
