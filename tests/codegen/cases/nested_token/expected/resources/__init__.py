# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""The resources, a module for each of those at the top; loaded when they are touched."""
