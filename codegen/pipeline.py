"""The whole way from a source to texts: read, resolve, check, render, format, verify. Writes nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from attrs import frozen

from . import facts
from .api import Api
from .check import check
from .fault import Fault, Faults, Level
from .history import merge
from .naming import Names, ledger_text
from .render import render
from .resolve import Target, resolve
from .source import Source, read_source
from .verify import verify
from .write import formatted

STAGES = ("reading", "resolving", "rendering", "formatting", "verifying", "writing")


@frozen
class Generated:
    """What a generation would write: the texts of the package by path, what they say, and the ledger.

    Attributes:
        source: What it was made of.
        api: What the texts say.
        texts: By path in the package.
        ledger: All names that were ever given.
        warnings: What was odd, and how it was taken.
    """

    source: Source
    api: Api
    texts: dict[str, str]
    ledger: str
    warnings: tuple[Fault, ...]


@frozen
class Settled:
    """What a source comes to, before a line of it is written."""

    api: Api
    ledger: str
    warnings: tuple[Fault, ...]


def settle(given: Source, target: Target) -> Settled:
    """All decisions of a generation.

    Raises:
        Faults: All that is wrong with the documents, the overlay and the ledger.
    """
    history = merge(given.documents)
    document, known = facts.apply(given.overlay, history.document, history.dropped)
    known, left = facts.at_home(known, target.runtime.partition(".")[0])
    names = Names(given.ledger)
    resolution = resolve(history.with_document(document), known, names, target)
    faults = (*left, *resolution.faults, *check(resolution.api))
    errors = [fault for fault in faults if fault.level is Level.ERROR]
    if errors:
        raise Faults(errors)
    warnings = tuple(fault for fault in faults if fault.level is Level.WARNING)
    return Settled(resolution.api, ledger_text(names), warnings)


def generate(
    source: Path, target: Target, ledger: Path | None = None, announce: Callable[[str], object] = lambda _: None
) -> Generated:
    """All of a package. `ledger` is where names are, if not beside the documents; `announce` hears of each stage.

    Raises:
        Faults: All that is wrong with the documents, the overlay and the ledger.
    """
    announce("reading")
    given = read_source(source, ledger)
    announce("resolving")
    try:
        settled = settle(given, target)
    except Faults as error:
        raise Faults(error.faults, error.source or str(source)) from None
    announce("rendering")
    rendered = render(settled.api)
    announce("formatting")
    texts = formatted(rendered)
    announce("verifying")
    strays = verify(settled.api, texts)
    if strays:
        raise Faults(strays, "what was about to be written")
    return Generated(given, settled.api, texts, settled.ledger, settled.warnings)
