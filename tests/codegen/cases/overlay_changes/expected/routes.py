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
BOOKS_PUT = Method(
    id="library.books.put",
    verb="PUT",
    path="v1/books",
    flat_path="v1/books",
    kind="unary",
    safety="safe",
    request="PutRequest",
    response="Book",
)

ROUTES: tuple[Method, ...] = (BOOKS_GET, BOOKS_PUT)
"""Every method, by its id."""
