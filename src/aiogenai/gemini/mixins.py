"""What generated models of Gemini get as a first base: coercion, reading aids, and how the chunks of a stream merge.

A base of these models can't import them: it reads and makes messages through the fields they declare.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from itertools import groupby
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from aiogenai.runtime.base import UNSET, Json, Maybe, Model, extra_fields
from aiogenai.runtime.converter import decode
from aiogenai.runtime.errors import DecodeError

from . import values

if TYPE_CHECKING:
    from aiogenai.v1beta.types import Candidate, FunctionCall, Part, PromptFeedback

M = TypeVar("M", bound=Model)
T = TypeVar("T")


class PartMixin:
    """What a part can be stands for one: a string, bytes with their type, a file."""

    __slots__ = ()

    @classmethod
    def _coerce(cls, value: object) -> Json | None:
        if isinstance(value, str):
            return {"text": value}
        return value._as_part() if isinstance(value, _Piece) else None  # noqa: SLF001  # of this module


class _Piece:
    """What is the whole of a part."""

    __slots__ = ()

    def _as_part(self) -> Json:
        raise NotImplementedError


class BlobMixin(_Piece):
    """Bytes that travel inside the request."""

    __slots__ = ()

    def _as_part(self) -> Json:
        return {"inline_data": self}


class FileDataMixin(_Piece):
    """A file by its URI."""

    __slots__ = ()

    def _as_part(self) -> Json:
        return {"file_data": self}


class FileMixin(_Piece):
    """A file that was uploaded."""

    __slots__ = ()

    uri: Maybe[str]
    mime_type: Maybe[str]

    def _as_part(self) -> Json:
        return {"file_data": {"file_uri": self.uri, "mime_type": self.mime_type}}


class ContentMixin:
    """What a part can be is accepted where a `Content` is expected, as what the user says."""

    __slots__ = ()

    @classmethod
    def _coerce(cls, value: object) -> Json | None:
        return {"parts": [value], "role": "user"} if _is_part(value) else None

    @classmethod
    def _gather(cls, values: Sequence[object]) -> Sequence[object]:
        """Parts in a row are one turn: a question, and the files that it is about."""
        turns: list[object] = []
        for are_parts, run in groupby(values, _is_part):
            said = list(run)
            turns.extend([{"parts": said, "role": "user"}] if are_parts else said)
        return turns


def _is_part(value: object) -> bool:
    return isinstance(value, _PARTS)


_PARTS = (str, PartMixin, _Piece)


class GenerateContentResponseMixin:
    """The first candidate at hand, and a stream's chunks as one response."""

    __slots__ = ()

    candidates: Maybe[list[Candidate]]
    prompt_feedback: Maybe[PromptFeedback]

    @property
    def parts(self) -> list[Part]:
        """The parts of the first candidate; none when there is no candidate, as for a blocked prompt."""
        candidates = self.candidates or []
        content = candidates[0].content if candidates else None
        return (content.parts or []) if content else []

    @property
    def text(self) -> str:
        """The text of the first candidate, without its thoughts; empty when it has none."""
        return "".join(part.text for part in self.parts if part.text and not part.thought)

    @property
    def thoughts(self) -> str:
        """The summary of the first candidate's thoughts; empty when none was asked for."""
        return "".join(part.text for part in self.parts if part.text and part.thought)

    @property
    def function_calls(self) -> list[FunctionCall]:
        """The calls that the first candidate asks for."""
        return [part.function_call for part in self.parts if part.function_call]

    @property
    def finish_reason(self) -> str:
        """Why the first candidate ended, such as `STOP`; of a blocked prompt, why it was blocked. Empty when unsaid."""
        candidates = self.candidates or []
        if candidates:
            return candidates[0].finish_reason or ""
        return (self.prompt_feedback.block_reason or "") if self.prompt_feedback else ""

    def parse(self, kind: type[T]) -> T:
        """The text, which is JSON, as a value of a type: an attrs class, a dataclass, a `TypedDict`, a list of them.

        Ask for it with `"response_mime_type": "application/json"` and `"response_json_schema": json_schema(kind)`.

        Raises:
            DecodeError: There is no text, or it is not of this type; the message names every field that doesn't fit.
        """
        if not self.text:
            raise DecodeError(f"the answer has no text: {self.finish_reason or 'it does not say why'}")
        return values.read(kind, decode(self.text))

    @classmethod
    def _merge(cls, chunks: Iterable[Self]) -> Self | None:
        """Parts in a row, candidates by index; of what is no sequence, the last value that was given.

        Counts of tokens are those so far in every chunk, so that the last ones are the total.
        """
        kept = list(chunks)
        if len(kept) < 2:
            return kept[0] if kept else None
        by_index: dict[int, list[Candidate]] = {}
        for chunk in kept:
            for candidate in chunk.candidates or []:
                by_index.setdefault(candidate.index or 0, []).append(candidate)
        merged = _latest(cast("list[Any]", kept))
        if by_index:
            merged.candidates = [_merged_candidate(by_index[index]) for index in sorted(by_index)]
        return cast("Self", merged)

    def _ends_stream(self) -> bool:
        """Every candidate says why it ended; a prompt that was blocked has none."""
        candidates = self.candidates or []
        blocked = bool(self.prompt_feedback and self.prompt_feedback.block_reason)
        return blocked or (bool(candidates) and all(candidate.finish_reason for candidate in candidates))


def _merged_candidate(candidates: Sequence[Candidate]) -> Candidate:
    merged = _latest(candidates)
    contents = [candidate.content for candidate in candidates if candidate.content]
    if contents:
        merged.content = _latest(contents)
        merged.content.parts = list(_joined(part for content in contents for part in content.parts or []))
    citations = [candidate.citation_metadata for candidate in candidates if candidate.citation_metadata]
    if citations:
        merged.citation_metadata = _latest(citations)
        merged.citation_metadata.citation_sources = [s for c in citations for s in c.citation_sources or []]
    logprobs = [candidate.logprobs_result for candidate in candidates if candidate.logprobs_result]
    if logprobs:
        merged.logprobs_result = _latest(logprobs)
        merged.logprobs_result.chosen_candidates = [c for r in logprobs for c in r.chosen_candidates or []]
        merged.logprobs_result.top_candidates = [c for r in logprobs for c in r.top_candidates or []]
    return merged


def _joined(parts: Iterable[Part]) -> Iterator[Part]:
    """Neighbours that are nothing but text, or nothing but thought, become one. A signature belongs to its own part."""
    run: list[Part] = []
    kind: object = None  # of the run: its `thought` when it can grow, `None` when not
    for part in parts:
        grows = bool(part.thought) if _is_plain(part) else None
        if run and (grows is None or grows is not kind):
            yield _one(run)
            run = []
        run.append(part)
        kind = grows
    if run:
        yield _one(run)


def _one(run: list[Part]) -> Part:
    if len(run) == 1:
        return run[0]
    merged = copy(run[0])
    merged.text = "".join([part.text or "" for part in run])
    return merged


_PLAIN = frozenset({"text", "thought"})


def _is_plain(part: Part) -> bool:
    if not isinstance(part.text, str):
        return False
    held = vars(part)
    return _PLAIN.issuperset(held) or all(held[name] in (None, UNSET, {}) for name in held.keys() - _PLAIN)


def _latest(messages: Sequence[M]) -> M:
    """A new message with the last value that each field was given."""
    values: dict[str, Any] = {}
    extra: dict[str, Any] = {}
    for message in messages:
        for name, value in vars(message).items():
            if name == "_extra":
                extra.update(value or ())
            elif value is not UNSET and (value is not None or name not in values):
                values[name] = value
    merged = type(messages[-1])(**values)
    if extra:
        extra_fields(merged).update(extra)
    return merged
