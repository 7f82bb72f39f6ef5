"""What the IR does not say is found in the text, however it came there: each change of a good package is a fault."""

from __future__ import annotations

import re
from functools import cache

import pytest

from codegen.api import Api
from codegen.pipeline import settle
from codegen.source import read_source
from codegen.verify import verify
from codegen.write import formatted
from tests.codegen.golden import CASES, cases, target


@cache
def resolved(case: str) -> Api:
    return settle(read_source(CASES / case), target(case)).api


@cache
def expected(case: str) -> dict[str, str]:
    folder = CASES / case / "expected"
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.py")}


def faults(case: str, texts: dict[str, str]) -> list[str]:
    return [str(fault) for fault in verify(resolved(case), texts)]


@pytest.mark.parametrize("case", cases())
def test_what_the_generator_writes_is_what_was_said(case: str) -> None:
    assert [] == faults(case, expected(case))


AT_THE_END = [
    "import os",
    "from os import system",
    "from . import client",
    "print(1)",
    "x = 1",
    "x: int = 1",
    "del Thing",
    "assert True",
    "pass",
    "exec('1')",
    "lambda: 0",
    "[x for x in ()]",
    "if True:\n    pass",
    "for x in ():\n    pass",
    "while False:\n    pass",
    "with open('x') as x:\n    pass",
    "try:\n    pass\nfinally:\n    pass",
    "def f():\n    pass",
    "async def f():\n    pass",
    "class A:\n    pass",
    "raise ValueError",
    "global x",
    "(x := 1)",
    "f'{1}'",
    "b'x'",
    "1.5",
    '"""A docstring."""',
    "type X = int",
]


@pytest.mark.parametrize("path", ["__init__.py", "client.py", "routes.py", "resources/things.py", "types/things.py"])
@pytest.mark.parametrize("statement", AT_THE_END)
def test_a_statement_that_nothing_says_is_found(path: str, statement: str) -> None:
    texts = expected("pages")
    assert faults("pages", {**texts, path: f"{texts[path]}\n{statement}\n"})


WITHIN = [
    ("resources/things.py", "client: BaseClient) -> None", "client: BaseClient = print()) -> None"),
    ("resources/things.py", "client: BaseClient) -> None", "client: BaseClient, *rest: str) -> None"),
    ("resources/things.py", "client: BaseClient) -> None", "client: BaseClient, **rest: str) -> None"),
    ("resources/things.py", "self._client = client", "self._client = client\n        print(client)"),
    ("resources/things.py", "self._client = client", "self.other = client"),
    ("resources/things.py", "class ThingsResource:", "@print\nclass ThingsResource:"),
    ("resources/things.py", "class ThingsResource:", "class ThingsResource(dict):"),
    ("resources/things.py", "class ThingsResource:", "class ThingsResource(metaclass=dict):"),
    ("resources/things.py", "self._client.pages(", "self._client.stream_all("),
    ("resources/things.py", "self._client.pages(", "self._client.pages()("),
    ("resources/things.py", "self._client.pages(", "getattr(self, 'pages')("),
    ("resources/things.py", "routes.THINGS_LIST", "routes.THINGS_NOWHERE"),
    ("resources/things.py", "types.ListThingsResponse,\n", "types.Anything,\n"),
    ("resources/things.py", "types.ListThingsResponse, types.Thing]:", "types.ListThingsResponse, types.Any]:"),
    ("resources/things.py", "Maybe[int] = UNSET", "Maybe[str] = UNSET"),
    ("resources/things.py", "Maybe[int] = UNSET", "Maybe[int] = None"),
    ("resources/things.py", "def list(", "async def list("),
    ("resources/things.py", "def list(", "def lists("),
    ("resources/things.py", "    def list(", "    @staticmethod\n    def list("),
    ("resources/things.py", "Calls `library.things.list`.", "Calls nobody."),
    ("resources/things.py", '"page_size": page_size', '"page_size": 7'),
    ("resources/things.py", '"page_size": page_size', '"other": page_size'),
    ("resources/things.py", '"page_size": page_size', '"page_size": options.__class__'),
    ("resources/things.py", "None, options\n", "None, f'{options}'\n"),
    ("resources/things.py", "from aiogenai.runtime.base import", "from aiogenai.runtime.bases import"),
    ("resources/things.py", "import BaseClient", "import BaseClient as client"),
    ("resources/things.py", "from .. import routes, types", "from .. import routes, types, client"),
    ("types/things.py", "@model\nclass Thing(Model)", "@model()\nclass Thing(Model)"),
    ("types/things.py", "@model\nclass Thing(Model)", "class Thing(Model)"),
    ("types/things.py", "class Thing(Model)", "class Thing(Model, Exception)"),
    ("types/things.py", "class Thing(Model)", "class Thing(Model, slots=False)"),
    ("types/things.py", "id: Maybe[str] = UNSET", "id: Maybe[str] = print()"),
    ("types/things.py", "id: Maybe[str] = UNSET", "id: Maybe[str | None] = UNSET"),
    ("types/things.py", "id: Maybe[str] = UNSET", "id: Maybe[str]"),
    ("types/things.py", "id: Maybe[str] = UNSET", "id: Maybe[str] = UNSET\n    ids: Maybe[str] = UNSET"),
    ("types/things.py", "id: Maybe[str] = UNSET", "id: Maybe[str] = UNSET\n    id = 1"),
    ("types/things.py", "id: Maybe[str] = UNSET", "id: Maybe[str] = UNSET\n    def f(self): ..."),
    ("types/things.py", "id: Maybe[str] = UNSET", 'id: Maybe[str] = UNSET\n    "More."'),
    ("types/things.py", '"pageSize"', '"page-size"'),
    ("types/__init__.py", "raise AttributeError(", "raise KeyError("),
    ("types/__init__.py", "import_module(f", "__import__(f"),
    ("types/__init__.py", "globals()[name]", "vars()[name]"),
    ("types/__init__.py", '"Thing",\n', '"Thing",\n    "Thong",\n'),
    ("types/__init__.py", "for name in names}", "for name in names if print(name)}"),
    ("types/__init__.py", "from .things import", "from .thongs import"),
    ("routes.py", 'verb="GET"', 'verb="PUT"'),
    ("routes.py", 'path="v1/list"', 'path="v1/maps"'),
    ("routes.py", 'kind="paged"', 'kind=print("paged")'),
    ("routes.py", "= Method(", "= Upload("),
    ("routes.py", "THINGS_MAPS,\n", ""),
    ("client.py", 'root_url="https://library.googleapis.com/"', 'root_url="https://evil.example/"'),
    ("client.py", 'root_url="https://library.googleapis.com/"', 'root_url="Library API"'),
    ("client.py", "_api = Api(", "_api = Api(extra=1, "),
    ("client.py", "class Client(BaseClient)", "class Client(object)"),
    ("client.py", "return ThingsResource(self)", "return ThingsResource(self).list"),
    ("client.py", "return ThingsResource(self)", "return eval('self')"),
    ("client.py", ".resources.things import ThingsResource  # noqa", "os import system as ThingsResource  # noqa"),
    ("__init__.py", 'REVISION = "20260101"', 'REVISION = "20260102"'),
    ("__init__.py", "from .client import Client", "from .client import Api as Client"),
    ("__init__.py", '"Client", "types"]', '"Client"]'),
]  # fmt: skip


@pytest.mark.parametrize(("path", "before", "after"), WITHIN)
def test_a_change_that_nothing_says_is_found(path: str, before: str, after: str) -> None:
    text = expected("pages")[path]
    assert before in text
    assert faults("pages", {**expected("pages"), path: text.replace(before, after, 1)})


@pytest.mark.parametrize("path", ["resources/things.py", "types/__init__.py"])
def test_a_file_that_is_missing_or_too_many_is_found(path: str) -> None:
    texts = expected("pages")
    assert faults("pages", {name: text for name, text in texts.items() if name != path})
    assert faults("pages", {**texts, "resources/more.py": ""})


@pytest.mark.parametrize("text", ["x = (", "x = 1\0", "\ud800", "(" * 300 + ")" * 300])
def test_what_is_no_python_is_found(text: str) -> None:
    (fault,) = faults("pages", {**expected("pages"), "routes.py": text})
    assert "no Python" in fault


@pytest.mark.parametrize("mark", ["\u202e", "\u200b", "\u2028", "\x0c", "\t", "\xa0"])
def test_a_character_that_cannot_be_seen_is_found_even_in_a_comment(mark: str) -> None:
    texts = expected("pages")
    assert ["error: /routes.py: a character that can't be seen"] == faults(
        "pages", {**texts, "routes.py": f"{texts['routes.py']}# {mark}\n"}
    )


def test_layout_is_nobodys_business() -> None:
    texts = expected("pages")
    plain = {path: re.sub(r",\n +\)", "\n)", text) for path, text in texts.items()}
    assert plain != texts
    assert [] == faults("pages", plain)
    assert texts == formatted(texts)
