"""Properties of all generated models: nothing is lost between a model and its JSON, whatever the schema."""

from __future__ import annotations

import copy
import pickle
import typing

import attrs
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from aiogenai import UNSET, DecodeError, Model, ValidationError, extra_fields, types
from aiogenai.runtime.converter import decode, dump, encode, load
from tests.api.documents import documents
from tests.api.models import MODELS, hints, values

every_model = pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
few = settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def test_every_schema_has_a_model() -> None:
    schemas = {name for document in documents() for name in document.schemas}
    named = {model.__doc__.rpartition("Schema `")[2].partition("`")[0] for model in MODELS if model.__doc__}
    assert set() == {name for name in schemas - named if name != "Empty"}


@every_model
@few
@given(data=st.data())
def test_a_model_survives_json_pickling_and_copying(model: type[Model], data: st.DataObject) -> None:
    value = data.draw(values(model))
    assert value == load(model, decode(encode(dump(model, value))))
    assert value == pickle.loads(pickle.dumps(value))
    assert value == copy.deepcopy(value)
    assert repr(value).startswith(f"{model.__name__}(")


@every_model
def test_absent_is_not_null(model: type[Model]) -> None:
    names = [field.name for field in attrs.fields(model) if field.init]
    assert {} == dump(model, model())
    assert model() == load(model, {})
    nulls = model(**dict.fromkeys(names))
    tree = dump(model, nulls)
    assert len(names) == len(tree)
    assert all(value is None for value in tree.values())
    assert nulls == load(model, tree)
    assert all(getattr(model(), name) is UNSET for name in names)


@every_model
def test_fields_that_a_newer_server_adds_are_kept(model: type[Model]) -> None:
    tree = {"aFieldOfTomorrow": {"deep": [1, None, "x"]}, "another_one": "9007199254740993"}
    loaded = load(model, tree)
    assert tree == extra_fields(loaded)
    assert tree == dump(model, loaded)
    assert tree == dump(model, pickle.loads(pickle.dumps(loaded)))


@every_model
def test_a_wrong_keyword_is_refused_by_name(model: type[Model]) -> None:
    with pytest.raises(TypeError, match="'no_such_field'"):
        model(no_such_field=1)


@every_model
def test_a_wrong_type_is_an_error_that_names_the_field(model: type[Model]) -> None:
    for name, hint in hints(model).items():
        if hint is typing.Any or typing.Any in typing.get_args(hint):
            continue
        wire = model.__wire__.get(name, name)
        with pytest.raises(DecodeError, match=rf"\b{model.__name__}\.{wire}\b"):
            load(model, {wire: _Alien})
        with pytest.raises(ValidationError, match=rf"\b{name}\b"):
            dump(model, {name: _Alien})


class _Alien:
    """No JSON value, and no value of any field."""


def test_a_value_that_a_newer_server_adds_stays_a_string() -> None:
    candidate = load(types.Candidate, {"finishReason": "REASON_OF_TOMORROW"})
    assert "REASON_OF_TOMORROW" == candidate.finish_reason
    assert not isinstance(candidate.finish_reason, types.FinishReason)
    assert {"finishReason": "REASON_OF_TOMORROW"} == dump(types.Candidate, candidate)


def test_a_listed_value_is_a_member() -> None:
    assert types.FinishReason.STOP is load(types.Candidate, {"finishReason": "STOP"}).finish_reason
