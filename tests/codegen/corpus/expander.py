"""RFC 6570, levels 1 and 2, written from its text and from nothing of ours: what URLs are held against.

Only what discovery documents use: `{name}` and `{+name}`, with string values.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
RESERVED = frozenset(":/?#[]@!$&'()*+,;=")
EXPRESSION = re.compile(r"\{(?P<operator>\+?)(?P<name>[^{}]+)\}")
TRIPLET = re.compile(r"%[0-9A-Fa-f]{2}")


def expand(template: str, values: Mapping[str, str]) -> str:
    """The URI of a template: section 3.2.2 (simple) and section 3.2.3 (reserved)."""

    def value(expression: re.Match[str]) -> str:
        text = values[expression["name"]]
        return reserved(text) if expression["operator"] else simple(text)

    return EXPRESSION.sub(value, template)


def simple(text: str) -> str:
    """Only unreserved characters stay as they are."""
    return "".join(character if character in UNRESERVED else percent(character) for character in text)


def reserved(text: str) -> str:
    """Reserved characters and percent-encoded triplets stay, too."""
    done, at = [], 0
    while at < len(text):
        triplet = TRIPLET.match(text, at)
        piece = triplet[0] if triplet else text[at]
        done.append(piece if triplet or piece in UNRESERVED | RESERVED else percent(piece))
        at += len(piece)
    return "".join(done)


def query(pairs: Iterable[tuple[str, str]]) -> list[str]:
    """The pairs of a query, each as it stands in a URL, in no order of their own."""
    return sorted(f"{simple(name)}={simple(value)}" for name, value in pairs)


def percent(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode())
