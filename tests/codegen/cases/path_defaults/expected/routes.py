# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""All methods, as they are on the wire."""

from aiogenai.runtime.request import Method, PathParameter

BOOKS_ALL = Method(
    id="library.books.all",
    verb="GET",
    path="v1/{+name}",
    flat_path="v1/books",
    kind="unary",
    safety="safe",
    path_parameters=(PathParameter(name="name", wire="name", pattern="books"),),
    response="Book",
)
BOOKS_MINE = Method(
    id="library.books.mine",
    verb="GET",
    path="v1/users/{userId}/{count}/{odd}/books",
    flat_path="v1/users/{userId}/{count}/{odd}/books",
    kind="unary",
    safety="safe",
    path_parameters=(
        PathParameter(name="user_id", wire="userId", pattern=".+"),
        PathParameter(name="count", wire="count", pattern=".+"),
        PathParameter(name="odd", wire="odd", pattern=".+"),
    ),
    response="Book",
)
BOOKS_UNANCHORED = Method(
    id="library.books.unanchored",
    verb="GET",
    path="v1/{+name}:u",
    flat_path="v1/books/{booksId}:u",
    kind="unary",
    safety="safe",
    path_parameters=(PathParameter(name="name", wire="name", pattern="[a-z]+/[^/]+"),),
    response="Book",
)

ROUTES: tuple[Method, ...] = (BOOKS_ALL, BOOKS_MINE, BOOKS_UNANCHORED)
"""Every method, by its id."""
