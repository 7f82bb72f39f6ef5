"""What a job can't go on after, as errors; what befalls one row is an outcome instead, and raises nothing."""

from __future__ import annotations

from typing import Unpack

from ..runtime.error_base import Context
from ..runtime.errors import Error


class BatchError(Error):
    """The root of the errors of batch jobs."""


class InputRefused(BatchError):
    """The input can't be a job: unreadable, or two of its lines have one key. Nothing was sent."""


class ResumeRefused(BatchError):
    """The output belongs to another job; the message names the difference. Nothing was sent or changed."""


class OutputBusy(BatchError):
    """Another process writes this output now."""


class LedgerFailed(BatchError):
    """The output could not be written: a full disk, for one. What had been written before is whole."""


class DeliveryFailed(BatchError):
    """The results could not be copied to where they are wanted. They are whole where they were written."""


class JobStopped(BatchError):
    """The job ended early, for a reason that every further row would have met. It can be resumed."""


class QuotaForToday(JobStopped):
    """The requests per day are used up; they come back at midnight, Pacific time (`seconds` from now)."""

    def __init__(self, message: str = "", *, seconds: float = 0.0, **context: Unpack[Context]) -> None:
        super().__init__(message, **context)
        self.seconds = seconds
