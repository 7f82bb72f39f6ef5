# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""All methods, as they are on the wire."""

from aiogenai.runtime.request import Method, PathParameter

SERVERS_TOOLS = Method(
    id="library.servers.tools",
    verb="GET",
    path="v1/servers/tools",
    flat_path="v1/servers/tools",
    kind="unary",
    safety="safe",
    response="Tools",
)
SERVERS_TOOLS_GET = Method(
    id="library.servers.tools.get",
    verb="GET",
    path="v1/servers/tools/{id}",
    flat_path="v1/servers/tools/{id}",
    kind="unary",
    safety="safe",
    path_parameters=(PathParameter(name="id", wire="id", pattern=".+"),),
    response="Tools",
)

ROUTES: tuple[Method, ...] = (SERVERS_TOOLS, SERVERS_TOOLS_GET)
"""Every method, by its id."""
