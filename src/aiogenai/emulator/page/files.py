"""The page's own files, from the package: one document, and styles and modules beside it. Nothing from elsewhere."""

from __future__ import annotations

import html
from importlib import resources
from string import Template

from aiohttp import web
from attrs import frozen

PREFIX = "/__emulator__/page/"
_PACKAGE = __name__.rpartition(".")[0]
_TYPES = {"css": "text/css", "html": "text/html", "js": "text/javascript"}
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none';"
    " form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": _POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


@frozen
class Files:
    """`title` and `revision` are written into the document, escaped."""

    title: str
    revision: str

    def answer(self, verb: str, path: str) -> web.Response | None:
        """The file at a path, or `None` where the page has none."""
        if verb not in {"GET", "HEAD"}:
            return None
        if path == "/":
            text = Template(_read("index.html")).substitute(
                title=html.escape(self.title), revision=html.escape(self.revision)
            )
            return _response(text, "html")
        name = path.removeprefix(PREFIX)
        suffix = name.rpartition(".")[2]
        if name == path or name not in _names() or suffix == "html":
            return None
        return _response(_read(name), suffix)


def _response(text: str, suffix: str) -> web.Response:
    return web.Response(text=text, content_type=_TYPES[suffix], charset="utf-8", headers=_HEADERS)


def _read(name: str) -> str:
    return resources.files(_PACKAGE).joinpath("static", name).read_text("utf-8")


def _names() -> set[str]:
    found = resources.files(_PACKAGE).joinpath("static").iterdir()
    return {file.name for file in found if file.name.rpartition(".")[2] in _TYPES}
