"""Google's own discovery documents, as tests of other parts keep them: in a wheel outside the repository."""

from __future__ import annotations

import pytest

from aiogenai.emulator.document import Document, parse_document
from tests.codegen.corpus import wheel


def google(name: str) -> Document:
    """The document of an API, such as `drive.v3`."""
    try:
        return parse_document(wheel.document(name))
    except wheel.Unavailable as error:
        pytest.skip(str(error))
