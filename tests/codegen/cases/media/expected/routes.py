# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""All methods, as they are on the wire."""

from aiogenai.runtime.request import Method, PathParameter, Upload

FILES_CONVERT = Method(
    id="library.files.convert",
    verb="POST",
    path="v1/files:convert",
    flat_path="v1/files:convert",
    kind="upload",
    safety="unsafe",
    response="Operation",
    upload=Upload(
        simple="/upload/v1/files:convert",
        resumable="/resumable/upload/v1/files:convert",
        accept=("*/*",),
        max_size=1073741824,
    ),
)
FILES_CREATE = Method(
    id="library.files.create",
    verb="POST",
    path="v1/files:create",
    flat_path="v1/files:create",
    kind="upload",
    safety="unsafe",
    request="CreateRequest",
    response="File",
    upload=Upload(
        simple="/upload/v1/files:create",
        resumable="/resumable/upload/v1/files:create",
        accept=("*/*",),
        max_size=1073741824,
    ),
)
FILES_DOWNLOAD = Method(
    id="library.files.download",
    verb="GET",
    path="v1/files/{id}:download",
    flat_path="v1/files/{id}:download",
    kind="download",
    safety="safe",
    path_parameters=(PathParameter(name="id", wire="id", pattern=".+"),),
    response="File",
)
FILES_GET = Method(
    id="library.files.get",
    verb="GET",
    path="v1/files/{id}",
    flat_path="v1/files/{id}",
    kind="unary",
    safety="safe",
    path_parameters=(PathParameter(name="id", wire="id", pattern=".+"),),
    response="File",
)
FILES_INSERT = Method(
    id="library.files.insert",
    verb="POST",
    path="v1/files",
    flat_path="v1/files",
    kind="upload",
    safety="unsafe",
    request="File",
    response="File",
    upload=Upload(
        simple="/upload/v1/files", resumable="/resumable/upload/v1/files", accept=("*/*",), max_size=1073741824
    ),
)

ROUTES: tuple[Method, ...] = (FILES_CONVERT, FILES_CREATE, FILES_DOWNLOAD, FILES_GET, FILES_INSERT)
"""Every method, by its id."""
