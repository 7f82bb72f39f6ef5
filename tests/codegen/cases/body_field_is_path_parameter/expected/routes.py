# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""All methods, as they are on the wire."""

from aiogenai.runtime.request import Method, PathParameter, QueryParameter

SHELVES_LEND = Method(
    id="library.shelves.lend",
    verb="POST",
    path="v1/{+name}:lend",
    flat_path="v1/shelves/{shelvesId}:lend",
    kind="unary",
    safety="unsafe",
    path_parameters=(PathParameter(name="name", wire="name", pattern="shelves/[^/]+", prefix="shelves/"),),
    query_parameters=(QueryParameter(name="update_mask", wire="updateMask", format="google-fieldmask"),),
    request="LendRequest",
    response="Shelf",
)
SHELVES_PATCH = Method(
    id="library.shelves.patch",
    verb="PATCH",
    path="v1/{+name}",
    flat_path="v1/shelves/{shelvesId}",
    kind="unary",
    safety="idempotent",
    path_parameters=(PathParameter(name="name", wire="name", pattern="shelves/[^/]+", prefix="shelves/"),),
    query_parameters=(QueryParameter(name="update_mask", wire="updateMask", format="google-fieldmask"),),
    request="Shelf",
    response="Shelf",
)

ROUTES: tuple[Method, ...] = (SHELVES_LEND, SHELVES_PATCH)
"""Every method, by its id."""
