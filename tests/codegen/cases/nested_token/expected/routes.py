# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""All methods, as they are on the wire."""

from aiogenai.runtime.request import Method, Page, QueryParameter

SHELVES_LIST = Method(
    id="library.shelves.list",
    verb="GET",
    path="v1/shelves",
    flat_path="v1/shelves",
    kind="paged",
    safety="safe",
    query_parameters=(
        QueryParameter(name="continue_", wire="continue", format="string"),
        QueryParameter(name="limit", wire="limit", format="int32"),
    ),
    response="ShelfList",
    page=Page(items="items", token="continue_", next_token="metadata.continue_", size="limit"),
)

ROUTES: tuple[Method, ...] = (SHELVES_LIST,)
"""Every method, by its id."""
