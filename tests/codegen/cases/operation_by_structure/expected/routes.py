# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""All methods, as they are on the wire."""

from aiogenai.runtime.request import Method, PathParameter

BOOKS_BIND = Method(
    id="library.books.bind",
    verb="POST",
    path="v1/books:bind",
    flat_path="v1/books:bind",
    kind="unary",
    safety="unsafe",
    response="BookOperation",
)
BOOKS_PRINT = Method(
    id="library.books.print",
    verb="POST",
    path="v1/books:print",
    flat_path="v1/books:print",
    kind="operation",
    safety="unsafe",
    request="Book",
    response="Job",
    result="Book",
    metadata="PrintMetadata",
)
BOOKS_SCAN = Method(
    id="library.books.scan",
    verb="POST",
    path="v1/books:scan",
    flat_path="v1/books:scan",
    kind="operation",
    safety="unsafe",
    response="Job",
)
JOBS_GET = Method(
    id="library.jobs.get",
    verb="GET",
    path="v1/{+name}",
    flat_path="v1/jobs/{jobsId}",
    kind="operation",
    safety="safe",
    path_parameters=(PathParameter(name="name", wire="name", pattern="jobs/[^/]+", prefix="jobs/"),),
    response="Job",
)

ROUTES: tuple[Method, ...] = (BOOKS_BIND, BOOKS_PRINT, BOOKS_SCAN, JOBS_GET)
"""Every method, by its id."""
