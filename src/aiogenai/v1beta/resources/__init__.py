# Generated from discovery/generativelanguage/v1beta.
# Do not edit: change the document, the overlay or codegen/, then run: make generate
"""The resources, a module for each of those at the top; loaded when they are touched."""
