"""Text of the document -> TOML and Markdown, for the files that stand around a generated package.

As in `prose`, every text is hostile until it is encoded here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from .prose import clean


def toml(value: str | Iterable[str]) -> str:
    """A string, or an array of strings."""
    if isinstance(value, str):
        return f'"{re.sub(r"[^ -~]", _escape, _plain(value))}"'
    return f"[{', '.join(map(toml, value))}]"


def _plain(text: str) -> str:
    return clean(text).replace("\\", "\\\\").replace('"', '\\"')


def _escape(match: re.Match[str]) -> str:
    return f"\\U{ord(match[0]):08X}"


_MEANS = re.compile(r"[\\`*_{}\[\]<>()#|~!&$^=+:@-]|(?<=\d)[.)]|(?<=w)\.")


def markdown(text: str) -> str:
    """Text that reads as it is: no mark-up, no HTML, no link, not even one that readers make of an address."""
    return _MEANS.sub(r"\\\g<0>", clean(text))


def code(text: str) -> str:
    """A span of code, with as many backticks around as it takes."""
    text = clean(text)
    fence = "`" * (1 + max(map(len, re.findall(r"`+", text)), default=0))
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def aside(text: str) -> str:
    """A comment of Markdown, on one line: what would end it is taken out."""
    return f"<!-- {re.sub(r'[<>]', '', clean(text))} -->"
