# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""All methods, as they are on the wire."""

from aiogenai.runtime.request import Method, QueryParameter

VIDEOS_LIST = Method(
    id="library.videos.list",
    verb="GET",
    path="v1/videos",
    flat_path="v1/videos",
    kind="unary",
    safety="safe",
    query_parameters=(
        QueryParameter(name="filter", wire="filter", format="string"),
        QueryParameter(name="order", wire="order", format="string", repeated=True),
    ),
    response="Video",
)

ROUTES: tuple[Method, ...] = (VIDEOS_LIST,)
"""Every method, by its id."""
