"""Whatever a description says, what is written is one literal, one docstring or one comment, and says the same."""

from __future__ import annotations

import ast
import io
import tokenize

from attrs import frozen
from hypothesis import given, strategies as st

from codegen.prose import Doc, clean, comment, docstring, first_sentence, literal, paragraphs, sentence

# Texts that are made of what closes, escapes or hides things are likelier to find a hole than texts of letters.
hostile = st.lists(
    st.sampled_from(
        [
            *[
                '"',
                '""',
                '"""',
                "'",
                "'''",
                "\\",
                "\\\\",
                "\\N{x}",
                "\\x",
                "#",
                "{{ x }}",
                "{% y %}",
                "%s",
                "\n",
                "\r",
                "\t",
            ],
            *[
                "\u2028",
                "\u2029",
                "\x0b",
                "\x0c",
                "\x85",
                "\x00",
                "\u202e",
                "\u200b",
                "\ufeff",
                "\ud800",
                "é",
                "word",
                " ",
            ],
        ]
    ),
    max_size=12,
).map("".join)
text = st.one_of(st.text(), hostile)


@given(text)
def test_a_literal_is_the_text(value: str) -> None:
    assert value == ast.literal_eval(literal(value))
    assert literal(value).isascii()


values = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.binary(), text
    ),
    lambda inner: st.one_of(st.lists(inner), st.tuples(inner, inner), st.dictionaries(text, inner)),
    max_leaves=8,
)


@given(values)
def test_a_literal_is_the_value(value: object) -> None:
    assert value == ast.literal_eval(literal(value))


def test_a_frozen_class_is_written_as_a_call_without_its_defaults() -> None:
    @frozen
    class Row:
        name: str
        inner: tuple[int, ...] = ()
        note: str = ""

    assert 'Row(name="a", inner=(1,))' == literal(Row("a", (1,)))


@given(st.lists(text, min_size=1, max_size=3), st.dictionaries(text, text, max_size=2), st.sampled_from((0, 4, 8)))
def test_a_docstring_is_one_string_and_says_what_it_was_given(
    said: list[str], entries: dict[str, str], indent: int
) -> None:
    doc = Doc(
        tuple(map(clean, said)), {"Args": {clean(name): clean(value) for name, value in entries.items()}}, "The source."
    )
    written = docstring(doc, indent)
    module = ast.parse(f"{' ' * indent}{written}".strip())
    assert 1 == len(module.body)
    found = ast.literal_eval(written)
    for part in (*doc.paragraphs, *doc.sections["Args"].values()):
        assert part.split() == [word for word in part.split() if word in found]


@given(text)
def test_a_docstring_stays_below_the_line_above_it(value: str) -> None:
    source = f"class A:\n    {docstring(Doc((clean(value),)), 4)}\n    x = 1\n"
    (cls,) = ast.parse(source).body
    assert isinstance(cls, ast.ClassDef)
    assert [ast.Expr, ast.Assign] == [type(node) for node in cls.body]


@given(text)
def test_a_comment_is_one_comment(value: str) -> None:
    tokens = [token.type for token in tokenize.generate_tokens(io.StringIO(comment(value) + "\n").readline)]
    assert [tokenize.COMMENT, tokenize.NL, tokenize.ENDMARKER] == tokens


@given(text)
def test_cleaned_text_is_one_visible_line(value: str) -> None:
    cleaned = clean(value)
    assert cleaned.splitlines() in ([], [cleaned])
    assert cleaned == clean(cleaned)
    assert not {"\u202e", "\u200b", "\x00", "\ufeff"} & set(cleaned)


def test_empty_lines_are_between_paragraphs() -> None:
    assert ("One two.", "Three.") == paragraphs("One\ntwo.\n\n \nThree.\n")


def test_long_lines_are_wrapped_and_urls_are_not_broken() -> None:
    url = "https://example.com/" + "x" * 120
    lines = docstring(Doc(("word " * 60 + url,)), 8).splitlines()
    assert all(len(line) <= 120 or url in line for line in lines)
    assert any(url in line for line in lines)


def test_sentences_end_and_begin_like_sentences() -> None:
    assert "Lists things." == sentence("lists things")
    assert "mTLS is used." == sentence("mTLS is used")
    assert 'Say "hi."' == sentence('Say "hi."')
    assert "" == sentence("  ")


def test_an_abbreviation_ends_no_sentence() -> None:
    assert "A name, e.g. Foo, of it." == first_sentence("A name, e.g. Foo, of it. More.")
    assert "One." == first_sentence("One. Two.")
    assert "No end" == first_sentence("No end")
