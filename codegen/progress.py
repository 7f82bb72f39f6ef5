"""One line on a terminal that says what is being done, once that takes longer than a second. Silent elsewhere."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Sequence
from types import TracebackType
from typing import Self, TextIO

PATIENCE = 1.0
WIDTH = 30
_EVERY = 0.1
_CLEAR = "\r\x1b[2K"


class Progress:
    """The stages of one run; each is announced by its name. The line is gone when the run is over."""

    def __init__(self, stages: Sequence[str], stream: TextIO | None = None, patience: float = PATIENCE) -> None:
        self._stages = list(stages)
        self._stream = stream or sys.stderr
        self._patience = patience
        self._done = 0
        self._began = time.monotonic()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._draw, daemon=True)

    def __enter__(self) -> Self:
        if self._stream.isatty():
            self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        if self._thread.ident is not None:
            self._thread.join()

    def __call__(self, stage: str) -> None:
        """A stage begins."""
        self._done = self._stages.index(stage)

    def _draw(self) -> None:
        if self._over.wait(self._patience):
            return
        while not self._over.wait(_EVERY):
            filled = WIDTH * self._done // len(self._stages)
            bar = f"[{'#' * filled}{'.' * (WIDTH - filled)}]"
            seconds = time.monotonic() - self._began
            self._stream.write(f"{_CLEAR}{bar} {self._stages[self._done]} {seconds:.0f} s")
            self._stream.flush()
        self._stream.write(_CLEAR)
        self._stream.flush()
