# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""All methods, as they are on the wire."""

from aiogenai.runtime.request import Method, QueryParameter

BOOKS_IMPORT = Method(
    id="library.books.import",
    verb="POST",
    path="v1/books:import",
    flat_path="v1/books:import",
    kind="unary",
    safety="unsafe",
    request="Keywords",
    response="Book",
)
BOOKS_LIST = Method(
    id="library.books.list",
    verb="GET",
    path="v1/books",
    flat_path="v1/books",
    kind="unary",
    safety="safe",
    query_parameters=(QueryParameter(name="ids", wire="ids", format="string", repeated=True),),
    response="Book",
)
BOOKS_RETURN = Method(
    id="library.books.return",
    verb="POST",
    path="v1/books:return",
    flat_path="v1/books:return",
    kind="unary",
    safety="unsafe",
    query_parameters=(
        QueryParameter(name="from_", wire="from", format="string", required=True),
        QueryParameter(name="lambda_", wire="lambda", format="string"),
    ),
    response="Book",
)

ROUTES: tuple[Method, ...] = (BOOKS_IMPORT, BOOKS_LIST, BOOKS_RETURN)
"""Every method, by its id."""
