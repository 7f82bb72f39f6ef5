"""What the generator is given: one document; or a folder of its revisions, with the overlay and the ledger beside them.

Reads only; every fault of every file is told at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from attrs import evolve, frozen

from . import overlay
from .document import Document
from .fault import Fault, Faults
from .naming import read_ledger
from .overlay import Overlay
from .reading import read

LEDGER = "names.json"


@frozen
class Source:
    """Documents in the order of their file names, and what is known beside them."""

    documents: tuple[Document, ...]
    overlay: Overlay
    ledger: Mapping[str, str]
    has_overlay: bool


def read_source(path: Path, ledger: Path | None = None) -> Source:
    """All that is at `path`; the ledger is beside the documents of a folder, or where `ledger` says.

    Raises:
        Faults: All that is wrong with the files.
    """
    documents = read_documents(path)
    patches = path / overlay.FILE
    has_overlay = path.is_dir() and patches.exists()
    names = ledger_of(path) if ledger is None else ledger
    return Source(
        tuple(documents),
        overlay.read(patches) if has_overlay else Overlay(),
        read_ledger(names) if names is not None else {},
        has_overlay,
    )


def ledger_of(path: Path) -> Path | None:
    """Where the names of a folder of documents are kept; a single document has no such place."""
    return path / LEDGER if path.is_dir() else None


def read_documents(path: Path) -> list[Document]:
    """All revisions in a folder, or the document in a file.

    Raises:
        Faults: Every fault of each.
    """
    return [document for _, document in read_by_path(path)]


def read_by_path(path: Path) -> list[tuple[Path, Document]]:
    """The same, each with the file that it was read from."""
    paths = sorted(one for one in path.glob("*.json") if one.name != LEDGER) if path.is_dir() else [path]
    if not paths:
        raise Faults([Fault("", "no discovery document is in it: expected <revision>.json")], str(path))
    documents: list[tuple[Path, Document]] = []
    faults: list[Fault] = []
    for one in paths:
        try:
            documents.append((one, read(one)))
        except Faults as error:
            faults += [evolve(fault, file=one.name) if path.is_dir() else fault for fault in error.faults]
    if faults:
        raise Faults(faults, str(path))
    return documents


def newest_two(path: Path) -> tuple[Document, Document]:
    """The two newest revisions in a folder, the older one first.

    Raises:
        Faults: There are fewer, or one is at fault.
    """
    documents = sorted(read_documents(path), key=lambda document: document.revision)
    if len(documents) < 2:
        raise Faults([Fault("", "one revision: give a later one, too, to compare it with")], str(path))
    return documents[-2], documents[-1]
