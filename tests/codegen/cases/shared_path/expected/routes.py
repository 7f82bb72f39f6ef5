# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""All methods, as they are on the wire."""

from aiogenai.runtime.request import Method, PathParameter

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
SHELVES_BOOKS_GET = Method(
    id="library.shelves.books.get",
    verb="GET",
    path="v1/{+name}",
    flat_path="v1/shelves/{shelvesId}/books/{booksId}",
    kind="unary",
    safety="safe",
    path_parameters=(PathParameter(name="name", wire="name", pattern="shelves/[^/]+/books/[^/]+"),),
    response="Book",
)
SHELVES_GET = Method(
    id="library.shelves.get",
    verb="GET",
    path="v1/{+name}",
    flat_path="v1/shelves/{shelvesId}",
    kind="unary",
    safety="safe",
    path_parameters=(PathParameter(name="name", wire="name", pattern="shelves/[^/]+", prefix="shelves/"),),
    response="Shelf",
)

ROUTES: tuple[Method, ...] = (BOOKS_GET, SHELVES_BOOKS_GET, SHELVES_GET)
"""Every method, by its id."""
