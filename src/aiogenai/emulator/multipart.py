"""A multipart body -> its parts. Pure."""

from __future__ import annotations

import re

from attrs import frozen

from . import errors

_BOUNDARY = re.compile(r'boundary=(?:"([^"]+)"|([^;\s]+))', re.IGNORECASE)
_BLANK = re.compile(rb"\r?\n\r?\n")


@frozen
class Part:
    """One part, without its headers but for its type and its id."""

    content_type: str
    data: bytes
    id: str = ""


def parts_of(content_type: str, body: bytes) -> list[Part]:
    """The parts, in order.

    Raises:
        Refusal: 400, the body is not what its content type says.
    """
    found = _BOUNDARY.search(content_type)
    if found is None:
        raise errors.invalid("The content type of a multipart body must name its boundary.")
    boundary = (found[1] or found[2]).encode()
    # Lines end as RFC 2046 says, or, as Python's own email package writes them, with a line feed alone.
    sections = re.split(rb"\r?\n--" + re.escape(boundary), b"\n" + body)
    if len(sections) < 3 or not sections[-1].startswith(b"--"):
        raise errors.invalid("The multipart body does not end with its boundary.")
    return [_part(section) for section in sections[1:-1]]


def _part(section: bytes) -> Part:
    found = _BLANK.search(section)
    if found is None:
        raise errors.invalid("A part of the multipart body has no end of headers.")
    head, data = section[: found.start()], section[found.end() :]
    headers: dict[str, str] = {}
    for line in head.decode("latin-1").splitlines():
        name, _, value = line.partition(":")
        headers[name.strip().lower()] = value.strip()
    return Part(headers.get("content-type", "application/octet-stream"), data, headers.get("content-id", ""))
