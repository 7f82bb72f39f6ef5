"""Small documents for tests, and the generator's command as people run it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
V1BETA = ROOT / "discovery/generativelanguage/v1beta"


def document(revision: str = "20260101", **changes: Any) -> dict[str, Any]:
    """A document of one method and one schema."""
    return {
        "kind": "discovery#restDescription",
        "id": "library:v1",
        "name": "library",
        "version": "v1",
        "title": "Library API",
        "revision": revision,
        "rootUrl": "https://library.googleapis.com/",
        "servicePath": "",
        "resources": {"books": {"methods": {"get": method("get")}}},
        "schemas": {"Book": schema("Book", title={"type": "string", "description": "Its title."})},
        **changes,
    }


def method(name: str, path: str = "v1/{+name}", **changes: Any) -> dict[str, Any]:
    return {
        "id": f"library.books.{name}",
        "httpMethod": "GET",
        "path": path,
        "flatPath": "v1/books/{booksId}" if "+" in path else path,
        "parameters": {
            "name": {"type": "string", "location": "path", "required": True, "pattern": "^books/[^/]+$"},
        }
        if "{" in path
        else {},
        "response": {"$ref": "Book"},
        **changes,
    }


def schema(name: str, /, **properties: Any) -> dict[str, Any]:
    return {"id": name, "type": "object", "properties": properties}


def stored(folder: Path, *documents: dict[str, Any]) -> Path:
    """A folder with these documents, by revision."""
    folder.mkdir(exist_ok=True)
    for one in documents:
        (folder / f"{one['revision']}.json").write_text(json.dumps(one), "utf-8")
    return folder


def run(*arguments: str | Path, hash_seed: str = "0") -> subprocess.CompletedProcess[str]:
    """`python -m codegen ...`, in the repository."""
    return subprocess.run(
        [sys.executable, "-m", "codegen", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
    )
