# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""All methods, as they are on the wire."""

from aiogenai.runtime.request import Method

CON_GET = Method(
    id="library.con.get", verb="GET", path="v1/con", flat_path="v1/con", kind="unary", safety="safe", response="Message"
)
GLOBAL_GET = Method(
    id="library.global.get",
    verb="GET",
    path="v1/global",
    flat_path="v1/global",
    kind="unary",
    safety="safe",
    response="Message",
)
HTTP_THINGS_GET = Method(
    id="library.h1.get", verb="GET", path="v1/h1", flat_path="v1/h1", kind="unary", safety="safe", response="Message"
)
HTTP_THINGS_GET_2 = Method(
    id="library.h2.get", verb="GET", path="v1/h2", flat_path="v1/h2", kind="unary", safety="safe", response="Message"
)
MESSAGE_GET = Method(
    id="library.message.get",
    verb="GET",
    path="v1/message",
    flat_path="v1/message",
    kind="unary",
    safety="safe",
    response="MessageResource",
)
TYPES_GET = Method(
    id="library.types.get",
    verb="GET",
    path="v1/types",
    flat_path="v1/types",
    kind="unary",
    safety="safe",
    response="Message",
)
WELL_KNOWN_GET = Method(
    id="library.wk.get", verb="GET", path="v1/wk", flat_path="v1/wk", kind="unary", safety="safe", response="Message"
)

ROUTES: tuple[Method, ...] = (
    CON_GET,
    GLOBAL_GET,
    HTTP_THINGS_GET,
    HTTP_THINGS_GET_2,
    MESSAGE_GET,
    TYPES_GET,
    WELL_KNOWN_GET,
)
"""Every method, by its id."""
