# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""All methods, as they are on the wire."""

from aiogenai.runtime.request import Method, PathParameter, QueryParameter

COUNTERS_GET = Method(
    id="library.counters.get",
    verb="GET",
    path="v1/counters/{counterId}",
    flat_path="v1/counters/{counterId}",
    kind="unary",
    safety="safe",
    path_parameters=(PathParameter(name="counter_id", wire="counterId", pattern=".+"),),
    query_parameters=(
        QueryParameter(name="ids", wire="ids", format="uint64", repeated=True),
        QueryParameter(name="since", wire="since", format="int64"),
    ),
    response="Counter",
)

ROUTES: tuple[Method, ...] = (COUNTERS_GET,)
"""Every method, by its id."""
