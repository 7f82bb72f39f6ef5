# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""All methods, as they are on the wire."""

from aiogenai.runtime.request import Method, PathParameter, QueryParameter

BOOKS_BURN = Method(
    id="library.books.burn",
    verb="POST",
    path="v1/books:burn",
    flat_path="v1/books:burn",
    kind="unary",
    safety="unsafe",
    query_parameters=(QueryParameter(name="reason", wire="reason", format="string"),),
    response="Card",
    deprecated="Deprecated: last listed in revision 20250101.",
)
BOOKS_GET = Method(
    id="library.books.get",
    verb="GET",
    path="v1/{+name}",
    flat_path="v1/books/{booksId}",
    kind="unary",
    safety="safe",
    path_parameters=(PathParameter(name="name", wire="name", pattern="books/[^/]+", prefix="books/"),),
    response="Book",
)
BOOKS_READ = Method(
    id="library.books.read",
    verb="POST",
    path="v1/books:read",
    flat_path="v1/books:read",
    kind="unary",
    safety="unsafe",
    response="Book",
)
CARDS_GET = Method(
    id="library.cards.get",
    verb="GET",
    path="v1/cards/{id}",
    flat_path="v1/cards/{id}",
    kind="unary",
    safety="safe",
    path_parameters=(PathParameter(name="id", wire="id", pattern=".+"),),
    response="Card",
    deprecated="Deprecated: last listed in revision 20250101.",
)

ROUTES: tuple[Method, ...] = (BOOKS_BURN, BOOKS_GET, BOOKS_READ, CARDS_GET)
"""Every method, by its id."""
