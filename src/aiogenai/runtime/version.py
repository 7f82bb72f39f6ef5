"""The version of the runtime, and so of what is generated on it."""

VERSION = "0.1.0"
