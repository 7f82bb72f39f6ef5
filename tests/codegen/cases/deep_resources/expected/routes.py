# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""All methods, as they are on the wire."""

from aiogenai.runtime.request import Method, PathParameter

A_B_C_D_GET = Method(
    id="library.a.b.c.d.get",
    verb="GET",
    path="v1/a/{aId}/b/{bId}/c/{cId}/d/{dId}",
    flat_path="v1/a/{aId}/b/{bId}/c/{cId}/d/{dId}",
    kind="unary",
    safety="safe",
    path_parameters=(
        PathParameter(name="a_id", wire="aId", pattern=".+"),
        PathParameter(name="b_id", wire="bId", pattern=".+"),
        PathParameter(name="c_id", wire="cId", pattern=".+"),
        PathParameter(name="d_id", wire="dId", pattern=".+"),
    ),
    response="R",
)

ROUTES: tuple[Method, ...] = (A_B_C_D_GET,)
"""Every method, by its id."""
