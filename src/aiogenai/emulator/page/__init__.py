"""The page at `/`: its files, what it needs to know of the API, and who may use what is behind it."""

from __future__ import annotations

from .access import Access
from .catalogue import Catalogue
from .files import Files

__all__ = ["Access", "Catalogue", "Files"]
