"""What each kind of generated file may hold: a row for each, and nothing that is not in its row is ever written."""

from __future__ import annotations

import ast
from collections.abc import Mapping

from attrs import frozen

Imported = tuple[str, str, str]
"""`from module import name as alias`; the last two are empty for `import module`."""

_TYPES = (ast.Name, ast.Attribute, ast.Subscript, ast.Tuple, ast.BinOp, ast.BitOr, ast.Load, ast.Store, ast.Constant)
_MODULE = (ast.Module, ast.Expr, ast.Import, ast.ImportFrom, ast.alias, ast.Assign, ast.AnnAssign, *_TYPES)
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.arguments, ast.Return, ast.Await, ast.Call)
_LAZY = (ast.If, ast.Pass, ast.JoinedStr, ast.FormattedValue, ast.List, ast.Dict)
_LOOKUP = (ast.Raise, ast.Compare, ast.NotIn, ast.DictComp, ast.comprehension)
_VERBS = frozenset({"call", "stream", "pages", "operation", "upload", "download"})
_ROWS = frozenset({"Method", "PathParameter", "QueryParameter", "Page", "Upload"})


@frozen
class FileKind:
    """One kind of file.

    Attributes:
        nodes: Its syntax.
        outside: What is called when the module is imported.
        inside: What its functions call; the classes of resources aside.
        words: Names that are the template's own.
        texts: Strings and docstrings that are.
        imports: Imports that are.
    """

    nodes: tuple[type[ast.AST], ...]
    outside: frozenset[str] = frozenset()
    inside: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    texts: frozenset[str] = frozenset()
    imports: frozenset[Imported] = frozenset()


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _imports(text: str) -> frozenset[Imported]:
    return frozenset((module, name, name) for module, _, name in (one.partition(":") for one in text.split()))


PACKAGE = FileKind(
    (*_MODULE, ast.List),
    words=_words("REVISION __all__"),
    texts=_words("REVISION Client types") | {"The newest revision of the document that this package was made from."},
    imports=_imports(".:types .client:Client"),
)
CLIENT = FileKind(
    (*_MODULE, *_FUNCTIONS, *_LAZY, ast.ClassDef, ast.keyword),
    outside=frozenset({"Api"}),
    inside=frozenset({"message", *(f"self.{verb}" for verb in _VERBS)}),
    words=_words("self _api ROUTES TYPE_CHECKING __package__") | _VERBS,
    texts=frozenset({".types"}),
    imports=_imports("__future__:annotations typing:TYPE_CHECKING"),
)
ROUTES = FileKind(
    (*_MODULE, ast.Call, ast.keyword),
    outside=_ROWS,
    words=_words("ROUTES tuple") | _ROWS,
    texts=frozenset({"Every method, by its id."}),
)
RESOURCES = FileKind(
    (*_MODULE, *_FUNCTIONS, ast.ClassDef, ast.Dict),
    inside=frozenset({"message", *(f"self._client.{verb}" for verb in _VERBS)}),
    words=_words("self client _client") | _VERBS,
    imports=_imports("__future__:annotations"),
)
RESOURCES_FACE = FileKind(
    _MODULE, texts=frozenset({"The resources, a module for each of those at the top; loaded when they are touched."})
)
TYPES = FileKind(
    (*_MODULE, ast.ClassDef, ast.Dict), words=_words("model __wire__"), imports=_imports("__future__:annotations")
)
TYPES_FACE = FileKind(
    (*_MODULE, *_FUNCTIONS, *_LAZY, *_LOOKUP),
    outside=frozenset({"_MODULES.items"}),
    inside=_words("AttributeError getattr globals import_module"),
    words=_words("_MODULES _MODULE __all__ __name__ TYPE_CHECKING name names module found items tuple str object")
    | _words("AttributeError getattr globals import_module"),
    texts=frozenset({".", "module ", " has no attribute "}),
    imports=_imports("__future__:annotations importlib:import_module typing:TYPE_CHECKING"),
)

_BY_PATH: Mapping[str, FileKind] = {
    "__init__.py": PACKAGE,
    "client.py": CLIENT,
    "routes.py": ROUTES,
    "resources/__init__.py": RESOURCES_FACE,
    "types/__init__.py": TYPES_FACE,
}


def kind_of(path: str) -> FileKind:
    """The kind of the file at a path of the package."""
    return _BY_PATH.get(path) or (TYPES if path.startswith("types/") else RESOURCES)
