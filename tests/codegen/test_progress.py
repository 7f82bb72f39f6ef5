"""The line of progress: only on a terminal, only when it takes a while, and gone in the end."""

from __future__ import annotations

import io
import time

import pytest

from codegen.progress import Progress

STAGES = ("reading", "writing")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def run(stream: io.StringIO, patience: float) -> str:
    with Progress(STAGES, stream, patience) as announce:
        announce("reading")
        announce("writing")
        limit = time.monotonic() + 10
        while "writing" not in stream.getvalue() and isinstance(stream, Terminal) and not patience:
            assert time.monotonic() < limit
            time.sleep(0.01)
    return stream.getvalue()


def test_a_terminal_is_told_the_stage_and_the_line_is_gone_in_the_end() -> None:
    said = run(Terminal(), 0)
    assert "[###############...............] writing" in said
    assert said.endswith("\r\x1b[2K")


def test_what_is_over_soon_is_not_told() -> None:
    assert "" == run(Terminal(), 3600)


def test_a_file_is_told_nothing() -> None:
    assert "" == run(io.StringIO(), 0)


def test_the_line_is_gone_after_an_error_too() -> None:
    stream = Terminal()

    def fails() -> None:
        with Progress(STAGES, stream, 0):
            while not stream.getvalue():
                time.sleep(0.01)
            raise ValueError("a fault")

    with pytest.raises(ValueError, match="a fault"):
        fails()
    assert stream.getvalue().endswith("\r\x1b[2K")
