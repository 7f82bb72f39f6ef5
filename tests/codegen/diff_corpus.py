"""`make diff-corpus`: the documents of two releases of Google's wheel, compared; how many are major, and are they?

Held against two others, both of which read raw keys only: the flat rule of other tools (a key that is gone is major, a
new one minor, another value a patch), and `evidence`, which knows what each key of the format means.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import define, field, frozen

from codegen.diff import compare
from codegen.diff_change import Impact
from codegen.diff_report import BUMPS
from codegen.reading import parse
from tests.codegen.corpus import wheel

PAIRS = (("2.190.0", "2.202.0"), ("2.150.0", "2.202.0"))

Tree = Mapping[str, Any]

_NAMED = frozenset({"methods", "parameters", "properties", "resources", "schemas"})
_MEANING = frozenset({"$ref", "type", "format", "httpMethod", "path", "location", "rootUrl", "servicePath"})
_LEVELS = {"deleted": "major", "added": "minor", "changed": "patch"}


@frozen
class Key:
    """A key that is not the same in two raw documents."""

    how: str
    path: tuple[str, ...]
    old: Any = None
    new: Any = None


def keys(old: Tree, new: Tree, path: tuple[str, ...] = ()) -> Iterator[Key]:
    """The keys that differ, but for the revision; what is inside one that is new or gone is not looked at."""
    for key in sorted(old.keys() | new.keys()):
        at = (*path, key)
        if key not in new:
            yield Key("deleted", at, old[key])
        elif key not in old:
            yield Key("added", at, None, new[key])
        elif isinstance(old[key], dict) and isinstance(new[key], dict):
            yield from keys(old[key], new[key], at)
        elif old[key] != new[key] and at not in {("revision",), ("etag",)}:
            yield Key("changed", at, old[key], new[key])


def flat(found: list[Key]) -> str:
    """The bump of the flat rule."""
    return next((bump for how, bump in _LEVELS.items() if any(key.how == how for key in found)), "none")


def evidence(found: list[Key]) -> list[Key]:
    """The keys that break callers, by what they are in the format."""
    return [key for key in found if _breaks(key)]


def _breaks(key: Key) -> bool:
    where = _structure(key.path)
    above, name = where[-2] if len(where) > 1 else "", where[-1]
    if name == "*":
        required = key.how == "added" and above == "parameters" and len(where) > 2 and key.new.get("required", False)
        return key.how == "deleted" or bool(required)
    if name == "enum":
        return key.how == "deleted" or (key.how == "changed" and not set(key.old) <= set(key.new))
    if name in _MEANING:
        return key.how == "changed"
    return key.how == "added" and name in {"required", "repeated"} and key.new is True


def _structure(path: tuple[str, ...]) -> list[str]:
    """A path of keys, with `*` for what the document named itself: `properties` may be the name of a property."""
    where: list[str] = []
    for key in path:
        where.append("*" if where and where[-1] in _NAMED else key)
    return where


@define
class Table:
    """What came out of one pair of releases."""

    common: int = 0
    changed: int = 0
    bumps: Counter[str] = field(factory=Counter)
    impacts: Counter[str] = field(factory=Counter)
    flat_bumps: Counter[str] = field(factory=Counter)
    flat_false: list[str] = field(factory=list)
    flat_missed: list[str] = field(factory=list)
    false: list[str] = field(factory=list)
    missed: list[str] = field(factory=list)


def table(old: str, new: str) -> Table:
    """Every document that both releases have, in its two revisions."""
    made = Table()
    for name in sorted({*wheel.names(old)} & {*wheel.names(new)}):
        made.common += 1
        before, now = wheel.document(name, old), wheel.document(name, new)
        found = list(keys(json.loads(before), json.loads(now)))
        if not found:
            continue
        made.changed += 1
        comparison = compare(parse(before, name), parse(now, name))
        made.impacts.update(change.impact.name.lower() for change in comparison.changes)
        bump, plain, breaks = BUMPS[comparison.impact], flat(found), bool(evidence(found))
        made.bumps[bump] += 1
        made.flat_bumps[plain] += 1
        for said, false, missed in (
            (plain, made.flat_false, made.flat_missed),
            (bump, made.false, made.missed),
        ):
            if said == "major" and not breaks:
                false.append(name)
            elif said != "major" and breaks:
                missed.append(name)
    return made


def text(old: str, new: str, made: Table) -> str:
    """The table, for people."""
    rows = [
        ("", "by meaning", "flat rule"),
        *((bump, str(made.bumps[bump]), str(made.flat_bumps[bump])) for bump in ("major", "minor", "patch", "none")),
        ("false majors", str(len(made.false)), str(len(made.flat_false))),
        ("missed majors", str(len(made.missed)), str(len(made.flat_missed))),
    ]
    changes = ", ".join(f"{made.impacts[impact.name.lower()]:,} {impact.name.lower()}" for impact in reversed(Impact))
    return "\n".join(
        [
            f"{old} -> {new}: {made.common} common documents, {made.changed} changed; {changes}",
            *(f"  {name:14}{mine:>12}{theirs:>12}" for name, mine, theirs in rows),
            *(f"  false major: {name}" for name in made.false),
            *(f"  missed major: {name}" for name in made.missed),
        ]
    )


def main() -> int:
    """The command; exit code 1 when a call is wrong, or the wheels can't be had."""
    parser = argparse.ArgumentParser(prog="python -m tests.codegen.diff_corpus", description=__doc__)
    parser.add_argument("releases", nargs="*", help="OLD NEW; two pairs unless given")
    releases = parser.parse_args().releases
    wrong = 0
    for old, new in [tuple(releases)] if releases else PAIRS:
        began = time.perf_counter()
        try:
            made = table(old, new)
        except wheel.Unavailable as error:
            print(error, file=sys.stderr)
            return 1
        print(text(old, new, made), f"\n  {time.perf_counter() - began:.0f} s\n", flush=True)
        wrong += len(made.false) + len(made.missed)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
