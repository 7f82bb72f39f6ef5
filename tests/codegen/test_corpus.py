"""The documents of Google with an odd shape each: their code compiles, imports, is typed, and calls the right URLs.

`make corpus` asks the same of every document.
"""

from __future__ import annotations

import re

import pytest

from tests.codegen.corpus import expander, samples, typing_check, wheel
from tests.codegen.corpus.inspection import look_at

TYPED = ("toolresults.v1beta3", "translate.v2", "walletobjects.v1")


@pytest.fixture(scope="module", autouse=True)
def _wheel() -> None:
    try:
        wheel.wheel()
    except wheel.Unavailable as error:
        pytest.skip(str(error))


@pytest.mark.parametrize("name", wheel.ODD)
def test_an_odd_document_becomes_code_that_works(name: str) -> None:
    assert [] == look_at(name, wheel.document(name)).faults


def test_code_of_odd_documents_is_typed() -> None:
    assert [] == typing_check.check(TYPED).faults


def test_the_wheel_is_read_where_it_lies() -> None:
    assert wheel.ROOT not in wheel.wheel().parents
    assert len(wheel.names()) == 610


# What URLs are held against has to be right by itself: these are the examples of RFC 6570.

VALUES = {
    "var": "value",
    "hello": "Hello World!",
    "path": "/foo/bar",
    "half": "50%",
    "base": "http://example.com/home/",
}


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{var}", "value"),  # 3.2.2
        ("{hello}", "Hello%20World%21"),
        ("{half}", "50%25"),
        ("O{path}X", "O%2Ffoo%2FbarX"),
        ("{+var}", "value"),  # 3.2.3
        ("{+hello}", "Hello%20World!"),
        ("{+half}", "50%25"),
        ("{base}index", "http%3A%2F%2Fexample.com%2Fhome%2Findex"),
        ("{+base}index", "http://example.com/home/index"),
        ("{+path}/here", "/foo/bar/here"),
        ("up{+path}{var}/here", "up/foo/barvalue/here"),
    ],
)
def test_the_expander_gives_what_the_standard_gives(template: str, expected: str) -> None:
    assert expected == expander.expand(template, VALUES)


@pytest.mark.parametrize("pattern", [r"^projects/[^/]+/x$", r"(?:a|b)[-a-z0-9]{0,61}\d+", r"UA-(\d+)-(\d+)", r".{22}"])
def test_a_sample_matches_its_pattern(pattern: str) -> None:
    assert re.fullmatch(pattern, samples.matching(pattern))
