"""`aiogenai`: finds the subcommand, runs it, and turns what goes wrong into one line and an exit code.

Exit codes: 0 all went well, 1 it failed, 2 it was called wrongly, 130 it was interrupted.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path

from aiogenai.runtime.version import VERSION

COMMANDS: Mapping[str, str] = {
    "demo": "make every kind of call once, then very many at a time",
    "generate": "ask a model, and print its answer",
    "batch": "make very many calls from a file, as fast as the quota allows, and lose nothing",
    "models": "list the models that can be asked",
    "emulator": "run a server on this machine that speaks the API",
    "version": "say which version this is",
}
"""Subcommands, and what they do. Each is a module beside this one, with `arguments(parser)` and `run(options)`."""

_INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    given = sys.argv[1:] if arguments is None else list(arguments)
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # it was closed before we began, as with `2>&-`
            setattr(sys, name, Path(os.devnull).open("w"))  # noqa: SIM115  # open as long as the process is
    try:
        options = _options(given)
        code: int = import_module(f".{options.command}", __package__).run(options)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:  # the reader has seen enough, as with `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:  # people get one line; whoever wants the traceback asks for it
        if os.environ.get("AIOGENAI_TRACEBACK"):
            raise
        print(f"aiogenai: {_told(error)}", *getattr(error, "__notes__", ()), sep="\n", file=sys.stderr)
        return 1
    return code


def _options(given: Sequence[str]) -> argparse.Namespace:
    """Only the subcommand that is called is loaded, so that help and errors come at once."""
    parser = argparse.ArgumentParser(prog="aiogenai", description="The Gemini API from a shell.")
    parser.add_argument("--version", action="version", version=f"aiogenai {VERSION}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    called = next((word for word in given if not word.startswith("-")), "")
    for name, purpose in COMMANDS.items():
        command = commands.add_parser(name, help=purpose, description=f"{purpose[0].upper()}{purpose[1:]}.")
        if name == called:
            import_module(f".{name}", __package__).arguments(command)
    options, unknown = parser.parse_known_args(given)
    if unknown:  # the subcommand tells, with its own usage
        commands.choices[options.command].error(f"unrecognized arguments: {' '.join(unknown)}")
    return options


def _told(error: Exception) -> str:
    from aiogenai.runtime.errors import Error  # noqa: PLC0415  # loaded when there is one

    text = " ".join(str(error).split())
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}: {error.strerror}"
    return text if isinstance(error, Error) else f"{type(error).__name__}: {text}"


if __name__ == "__main__":
    sys.exit(main())
