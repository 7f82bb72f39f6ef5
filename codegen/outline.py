"""What a module declares, line by line: as the IR says it, and as its text says it. `verify` holds the two together.

A line is a declaration without its white space: a class with its bases, a function with its signature, a name with its
type and value, whatever its quotes. Prose, imports and the bodies of functions are no part of it.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from typing import Any

from attrs import fields, has

from .api import Api, Client, EnumClass, Method, MethodForm, ModelClass, ResourceModule, SubResource, TypesModule

_WAITED = frozenset(MethodForm) - {MethodForm.STREAM, MethodForm.PAGED, MethodForm.DOWNLOAD}
_INIT = "def __init__(self,client:BaseClient)->None"
_LOOKUP = "_MODULE={name: module for module, names in _MODULES.items() for name in names}"
_FACE = ("def __getattr__(name:str)->object", "def __dir__()->list[str]")


def expected(api: Api) -> dict[str, list[str]]:
    """The lines of every module, by its path."""
    return {
        "__init__.py": [f"REVISION={api.revision!r}", f"__all__={['REVISION', 'Client', 'types']!r}"],
        "client.py": list(_client(api.client)),
        "routes.py": list(_routes(api)),
        "resources/__init__.py": [],
        **{f"resources/{module.name}.py": list(_resources(module)) for module in api.resources},
        "types/__init__.py": list(_face(api)),
        **{f"types/{module.name}.py": list(_types(module)) for module in api.types},
    }


def _routes(api: Api) -> Iterator[str]:
    for route in api.routes:
        yield f"{route.constant}={_spelled(route.row)}"
    yield f"ROUTES:tuple[Method,...]=({','.join(route.constant for route in api.routes)})"


def _spelled(value: object) -> str:
    """A value as `_value` reads it back."""
    whole: Any = value
    if isinstance(value, tuple):
        return f"({','.join(_spelled(item) for item in whole)})"
    cls: Any = value.__class__
    if not has(cls):
        return repr(str(value) if isinstance(value, str) else value)
    given = ((one.name, getattr(value, one.name), one.default) for one in fields(cls))
    return f"{cls.__name__}({','.join(f'{name}={_spelled(item)}' for name, item, default in given if item != default)})"


def _face(api: Api) -> Iterator[str]:
    modules = {str(module.name): tuple(map(str, module.classes)) for module in api.types}
    yield "if TYPE_CHECKING"
    if not api.types:
        yield ".pass"
    yield f"_MODULES:dict[str,tuple[str,...]]={modules!r}"
    yield _bare(_LOOKUP)
    yield f"__all__={list(map(str, api.type_names))!r}"
    yield from _FACE


def _types(module: TypesModule) -> Iterator[str]:
    for enum in module.enums:
        yield from _enum(enum)
    for model in module.models:
        yield from _model(model)
    for alias in module.aliases:
        yield f"{alias.name}:{_bare(alias.annotation)}={_bare(alias.value)}"


def _enum(enum: EnumClass) -> Iterator[str]:
    yield f"class {enum.name}({','.join(enum.bases)})"
    for value in enum.values:
        yield f".{value.name}={value.value!r}"


def _model(model: ModelClass) -> Iterator[str]:
    yield f"@model class {model.name}({','.join(model.bases)})"
    for wire in model.wire:
        yield f".__wire__:{_bare(wire.annotation)}={ {str(name): text for name, text in wire.names}!r}"
    for field in model.fields:
        yield f".{field.name}:{_bare(field.annotation)}={field.default}"


def _resources(module: ResourceModule) -> Iterator[str]:
    for cls in module.classes:
        yield f"class {cls.name}()"
        yield f".{_INIT}"
        yield from map(_property, cls.resources)
        yield from map(_method, cls.methods)


def _client(client: Client) -> Iterator[str]:
    yield "if TYPE_CHECKING"
    if not client.checked_imports:
        yield ".pass"
    yield "class Client(BaseClient)"
    facts = ("title", "root_url", "service_path", "key_variables", "base_url_variable")
    said = [f"{name}={_spelled(getattr(client, name))}" for name in facts]
    said += [f"{one.name}={_spelled(one.value)}" for one in client.settings]
    yield f'._api=Api({",".join(said)},routes=routes.ROUTES,types=f"{{__package__}}.types")'
    yield from map(_property, client.resources)
    yield from map(_method, client.methods)


def _property(resource: SubResource) -> str:
    return f".@cached_property def {resource.name}(self)->{resource.cls}"


def _method(method: Method) -> str:
    first = [
        "self",
        *(f"{one.name}:{_bare(one.annotation)}" for one in method.positional),
        *(f"{one.name}:{_bare(one.annotation)}={one.default!r}" for one in method.defaulted),
    ]
    named = [
        *(f"{one.name}:{_bare(one.annotation)}" for one in method.required),
        *(f"{one.name}:{_bare(one.annotation)}={one.default}" for one in method.keywords),
    ]
    kind = "async def" if method.form in _WAITED else "def"
    return f".{kind} {method.name}({','.join([*first, '*', *named])})->{_bare(_returned(method))}"


def _returned(method: Method) -> str:
    match method.form:
        case MethodForm.VOID:
            return "None"
        case MethodForm.STREAM:
            return f"Stream[{method.response}]"
        case MethodForm.PAGED:
            return f"Pager[{method.response}, {method.item}]"
        case MethodForm.OPERATION | MethodForm.UPLOAD_OPERATION:
            return f"Operation[{method.result}, {method.metadata}]"
        case MethodForm.DOWNLOAD:
            return "Download"
        case MethodForm.UNARY | MethodForm.UPLOAD:
            return method.response


def _bare(text: str) -> str:
    return re.sub(r",(?=[\])])", "", re.sub(r"\s+", "", text))


def found(tree: ast.Module, source: str) -> list[str]:
    """The lines of a module that was parsed."""
    lines = source.encode().split(b"\n")

    def text(node: ast.expr) -> str:
        """A node as it is written: much cheaper than to unparse it."""
        first, last = node.lineno - 1, (node.end_lineno or node.lineno) - 1
        if first == last:
            return _bare(lines[first][node.col_offset : node.end_col_offset].decode())
        between = [lines[first][node.col_offset :], *lines[first + 1 : last], lines[last][: node.end_col_offset]]
        return _bare(b"\n".join(between).decode())

    return [line for node in tree.body for line in _declared(node, text)]


def _declared(node: ast.stmt, text: Callable[[ast.expr], str]) -> Iterator[str]:
    match node:
        case ast.ClassDef():
            marks = "".join(f"@{text(mark)} " for mark in node.decorator_list)
            given = [*map(text, node.bases), *(f"{one.arg}={text(one.value)}" for one in node.keywords)]
            yield f"{marks}class {node.name}({','.join(given)})"
            for inner in node.body:
                yield from (f".{line}" for line in _declared(inner, text))
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            marks = "".join(f"@{text(mark)} " for mark in node.decorator_list)
            kind = "async def" if isinstance(node, ast.AsyncFunctionDef) else "def"
            returned = text(node.returns) if node.returns else ""
            yield f"{marks}{kind} {node.name}({','.join(_arguments(node.args, text))})->{returned}"
        case ast.If():
            yield f"if {text(node.test)}"
            for inner in node.body:
                yield from (f".{line}" for line in _declared(inner, text))
        case ast.Pass():
            yield "pass"
        case ast.Assign():
            yield f"{','.join(map(text, node.targets))}={_value(node.value, text)}"
        case ast.AnnAssign():
            yield f"{text(node.target)}:{text(node.annotation)}={_value(node.value, text)}"
        case _:
            return


def _arguments(arguments: ast.arguments, text: Callable[[ast.expr], str]) -> Iterator[str]:
    first = [*arguments.posonlyargs, *arguments.args]
    defaults = [*[None] * (len(first) - len(arguments.defaults)), *arguments.defaults]
    for argument, default in zip(first, defaults, strict=True):
        yield _argument(argument, default, text)
    if arguments.vararg:
        yield f"*{_argument(arguments.vararg, None, text)}"
    elif arguments.kwonlyargs:
        yield "*"
    for argument, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
        yield _argument(argument, default, text)
    if arguments.kwarg:
        yield f"**{_argument(arguments.kwarg, None, text)}"


def _argument(argument: ast.arg, default: ast.expr | None, text: Callable[[ast.expr], str]) -> str:
    said = argument.arg if argument.annotation is None else f"{argument.arg}:{text(argument.annotation)}"
    return said if default is None else f"{said}={_value(default, text)}"


def _value(node: ast.expr | None, text: Callable[[ast.expr], str]) -> str:
    """A value by what it is, whatever its quotes; names as they are."""
    match node:
        case None:
            return ""
        case ast.Call(func=func, args=args, keywords=keywords):
            given = [
                *(_value(one, text) for one in args),
                *(f"{one.arg}={_value(one.value, text)}" for one in keywords),
            ]
            return f"{text(func)}({','.join(given)})"
        case ast.Tuple(elts=items):
            return f"({','.join(_value(one, text) for one in items)})"
        case ast.Name() | ast.Subscript() | ast.Attribute() | ast.BinOp():
            return text(node)
        case _:
            try:
                return repr(ast.literal_eval(node))
            except ValueError:
                return text(node)
