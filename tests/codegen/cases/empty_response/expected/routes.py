# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""All methods, as they are on the wire."""

from aiogenai.runtime.request import Method, PathParameter

THINGS_DELETE = Method(
    id="library.things.delete",
    verb="DELETE",
    path="v1/things/{id}",
    flat_path="v1/things/{id}",
    kind="void",
    safety="idempotent",
    path_parameters=(PathParameter(name="id", wire="id", pattern=".+"),),
    response="Empty",
)
THINGS_POKE = Method(
    id="library.things.poke",
    verb="POST",
    path="v1/things:poke",
    flat_path="v1/things:poke",
    kind="void",
    safety="unsafe",
    request="PokeRequest",
    response="Empty",
)
THINGS_SILENT = Method(
    id="library.things.silent",
    verb="POST",
    path="v1/things:silent",
    flat_path="v1/things:silent",
    kind="void",
    safety="unsafe",
)

ROUTES: tuple[Method, ...] = (THINGS_DELETE, THINGS_POKE, THINGS_SILENT)
"""Every method, by its id."""
