"""Values of a program's own types (attrs classes, dataclasses, `TypedDict`, enums) from JSON, and as JSON.

For what a model writes and what functions give back. The messages of the API go through `runtime.converter`.
"""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

import cattrs
from cattrs.preconf.json import make_converter
from cattrs.v import format_exception

from ..runtime.errors import DecodeError, ValidationError

T = TypeVar("T")


@cache
def _converter() -> cattrs.Converter:
    made = make_converter()
    # Classes that read and write themselves, as those of pydantic do.
    made.register_structure_hook_func(
        lambda kind: hasattr(kind, "model_validate"), lambda tree, kind: kind.model_validate(tree)
    )
    made.register_unstructure_hook_func(
        lambda kind: hasattr(kind, "model_dump"), lambda value: value.model_dump(mode="json")
    )
    return made


def read(kind: type[T], tree: object) -> T:
    """A value of this type.

    Raises:
        DecodeError: The tree does not fit; the message names every field that doesn't.
        ValidationError: There is no way to read such a type.
    """
    try:
        return _converter().structure(tree, kind)
    except cattrs.StructureHandlerNotFoundError as error:
        raise ValidationError(f"there is no way to read {kind!r}: {error}") from None
    except Exception as error:  # cattrs, and the validators of these classes, raise what they like
        name = getattr(kind, "__name__", str(kind))
        raise DecodeError("; ".join(cattrs.transform_error(error, name, _why))) from error


def _why(error: BaseException, kind: type[Any] | None) -> str:
    text = format_exception(error, kind)
    return f"{text} ({error})" if isinstance(error, ValueError) else text


def plain(value: object) -> Any:
    """What JSON can say of a value."""
    return _converter().unstructure(value)
