"""A document -> what is wrong with it, for those who publish it: each with its place, a sentence, and the rule.

Never decides what the generator does about it; that is `resolve`'s, and most of it generates all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from . import lint_marks, lint_names, lint_structure
from .document import Document
from .lint_finding import Finding, Spot, Subject

Rule = Callable[[Subject], Iterator[Spot]]

RULES: Mapping[str, Rule] = {
    "dangling-reference": lint_structure.dangling_references,
    "type-or-reference": lint_structure.types_and_references,
    "unknown-type": lint_structure.unknown_types,
    "unknown-key": lint_structure.unknown_keys,
    "schema-id": lint_structure.schema_ids,
    "method-id": lint_structure.method_ids,
    "method-and-resource": lint_names.methods_and_resources,
    "underscore-clash": lint_names.underscores,
    "case-clash": lint_names.cases,
    "shared-path": lint_names.shared_paths,
    "shared-route": lint_names.shared_routes,
    "path-variable": lint_names.variables,
    "bad-pattern": lint_structure.patterns,
    "unanchored-pattern": lint_structure.anchors,
    "default-not-listed": lint_structure.defaults,
    "uneven-enum": lint_structure.values,
    "undeclared-scope": lint_structure.scopes,
    "alt-without-sse": lint_structure.alternatives,
    "unmarked-streaming": lint_marks.streaming,
    "unmarked-required": lint_marks.required,
    "unmarked-output-only": lint_marks.output_only,
    "output-only-parameter": lint_marks.output_only_parameters,
    "unmarked-deprecated": lint_marks.deprecated,
}
"""The rules by name, from what breaks a generator to what a program can't read."""


def lint(document: Document, rules: Collection[str] = ()) -> tuple[Finding, ...]:
    """What the rules find, all of them unless some are named: in the order of the rules, then of the document."""
    subject = Subject(document)
    return tuple(
        Finding(spot.pointer, name, spot.message)
        for name, rule in RULES.items()
        if not rules or name in rules
        for spot in rule(subject)
    )
