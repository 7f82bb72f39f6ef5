# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""All methods, as they are on the wire."""

from aiogenai.runtime.request import Method

PARTS_CREATE = Method(
    id="library.parts.create",
    verb="POST",
    path="v1/parts",
    flat_path="v1/parts",
    kind="unary",
    safety="unsafe",
    request="Part",
)

ROUTES: tuple[Method, ...] = (PARTS_CREATE,)
"""Every method, by its id."""
