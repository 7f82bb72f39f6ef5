# Generated from discovery/generativelanguage/v1beta.
# Do not edit: change the document, the overlay or codegen/, then run: make generate
"""Gemini API, v1beta: its client, its resources and its types."""

from . import types
from .client import Client

REVISION = "20260831"
"""The newest revision of the document that this package was made from."""

__all__ = ["REVISION", "Client", "types"]
