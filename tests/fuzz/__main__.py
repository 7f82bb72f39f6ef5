"""Fuzzing by coverage (atheris), bounded: the event-stream parser, the JSON-array reader, and the decoder of errors.

`python -m tests.fuzz [SECONDS]` runs each target in a process of its own, for that long.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

CORPUS = Path("build/fuzz")


def _events(data: bytes) -> None:
    """However the bytes are split, the same events come; the parser holds no more than its limit."""
    from aiogenai.runtime.sse import EventParser, TooLarge  # noqa: PLC0415  # instrumented first

    def parsed(*pieces: bytes) -> list[object] | None:
        parser = EventParser(limit=1000)
        try:
            return [event for piece in pieces for event in parser.feed(piece)]
        except TooLarge:
            return None

    cut = len(data) // 3
    assert parsed(data) == parsed(*(data[at : at + 1] for at in range(len(data)))) == parsed(data[:cut], data[cut:])


def _framing(data: bytes) -> None:
    """An event stream or JSON: pieces, or a `ValueError` that says what is wrong."""
    from aiogenai.runtime.framing import Framing  # noqa: PLC0415  # instrumented first

    framing = Framing(limit=1000)
    try:
        for at in range(0, len(data), 7):
            framing.feed(data[at : at + 7])
        framing.end()
    except ValueError:
        pass


def _errors(data: bytes) -> None:
    """Any body of any status gives an error with words in it."""
    from aiogenai.runtime.errors import StatusError, status_error  # noqa: PLC0415  # instrumented first

    status = 400 + (data[0] if data else 0) % 200
    headers = {"retry-after": data[1:9].decode("latin-1")}
    error = status_error(status, "", headers, data[9:], "m")
    assert isinstance(error, StatusError)
    assert str(error)
    assert "None" not in str(error) or b"None" in data
    assert error.retry_delay is None or error.retry_delay >= 0


TARGETS: dict[str, Callable[[bytes], None]] = {"events": _events, "framing": _framing, "errors": _errors}


def _run(name: str, seconds: int) -> None:
    import atheris  # noqa: PLC0415  # only in the process that fuzzes

    with atheris.instrument_imports(include=["aiogenai.runtime"]):
        import aiogenai.runtime.errors  # noqa: PLC0415  # so that they are instrumented
        import aiogenai.runtime.framing  # noqa: F401, PLC0415  # the same
    corpus = CORPUS / name
    corpus.mkdir(parents=True, exist_ok=True)
    limits = [
        f"-max_total_time={seconds}",
        "-max_len=4096",
        "-rss_limit_mb=2048",
        "-timeout=10",
        "-print_final_stats=1",
    ]
    atheris.Setup(["fuzz", *limits, str(corpus)], TARGETS[name])
    atheris.Fuzz()


def main() -> int:
    if sys.argv[1:2] == ["target"]:
        _run(sys.argv[2], int(sys.argv[3]))
    seconds = sys.argv[1] if len(sys.argv) > 1 else "60"
    failed = [name for name in TARGETS if not _passes(name, seconds)]
    print(f"{len(TARGETS) - len(failed)} of {len(TARGETS)} targets without a finding in {seconds} s each", *failed)  # noqa: T201  # a command
    return int(bool(failed))


def _passes(name: str, seconds: str) -> bool:
    command = (sys.executable, "-m", "tests.fuzz", "target", name, seconds)
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # our own module
    stats = [line for line in done.stderr.splitlines() if "number_of_executed_units" in line or "peak_rss" in line]
    print(f"{name}: exit {done.returncode}", *stats, sep="\n  ")  # noqa: T201  # a command
    if done.returncode:
        print(done.stderr[-4000:])  # noqa: T201  # the same
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
