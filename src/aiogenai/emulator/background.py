"""An emulator in a thread of its own, for callers that are not async, or that change their event loop."""

from __future__ import annotations

import asyncio
import threading
from types import TracebackType

from .server import Emulator


class Background:
    """Runs a server on an event loop that no one else uses.

    ```python
    with Background(Emulator()) as emulator:
        ...  # emulator.url
    ```

    Between two calls, its faults, limits, answers and ledger may be used from the thread of the caller.
    """

    def __init__(self, emulator: Emulator) -> None:
        self._emulator = emulator
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None

    def __enter__(self) -> Emulator:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="aiogenai emulator", daemon=True)
        self._thread.start()
        try:
            asyncio.run_coroutine_threadsafe(self._emulator.start(), self._loop).result()
        except BaseException:
            self._end()
            raise
        return self._emulator

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._loop is not None:
            asyncio.run_coroutine_threadsafe(self._emulator.stop(), self._loop).result()
        self._end()

    def _end(self) -> None:
        loop, thread = self._loop, self._thread
        self._loop = self._thread = None
        if loop is not None and thread is not None:
            loop.call_soon_threadsafe(loop.stop)
            thread.join()
            loop.close()
