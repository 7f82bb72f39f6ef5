"""Large jobs, measured in processes of their own: speed and CPU for a request, memory for a line, time to resume."""

from __future__ import annotations

import asyncio
import json
import resource
import sys
import time
from pathlib import Path
from threading import Event
from typing import Any

import aiohttp
import orjson

from aiogenai import Client, batch
from aiogenai.batch import identity
from aiogenai.batch.job import record_of
from aiogenai.batch.rows import RowReader
from aiogenai.batch.running import Run
from aiogenai.batch.store import JobStore, Paths
from aiogenai.batch.tally import Tally
from tests.batch.processes import ROOT, serving


async def measured(*arguments: str) -> dict[str, Any]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.batch.scale", *arguments, cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    out, _ = await process.communicate()
    assert process.returncode == 0
    told: dict[str, Any] = json.loads(out)
    return told


async def speed(folder: Path, rows: int, latency: float) -> dict[str, Any]:
    """The runner beside bare aiohttp, against the same server, one after the other."""
    source = folder / f"speed-{rows}.jsonl"
    write_rows(source, rows)
    async with serving("--latency", str(latency)) as url:
        bare = await measured("bare", url, str(rows))
    async with serving("--latency", str(latency)) as url:
        sdk = await measured("sdk", url, str(rows))
    async with serving("--latency", str(latency)) as url:
        ours = await measured("run", url, str(source), str(folder / f"speed-{rows}.out.jsonl"))
    return {"bare": bare, "sdk": sdk, "ours": ours, "added_us": ours["cpu_us"] - bare["cpu_us"]}


def write_rows(path: Path, rows: int) -> None:
    with path.open("w") as file:
        for number in range(1, rows + 1):
            file.write(f'{{"key":"row-{number}","request":{{"contents":[{{"parts":[{{"text":"p{number}"}}]}}]}}}}\n')


async def _bare(url: str, rows: int) -> dict[str, Any]:
    numbers = iter(range(rows))
    session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=500))

    async def work() -> None:
        for number in numbers:
            body = orjson.dumps({"contents": [{"parts": [{"text": f"p{number}"}]}]})
            headers = {"content-type": "application/json", "x-goog-api-key": "test"}
            async with session.post(f"{url}/v1beta/models/m:generateContent", data=body, headers=headers) as response:
                orjson.loads(await response.read())

    start, cpu = time.monotonic(), time.process_time()
    await asyncio.gather(*(work() for _ in range(256)))
    told = _told(rows, start, cpu)
    await session.close()
    return told


async def _sdk(url: str, rows: int) -> dict[str, Any]:
    numbers = iter(range(rows))

    async def work() -> None:
        for number in numbers:
            await client.models.generate_content("m", contents=f"p{number}")

    async with Client(api_key="test", base_url=url) as client:
        start, cpu = time.monotonic(), time.process_time()
        await asyncio.gather(*(work() for _ in range(256)))
        return _told(rows, start, cpu)


async def _run(url: str, source: Path, output: Path) -> dict[str, Any]:
    async with Client(api_key="test", base_url=url) as client:
        job = batch.Job(input=source, output=output, model="m")
        rows, _ = identity.count(source, "jsonl", RowReader(), Event())
        start, cpu = time.monotonic(), time.process_time()
        summary = await Run(client, job).finish()
        assert summary.complete
        return _told(rows, start, cpu)


def _told(rows: int, start: float, cpu: float) -> dict[str, Any]:
    seconds, spent = time.monotonic() - start, time.process_time() - cpu
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return {
        "per_second": round(rows / seconds),
        "cpu_us": round(spent / rows * 1e6, 1),
        "system_us": round(usage.ru_stime / rows * 1e6, 1),
        "peak_mb": round(usage.ru_maxrss / 1024, 1),
    }


async def _resume(source: Path, output: Path) -> dict[str, Any]:
    """Opens a job of which every row is done, as a resume does; until it would send its first row."""
    async with Client(api_key="test", base_url="http://127.0.0.1:1") as client:
        start = time.monotonic()
        summary = await Run(client, batch.Job(input=source, output=output, model="m")).finish()
        assert summary.complete
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        return {"seconds": round(time.monotonic() - start, 2), "peak_mb": round(peak, 1), "done": summary.tally.done}


async def make_done(source: Path, output: Path, rows: int) -> dict[str, Any]:
    """An input and its finished output, as a job would have left them."""
    write_rows(source, rows)
    with output.open("wb") as file:
        for number in range(1, rows + 1):
            file.write(
                b'{"line":%d,"key":"row-%d","response":{"candidates":[{"content":{"role":"model","parts":[{"text":'
                b'"p%d"}]},"finishReason":"STOP"}],"usageMetadata":{"promptTokenCount":1,"candidatesTokenCount":2}}}\n'
                % (number, number, number)
            )
    async with Client(api_key="test", base_url="http://127.0.0.1:1") as client:
        job = batch.Job(input=source, output=output, model="m")
        run = Run(client, job)
        start = time.monotonic()
        record, _ = record_of(job, job.reader(run._caller), run._caller.method)
        Paths(output).folder.mkdir(exist_ok=True)
        identity.save(Paths(output).job, record)
        seconds = time.monotonic() - start
        JobStore(Paths(output), record, Tally(), lambda error: None).close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"count_seconds": round(seconds, 2), "peak_mb": round(peak, 1)}


async def main() -> None:
    match sys.argv[1:]:
        case ["bare", url, rows]:
            told = await _bare(url, int(rows))
        case ["sdk", url, rows]:
            told = await _sdk(url, int(rows))
        case ["run", url, source, output]:
            told = await _run(url, Path(source), Path(output))
        case ["resume", source, output]:
            told = await _resume(Path(source), Path(output))
        case ["make", source, output, rows]:
            told = await make_done(Path(source), Path(output), int(rows))
        case _:
            raise SystemExit("bare | run | resume | make")
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    asyncio.run(main())
