# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""All methods, as they are on the wire."""

from aiogenai.runtime.request import Method

THINGS_GET = Method(
    id="library.things.Get",
    verb="GET",
    path="v1/Things",
    flat_path="v1/Things",
    kind="unary",
    safety="safe",
    response="Settings",
)
THINGS_GET_2 = Method(
    id="library.things.get",
    verb="GET",
    path="v1/things",
    flat_path="v1/things",
    kind="unary",
    safety="safe",
    response="Settings",
)

ROUTES: tuple[Method, ...] = (THINGS_GET, THINGS_GET_2)
"""Every method, by its id."""
