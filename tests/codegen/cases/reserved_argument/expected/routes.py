# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""All methods, as they are on the wire."""

from aiogenai.runtime.request import Method, PathParameter, QueryParameter

ACLOSE_GET = Method(
    id="library.aclose.get",
    verb="GET",
    path="v1/aclose",
    flat_path="v1/aclose",
    kind="unary",
    safety="safe",
    response="Thing",
)
CACHED_PROPERTY_GET = Method(
    id="library.cpp.get", verb="GET", path="v1/cpp", flat_path="v1/cpp", kind="unary", safety="safe", response="Thing"
)
RESUME_GET = Method(
    id="library.resume.get",
    verb="GET",
    path="v1/resume",
    flat_path="v1/resume",
    kind="unary",
    safety="safe",
    response="Thing",
)
THINGS_CACHED_PROPERTY = Method(
    id="library.things.cachedProperty",
    verb="GET",
    path="v1/p",
    flat_path="v1/p",
    kind="unary",
    safety="safe",
    response="Thing",
)
THINGS_CACHED_PROPERTY_GET = Method(
    id="library.things.cp.get",
    verb="GET",
    path="v1/cp",
    flat_path="v1/cp",
    kind="unary",
    safety="safe",
    response="Thing",
)
THINGS_DO = Method(
    id="library.things.do",
    verb="POST",
    path="v1/things",
    flat_path="v1/things",
    kind="unary",
    safety="unsafe",
    query_parameters=(
        QueryParameter(name="media_", wire="media", format="string"),
        QueryParameter(name="mime_type", wire="mime_type", format="string"),
        QueryParameter(name="options_", wire="options", format="string"),
        QueryParameter(name="path", wire="path", format="string"),
        QueryParameter(name="request_", wire="request", format="string"),
        QueryParameter(name="routes_", wire="routes", format="string"),
        QueryParameter(name="self_", wire="self", format="string"),
        QueryParameter(name="timeout", wire="timeout", format="string"),
        QueryParameter(name="types_", wire="types", format="string"),
    ),
    request="DoRequest",
    response="Thing",
)
THINGS_GET = Method(
    id="library.things.get",
    verb="GET",
    path="v1/things/{self}/{request}",
    flat_path="v1/things/{self}/{request}",
    kind="unary",
    safety="safe",
    path_parameters=(
        PathParameter(name="self_", wire="self", pattern=".+"),
        PathParameter(name="request_", wire="request", pattern=".+"),
    ),
    response="Thing",
)
THINGS_STR_GET = Method(
    id="library.things.str.get",
    verb="GET",
    path="v1/str",
    flat_path="v1/str",
    kind="unary",
    safety="safe",
    response="Thing",
)
UPLOAD_OPERATION_GET = Method(
    id="library.uo.get", verb="GET", path="v1/uo", flat_path="v1/uo", kind="unary", safety="safe", response="Thing"
)

ROUTES: tuple[Method, ...] = (
    ACLOSE_GET,
    CACHED_PROPERTY_GET,
    RESUME_GET,
    THINGS_CACHED_PROPERTY,
    THINGS_CACHED_PROPERTY_GET,
    THINGS_DO,
    THINGS_GET,
    THINGS_STR_GET,
    UPLOAD_OPERATION_GET,
)
"""Every method, by its id."""
