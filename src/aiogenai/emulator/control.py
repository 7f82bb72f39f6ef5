"""The control endpoint, `/__emulator__/`: state, reset, ledger, faults, limits, answers. For this machine only."""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qs

import orjson
from attrs import define, frozen

from . import errors
from .faults import Faults
from .ledger import Ledger
from .limits import Limits
from .page import Catalogue
from .trees import Json, is_object
from .world import World

PREFIX = "/__emulator__/"
_PAGE = 1000


@frozen
class _Asked:
    query: Mapping[str, list[str]]
    body: bytes

    def text(self, name: str) -> str:
        return self.query.get(name, [""])[0]

    def number(self, name: str, default: int) -> int:
        text = self.query.get(name, [str(default)])[0]
        if not text.isdecimal():
            raise errors.invalid(f"{name} must be a number.", name)
        return int(text)

    def object(self, example: str) -> Json:
        try:
            tree: Any = orjson.loads(self.body)
        except orjson.JSONDecodeError:
            tree = None
        if not is_object(tree):
            raise errors.invalid(f"An object is expected, such as {example}.")
        return tree


@define
class Control:
    """What can be asked of the server itself, as opposed to the API."""

    world: World
    ledger: Ledger
    faults: Faults
    limits: Limits
    facts: Mapping[str, Any]
    """What the server says of itself."""
    catalogue: Catalogue
    reset: Callable[[], None]
    """Makes the server as it was when it started."""

    def answer(self, verb: str, path: str, query: str, body: bytes) -> Json:
        """What a control answers.

        Raises:
            Refusal: There is no such control, or it was not asked rightly.
        """
        act = self._acts().get((verb, path.removeprefix(PREFIX).rstrip("/")))
        if act is None:
            raise errors.missing(f"{verb} {path}")
        return act(_Asked(parse_qs(query), body))

    def _acts(self) -> Mapping[tuple[str, str], Callable[[_Asked], Json]]:
        return {
            ("GET", ""): self._state,
            ("POST", "reset"): self._reset,
            ("GET", "methods"): self._methods,
            ("GET", "schemas"): self._schema,
            ("GET", "resources"): self._resources,
            ("GET", "ledger"): self._ledger,
            ("GET", "ledger/counts"): self._counts,
            ("DELETE", "ledger"): self._clear_ledger,
            ("GET", "faults"): self._faults,
            ("POST", "faults"): self._add_fault,
            ("DELETE", "faults"): self._clear_faults,
            ("GET", "answers"): self._answers,
            ("POST", "answers"): self._use_answers,
            ("DELETE", "answers"): self._clear_answers,
            ("GET", "batches"): self._batches,
            ("POST", "batches"): self._use_batches,
            ("DELETE", "batches"): self._clear_batches,
            ("GET", "limits"): self._limits,
            ("POST", "limits"): self._add_limit,
            ("DELETE", "limits"): self._clear_limits,
        }

    def _state(self, _: _Asked) -> Json:
        return {**self.facts, "requests": self.ledger.total, "resources": self.world.store.counts()}

    def _reset(self, _: _Asked) -> Json:
        self.reset()
        return {}

    def _methods(self, _: _Asked) -> Json:
        return {"methods": self.catalogue.methods()}

    def _schema(self, asked: _Asked) -> Json:
        return self.catalogue.schema(asked.text("name"))

    def _resources(self, asked: _Asked) -> Json:
        """All collections with their sizes; with `?collection=`, the records of one, as far as `&limit=`."""
        path = asked.text("collection")
        if not path:
            return {"collections": self.world.store.collections()}
        records = itertools.islice(self.world.store.records(path), asked.number("limit", _PAGE))
        notes = ((record, record.get("name") or record.get("id", "")) for _, record in records)
        return {
            "records": [
                {"name": name, "record": {wire: value for wire, value in record.items() if wire[0] != "~"}}
                for record, name in notes
            ]
        }

    def _ledger(self, asked: _Asked) -> Json:
        """`?after=` the number of an entry or `?newest=` so many, `&method=` an id, `&limit=`."""
        limit = asked.number("limit", _PAGE)
        entries = self.ledger.entries(asked.number("after", 0), asked.text("method"))
        newest = asked.number("newest", 0)
        if newest:
            entries = iter(deque(entries, newest))
        shown = [entry.shown() for entry, _ in zip(entries, range(limit), strict=False)]
        return {"total": self.ledger.total, "entries": shown}

    def _counts(self, _: _Asked) -> Json:
        """How many requests there were in all, by method and status; the ledger itself forgets the oldest."""
        counts: dict[str, dict[str, int]] = {}
        for (method, status), count in sorted(self.ledger.counts.items()):
            counts.setdefault(method, {})[str(status)] = count
        return {"total": self.ledger.total, "methods": counts}

    def _clear_ledger(self, _: _Asked) -> Json:
        self.ledger.clear()
        return {}

    def _faults(self, _: _Asked) -> Json:
        return {"rules": [rule.shown() for rule in self.faults.rules], "done": dict(self.faults.done)}

    def _add_fault(self, asked: _Asked) -> Json:
        return self.faults.add(asked.object('{"status": 503, "times": 2}')).shown()

    def _clear_faults(self, asked: _Asked) -> Json:
        """All rules; with `?index=`, the one that stands there."""
        if not asked.text("index"):
            self.faults.rules.clear()
            return {}
        index = asked.number("index", 0)
        if index >= len(self.faults.rules):
            raise errors.missing(f"fault {index}")
        del self.faults.rules[index]
        return self._faults(asked)

    def _answers(self, _: _Asked) -> Json:
        return self.world.answers.shown()

    def _use_answers(self, asked: _Asked) -> Json:
        """`{"answer": ...}`: `echo`, a template, an answer, or a list of them."""
        told = asked.object('{"answer": ["first", {"text": "second", "finishReason": "SAFETY"}]}')
        self.world.answers.use(told.get("answer"))
        return self.world.answers.shown()

    def _clear_answers(self, _: _Asked) -> Json:
        self.world.answers.use(None)
        return {}

    def _batches(self, _: _Asked) -> Json:
        return self.world.batches.plan.noted()

    def _use_batches(self, asked: _Asked) -> Json:
        return self.world.batches.use(asked.object('{"outcome": "EXPIRED"}')).noted()

    def _clear_batches(self, _: _Asked) -> Json:
        self.world.batches.use({})
        return {}

    def _limits(self, _: _Asked) -> Json:
        return {"rules": self.limits.shown(self.world.clock())}

    def _add_limit(self, asked: _Asked) -> Json:
        self.limits.add(asked.object('{"rpm": 60, "model": "gemini-2.5-*"}'))
        return self._limits(asked)

    def _clear_limits(self, _: _Asked) -> Json:
        self.limits.clear()
        return {}
