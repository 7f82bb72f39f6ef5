# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""All methods, as they are on the wire."""

from aiogenai.runtime.request import Method

THINGS_GET = Method(
    id="library.things.get",
    verb="POST",
    path="v1/things",
    flat_path="v1/things",
    kind="unary",
    safety="unsafe",
    request="Any",
    response="Warning_",
)

ROUTES: tuple[Method, ...] = (THINGS_GET,)
"""Every method, by its id."""
