# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""All methods, as they are on the wire."""

from aiogenai.runtime.request import Method

VOLUMES_ANNOTATE = Method(
    id="library.volumes.annotate",
    verb="POST",
    path="v1/volumes:annotate",
    flat_path="v1/volumes:annotate",
    kind="unary",
    safety="unsafe",
    request="VolumesAnnotateRequest",
    response="VolumesAnnotateResponse",
)

ROUTES: tuple[Method, ...] = (VOLUMES_ANNOTATE,)
"""Every method, by its id."""
