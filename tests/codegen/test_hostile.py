"""A few hundred hostile documents, and that the oracle would know: `make hostile` runs a hundred thousand."""

from __future__ import annotations

import builtins

import pytest

from codegen import diff_report, lint_report
from codegen.diff import compare
from codegen.document import Document
from codegen.fault import Faults
from codegen.lint import lint
from codegen.prose import is_clear
from codegen.reading import parse
from tests.codegen.hostile import oracle
from tests.codegen.hostile.directed import JSON_VALUES, PAYLOADS, Case, cases, made
from tests.codegen.hostile.invention import invented
from tests.codegen.hostile.oracle import Broken, Made, finished, heard, look, make, shape, text_of
from tests.codegen.hostile.run import run_directed, run_random
from tests.codegen.hostile.slots import beside, document, put, slots
from tests.codegen.hostile.twin import twin

SLOTS = slots()


def benign() -> Made:
    found = make([text_of(document())])
    assert isinstance(found, Made)
    return found


def test_every_third_place_of_the_format_is_attacked() -> None:
    chosen = [slot for number, slot in enumerate(SLOTS) if slot.is_key or number % 3 == 0]
    sample = [Case(slot, PAYLOADS[number * 7 % len(PAYLOADS)]) for number, slot in enumerate(chosen)]
    tally = run_directed(sample)
    assert {} == tally.broken
    assert len(sample) == tally.documents
    assert tally.packages > 70
    assert tally.packages == tally.twins


def test_every_other_payload_is_a_name_a_text_or_a_value() -> None:
    kinds = [("schemas/(name)", True), ("schemas/(any)/description", False), ("methods/(info)/id", False)]
    found = {(slot.kind, slot.is_key): slot for slot in SLOTS}
    sample = [Case(found[kinds[number % 3]], payload) for number, payload in enumerate(PAYLOADS[::2])]
    tally = run_directed(sample)
    assert {} == tally.broken
    assert len(sample) == tally.packages


def test_a_value_of_another_kind_is_refused_or_harmless() -> None:
    values = [slot for slot in SLOTS if not slot.is_key]
    sample = [Case(slot, JSON_VALUES[number % len(JSON_VALUES)]) for number, slot in enumerate(values)]
    tally = run_directed(sample)
    assert {} == tally.broken
    assert tally.refused > 100


def test_invented_documents_become_what_they_say_or_are_refused() -> None:
    tally = run_random(seed=1, first=0, count=120)
    assert {} == tally.broken
    assert tally.packages > 60
    assert tally.refused > 20
    assert tally.twins > 60


def test_a_seed_and_a_number_give_one_document() -> None:
    assert invented("7:12") == invented("7:12")
    assert invented("7:12") != invented("8:12")


def test_there_are_as_many_places_and_payloads_as_the_format_needs() -> None:
    assert len(SLOTS) > 200
    assert sum(slot.is_key for slot in SLOTS) > 15
    assert len(PAYLOADS) > 100
    assert len(SLOTS) * len(PAYLOADS) > 30_000


# What only reads a document may crash as little as what writes code of it.


def studied(text: str, beside: Document) -> bool:
    """Whether a text is a document at all: then it is linted, and compared both ways, and all of it is told."""
    try:
        found = parse(text)
    except Faults:
        return False
    lint_report.machine([lint_report.Linted("hostile", found, lint(found))])
    for comparison in (compare(beside, found), compare(found, beside)):
        diff_report.machine(comparison)
        assert is_clear(diff_report.text(comparison, colour=False, wording=True))
    return True


def test_a_hostile_document_is_linted_and_compared() -> None:
    beside = parse(text_of(document()))
    values = [slot for slot in SLOTS if not slot.is_key]
    texts = [text_of(put(slot, JSON_VALUES[number % len(JSON_VALUES)])) for number, slot in enumerate(values)]
    texts += [text_of(put(slot, PAYLOADS[number % len(PAYLOADS)])) for number, slot in enumerate(SLOTS)]
    texts += [text for number in range(30) for text in invented(f"5:{number}")]
    assert sum(studied(text, beside) for text in texts) > 200


# The oracle is worth what it would find.


def test_the_oracle_hears_code_that_runs_when_a_package_is_imported() -> None:
    heard.clear()
    with oracle.imported({"__init__.py": "CANARY()"}):
        pass
    assert ["the canary was called"] == heard


@pytest.mark.parametrize("path", ["client.py", "routes.py", "types/_shared.py", "types/books.py", "resources/books.py"])
def test_the_oracle_finds_code_in_any_file(path: str) -> None:
    package = benign()
    texts = finished({"one": package})["one"]
    look(package, texts)
    if path not in texts:
        pytest.skip("the document has no such file")
    with pytest.raises(Broken, match="not what was said"):
        look(package, {**texts, path: f"{texts[path]}\nCANARY()\n"})


def test_the_oracle_finds_another_shape() -> None:
    package = benign()
    for path, text in package.texts.items():
        assert shape(package.texts) != shape({**package.texts, path: f"{text}\nx = 1\n"})


def test_a_payload_is_put_where_it_belongs() -> None:
    for slot in SLOTS:
        assert '"THE PAYLOAD"' in text_of(put(slot, "THE PAYLOAD"))


def test_a_name_takes_no_place_of_another() -> None:
    method = next(slot for slot in SLOTS if slot.is_key and slot.path[-2:] == ("methods", "get"))
    assert "list" in beside(method)
    assert not [case for case in cases() if case.slot == method and case.value == "list"]


@pytest.mark.parametrize("size", ["9" * 16, "9" * 5000, "\u0669MB", "1 XB"])
def test_a_size_that_is_none_is_a_fault(size: str) -> None:
    slot = next(slot for slot in SLOTS if slot.path[-1] == "maxSize")
    found = make([text_of(put(slot, size))])
    assert isinstance(found, Faults)
    assert ["no size"] == [fault.message[:7] for fault in found.faults]


def test_the_benign_document_becomes_a_package_of_every_form() -> None:
    package = benign()
    methods = [one for module in package.api.resources for cls in module.classes for one in cls.methods]
    assert {"unary", "void", "stream", "paged", "operation", "upload", "download"} <= {one.form for one in methods}


def test_a_twin_differs_in_prose_only() -> None:
    text = text_of(
        {"title": "\u202e", "description": "Required. CANARY()", "enumDescriptions": ["x", " "], "id": "CANARY()"}
    )
    said = '{"title": "", "description": "Required. Benign.", "enumDescriptions": ["Benign.", ""], "id": "CANARY()"}'
    assert said == twin(text)


def test_a_refusal_without_a_reason_would_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise Faults([])

    monkeypatch.setattr(oracle, "parse", refuse)
    with pytest.raises(Broken, match="without a reason"):
        make(["{}"])


def test_the_canary_is_there_for_whoever_calls_it() -> None:
    assert builtins.CANARY is oracle._canary


def test_a_case_says_what_it_is() -> None:
    case = Case(SLOTS[0], '"""')
    assert '= \'"""\'' in str(case)
    assert made(Case(next(slot for slot in SLOTS if slot.kind == "title"), '"""')) is not None
