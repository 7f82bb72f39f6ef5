"""The resumable uploads that a server knows, by id. In memory, and no more than so many."""

from __future__ import annotations

from .session import Session

MOST = 10_000
"""Uploads that are remembered, over or not; the oldest go first."""


class Sessions:
    """Those of one process; others are kept elsewhere too."""

    def __init__(self) -> None:
        self._sessions: dict[str, Session] = {}

    def resume(self) -> None:
        """Goes on with those that were kept, once there is something to read them from."""

    def get(self, session_id: str) -> Session | None:
        return self._sessions.get(session_id)

    def add(self, session: Session) -> None:
        self._sessions[session.id] = session
        if len(self._sessions) > MOST:
            self.forget(next(iter(self._sessions)))

    def keep(self, session: Session) -> None:
        """Called whenever a session has changed."""

    def forget(self, session_id: str) -> None:
        del self._sessions[session_id]

    def clear(self) -> None:
        self._sessions.clear()
