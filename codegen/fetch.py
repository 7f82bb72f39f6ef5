"""The live document of an API: asked for at the API's own host, stored under its revision, in one form.

Never asks a host that is not Google's, not even by a redirect; never writes over a revision that is there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from http.client import HTTPException, HTTPMessage, IncompleteRead
from pathlib import Path
from typing import IO
from urllib.parse import quote, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from attrs import frozen

from .document import Document
from .fault import Fault, Faults
from .reading import MAX_BYTES, parse
from .source import read_documents

HOSTS = re.compile(r"(?:[a-z0-9-]+\.)+googleapis\.com(?::443)?")
SECONDS = 30.0
LIVE = "the live document"

Allowed = Callable[[str], bool]
"""Whether an address may be asked."""


@frozen
class Fetched:
    """The live document; whether its revision is new here; and what it is to be compared with, if there is anything."""

    document: Document
    path: Path
    is_new: bool
    before: Document | None


class Unreachable(Exception):
    """There is no network, or the host did not give the document."""


def of_google(address: str) -> bool:
    """Over TLS, at a host of Google's APIs, at the port of TLS."""
    parts = urlsplit(address)
    return (
        parts.scheme == "https" and re.fullmatch(r"(?:[a-z0-9-]+\.)+googleapis\.com(?::443)?", parts.netloc) is not None
    )


def address(document: Document) -> str:
    """Where an API serves its own discovery document."""
    return f"{document.root_url}$discovery/rest?version={quote(document.version, safe='')}"


def fetch(folder: Path, allowed: Allowed = of_google) -> Fetched:
    """The live document of the API whose revisions are in a folder; it is stored beside them, unless it is there.

    A revision that is there stays as it is: its wording may have been worked on.

    Raises:
        Unreachable: There is no network, or the host did not give the document.
        Faults: What is there, or what came, is not what it must be.
    """
    stored = sorted(read_documents(folder), key=lambda document: document.revision)
    data = live(stored[-1], allowed)
    document = parse(data, LIVE)
    if document.id != stored[-1].id:
        raise Faults([Fault("/id", f"{document.id!r} came, where {stored[-1].id!r} was asked for")], LIVE)
    if not document.revision.isdecimal():
        raise Faults([Fault("/revision", f"{document.revision!r} is no revision")], LIVE)
    path = folder / f"{document.revision}.json"
    is_new = not path.exists()
    if is_new:
        partial = path.with_suffix(".partial")
        partial.write_text(canonical(data), "utf-8", newline="\n")
        partial.rename(path)
    before = [one for one in stored if one.revision <= document.revision]
    return Fetched(document, path, is_new, before[-1] if before else None)


def live(document: Document, allowed: Allowed = of_google) -> bytes:
    """The text of the live document.

    Raises:
        Unreachable: There is no network, or the host did not give it.
        Faults: The document names a host that is not Google's.
    """
    where = address(document)
    if not allowed(where):
        raise Faults([Fault("/rootUrl", f"{document.root_url} is not on a host of Google: it is not asked")])
    try:
        with build_opener(_Redirects(allowed)).open(where, timeout=SECONDS) as answer:
            data: bytes = answer.read(MAX_BYTES + 1)
            if answer.length and len(data) <= MAX_BYTES:  # a bounded read does not see that the answer was cut
                raise IncompleteRead(data, answer.length)
    except (OSError, HTTPException) as error:
        raise Unreachable(f"can't fetch {where}: {error}") from None
    return data


def canonical(data: bytes) -> str:
    """One form for one document: keys sorted, since a server gives them in another order each time."""
    text = json.dumps(json.loads(data), indent=2, sort_keys=True, ensure_ascii=False) + "\n"
    return _LONE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


_LONE = re.compile(r"[\ud800-\udfff]")
"""Halves of characters: JSON can say them, and a file of text can't hold them."""


class _Redirects(HTTPRedirectHandler):
    """Follows to addresses that may be asked."""

    def __init__(self, allowed: Allowed) -> None:
        self._allowed = allowed

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        if not self._allowed(newurl):
            raise OSError(f"it redirects to {newurl}, which is not asked")
        return super().redirect_request(req, fp, code, msg, headers, newurl)
