"""How `aiogenai batch` ends: what is said of a job, the next step, and the exit code."""

from __future__ import annotations

import shlex
import sys
from contextlib import suppress
from pathlib import Path

from aiogenai import batch
from aiogenai.batch import recovery, report, summary as words
from aiogenai.batch.bitset import Bitset
from aiogenai.batch.store import Paths

DONE, DEAD_LETTERS, STOPPED, INTERRUPTED = 0, 3, 4, 130


def code(summary: batch.Summary) -> int:
    """By what holds for the whole job, not for this run alone."""
    if not summary.complete:
        return STOPPED
    return DEAD_LETTERS if dead_letters(summary.job.output) else DONE


def dead_letters(output: Path) -> int:
    """How many a job has."""
    return recovery.recover(Paths(output).dead, Bitset()).lines


def tell(summary: batch.Summary, page: Path | None, *, resume: str = "resume", how: str = "") -> None:
    """What came of it, and the next step where there is one; `how`: what that takes, after the output."""
    say(words.text(summary))
    output = summary.job.output
    dead = dead_letters(output)
    if not summary.complete:
        say(f"go on with:  aiogenai batch {resume} {quoted(output)}{how}")
    elif dead:
        say(f"dead letters: {dead:,}, in {Paths(output).dead}")
        say(f"try them again with:  aiogenai batch retry-dead {quoted(output)}{how}")
    if page is not None:
        try:
            report.write(page, summary)
        except OSError as error:  # the job is as it is, and its exit code is to say so
            say(f"aiogenai: --report {page}: {error.strerror}")


def say(text: str) -> None:
    """To whoever listens: a reader that has gone ends no job."""
    with suppress(OSError):
        print(text, file=sys.stderr, flush=True)


def quoted(path: Path) -> str:
    """As a shell takes it."""
    return shlex.quote(str(path))
