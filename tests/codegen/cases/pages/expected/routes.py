# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""All methods, as they are on the wire."""

from aiogenai.runtime.request import Method, Page, QueryParameter

THINGS_LIST = Method(
    id="library.things.list",
    verb="GET",
    path="v1/list",
    flat_path="v1/list",
    kind="paged",
    safety="safe",
    query_parameters=(
        QueryParameter(name="page_size", wire="pageSize", format="int32"),
        QueryParameter(name="page_token", wire="pageToken", format="string"),
    ),
    response="ListThingsResponse",
    page=Page(items="things"),
)
THINGS_MAPS = Method(
    id="library.things.maps",
    verb="GET",
    path="v1/maps",
    flat_path="v1/maps",
    kind="paged",
    safety="safe",
    query_parameters=(
        QueryParameter(name="page_size", wire="pageSize", format="int32"),
        QueryParameter(name="page_token", wire="pageToken", format="string"),
    ),
    response="MapResponse",
    page=Page(items="items"),
)
THINGS_NAMES = Method(
    id="library.things.names",
    verb="GET",
    path="v1/names",
    flat_path="v1/names",
    kind="paged",
    safety="safe",
    query_parameters=(
        QueryParameter(name="page_size", wire="pageSize", format="int32"),
        QueryParameter(name="page_token", wire="pageToken", format="string"),
    ),
    response="NamesResponse",
    page=Page(items="names"),
)
THINGS_NONE = Method(
    id="library.things.none",
    verb="GET",
    path="v1/none",
    flat_path="v1/none",
    kind="unary",
    safety="safe",
    query_parameters=(
        QueryParameter(name="page_size", wire="pageSize", format="int32"),
        QueryParameter(name="page_token", wire="pageToken", format="string"),
    ),
    response="NoneResponse",
)
THINGS_SEARCH = Method(
    id="library.things.search",
    verb="POST",
    path="v1/things:search",
    flat_path="v1/things:search",
    kind="paged",
    safety="unsafe",
    request="SearchRequest",
    response="ListThingsResponse",
    page=Page(items="things", token_in="body"),
)
THINGS_TWO = Method(
    id="library.things.two",
    verb="GET",
    path="v1/two",
    flat_path="v1/two",
    kind="paged",
    safety="safe",
    query_parameters=(
        QueryParameter(name="page_size", wire="pageSize", format="int32"),
        QueryParameter(name="page_token", wire="pageToken", format="string"),
    ),
    response="TwoResponse",
    page=Page(items="b"),
)
THINGS_UNDECIDED = Method(
    id="library.things.undecided",
    verb="GET",
    path="v1/undecided",
    flat_path="v1/undecided",
    kind="unary",
    safety="safe",
    query_parameters=(QueryParameter(name="page_token", wire="pageToken", format="string"),),
    response="TwoResponse",
)

ROUTES: tuple[Method, ...] = (
    THINGS_LIST,
    THINGS_MAPS,
    THINGS_NAMES,
    THINGS_NONE,
    THINGS_SEARCH,
    THINGS_TWO,
    THINGS_UNDECIDED,
)
"""Every method, by its id."""
