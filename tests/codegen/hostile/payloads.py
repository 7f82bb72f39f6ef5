"""What a hostile document would say: texts that end, hide or imitate something wherever Python is written.

If any of them is ever run, it calls `CANARY`, which the oracle listens for.
"""

from __future__ import annotations

CODE = "CANARY()"

BREAK_OUTS = [
    f'"""\n{CODE}\n"""',
    f'"""+{CODE}+"""',
    f"'''\n{CODE}\n'''",
    f'"; {CODE} #',
    f"'; {CODE} #",
    f'" + {CODE} + "',
    f'\\"; {CODE} #',
    f'\\\\""" {CODE}',
    f"\\\\' {CODE}",
    f'"""\\\n{CODE}',
    f") or {CODE} or (",
    f"] + [{CODE}] + [",
    f"}}, {CODE}, {{",
    f"]: {CODE} = [",
    f"={CODE}",
    f": {CODE} = {CODE}",
    f"x\n    {CODE}\n",
    f"@{CODE}\ndef f(): pass",
    f"*{CODE}",
    f"lambda: {CODE}",
    f"(x := {CODE})",
    CODE,
    f"# {CODE}",
    f"import {CODE}",
]
NEWLINES = [
    f"a{mark}{CODE}" for mark in ("\n\n", "\r", "\r\n", "\v", "\f", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029")
]
TEMPLATES = [
    f"{{{{ {CODE} }}}}",
    f"{{% for x in [{CODE}] %}}{{% endfor %}}",
    f"{{# {CODE}",
    "{{ 7 * 7 }}",
    f"{{{CODE}}}",
]
TEMPLATES += [f"${{{CODE}}}", "%(CANARY)s", "{0.__class__.__mro__}"]
ENDINGS = ["\\", '"', "'", '"""', '\\"', "\\\\\\", '"' * 1001, "\\" * 1001]
HIDDEN = [
    f"\u202e{CODE}",
    f"\u2066{CODE}",
    f"\ufeff{CODE}",
    f"\u200b{CODE}",
    f"\0{CODE}",
    "\ud800",
    "\udfff\ud800",
    "\U000e0041",
]
ESCAPES = ["\\N{DASH}", "\\N{CANARY}", "\\x41\\u0041\\777\\U0001F600", "\\"]
LOOKALIKES = ["ＣＡＮＡＲＹ（）", "ﬁle", "ℯ𝓋𝒶𝓁", "ѕеlf", "e\u0301val", "İ", "ſelf"]
NAMES = [
    *("import", "None", "True", "async", "match", "self", "cls", "print", "eval", "exec", "str", "list", "datetime"),
    *(
        "__init__",
        "__init_subclass__",
        "__class__",
        "__slots__",
        "__wire__",
        "__getattr__",
        "_extra",
        "__import__('os')",
    ),
    *(
        "model",
        "Model",
        "UNSET",
        "Maybe",
        "ClassVar",
        "cached_property",
        "CANARY",
        "mro",
        "$ref",
        "a.b.c",
        "a b",
        "a;b",
    ),
]
ODD = [
    "",
    " ",
    "\t",
    "_",
    "__",
    "0",
    "1abc",
    "-",
    "é",
    "\u0300",
    "😀",
    "A" * 10_000,
    "9" * 5_000,
    "a_" * 3_000,
    "NaN",
    "-1e999",
]
PATHS = [
    "../../../CANARY",
    "/etc/CANARY",
    "C:\\CANARY",
    "con",
    "..",
    ".",
    "//evil.example/",
    "{+x}/{x}",
    "{",
    "}",
    "{}",
    "%2e%2e/",
    "?a=b#c",
]
PATTERNS = ["[", "(a+)+$", "(?P<x>", "a{99999999999}", "^.*$", "(" * 500 + ")" * 500, "^[^/]+$"]

PAYLOADS: list[str] = list(
    dict.fromkeys(
        [*BREAK_OUTS, *NEWLINES, *TEMPLATES, *ENDINGS, *HIDDEN, *ESCAPES, *LOOKALIKES, *NAMES, *ODD, *PATHS, *PATTERNS]
    )
)

SHORT = [payload for payload in PAYLOADS if len(payload) < 200]
JSON_VALUES: list[object] = [None, True, False, 0, -1, 1.5, 10**400, [], {}, ["a"], {"a": 1}, [[]], "text"]
"""Every kind of value, for every place that holds another kind."""
