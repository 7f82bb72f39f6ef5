# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""All types, each loaded with its module when it is first touched."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._unreached import (
        UNSET,
        CallOptions,
        CallOptionsKind,
        ClassVar_,
        ClassVarKind,
        Client,
        ClientKind,
        ConnectionError_,
        ConnectionErrorKind,
        Error,
        ErrorKind,
        Exception_,
        ExceptionKind,
        FieldMask,
        FieldMaskKind,
        Int64,
        Int64Kind,
        Json,
        JsonKind,
        List,
        ListKind,
        Mapping,
        MappingKind,
        Maybe,
        MaybeKind,
        Model,
        ModelKind,
        Operation,
        OperationKind,
        Protocol,
        ProtocolKind,
        Service,
        ServiceKind,
        Stream,
        StreamKind,
        StrEnum,
        StrEnumKind,
        Text,
        Type,
        TypeAlias,
        TypeAliasKind,
        TypeKind,
        UNSETKind,
    )
    from .things import Any, AnyKind, Warning_, WarningKind

_MODULES: dict[str, tuple[str, ...]] = {
    "_unreached": (
        "CallOptions",
        "CallOptionsKind",
        "ClassVarKind",
        "ClassVar_",
        "Client",
        "ClientKind",
        "ConnectionErrorKind",
        "ConnectionError_",
        "Error",
        "ErrorKind",
        "ExceptionKind",
        "Exception_",
        "FieldMask",
        "FieldMaskKind",
        "Int64",
        "Int64Kind",
        "Json",
        "JsonKind",
        "List",
        "ListKind",
        "Mapping",
        "MappingKind",
        "Maybe",
        "MaybeKind",
        "Model",
        "ModelKind",
        "Operation",
        "OperationKind",
        "Protocol",
        "ProtocolKind",
        "Service",
        "ServiceKind",
        "StrEnum",
        "StrEnumKind",
        "Stream",
        "StreamKind",
        "Text",
        "Type",
        "TypeAlias",
        "TypeAliasKind",
        "TypeKind",
        "UNSET",
        "UNSETKind",
    ),
    "things": ("Any", "AnyKind", "WarningKind", "Warning_"),
}
_MODULE = {name: module for module, names in _MODULES.items() for name in names}

__all__ = [
    "Any",
    "AnyKind",
    "CallOptions",
    "CallOptionsKind",
    "ClassVarKind",
    "ClassVar_",
    "Client",
    "ClientKind",
    "ConnectionErrorKind",
    "ConnectionError_",
    "Error",
    "ErrorKind",
    "ExceptionKind",
    "Exception_",
    "FieldMask",
    "FieldMaskKind",
    "Int64",
    "Int64Kind",
    "Json",
    "JsonKind",
    "List",
    "ListKind",
    "Mapping",
    "MappingKind",
    "Maybe",
    "MaybeKind",
    "Model",
    "ModelKind",
    "Operation",
    "OperationKind",
    "Protocol",
    "ProtocolKind",
    "Service",
    "ServiceKind",
    "StrEnum",
    "StrEnumKind",
    "Stream",
    "StreamKind",
    "Text",
    "Type",
    "TypeAlias",
    "TypeAliasKind",
    "TypeKind",
    "UNSET",
    "UNSETKind",
    "WarningKind",
    "Warning_",
]


def __getattr__(name: str) -> object:
    if name not in _MODULE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f".{_MODULE[name]}", __name__), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return __all__
