"""What is wrong with an input, and where: a JSON pointer and a sentence. Faults are gathered, and told at once."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from attrs import field, frozen


class Level(StrEnum):
    """An error stops the generator before anything is written; a warning is told, and the output degrades there."""

    ERROR = "error"
    WARNING = "warning"


@frozen(order=True)
class Fault:
    """One thing wrong, at one place: a JSON pointer into the document, or the overlay's own path.

    Attributes:
        pointer: Empty for the whole.
        message: A sentence.
        level: What comes of it.
        file: The one that it is in, where the input is several.
    """

    pointer: str
    message: str
    level: Level = field(default=Level.ERROR, order=False)
    file: str = ""

    def __str__(self) -> str:
        place = f"{self.file}#{self.pointer}" if self.file and self.pointer else self.file or self.pointer
        return f"{self.level}: {place}: {self.message}" if place else f"{self.level}: {self.message}"


class Faults(Exception):
    """All that was wrong with one input. `source` names it: a file, as it was given."""

    def __init__(self, faults: Iterable[Fault], source: str = "") -> None:
        self.faults = tuple(sorted(faults, key=lambda fault: (fault.file, fault)))
        self.source = source
        super().__init__("\n".join(map(str, self.faults)))


def pointer(*parts: str | int) -> str:
    """A JSON pointer (RFC 6901) to the place named by `parts`."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in parts)


def join(base: str, *parts: str | int) -> str:
    """The pointer to a place below `base`."""
    return base + pointer(*parts)


def split(text: str) -> list[str]:
    """The parts of a JSON pointer."""
    return [part.replace("~1", "/").replace("~0", "~") for part in text.split("/")[1:]]
