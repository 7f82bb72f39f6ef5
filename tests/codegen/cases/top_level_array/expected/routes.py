# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""All methods, as they are on the wire."""

from aiogenai.runtime.request import Method

DETECTIONS_LIST = Method(
    id="library.detections.list",
    verb="GET",
    path="v1/detections",
    flat_path="v1/detections",
    kind="unary",
    safety="safe",
    response="Detections",
)
DETECTIONS_SET = Method(
    id="library.detections.set",
    verb="POST",
    path="v1/detections",
    flat_path="v1/detections",
    kind="unary",
    safety="unsafe",
    request="Labels",
    response="Nested",
)

ROUTES: tuple[Method, ...] = (DETECTIONS_LIST, DETECTIONS_SET)
"""Every method, by its id."""
