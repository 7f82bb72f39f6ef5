"""`aiogenai models`: one line for each model."""

from __future__ import annotations

import argparse
import asyncio

from aiogenai import Client


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--method", metavar="NAME", help="only models that have it, such as generateContent")


def run(options: argparse.Namespace) -> int:
    asyncio.run(_list(options.method))
    return 0


async def _list(method: str | None) -> None:
    async with Client() as client:
        async for model in client.models.list(page_size=1000):
            if method is None or method in (model.supported_generation_methods or []):
                name = (model.name or "").removeprefix("models/")
                print(f"{name:<34} {model.input_token_limit or 0:>9,} in {model.output_token_limit or 0:>7,} out")
