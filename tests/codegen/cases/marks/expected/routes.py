# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""All methods, as they are on the wire."""

from aiogenai.runtime.request import Method, QueryParameter

BOOKS_GET = Method(
    id="library.books.get",
    verb="GET",
    path="v1/books",
    flat_path="v1/books",
    kind="unary",
    safety="safe",
    query_parameters=(QueryParameter(name="id", wire="id", format="string"),),
    response="Book",
    scopes=("https://www.googleapis.com/auth/a", "https://www.googleapis.com/auth/books"),
    deprecated="Deprecated.",
)

ROUTES: tuple[Method, ...] = (BOOKS_GET,)
"""Every method, by its id."""
