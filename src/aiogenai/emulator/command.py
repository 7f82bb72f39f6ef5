"""The command line of the emulator: what can be said there, and running until somebody ends it."""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys
from pathlib import Path

from .document import read_document
from .errors import Refusal
from .server import Emulator
from .world import Settings

PORT = 8790


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--port", type=int, default=PORT, help="where to listen; 0 takes a free port (default: %(default)s)"
    )
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: %(default)s)")
    parser.add_argument("--expose", action="store_true", help="allow an address that other machines can reach")
    parser.add_argument(
        "--token", default="", help="what other machines have to send to use the page and the control endpoint"
    )
    parser.add_argument(
        "--key", action="append", default=[], help="an API key to let in; may be repeated (default: any)"
    )
    parser.add_argument(
        "--step", type=float, default=1.0, metavar="SECONDS", help="between two states of what takes time"
    )
    parser.add_argument("--pace", type=float, default=0.0, metavar="SECONDS", help="between two chunks of a stream")
    parser.add_argument(
        "--limit",
        action="append",
        default=[],
        type=_pairs,
        metavar="rpm=60,tpm=100000",
        help="quotas of each model: rpm, tpm, rpd, spend (dollars in ten minutes), model (a pattern), minute"
        " (its seconds); may be repeated",
    )
    parser.add_argument(
        "--fault",
        action="append",
        default=[],
        type=_pairs,
        metavar="status=503,rate=0.1",
        help="what goes wrong, and for which calls: see the documentation of the emulator; faults=storm is a bit of"
        " everything; may be repeated",
    )
    parser.add_argument(
        "--document",
        type=Path,
        metavar="FILE",
        help="a discovery document, such as drive.v3.json, to serve in place of the Gemini API",
    )
    parser.add_argument(
        "--answer", metavar="TEXT", help="what models answer: echo, or a text with $prompt and $model in it"
    )
    parser.add_argument(
        "--batches",
        type=_pairs,
        metavar="outcome=EXPIRED",
        help="what becomes of batches: outcome, stuck, shuffle, fail_rate, lose, unmarked",
    )
    parser.add_argument("--data", metavar="DIR", help="keep resources and files in a folder (default: in memory)")
    parser.add_argument("--seed", type=int, help="make ids come out the same in every run")


def _pairs(text: str) -> dict[str, str]:
    """`a=1,b=2` as a mapping."""
    pairs = [part.partition("=") for part in text.split(",") if part.strip()]
    return {name.strip(): value.strip() for name, _, value in pairs}


def run(options: argparse.Namespace) -> int:
    settings = Settings(options.step, options.pace, frozenset(options.key), options.seed)
    try:
        emulator = Emulator(
            host=options.host,
            port=options.port,
            expose=options.expose,
            token=options.token,
            settings=settings,
            limits=options.limit,
            faults=options.fault,
            answer=options.answer,
            batches=options.batches,
            data=options.data,
            document=read_document(options.document) if options.document is not None else None,
        )
        asyncio.run(_serve(emulator))
    except (ValueError, Refusal) as error:
        print(f"aiogenai emulator: {error}", file=sys.stderr)
        return 2
    except (OSError, OverflowError) as error:
        why = getattr(error, "strerror", None) or error
        where = "" if str(why).startswith("the data") else f"cannot listen on {options.host}:{options.port}: "
        print(f"aiogenai emulator: {where}{why}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:  # where signal handlers cannot be set
        pass
    return 0


async def _serve(emulator: Emulator) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(number, stop.set)
        except NotImplementedError:  # Windows
            break
    async with emulator:
        print(f"The emulator answers at {emulator.url}; Ctrl-C ends it.", end="")
        print(" Clients find it through:\n" if emulator.environment else "")
        for name, value in emulator.environment.items():
            print(f"export {name}={value}")
        sys.stdout.flush()
        await stop.wait()
    print()


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m aiogenai.emulator", description=__doc__)
    arguments(parser)
    return run(parser.parse_args())
