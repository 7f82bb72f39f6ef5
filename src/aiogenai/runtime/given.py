"""From what a field may hold to what it has to: for those who know better than the schema, and their type checkers."""

from __future__ import annotations

from typing import TypeVar

from .base import Unset
from .errors import ValidationError

T = TypeVar("T")


def given(value: T | Unset | None, name: str = "") -> T:
    """The value of a field that has to be there, whatever the schema says: neither `UNSET` nor `None`.

    ```python
    corpus = await client.corpora.create(corpus={"display_name": "Rivers"})
    await client.corpora.delete(given(corpus.name))
    ```

    Args:
        value: What the field holds.
        name: The field, for the error.

    Raises:
        ValidationError: It is absent, or null.
    """
    if value is None or isinstance(value, Unset):
        raise ValidationError(f"expected a value, got {value!r}", path=name)
    return value
