"""Many calls: rows go in, results come out, as fast as the quota allows, and nothing is lost.

summary = await batch.run(client, input="in.jsonl", output="out.jsonl", model="gemini-2.5-flash")

async for result in batch.map(client, prompts, model="gemini-2.5-flash"):
    print(result.line, result.text)
"""

from .collector import ServerTerms
from .errors import (
    BatchError,
    InputRefused,
    JobStopped,
    LedgerFailed,
    OutputBusy,
    QuotaForToday,
    ResumeRefused,
)
from .forecast import Forecast, forecast
from .job import Job
from .limits import Limits
from .mapping import map  # noqa: A004  # `batch.map` is what it is
from .outcomes import Result, Usage
from .parts import Sizes
from .progress import Progress
from .running import Run, Summary, run
from .schemas import schema_check
from .server import ServerRun
from .tally import Price
from .terms import Patience

__all__ = [
    "BatchError",
    "Forecast",
    "InputRefused",
    "Job",
    "JobStopped",
    "LedgerFailed",
    "Limits",
    "OutputBusy",
    "Patience",
    "Price",
    "Progress",
    "QuotaForToday",
    "Result",
    "ResumeRefused",
    "Run",
    "ServerRun",
    "ServerTerms",
    "Sizes",
    "Summary",
    "Usage",
    "forecast",
    "map",
    "run",
    "schema_check",
]
