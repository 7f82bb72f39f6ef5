# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""Library API, v1: its client, its resources and its types."""

from . import types
from .client import Client

REVISION = "20260101"
"""The newest revision of the document that this package was made from."""

__all__ = ["REVISION", "Client", "types"]
