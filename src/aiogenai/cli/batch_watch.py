"""Shows a job while it runs, and lets Ctrl-C end it: once drains, twice cancels; both leave it whole."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

from aiogenai import batch
from aiogenai.batch import metrics
from aiogenai.batch.progress import Progress
from aiogenai.batch.tally import Tally
from aiogenai.runtime.converter import encode

from . import batch_end

_INTERVALS = {"rich": 0.25, "plain": 5.0, "json": 5.0, "none": 5.0}
_ENDINGS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


class Watched(Protocol):
    """A run: on one machine, on an engine, or in the server's batches."""

    job: batch.Job

    @property
    def tally(self) -> Tally: ...
    async def finish(self) -> batch.Summary: ...
    def stop(self) -> None: ...
    def cancel(self) -> None: ...
    def progress(self) -> Progress: ...


class Watch:
    """Runs a job in sight of a person, or of a log.

    Attributes:
        interrupted: Whether somebody asked for its end.
    """

    def __init__(
        self, run: Watched, style: str, interval: float | None, metrics_file: Path | None, *, ending: str
    ) -> None:
        """`ending`: what is said at the first Ctrl-C."""
        self._run = run
        self._ending = ending
        self._style = _chosen(style)
        self._interval = interval or _INTERVALS[self._style]
        self._metrics = metrics_file
        self._task: asyncio.Task[batch.Summary] | None = None
        self.interrupted: bool = False

    async def finish(self) -> batch.Summary:
        loop = asyncio.get_running_loop()
        self._task = asyncio.create_task(self._run.finish())
        heard = [number for number in _ENDINGS if signal.getsignal(number) is not signal.SIG_IGN]  # as nohup has it
        for number in heard:
            with suppress(NotImplementedError):  # Windows
                loop.add_signal_handler(number, self._interrupt)
        face = _FACES[self._style]()
        try:
            while not self._task.done():
                await asyncio.wait([self._task], timeout=self._interval)
                if not self._task.done() or self._task.exception() is None:
                    self._show(face)
        finally:
            with suppress(OSError):
                face.close()
            for number in heard:
                with suppress(NotImplementedError):
                    loop.remove_signal_handler(number)
        return await self._task

    def _show(self, face: Face) -> None:
        progress = self._run.progress()
        with suppress(OSError):  # nobody reads it any more, which ends no job
            face.show(progress)
        if self._metrics is not None:
            try:
                metrics.write(self._metrics, progress, self._run.tally)
            except OSError as error:
                batch_end.say(f"aiogenai: --metrics {self._metrics}: {error.strerror}; it is not kept up any more")
                self._metrics = None

    def _interrupt(self) -> None:
        if not self.interrupted:
            self.interrupted = True
            batch_end.say(f"\n{self._ending}; Ctrl-C again ends it now")
            self._run.stop()
        else:
            self._run.cancel()


def _chosen(style: str) -> str:
    if style != "auto":
        return style
    return "rich" if sys.stderr.isatty() and find_spec("rich") else "plain"


class Face(Protocol):
    """How progress looks."""

    def show(self, progress: Progress) -> None: ...
    def close(self) -> None: ...


class _Lines:
    def __init__(self, form: Callable[[Progress], str]) -> None:
        self._form = form

    def show(self, progress: Progress) -> None:
        print(self._form(progress), file=sys.stderr, flush=True)

    def close(self) -> None:
        """Lines stand as they are."""


class _Rich:
    """A bar and a line below it, drawn anew in place."""

    def __init__(self) -> None:
        from rich.console import Console  # noqa: PLC0415  # optional: the extra `cli`
        from rich.live import Live  # noqa: PLC0415  # the same

        self._live: Any = Live(console=Console(stderr=True), auto_refresh=False)
        self._live.start()

    def show(self, progress: Progress) -> None:
        from rich.console import Group  # noqa: PLC0415  # optional: the extra `cli`
        from rich.padding import Padding  # noqa: PLC0415  # the same
        from rich.progress_bar import ProgressBar  # noqa: PLC0415  # the same
        from rich.text import Text  # noqa: PLC0415  # the same

        total = progress.total or max(1, progress.done)
        colour = "yellow" if progress.gate > 0 else "red" if progress.failed else "default"
        bar = Padding(ProgressBar(total=total, completed=progress.done), 0)  # alone, it ends its line with no newline
        self._live.update(Group(bar, Text(progress.line(), style=colour)), refresh=True)

    def close(self) -> None:
        self._live.stop()


class _Nothing:
    def show(self, progress: Progress) -> None:
        """Nobody looks."""

    def close(self) -> None:
        """Nothing is open."""


_FACES: Mapping[str, Callable[[], Face]] = {
    "rich": _Rich,
    "plain": lambda: _Lines(Progress.line),
    "json": lambda: _Lines(lambda progress: encode(progress.shown()).decode()),
    "none": _Nothing,
}
