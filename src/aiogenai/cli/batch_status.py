"""`aiogenai batch status`: what the files of a job say. Changes nothing, also while the job runs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from aiogenai.batch import gathering, identity, journal, recovery, snapshot
from aiogenai.batch.bitset import Bitset
from aiogenai.batch.errors import InputRefused
from aiogenai.batch.store import Paths
from aiogenai.runtime.converter import encode

from . import batch_end


def show(output: Path, *, as_json: bool) -> None:
    facts = _facts(Paths(output))
    if as_json:
        print(encode(facts).decode())
        return
    rows, done, dead = facts["rows"], facts["done"], facts["dead"]
    print(f"{done:,} of {rows:,} rows done ({done / max(1, rows):.1%}), {dead:,} of them dead letters")
    print(f"  input      {facts['input']}")
    print(f"  model      {facts['model']}   method {facts['method']}")
    print(f"  tokens     {facts['input_tokens']:,} in, {facts['output_tokens']:,} out")
    for step, (batches, inside) in facts["steps"].items():
        print(f"  batches    {batches:,} {_STEPS[step]}, with {inside:,} rows")
    name = batch_end.quoted(output)
    if facts["in_batches"]:
        print(f"go on with:  aiogenai batch collect {name}")
        print(f"or give it up, for another lane, with:  aiogenai batch cancel {name}")
    elif done < rows:
        print(f"go on with:  aiogenai batch resume {name}")
    elif dead:
        print(f"try the dead letters again with:  aiogenai batch retry-dead {name}")


_STEPS = {
    "planned": "not sent yet",
    "uploaded": "not made yet",
    "creating": "perhaps at the server, which did not say so yet",
    "created": "at the server",
    "ended": "over, and not taken in",
}


def _facts(paths: Paths) -> dict[str, Any]:
    record = identity.load(paths.job)
    if record is None:
        raise InputRefused(f"{paths.output} is not the output of a job: there is no {paths.job}")
    taken = snapshot.read(paths.snapshot)
    totals = taken.totals if taken is not None else {}
    start = taken.output if taken is not None else 0
    lines = recovery.recover(paths.output, Bitset(), start).lines
    dead = recovery.recover(paths.dead, Bitset()).lines
    dead_since = recovery.recover(paths.dead, Bitset(), taken.dead).lines if taken is not None else dead
    shards = gathering.rows_in(paths.folder)
    dead += shards["dead"]
    waiting = journal.waiting(paths.journal)
    return {
        "input": record["input"]["path"],
        "rows": record["input"]["rows"],
        "model": record["identity"]["model"],
        "method": record["identity"]["method"],
        "done": totals.get("done", 0) + lines + dead_since + sum(shards.values()),
        "dead": dead,
        "input_tokens": totals.get("input", 0),
        "batches": len(waiting),
        "steps": {
            step: (len(those), sum(part.rows for part in those))
            for step in _STEPS
            if (those := [part for part in waiting if part.step == step])
        },
        "in_batches": sum(part.rows for part in waiting),
        "output_tokens": totals.get("output", 0) + totals.get("thoughts", 0),
    }
