# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""All methods, as they are on the wire."""

from aiogenai.runtime.request import Method

TREES_GROW = Method(
    id="library.trees.grow",
    verb="POST",
    path="v1/trees",
    flat_path="v1/trees",
    kind="unary",
    safety="unsafe",
    request="Tree",
    response="Tree",
)

ROUTES: tuple[Method, ...] = (TREES_GROW,)
"""Every method, by its id."""
