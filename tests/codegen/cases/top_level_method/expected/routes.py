# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""All methods, as they are on the wire."""

from aiogenai.runtime.request import Method, QueryParameter

ROUTES_ = Method(
    id="library.routes",
    verb="GET",
    path="routes",
    flat_path="routes",
    kind="unary",
    safety="safe",
    response="Tokeninfo",
)
STREAM = Method(
    id="library.stream",
    verb="GET",
    path="stream",
    flat_path="stream",
    kind="stream",
    safety="safe",
    response="Tokeninfo",
)
TOKENINFO = Method(
    id="library.tokeninfo",
    verb="POST",
    path="oauth2/v2/tokeninfo",
    flat_path="oauth2/v2/tokeninfo",
    kind="unary",
    safety="unsafe",
    query_parameters=(
        QueryParameter(name="access_token", wire="access_token", format="string"),
        QueryParameter(name="id_token", wire="id_token", format="string"),
    ),
    response="Tokeninfo",
)

ROUTES: tuple[Method, ...] = (ROUTES_, STREAM, TOKENINFO)
"""Every method, by its id."""
