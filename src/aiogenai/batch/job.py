"""A job's settings, and the record that is kept of them beside the output. Sends nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from threading import Event
from typing import Any, Literal, TypeAlias

from attrs import field, frozen

from ..runtime.options import CallOptions
from ..runtime.request import Method
from . import identity
from .calls import Caller
from .errors import InputRefused, ResumeRefused
from .intake import LIMIT
from .journal import waiting
from .limits import Limits, priced
from .rows import Row, RowReader, Template, is_blank
from .schemas import schema_check
from .sources import Format, blocks, format_of
from .store import Paths
from .tally import Price
from .terms import Check, Patience
from .tiers import Tier

Order: TypeAlias = Literal["completion", "input"]

_SAME = ("model", "method", "format", "template", "key_column", "defaults", "schema")
"""Settings that change the results."""

_TABLES = frozenset({"csv", "tsv", "parquet"})


def _path(value: str | Path) -> Path:
    return Path(value)


@frozen(kw_only=True)
class Job:
    """What is to be done. What changes the results is the job's identity: a resume with others is refused.

    Attributes:
        input: A file of rows.
        output: Where results go; dead letters and the job's record are beside it.
        model: For rows that name none.
        method: Of the API: `generateContent`, `embedContent`, `countTokens`...
        format: Of the input; by default from its name.
        template: For columns: a prompt, or a request in JSON, with `{column}`.
        key_column: The column that is the key.
        defaults: Fields of the request that rows need not give.
        tier: `standard` or `flex`, for methods that know service tiers.
        order: Of the output in the end.
        limits: The quota; by model where rows name several.
        price: For cost and the spend limit.
        patience: How long to try.
        options: Timeouts, deadline, headers and query of each call.
        schema: JSON schema of what is answered; an answer that does not fit is kept as `invalid`.
        check: Looks at each successful answer in another way (`schema_check` of an attrs class, or your own).
        dedupe: Equal requests are sent once, and each row gets the answer; see `Twins`.
        grace: Seconds that rows under way have, after `stop`.
        in_flight_bytes: Bytes of rows under way.
    """

    input: Path = field(converter=_path)
    output: Path = field(converter=_path)
    model: str = ""
    method: str = "generateContent"
    format: Format | None = None
    template: str = ""
    key_column: str = "key"
    defaults: Mapping[str, Any] = field(factory=dict[str, Any])
    tier: Tier = "standard"
    order: Order = "completion"
    limits: Limits | Mapping[str, Limits] = field(factory=Limits)
    price: Price | None = None
    patience: Patience = field(factory=Patience)
    options: CallOptions | None = None
    schema: Mapping[str, Any] | None = None
    check: Check | None = None
    dedupe: bool = False
    grace: float = 30.0
    in_flight_bytes: int = LIMIT

    def __attrs_post_init__(self) -> None:
        """Refuses what could not be kept.

        Raises:
            ConfigurationError: A limit of spend has no price to count with.
        """
        priced(self.limits, known=self.price is not None)

    def reader(self, caller: Caller) -> RowReader:
        return RowReader(
            prompt_field=caller.prompt_field,
            fields=caller.fields,
            template=Template(self.template) if self.template else None,
            key_column=self.key_column,
        )

    def checks(self) -> Check | None:
        return self.check or (schema_check(self.schema) if self.schema is not None else None)

    def form(self) -> Format:
        return self.format or format_of(self.input)


def record_of(
    job: Job, reader: RowReader, method: Method, *, halt: Event | None = None, in_batches: bool = False
) -> tuple[dict[str, Any], int]:
    """The record that is kept of a job, and how many rows it has.

    Counts them and checks the keys, unless an earlier run did and the file is the same. Blocks, until `halt` is set.

    Raises:
        JobStopped: It was.
        InputRefused: The input can't be read, or has a key twice.
        ResumeRefused: Rows are in batches at the server, and this run is not `in_batches`: they would be paid twice.
    """
    if not in_batches and (open_parts := waiting(Paths(job.output).journal)):
        raise ResumeRefused(
            f"{sum(part.rows for part in open_parts):,} rows are in batches at the server, and would be paid twice: "
            f"take them in (aiogenai batch collect {job.output}), or first cancel them, and then take them in"
        )
    path = job.input.resolve()
    try:
        stamp = identity.stamp(path)
        with path.open("rb"):
            check_model(job, reader, method)
    except OSError as error:
        raise InputRefused(f"{job.input}: {error.strerror}") from error
    check_columns(job, reader)
    earlier = identity.load(Paths(job.output).job)
    facts: dict[str, Any] = earlier["input"] if earlier is not None else {}
    if facts.get("stamp") != stamp or facts["path"] != str(path):
        halt = halt or Event()
        digest = identity.digest(path, halt)
        if earlier is None or facts["digest"] != digest:
            rows, lines = identity.count(path, job.form(), reader, halt)
            facts = {"rows": rows, "lines": lines}
        facts = {**facts, "path": str(path), "stamp": stamp, "digest": digest}
    same = {name: getattr(job, name) for name in _SAME}
    same |= {"input": facts["digest"], "format": job.form(), "method": method.id}
    return {"version": 1, "identity": same, "input": facts, "settings": _settings(job)}, facts["rows"]


def check_model(job: Job, reader: RowReader, method: Method) -> None:
    """Looks at the first row only: those after it may be bad lines, which are no reason to refuse the job.

    Raises:
        InputRefused: The method needs a model, and neither the job nor the row names one.
    """
    if job.model or not any(parameter.name == "model" for parameter in method.path_parameters):
        return
    records = (record for block in blocks(job.input, job.form()) for record in block.records)
    row = next((reader.read(1, record) for record in records if not is_blank(record)), None)
    if isinstance(row, Row) and not row.model and "model" not in (row.parameters or {}):
        raise InputRefused('no model: give one for the job (--model), or for each row ({..., "model": ...})')


def check_columns(job: Job, reader: RowReader) -> None:
    """Looks at the first row of a table: what its columns lack, all rows lack.

    Raises:
        InputRefused: The template, or the key, is of a column that there is not; or there is no template to make
            requests of the columns.
    """
    if job.form() not in _TABLES:
        return
    first: Any = next((record for block in blocks(job.input, job.form()) for record in block.records), None)
    if first is None:
        return
    there = f"there are {', '.join(str(name) for name in first if name is not None)}"
    if reader.template is None:
        if not any(name in first for name in ("prompt", "request", *reader.fields)):
            raise InputRefused(f"{job.input}: no template says what to make of its columns (--template); {there}")
        return
    try:
        reader.template.fill(first)
    except KeyError as error:
        raise InputRefused(f"{job.input}: the template asks for the column {error.args[0]!r}; {there}") from error
    except TypeError:
        pass  # of this row, perhaps, and not of all
    if job.key_column != "key" and job.key_column not in first:
        raise InputRefused(f"{job.input}: no column {job.key_column!r} has the keys; {there}")


def _settings(job: Job) -> dict[str, Any]:
    """What of a job a later `resume` needs and is not in its identity, as JSON values."""
    limits = job.limits if isinstance(job.limits, Limits) else Limits()
    return {
        "order": job.order,
        "tier": job.tier,
        "grace": job.grace,
        "dedupe": job.dedupe,
        "limits": {name: getattr(limits, name) for name in ("rpm", "tpm", "rpd", "spend", "in_flight", "on_daily")},
        "price": None if job.price is None else [job.price.input, job.price.output],
        "attempts": job.patience.attempts,
    }


def load_job(output: Path) -> Job:
    """The job of an output, as its last run had it.

    Raises:
        InputRefused: It has none.
    """
    record = identity.load(Paths(output).job)
    if record is None:
        raise InputRefused(f"{output} is not the output of a job: there is no {Paths(output).job}")
    same, settings = record["identity"], record["settings"]
    price = settings["price"]
    return Job(
        input=record["input"]["path"],
        output=output,
        **{name: same[name] for name in _SAME},
        order=settings["order"],
        tier=settings["tier"],
        grace=settings["grace"],
        dedupe=settings["dedupe"],
        limits=Limits(**settings["limits"]),
        price=None if price is None else Price(input=price[0], output=price[1]),
        patience=Patience(attempts=settings["attempts"]),
    )
