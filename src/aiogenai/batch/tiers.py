"""Service tiers: the value that asks for one, as the generated types have it.

Never a literal: it changed between revisions of the API.
"""

from __future__ import annotations

import typing
from enum import StrEnum
from typing import Any, Literal, TypeAlias

from ..runtime.errors import ConfigurationError
from ..runtime.request import Method
from ..v1beta import types

Tier: TypeAlias = Literal["standard", "flex"]

_FIELD = "service_tier"


def tier_defaults(tier: Tier, method: Method) -> dict[str, Any]:
    """Fields of a request that ask for a tier; none for the standard.

    Raises:
        ConfigurationError: The method knows no tiers, or not this one.
    """
    if tier == "standard":
        return {}
    found = _values(tier, method)
    if not found:
        raise ConfigurationError(f"{method.id} can't be called in the {tier} tier")
    return {_FIELD: found[0]}


def has_tier(tier: Tier, method: Method) -> bool:
    """Whether a method can be called in a tier."""
    return tier == "standard" or bool(_values(tier, method))


def _values(tier: Tier, method: Method) -> list[str]:
    schema = getattr(types, method.request) if method.request else None
    hint = typing.get_type_hints(schema, include_extras=True).get(_FIELD) if schema is not None else None
    enums = [part for part in typing.get_args(hint) if isinstance(part, type) and issubclass(part, StrEnum)]
    return [member.value for enum in enums for member in enum if member.name.upper().endswith(tier.upper())]
