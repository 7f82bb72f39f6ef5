"""The live document of an API: asked for at the API's own host, stored under its revision."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

from .document import Document
from .fault import Fault, Faults
from .reading import MAX_BYTES, parse

HOSTS = ".googleapis.com"
SECONDS = 30.0


def address(document: Document) -> str:
    """Where an API serves its own discovery document."""
    return f"{document.root_url}$discovery/rest?version={document.version}"


def live(document: Document) -> bytes:
    """The text of the live document.

    Raises:
        OSError: There is no network, or the host refused.
        Faults: The document names a host that is not Google's.
    """
    parts = urlsplit(address(document))
    if parts.scheme != "https" or not (parts.hostname or "").endswith(HOSTS):
        raise Faults([Fault("/rootUrl", f"{document.root_url} is not on a host of Google: it is not asked")])
    with urlopen(address(document), timeout=SECONDS) as answer:  # noqa: S310  # https and the host were checked
        data: bytes = answer.read(MAX_BYTES + 1)
    return data


def store(data: bytes, folder: Path) -> tuple[Document, bool]:
    """The document, written to `<revision>.json`, sorted; and whether it is new.

    A revision that is there stays as it is: its wording may have been worked on.

    Raises:
        Faults: It is no discovery document, or names no revision.
    """
    document = parse(data, "the live document")
    if not document.revision.isdigit():
        raise Faults([Fault("/revision", f"{document.revision!r} is no revision")], "the live document")
    path = folder / f"{document.revision}.json"
    if path.exists():
        return document, False
    text = json.dumps(json.loads(data), indent=2, sort_keys=True, ensure_ascii=False) + "\n"
    path.write_text(text, "utf-8", newline="\n")
    return document, True
