"""The generator: discovery documents go in, a typed Python client comes out. Nothing of `src` is imported here."""
