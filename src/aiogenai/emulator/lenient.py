"""JSON as people type it into a shell -> JSON: single quotes, bare names, a comma too many, as Google's servers allow.

Text in, text out; asked only when a body is not JSON as it stands.
"""

from __future__ import annotations

import re

_TOKEN = re.compile(
    r"""(?P<double>"(?:[^"\\]|\\.)*")"""
    r"""|'(?P<single>(?:[^'\\]|\\.)*)'"""
    r"""|(?P<bare>[A-Za-z_$][\w$]*)(?=\s*:)"""
    r"""|(?P<comma>,)(?=\s*[}\]])""",
    re.DOTALL,
)


def strict(text: str) -> str:
    """The same, in strict JSON wherever that can be told."""
    return _TOKEN.sub(_strict, text)


def _strict(token: re.Match[str]) -> str:
    if (bare := token["bare"]) is not None:
        return f'"{bare}"'
    if (single := token["single"]) is not None:
        return '"' + re.sub(r"\\(.)|(\")", _escape, single, flags=re.DOTALL) + '"'
    return "" if token["comma"] else token[0]


def _escape(found: re.Match[str]) -> str:
    """What stands between single quotes needs no escape for one, and one for a double."""
    if found[2]:
        return '\\"'
    return "'" if found[1] == "'" else found[0]
