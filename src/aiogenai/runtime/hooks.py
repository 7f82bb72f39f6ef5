"""Types to the functions that load and dump them. cattrs finds the rule of a type and remembers it; the rules are ours.

Rules (scalars are in `scalar_hooks.py`, what holds other values in `container_hooks.py` and `model_hooks.py`):
- a string is a string; an integer never loses digits, whether it came as a number or as text
- int64 and uint64 travel as text
- numbers take NaN and the infinities as text
- bytes travel as base64, either alphabet, padding or not
- Timestamp, date and Duration become datetime, date and timedelta; nanoseconds are kept
- field masks are names joined by commas
- enums are open: a value that is not listed stays a plain string
- absent is `UNSET`, null is `None`, and neither becomes the other
- where a list of models is expected, one of them is accepted, if its class says what it makes of other values
- a model keeps the fields that its schema does not know
- where a model is expected, a mapping is accepted (field names or wire names), or what the model coerces

A value of another type raises `Mismatch`, which knows the path of the field.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from operator import eq
from typing import Any

import cattrs

from .container_hooks import dict_dumper, dict_loader, list_dumper, list_loader, union_dumper, union_loader
from .hints import is_dict, is_list, is_model, is_union
from .model_hooks import model_dumper, model_loader
from .scalar_hooks import CLASSES, FORMATS, Find, Hook

Rule = Callable[[Any, Find], Hook]
"""Makes the hook of a type, given what finds the hooks of the types in it."""

_CONTAINERS: tuple[tuple[Callable[[Any], bool], Rule, Rule], ...] = (
    (is_union, union_loader, union_dumper),
    (is_list, list_loader, list_dumper),
    (is_dict, dict_loader, dict_dumper),
    (is_model, model_loader, model_dumper),
)

_converter = cattrs.Converter(detailed_validation=False)


class _Loader:
    """A hook of ours as cattrs calls it, with the type that we have no use for; `hook` is the function itself."""

    __slots__ = ("hook",)

    def __init__(self, hook: Hook) -> None:
        self.hook = hook

    def __call__(self, value: Any, _: Any) -> Any:
        return self.hook(value)


def _find_loader(hint: Any) -> Hook:
    found = _converter.get_structure_hook(hint)
    if not isinstance(found, _Loader):
        raise TypeError(f"{hint} is not a type that models are made of")
    return found.hook


# Kept once found: asking cattrs takes longer than to load a small message.
loader: Find = cache(_find_loader)
"""What makes a value of a type from a tree; raises `Mismatch`."""

dumper: Find = cache(_converter.get_unstructure_hook)
"""What makes a tree of a value that stands for a type; raises `Mismatch`."""


def _loader_by(rule: Rule, hint: Any) -> _Loader:
    return _Loader(rule(hint, loader))


def _dumper_by(rule: Rule, hint: Any) -> Hook:
    return rule(hint, dumper)


def _register() -> None:
    for scalar, load, dump in CLASSES:
        _converter.register_structure_hook(scalar, _Loader(load))
        _converter.register_unstructure_hook(scalar, dump)
    for scalar, load, dump in FORMATS:
        _converter.register_structure_hook_func(partial(eq, scalar), _Loader(load))
        _converter.register_unstructure_hook_func(partial(eq, scalar), dump)
    for fits, loads, dumps in _CONTAINERS:
        _converter.register_structure_hook_factory(fits, partial(_loader_by, loads))
        _converter.register_unstructure_hook_factory(fits, partial(_dumper_by, dumps))


_register()
