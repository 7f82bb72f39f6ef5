"""What became of a row. An answer is a result, whatever it says; an error is tried again, or is final. Decides only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple, TypeAlias, cast

from attrs import define

from ..runtime.error_details import ErrorInfo
from ..runtime.errors import (
    CertificateRefused,
    ConfigurationError,
    ConnectionFailed,
    Error,
    InvalidArgument,
    ResourceExhausted,
    StatusError,
    Unauthenticated,
    Unavailable,
    ValidationError,
)
from ..runtime.retry import failure_of
from ..runtime.trees import is_object

Kind: TypeAlias = Literal["success", "truncated", "blocked", "invalid", "failed"]
"""`success`, `truncated` (the answer reached its longest length), `blocked` (it was refused, or ended early, for a
reason that is given), `invalid` (it does not fit the schema it should): all of these were paid for and are results.
`failed`: no answer; a dead letter."""

Fate: TypeAlias = Literal["again", "throttled", "permanent", "fatal"]
"""Of an error: try again; wait for the gate and try again, which costs no attempt; give the row up; stop the job."""


class Usage(NamedTuple):
    """Tokens of one answer, as the server counts them. `input` includes what was cached."""

    input: int = 0
    output: int = 0
    thoughts: int = 0
    cached: int = 0

    @property
    def paid_output(self) -> int:
        return self.output + self.thoughts


NOTHING = Usage()


@define
class Result:
    """What became of a row: a response, or the errors of all attempts.

    Attributes:
        line: Number of the row's line, from 1.
        key: The row's key, empty when it has none.
        kind: How it ended.
        reason: Why, where that is not plain: a finish reason, a block reason, a mismatch.
        response: The answer as JSON values.
        usage: Tokens.
        metadata: The row's own.
        attempts: Errors of the attempts before, and for a failed row of all.
        seconds: From sending to the answer, of the last attempt.
        copy_of: The line whose request was the same, and was sent; 0 for a row that was sent itself.
    """

    line: int
    key: str
    kind: Kind
    reason: str = ""
    response: dict[str, Any] | None = None
    usage: Usage = NOTHING
    metadata: Any = None
    attempts: tuple[Error, ...] = ()
    seconds: float = 0.0
    copy_of: int = 0

    @property
    def text(self) -> str:
        """The text of the first candidate, without its thoughts."""
        return text_of(self.response or {})


def judge(response: Mapping[str, Any]) -> tuple[Kind, str]:
    """How an answer ended, and why where that is not plain. Answers of other methods than generation are successes."""
    feedback = response.get("promptFeedback")
    if is_object(feedback) and (why := feedback.get("blockReason")):
        return "blocked", str(why)
    candidates = response.get("candidates")
    if candidates is None:
        generated = "promptTokenCount" in cast("Mapping[str, Any]", response.get("usageMetadata") or {})
        return ("blocked", "NO_CANDIDATES") if generated and response.keys() <= _BARE else ("success", "")
    reasons = [str(candidate.get("finishReason", "STOP")) for candidate in candidates]
    if not reasons:
        return "blocked", "NO_CANDIDATES"
    if "STOP" in reasons or "FINISH_REASON_UNSPECIFIED" in reasons:
        return "success", ""
    if "MAX_TOKENS" in reasons:
        return "truncated", "MAX_TOKENS"
    return "blocked", reasons[0]


_BARE = {"usageMetadata", "modelVersion", "responseId", "promptFeedback", "modelStatus"}
"""What an answer of generation has when it says nothing."""


def usage_of(response: Mapping[str, Any]) -> Usage:
    said = response.get("usageMetadata")
    if not is_object(said):
        return NOTHING
    return Usage(
        said.get("promptTokenCount", 0) + said.get("toolUsePromptTokenCount", 0),
        said.get("candidatesTokenCount", 0),
        said.get("thoughtsTokenCount", 0),
        said.get("cachedContentTokenCount", 0),
    )


def text_of(response: Mapping[str, Any]) -> str:
    candidates: list[dict[str, Any]] = response.get("candidates") or [{}]
    parts: list[dict[str, Any]] = candidates[0].get("content", {}).get("parts", [])
    return "".join(part.get("text", "") for part in parts if not part.get("thought"))


def fate_of(error: Error) -> Fate:
    """What an error means for its row, and for the job."""
    if isinstance(error, Unauthenticated | CertificateRefused | ConfigurationError) or _names_key(error):
        return "fatal"
    if isinstance(error, ResourceExhausted | Unavailable | ConnectionFailed):
        return "throttled"
    return "permanent" if failure_of(error) == "final" else "again"


def _names_key(error: Error) -> bool:
    return isinstance(error, InvalidArgument) and any(
        isinstance(detail, ErrorInfo) and detail.reason.startswith("API_KEY") for detail in error.details
    )


def describe(error: Error) -> dict[str, Any]:
    """An error as JSON values, for the dead letters."""
    where = f"{error.path}: " if isinstance(error, ValidationError) and error.path else ""
    said: dict[str, Any] = {"error": type(error).__name__, "message": where + error.message}
    if isinstance(error, StatusError):
        said |= {"code": error.code, "status": error.status}
    if error.request_id:
        said["request_id"] = error.request_id
    return said
