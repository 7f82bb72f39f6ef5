# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""All methods, as they are on the wire."""

from aiogenai.runtime.request import Method

M_PUT = Method(
    id="library.m.put",
    verb="PUT",
    path="v1/m",
    flat_path="v1/m",
    kind="unary",
    safety="idempotent",
    request="MatrixRequest",
    response="Matrix",
)

ROUTES: tuple[Method, ...] = (M_PUT,)
"""Every method, by its id."""
