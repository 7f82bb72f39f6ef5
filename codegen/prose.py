"""Text of the document -> text of Python: the only home of wrapping, quoting and escaping.

Every description is data, hostile until encoded here: what comes out is a whole literal, docstring or comment.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any

from attrs import field, fields, frozen, has

WIDTH = 120
INDENT = 4


# Controls, formats (zero-width and bidirectional marks), surrogates, private use, noncharacters. Written out, so that
# every Python takes out the same, whatever Unicode it knows.
_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ud800-\uf8ff\ufdd0-\ufdef\ufeff\ufff9-\uffff\U000110bd\U000110cd\U00013430-\U0001345f\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U0010ffff]"
)


def clean(text: str) -> str:
    """One paragraph of plain text on one line: white space folded, and what can't be seen taken out."""
    text = " ".join(text.split())
    return " ".join(_HIDDEN.sub("", text).split()) if _HIDDEN.search(text) else text


def is_clear(text: str) -> bool:
    """Whether all of a text can be seen; lines end in a newline, and there is no white space but spaces."""
    return not _HIDDEN.search(text.replace("\n", "")) and not re.search(r"[^\S\n ]", text)


def _cleaned(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(clean, texts))


def _cleaned_sections(sections: Mapping[str, Mapping[str, str]]) -> Mapping[str, Mapping[str, str]]:
    return {title: {name: clean(text) for name, text in entries.items()} for title, entries in sections.items()}


@frozen
class Doc:
    """A docstring before it is laid out. Every text in it is cleaned as it comes in, and not yet escaped.

    Attributes:
        paragraphs: The first is the summary.
        sections: Title (`Args`, `Raises`) -> name -> text. A section whose only name is empty holds just a text.
        source: The last line: what of the document this is.
    """

    paragraphs: tuple[str, ...] = field(converter=_cleaned)
    sections: Mapping[str, Mapping[str, str]] = field(factory=dict, converter=_cleaned_sections)
    source: str = field(default="", converter=clean)


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a description; empty lines are between them."""
    return tuple(filter(None, map(clean, re.split(r"\n[^\S\n]*\n", text))))


def sentence(text: str) -> str:
    """The text with a full stop, and an upper-case letter at its start if it starts with a plain word."""
    text = text.strip()
    if not text:
        return ""
    head = text[0].upper() + text[1:] if re.match(r"[a-z]+[ ,.]", text) else text
    return head if head[-1] in ".!?:;)" or head.endswith((".`", '."', ".'")) else head + "."


_ABBREVIATION = re.compile(r"(?:\b(?:e\.g|i\.e|etc|vs|cf|approx|no|[A-Z]))\.$")


def first_sentence(text: str) -> str:
    """Up to the first full stop that ends a sentence; one that ends an abbreviation does not."""
    for match in re.finditer(r"[.!?](?=\s+[A-Z`*\"'])", text):
        if not _ABBREVIATION.search(text, max(0, match.end() - 8), match.end()):
            return text[: match.end()]
    return text


def literal(value: object) -> str:
    """A Python expression for a value: scalars, tuples, lists, mappings, and frozen classes without their defaults."""
    if isinstance(value, Enum):
        return literal(value.value)
    if isinstance(value, str):
        return _string(value)
    if value is None or isinstance(value, bool | int | float | bytes):
        return repr(value)
    if isinstance(value, tuple):
        return f"({', '.join(map(literal, value))}{',' if len(value) == 1 else ''})"
    if isinstance(value, list):
        return f"[{', '.join(map(literal, value))}]"
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{literal(key)}: {literal(item)}' for key, item in value.items())}}}"
    kind: Any = type(value)
    if has(kind):
        given = ((f.name, getattr(value, f.name), f.default) for f in fields(kind))
        said = ", ".join(f"{name}={literal(item)}" for name, item, default in given if item != default)
        return f"{kind.__name__}({said})"
    raise TypeError(f"{kind.__name__} has no literal")


def _string(text: str) -> str:
    """`repr`, with double quotes where it can be, and an escape for everything beyond printable ASCII."""
    inner = ascii(text + "'")[1:-1]  # the quote makes `ascii` choose double quotes, or escape single ones
    return f'"{inner[:-1]}"' if '"' not in text else ascii(text)


def docstring(doc: Doc, indent: int) -> str:
    """A docstring as it stands at `indent` spaces; the first line is not indented."""
    lines = _layout(doc, WIDTH - indent)
    if len(lines) == 1 and len(lines[0]) + 2 * 3 + indent <= WIDTH:
        return f'"""{_closed(lines[0])}"""'
    pad = " " * indent
    body = "\n".join(f"{pad}{line}" if line else "" for line in lines[1:])
    return f'"""{lines[0]}\n{body}\n{pad}"""' if body else f'"""{lines[0]}\n{pad}"""'


def _layout(doc: Doc, width: int) -> list[str]:
    summary, *rest = doc.paragraphs or ("",)
    # The opening quotes stand before the first line, and on a docstring of one line the closing ones after it.
    lines = _wrap(summary, width, "   ", "")
    for text in rest:
        lines += ["", *_wrap(text, width)]
    for title, entries in doc.sections.items():
        lines += ["", f"{title}:"]
        for name, text in entries.items():
            lines += _wrap(
                f"{name}: {text}" if name else text, width, " " * INDENT, " " * (2 * INDENT if name else INDENT)
            )
    if doc.source:
        lines += ["", *_wrap(doc.source, width)]
    return lines


def _wrap(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """Lines of escaped text. `first` and `rest` are indents; the quotes of a summary are an indent that is cut off."""
    lines = textwrap.wrap(
        _escaped(text),
        width,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    if first == "   ":
        return [lines[0][3:], *lines[1:]] if lines else [""]
    return lines


def _escaped(text: str) -> str:
    """Text that may stand in a docstring: no escape means anything, and no quotes end it."""
    text = text.replace("\\", "\\\\")
    return re.sub(r'"{2,}', lambda quotes: '\\"' * len(quotes[0]), text)


def _closed(line: str) -> str:
    """An escaped line that closing quotes may follow."""
    bare = line.endswith('"') and (len(line) - len(line[:-1].rstrip("\\"))) % 2 == 1
    return f'{line[:-1]}\\"' if bare else line


def comment(text: str) -> str:
    """One comment line."""
    return f"# {clean(text)}"


def joined(words: Iterable[str]) -> str:
    """`a`, `b` and `c`."""
    *head, last = words
    return f"{', '.join(head)} and {last}" if head else last
