"""`aiogenai generate MODEL PROMPT`: one question, one answer, printed as it arrives with `--stream`."""

from __future__ import annotations

import argparse
import asyncio
import sys

from aiogenai import UNSET, Client, types


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("model", help="such as gemini-2.5-flash; `aiogenai models` lists them")
    parser.add_argument("prompt", help="what to ask; - reads it from standard input")
    parser.add_argument("--stream", action="store_true", help="print the answer while it is written")
    parser.add_argument("--system", metavar="TEXT", help="how the model shall behave")
    parser.add_argument("--max-tokens", type=int, metavar="N", help="the longest answer wanted")
    parser.add_argument("--temperature", type=float, metavar="X", help="0 for sober, 2 for wild")


def run(options: argparse.Namespace) -> int:
    prompt = sys.stdin.read() if options.prompt == "-" else options.prompt
    answer = asyncio.run(_generate(options, prompt))
    if answer.text:
        return 0
    print(f"aiogenai: the model said nothing: {answer.finish_reason or 'it does not say why'}", file=sys.stderr)
    return 1


async def _generate(options: argparse.Namespace, prompt: str) -> types.GenerateContentResponse:
    config = types.GenerationConfig(
        max_output_tokens=UNSET if options.max_tokens is None else options.max_tokens,
        temperature=UNSET if options.temperature is None else options.temperature,
    )
    system = options.system or UNSET
    async with Client() as client:
        if not options.stream:
            answer = await client.models.generate_content(
                options.model, contents=prompt, generation_config=config, system_instruction=system
            )
            print(answer.text)
            return answer
        async with client.models.stream_generate_content(
            options.model, contents=prompt, generation_config=config, system_instruction=system
        ) as stream:
            async for chunk in stream:
                print(chunk.text, end="", flush=True)
            print()
            return await stream.final()
