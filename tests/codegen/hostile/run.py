"""Documents in batches: each is made, all of a batch are formatted at once, and each is looked at."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TypeVar

from attrs import Factory, define

from codegen.fault import Faults

from . import directed
from .invention import invented
from .oracle import Broken, Made, finished, look, make, shape
from .twin import twin


@define
class Tally:
    """What became of documents. `broken` says, by the name of each, what the generator should not have done."""

    documents: int = 0
    packages: int = 0
    refused: int = 0
    twins: int = 0
    slowest: float = 0.0
    broken: dict[str, str] = Factory(dict[str, str])

    def add(self, other: Tally) -> None:
        self.documents += other.documents
        self.packages += other.packages
        self.refused += other.refused
        self.twins += other.twins
        self.slowest = max(self.slowest, other.slowest)
        self.broken |= other.broken


T = TypeVar("T")
Maker = Callable[[Tally], Made | None]
SECONDS = 5.0
"""What one document may take to be made, of a processor's time."""


def run_random(seed: int, first: int, count: int) -> Tally:
    """Invented documents by number: `seed` and a number give the same document every time."""
    return _run([(f"{seed}:{number}", _invention(f"{seed}:{number}")) for number in range(first, first + count)])


def run_directed(cases: Sequence[directed.Case]) -> Tally:
    return _run([(str(case), _direction(case)) for case in cases])


def _invention(name: str) -> Maker:
    def made(tally: Tally) -> Made | None:
        texts = invented(name)
        found = make(texts)
        if isinstance(found, Faults):
            return None
        twins = [twin(text) for text in texts]
        other = make([text for text in twins if text is not None]) if None not in twins else None
        if isinstance(other, Made):
            tally.twins += 1
            if shape(found.texts) != shape(other.texts):
                raise Broken("of another shape than its benign twin's")
        return found

    return made


def _direction(case: directed.Case) -> Maker:
    def made(tally: Tally) -> Made | None:
        found = directed.made(case)
        if found is not None and isinstance(case.value, str):
            tally.twins += 1
        return found

    return made


def _run(makers: Sequence[tuple[str, Maker]]) -> Tally:
    tally = Tally(documents=len(makers))
    packages: dict[str, Made] = {}
    for name, maker in makers:
        began = time.process_time()
        made = _told(tally, name, partial(maker, tally))
        spent = time.process_time() - began
        tally.slowest = max(tally.slowest, spent)
        if spent > SECONDS:
            tally.broken[name] = f"took {spent:.1f} s"
        if made is not None:
            packages[name] = made
        elif name not in tally.broken:
            tally.refused += 1
    tally.packages = len(packages)
    for name, texts in _finished(packages, tally).items():
        _told(tally, name, partial(look, packages[name], texts))
    return tally


def _told(tally: Tally, name: str, act: Callable[[], T]) -> T | None:
    """What an act gives; whatever it raises is told of its document."""
    try:
        return act()
    except Broken as broken:
        tally.broken[name] = str(broken)
    except Exception as crash:  # noqa: BLE001  # a crash of any kind is what is looked for
        tally.broken[name] = f"{type(crash).__name__}: {crash!s:.200} ({_where(crash)})"
    return None


def _where(crash: BaseException) -> str:
    frame = traceback.extract_tb(crash.__traceback__)[-1]
    return f"{frame.filename.rpartition('/')[2]}:{frame.lineno}"


def _finished(packages: Mapping[str, Made], tally: Tally) -> dict[str, dict[str, str]]:
    """All texts as they would be written; if together they can't be, one by one, to tell which can't."""
    numbered = {str(number): made for number, made in enumerate(packages.values())}
    try:
        found = finished(numbered)
    except (Faults, ValueError):
        each = {name: _told(tally, name, partial(finished, {"0": made})) for name, made in packages.items()}
        return {name: texts["0"] for name, texts in each.items() if texts is not None}
    return {name: found[number] for name, number in zip(packages, numbered, strict=True)}
