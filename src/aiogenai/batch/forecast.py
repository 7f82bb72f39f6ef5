"""What a job will take, before anything is sent: rows, tokens, money, time. Reads the input, calls nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from attrs import define, field

from ..runtime.errors import ValidationError
from .calls import Caller, find_method
from .estimate import raw
from .job import Job, check_columns, check_model
from .limits import Limits
from .progress import duration
from .rows import Row, is_blank
from .sources import blocks
from .tiers import tier_defaults

_ANSWER = 256.0
_SHARE = 0.5


@define
class Forecast:
    """Estimates. `binding` is the limit that decides on the time; `seconds` is `None` when no limit is known.

    Attributes:
        rows: Rows that would be sent.
        bad: Lines that are no rows, or rows that can't be sent.
        faults: The first of them, in words.
        bytes: Of the input.
    """

    rows: int = 0
    bad: int = 0
    faults: list[str] = field(factory=list[str])
    bytes: int = 0
    input_tokens: float = 0.0
    output_tokens: float = 0.0
    largest: float = 0.0
    cost: float | None = None
    seconds: float | None = None
    binding: str = ""

    def lines(self) -> Iterator[str]:
        yield f"{self.rows:,} rows to send, {self.bad:,} bad, {self.bytes:,} bytes"
        yield from (f"  {fault}" for fault in self.faults)
        yield f"  tokens     about {self.input_tokens:,.0f} in, {self.output_tokens:,.0f} out"
        yield f"             the largest row has about {self.largest:,.0f}"
        if self.cost is not None:
            yield f"  cost       about {self.cost:,.4f}"
        if self.seconds is None:
            yield "  time       unknown: give a limit (--rpm, --tpm), or it is learnt on the way"
        else:
            yield f"  time       at least {duration(self.seconds)}, by {self.binding}"


def forecast(job: Job) -> Forecast:
    """Reads the whole input, as the job would.

    Answers are taken to have half of `maxOutputTokens`, or 256 tokens where a row does not say.
    """
    method = find_method(job.method)
    caller = Caller(None, method, model=job.model, defaults={**tier_defaults(job.tier, method), **job.defaults})
    reader = job.reader(caller)
    check_model(job, reader, method)
    check_columns(job, reader)
    found = Forecast(bytes=Path(job.input).stat().st_size)
    for block in blocks(job.input, job.form()):
        for line, record in enumerate(block.records, block.first):
            if is_blank(record):
                continue
            row = reader.read(line, record)
            fault = _add(found, caller, row) if isinstance(row, Row) else row.reason
            if fault:
                found.bad += 1
                if len(found.faults) < 5:
                    found.faults.append(f"line {line}: {fault}")
    if job.price is not None:
        found.cost = (found.input_tokens * job.price.input + found.output_tokens * job.price.output) / 1e6
    if isinstance(job.limits, Limits):
        found.seconds, found.binding = _time(found, job.limits)
    return found


def _add(found: Forecast, caller: Caller, row: Row) -> str:
    try:
        tree = caller.message(row)
    except ValidationError as error:
        return str(error)
    tokens = raw(tree)
    found.rows += 1
    found.input_tokens += tokens
    found.largest = max(found.largest, tokens)
    if "contents" in tree:
        most = tree.get("generationConfig", {}).get("maxOutputTokens")
        found.output_tokens += most * _SHARE if isinstance(most, int) else _ANSWER
    return ""


def _time(found: Forecast, limits: Limits) -> tuple[float | None, str]:
    choices = [
        (found.rows / limits.rpm * 60, "requests per minute") if limits.rpm else None,
        (found.input_tokens / limits.tpm * 60, "tokens per minute") if limits.tpm else None,
        (found.rows // limits.rpd * 86400, "requests per day") if limits.rpd and found.rows > limits.rpd else None,
        (found.cost / limits.spend * 600, "spend") if limits.spend and found.cost else None,
    ]
    return max((choice for choice in choices if choice), default=(None, ""), key=lambda choice: choice[0] or 0.0)
