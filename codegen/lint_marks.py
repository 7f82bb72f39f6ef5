"""Lint: what the document says in words, or in a name, where the format has a mark for it that programs can read."""

from __future__ import annotations

from collections.abc import Iterator

from .document import Method, Node, Parameter, Resource, Schema
from .fault import join
from .lint_finding import Spot, Subject, called
from .lint_structure import streams
from .marks import says_deprecated, says_output_only, says_required


def streaming(subject: Subject) -> Iterator[Spot]:
    """The name of a method says that it streams, and no mark does."""
    for at, method in subject.methods:
        if streams(at) and not method.streaming_type:
            yield Spot(at, f"`{called(at)}` streams by its name, and nothing in the document says that it does.")


def required(subject: Subject) -> Iterator[Spot]:
    """A description says "Required.", and no mark does."""
    for at, node in subject.schemas():
        marked = node.required if isinstance(node, Parameter) else bool(node.required_by)
        if says_required(node.description) and not marked:
            mark = "`required`" if isinstance(node, Parameter) else "`annotations.required`"
            yield _unmarked(at, "required", mark)


def output_only(subject: Subject) -> Iterator[Spot]:
    """A description says "Output only.", and `readOnly` is not set."""
    for at, node in subject.schemas():
        if says_output_only(node.description) and not node.read_only and not isinstance(node, Parameter):
            yield _unmarked(at, "output only", "`readOnly`")


def output_only_parameters(subject: Subject) -> Iterator[Spot]:
    """A parameter, which callers give, says "Output only."."""
    for at, node in subject.schemas():
        if says_output_only(node.description) and isinstance(node, Parameter):
            yield Spot(
                join(at, "description"),
                f"`{called(at)}` is a parameter, which the caller sets, and is output only by its description.",
            )


def deprecated(subject: Subject) -> Iterator[Spot]:
    """A description says "Deprecated", and `deprecated` is not set."""
    for at, node in subject.nodes:
        if _can_be_marked(node) and says_deprecated(node.description) and not node.deprecated:
            yield _unmarked(at, "deprecated", "`deprecated`")
        if isinstance(node, Schema):
            for index, (value, said) in enumerate(zip(node.enum, node.enum_descriptions, strict=False)):
                if says_deprecated(said) and node.enum_deprecated[index : index + 1] != (True,):
                    yield Spot(
                        join(at, "enumDescriptions", index),
                        f"The value `{value}` of `{called(at)}` is deprecated by its description, and `enumDeprecated`"
                        f" does not say so.",
                    )


def _can_be_marked(node: Node) -> bool:
    return isinstance(node, Schema | Method | Resource)


def _unmarked(at: str, what: str, mark: str) -> Spot:
    return Spot(join(at, "description"), f"`{called(at)}` is {what} by its description, and {mark} does not say so.")
