"""Classes of pydantic where answers are read as types, and where functions take and give them."""

from __future__ import annotations

from typing import Any

import pytest

from aiogenai import Chat, Client, DecodeError, json_schema
from aiogenai.emulator import Emulator
from aiogenai.gemini import values

pydantic = pytest.importorskip("pydantic", reason="pydantic is not installed: make env")

MODEL = "gemini-2.5-flash"
Spice = pydantic.create_model("Spice", name=(str, ...))
Recipe = pydantic.create_model("Recipe", title=(str, ...), spices=(list[Spice], ...))


async def test_an_answer_is_read_as_a_list_of_them(emulator: Emulator) -> None:
    kind: Any = list[Recipe]
    config = {"response_mime_type": "application/json", "response_json_schema": json_schema(kind)}
    async with Client(api_key="k", base_url=emulator.url) as client:
        response = await client.models.generate_content(MODEL, contents="Soup.", generation_config=config)
    recipes = response.parse(kind)
    assert recipes
    assert {Recipe} == {type(recipe) for recipe in recipes}


def test_what_does_not_fit_is_an_error_that_names_the_field() -> None:
    kind: Any = list[Recipe]
    with pytest.raises(DecodeError, match=r"(?s)spices.*list\[0\]"):
        values.read(kind, [{"title": "Soup"}])


async def test_a_function_takes_and_gives_them(emulator: Emulator) -> None:
    taken: list[Any] = []

    def season(recipe: Any) -> Any:
        """Adds salt."""
        taken.append(recipe)
        return Spice(name="salt")

    season.__annotations__["recipe"] = Recipe
    async with Client(api_key="k", base_url=emulator.url) as client:
        chat = Chat(client, MODEL, functions=[season])
        await chat.send("Season it.")
    assert [Recipe] == [type(recipe) for recipe in taken]
    (part,) = chat.history[2].parts or []
    assert part.function_response
    assert {"name": "salt"} == part.function_response.response
