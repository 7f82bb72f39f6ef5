# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""All methods, as they are on the wire."""

from aiogenai.runtime.request import Method, QueryParameter

THINGS_GET = Method(
    id="library.things.get",
    verb="GET",
    path="v1/things",
    flat_path="v1/things",
    kind="unary",
    safety="safe",
    query_parameters=(
        QueryParameter(name="p0", wire="p0", format="byte"),
        QueryParameter(name="p1", wire="p1", format="date"),
        QueryParameter(name="p10", wire="p10", format="boolean"),
        QueryParameter(name="p11", wire="p11", format="object"),
        QueryParameter(name="p2", wire="p2", format="date-time"),
        QueryParameter(name="p3", wire="p3", format="google-datetime"),
        QueryParameter(name="p4", wire="p4", format="google-duration"),
        QueryParameter(name="p5", wire="p5", format="google-fieldmask"),
        QueryParameter(name="p6", wire="p6", format="int64"),
        QueryParameter(name="p7", wire="p7", format="int32"),
        QueryParameter(name="p8", wire="p8", format="uint32"),
        QueryParameter(name="p9", wire="p9", format="double"),
    ),
    response="Everything",
)

ROUTES: tuple[Method, ...] = (THINGS_GET,)
"""Every method, by its id."""
