"""Findings, told: to people as text, to machines as JSON (`lint.schema.json` describes it)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence

from attrs import frozen

from .document import Document
from .lint import RULES
from .lint_finding import Finding
from .prose import clean


@frozen
class Linted:
    """A document and what was found in it; `source` is where it was read from."""

    source: str
    document: Document
    findings: tuple[Finding, ...]


def help_text() -> str:
    """What the command looks for."""
    width = max(map(len, RULES))
    rules = "\n".join(f"  {name:{width}}  {(rule.__doc__ or '').splitlines()[0]}" for name, rule in RULES.items())
    return (
        "What is wrong with a document, or with each of a folder, for a report to those who publish it.\n\n"
        f"Rules:\n{rules}\n\n"
        "Exit codes: 0 nothing found; 1 something found; 2 an input is no discovery document."
    )


def text(linted: Sequence[Linted]) -> str:
    """For people: for each document the findings under the rule that found them, and how many there are."""
    return "\n".join(line for one in linted for line in _lines(one))


def machine(linted: Sequence[Linted]) -> str:
    """For machines, as `lint.schema.json` says; ASCII, whatever a document holds."""
    return json.dumps(
        {
            "documents": [
                {
                    "source": one.source,
                    "id": one.document.id,
                    "revision": one.document.revision,
                    "counts": _counts(one),
                    "findings": [
                        {"rule": found.rule, "pointer": found.pointer, "message": found.message}
                        for found in one.findings
                    ],
                }
                for one in linted
            ]
        },
        indent=2,
    )


def _lines(one: Linted) -> list[str]:
    lines: list[str] = []
    for name, count in _counts(one).items():
        lines.append(f"{name}: {count}")
        found = [finding for finding in one.findings if finding.rule == name]
        lines += [f"  {clean(finding.pointer) or '/'}\n    {clean(finding.message)}" for finding in found]
        lines.append("")
    total = len(one.findings)
    return [*lines, f"{one.source}: {total or 'no'} finding{'' if total == 1 else 's'}"]


def _counts(one: Linted) -> dict[str, int]:
    counts = Counter(found.rule for found in one.findings)
    return {name: counts[name] for name in RULES if counts[name]}
