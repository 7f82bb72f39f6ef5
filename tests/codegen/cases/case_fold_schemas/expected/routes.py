# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""All methods, as they are on the wire."""

from aiogenai.runtime.request import Method

ROUTES: tuple[Method, ...] = ()
"""Every method, by its id."""
