"""What models answer, where somebody has said so: scripted, said back, from a template, or asked of a function.

Chooses an answer for a request; what becomes of it (chunks, tokens, limits) is the family's business.
"""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable, Mapping, Sequence
from string import Template
from typing import Any, TypeAlias, TypeGuard

import orjson
from attrs import frozen

from . import content, errors
from .errors import Refusal
from .shapes import snake
from .trees import Json, is_list, is_object

HEADER = "x-emulator-answer"

Spoken: TypeAlias = "str | Mapping[str, Any]"
"""A text; or an object with the fields of an `Answer` in camelCase."""
Source: TypeAlias = "Callable[[Json], Awaitable[Spoken | None] | Spoken | None] | Sequence[Spoken] | Spoken | None"
"""The word `echo`, a template, one answer, a list of them in order, or a function of the request's message.

The function may be a coroutine function.
"""


@frozen
class Answer:
    """One answer of a model.

    `parts` stand in place of `text`; `value` is JSON, said as text. `finish_reason` other than STOP comes with as much
    text as there is. With a `block_reason` the prompt is refused, and there is no candidate. `error` is an HTTP code.
    """

    text: str = ""
    parts: tuple[Json, ...] = ()
    thoughts: str = ""
    finish_reason: str = ""
    block_reason: str = ""
    safety_ratings: tuple[Json, ...] = ()
    error: int = 0
    message: str = ""

    def check(self) -> None:
        """Fails where the answer is an error.

        Raises:
            Refusal: That error.
        """
        if self.error:
            message = self.message or f"The answer was said to be {self.error}."
            raise Refusal(errors.status_of(self.error), message, code=self.error)


MADE = Answer()
"""Stands for no answer where one has been asked for already: it is made, and nobody is asked again."""


class Unready(Exception):
    """A function has yet to give the answer: whoever can wait does, and asks again with what came."""

    def __init__(self, spoken: Awaitable[Spoken | None]) -> None:
        super().__init__("the answer is being thought of")
        self._spoken = spoken

    async def answer(self) -> Answer:
        """Waits for it.

        Raises:
            Refusal: 400, what came is no answer.
        """
        spoken = await self._spoken
        return MADE if spoken is None else answer_of(spoken)


class Answers:
    """The answers of a server. A list is used up once, and then answers are made as if nothing had been said."""

    def __init__(self, standing: Source = None) -> None:
        self._standing = standing
        self._source: Source = None
        self._next = 0
        self.reset()

    def use(self, source: Source) -> None:
        """Answers by `source` from now on; `None` lets them be made again.

        Raises:
            Refusal: 400, an answer is not one.
        """
        if _is_script(source):
            for spoken in source:
                answer_of(spoken)
        elif is_object(source):
            answer_of(source)
        self._source, self._next = source, 0

    def reset(self) -> None:
        """Answers as the server was started with."""
        self.use(self._standing)

    def choose(self, model: str, body: Json, own: Answer | None = None) -> Answer | None:
        """The answer to a request, which may bring its `own`; `None` lets it be made.

        Raises:
            Refusal: A function gave what is no answer.
            Unready: A function has yet to give it.
        """
        if own is not None:
            return None if own is MADE else own
        source = self._source
        if source is None:
            return None
        if callable(source):
            spoken = source({"model": model, **body})
            if inspect.isawaitable(spoken):
                raise Unready(spoken)
            return None if spoken is None else answer_of(spoken)
        if isinstance(source, str):
            prompt = content.last_text(body.get("contents", ()))
            if source == "echo":
                return Answer(prompt)
            return Answer(Template(source).safe_substitute(prompt=prompt, model=model.rpartition("/")[2]))
        if not _is_script(source):
            return answer_of(source)
        if self._next >= len(source):
            return None
        self._next += 1
        return answer_of(source[self._next - 1])

    def shown(self) -> Json:
        source = self._source
        return {"answer": repr(source) if callable(source) else source, "used": self._next}


def answer_of(spoken: object) -> Answer:
    """An answer as it was said.

    Raises:
        Refusal: 400, it has a field that there is not.
    """
    if isinstance(spoken, str):
        return Answer(spoken)
    if not is_object(spoken):
        raise errors.invalid(f"An answer is a text or an object, not {spoken!r}.", "answer")
    values: dict[str, Any] = {}
    for wire, value in spoken.items():
        if wire == "value":
            values["text"] = orjson.dumps(value).decode()
            continue
        name, kind = _FIELDS.get(wire, ("", str))
        if not name or not isinstance(value, kind):
            known = ", ".join(sorted({*_FIELDS, "value"}))
            raise errors.invalid(f"An answer has no {wire!r} like {value!r}; there are {known}.", wire)
        values[name] = tuple(value) if is_list(value) else value
    return Answer(**values)


def answer_in(header: str | None) -> Answer | None:
    """The answer that a call brings itself, as JSON in its header."""
    if header is None:
        return None
    try:
        return answer_of(orjson.loads(header))
    except orjson.JSONDecodeError:
        return Answer(header)


def _is_script(source: Source) -> TypeGuard[Sequence[Spoken]]:
    return isinstance(source, list | tuple)


_FIELDS: Mapping[str, tuple[str, type]] = {
    wire: (snake(wire), kind)
    for wire, kind in {
        "text": str,
        "parts": list,
        "thoughts": str,
        "finishReason": str,
        "blockReason": str,
        "safetyRatings": list,
        "error": int,
        "message": str,
    }.items()
}
