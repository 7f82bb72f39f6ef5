"""A comparison, told: to people as text, to a changelog as Markdown, to machines as JSON; and its version bump.

The JSON is described by `diff.schema.json` beside this file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from .diff import Comparison
from .diff_change import Change, Impact
from .document import Document
from .prose import clean

EXIT_CODES: Mapping[Impact | None, int] = {
    None: 0,
    Impact.WORDING: 0,
    Impact.ADDITIVE: 3,
    Impact.BEHAVIOURAL: 4,
    Impact.BREAKING: 5,
}
"""1 is what Python gives for an error of its own, 2 is an input at fault."""

BUMPS: Mapping[Impact | None, str] = {
    None: "none",
    Impact.WORDING: "patch",
    Impact.ADDITIVE: "minor",
    Impact.BEHAVIOURAL: "minor",
    Impact.BREAKING: "major",
}

HELP = """\
What changed between two revisions of a document, by what it means to code written against the older one:

  breaking     a name is gone, a value has another type, or a call that was accepted is refused
  behavioural  calls and answers keep their shape, and may come out otherwise: patterns, scopes, defaults, deprecations
  additive     there is more: methods, parameters, fields, values
  wording      nothing but text

Directions count: models and enums are open, so what is new in an answer breaks nobody, and what is only read matters
to no writer. The bump is that of a package which follows the document: breaking asks for a major version, additive
and behavioural for a minor one, wording for a patch. What this generator retains of older revisions is not counted.

Exit codes: 0 no change, or wording only; 2 an input is at fault; 3 additive; 4 behavioural; 5 breaking."""

_SIGNS = {Impact.BREAKING: "✗", Impact.BEHAVIOURAL: "~", Impact.ADDITIVE: "+", Impact.WORDING: "."}
_COLOURS = {Impact.BREAKING: "31", Impact.BEHAVIOURAL: "33", Impact.ADDITIVE: "32", Impact.WORDING: "2"}
_LONGEST = 120
_TOLD = (Impact.BREAKING, Impact.BEHAVIOURAL, Impact.ADDITIVE, Impact.WORDING)


def text(comparison: Comparison, *, colour: bool = False, wording: bool = False) -> str:
    """For people: a line for each change, the weightiest first, then how many there are and what they ask for.

    Args:
        comparison: What to tell.
        colour: For a terminal.
        wording: Changes of nothing but text are told too, not only counted.
    """
    lines = [_title(comparison)]
    for impact in _TOLD:
        changes = comparison.of(impact)
        if not changes or (impact is Impact.WORDING and not wording):
            continue
        lines += ["", _painted(f"{impact.name.lower()}: {len(changes)}", f"1;{_COLOURS[impact]}", colour=colour)]
        for change in changes:
            sign = _painted(_SIGNS[impact], _COLOURS[impact], colour=colour)
            lines.append(f"  {sign} {clean(change.name)}: {_short(change.said)}{_travel(change)}")
    return "\n".join([*lines, "", _summary(comparison)])


def markdown(comparison: Comparison, *, wording: bool = False) -> str:
    """A section of a changelog: the same, under headings."""
    lines = [f"## {_title(comparison)}", "", _summary(comparison)]
    for impact in _TOLD:
        changes = comparison.of(impact)
        if not changes or (impact is Impact.WORDING and not wording):
            continue
        lines += ["", f"### {impact.name.capitalize()}", ""]
        lines += [
            f"- {_code(clean(change.name))}: {_escaped(_short(change.said))}{_travel(change)}" for change in changes
        ]
    return "\n".join(lines)


def machine(comparison: Comparison) -> str:
    """For machines: every change, wording too, as `diff.schema.json` says; ASCII, whatever a document holds."""
    return json.dumps(
        {
            "old": _identity(comparison.old),
            "new": _identity(comparison.new),
            "impact": "none" if comparison.impact is None else comparison.impact.name.lower(),
            "bump": BUMPS[comparison.impact],
            "counts": {impact.name.lower(): len(comparison.of(impact)) for impact in _TOLD},
            "changes": [
                {
                    "impact": change.impact.name.lower(),
                    "kind": change.kind,
                    "name": change.name,
                    "pointer": change.pointer,
                    "reach": change.reach.value,
                    "old": change.old,
                    "new": change.new,
                    "said": change.said,
                }
                for change in comparison.changes
            ],
        },
        indent=2,
    )


def _identity(document: Document) -> dict[str, str]:
    return {"id": document.id, "revision": document.revision}


def _title(comparison: Comparison) -> str:
    old, new = comparison.old, comparison.new
    older = old.revision if old.id == new.id else f"{old.id} {old.revision}"
    return clean(f"{new.id or new.name} {older} -> {new.revision}")


def _summary(comparison: Comparison) -> str:
    counts = [(len(comparison.of(impact)), impact.name.lower()) for impact in _TOLD]
    said = ", ".join(f"{count} {name}" for count, name in counts if count)
    return f"{said}: version bump {BUMPS[comparison.impact]}" if said else "no change"


def _travel(change: Change) -> str:
    """Which way a schema's part goes; of methods and their parameters the name says it."""
    if not change.pointer.startswith("/schemas/") or change.impact is Impact.WORDING:
        return ""
    ways = {"request": "sent", "response": "read", "both": "sent and read", "none": "in no method"}
    return f" ({ways[change.reach.value]})"


def _short(said: str) -> str:
    said = clean(said)
    return said if len(said) <= _LONGEST else said[: _LONGEST - 1] + "…"


def _painted(said: str, code: str, *, colour: bool) -> str:
    return f"\x1b[{code}m{said}\x1b[0m" if colour else said


def _code(name: str) -> str:
    fence = "``" if "`" in name else "`"
    return f"{fence}{name}{fence}"


def _escaped(said: str) -> str:
    return "".join(f"\\{letter}" if letter in "\\`*_<>[]|" else letter for letter in said)
