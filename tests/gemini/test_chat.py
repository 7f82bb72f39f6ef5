"""Conversations with the emulator: what is remembered, what functions are asked, and what a failure leaves."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Annotated, Any

import attrs
import pytest

from aiogenai import Chat, Client, Error, Functions, RetryPolicy, StatusError, ValidationError, types
from aiogenai.emulator import Emulator

MODEL = "gemini-2.5-flash"


@attrs.define
class Spot:
    city: str
    days: int = 1


async def weather_in(spot: Spot, unit: Annotated[str, "C or F."] = "C") -> dict[str, Any]:
    """What the weather will be."""
    await asyncio.sleep(0)
    return {"city": spot.city, "degrees": 20, "unit": unit}


def add(a: int, b: int) -> int:
    return a + b


def fails(reason: str) -> None:
    raise LookupError(reason)


def called(name: str, **arguments: Any) -> dict[str, Any]:
    """An answer that is a call."""
    return {"parts": [{"functionCall": {"id": "one", "name": name, "args": arguments}}]}


@pytest.fixture
async def client() -> AsyncIterator[Client]:
    async with Emulator() as emulator, Client(api_key="k", base_url=emulator.url) as made:
        yield made


def scripted(*answers: Any) -> Emulator:
    return Emulator(answer=list(answers))


def texts(chat: Chat) -> list[tuple[Any, Any]]:
    return [(turn.role, turn.parts[0].text if turn.parts else None) for turn in chat.history]


async def test_what_was_said_goes_along() -> None:
    async with scripted("one", "two") as emulator, Client(api_key="k", base_url=emulator.url) as client:
        chat = Chat(client, MODEL, history=["Before.", {"role": "model", "parts": ["Yes?"]}])
        assert "one" == (await chat.send("First.")).text
        assert "two" == (await chat.send(["Second,", types.Blob(data=b"\x89PNG", mime_type="image/png")])).text
    assert [
        ("user", "Before."),
        ("model", "Yes?"),
        ("user", "First."),
        ("model", "one"),
        ("user", "Second,"),
        ("model", "two"),
    ] == texts(chat)
    assert types.Part(inline_data=types.Blob(data=b"\x89PNG", mime_type="image/png")) == chat.history[4].parts[1]  # type: ignore[index]  # there are two


async def test_a_stream_is_remembered_once_it_was_read(client: Client) -> None:
    chat = Chat(client, MODEL)
    said = "".join([chunk.text async for chunk in chat.stream("Why is the sky blue?")])
    assert [("user", "Why is the sky blue?"), ("model", said)] == texts(chat)


async def test_a_stream_that_is_left_was_not_said(client: Client) -> None:
    chat = Chat(client, MODEL)
    chunks = chat.stream("Why is the sky blue?")
    async for _ in chunks:
        break
    await chunks.aclose()
    assert [] == chat.history


async def test_what_failed_or_was_blocked_was_not_said() -> None:
    once = RetryPolicy(attempts=1)
    answers = ({"error": 503}, {"blockReason": "OTHER"}, "fine")
    async with scripted(*answers) as emulator, Client(api_key="k", base_url=emulator.url, retry=once) as client:
        chat = Chat(client, MODEL)
        with pytest.raises(StatusError):
            await chat.send("a")
        assert "" == (await chat.send("b")).text
        assert [] == chat.history
        await chat.send("c")
    assert [("user", "c"), ("model", "fine")] == texts(chat)


async def test_functions_are_called_until_the_model_answers() -> None:
    calls = [called("weather_in", spot={"city": "Oslo"}), called("add", a=1, b=2), "Sunny."]
    async with scripted(*calls) as emulator, Client(api_key="k", base_url=emulator.url) as client:
        chat = Chat(client, MODEL, functions=[weather_in, add])
        assert "Sunny." == (await chat.send("Weather?")).text
    answers = [p.function_response for turn in chat.history for p in turn.parts or [] if p.function_response]
    assert [
        types.FunctionResponse(id="one", name="weather_in", response={"city": "Oslo", "degrees": 20, "unit": "C"}),
        types.FunctionResponse(id="one", name="add", response={"output": 3}),
    ] == answers


async def test_functions_are_called_in_streams(client: Client) -> None:
    chat = Chat(client, MODEL, functions=[add])  # the emulator calls the first function, and answers then
    chunks = [chunk async for chunk in chat.stream("How much is it?")]
    assert ["add"] == [call.name for chunk in chunks for call in chunk.function_calls]
    assert chunks[-1].text
    assert ["user", "model", "user", "model"] == [turn.role for turn in chat.history]


async def test_functions_that_are_called_for_ever_are_an_error() -> None:
    calls = [called("add", a=1, b=2)] * 3
    async with scripted(*calls) as emulator, Client(api_key="k", base_url=emulator.url) as client:
        chat = Chat(client, MODEL, functions=[add], rounds=3)
        with pytest.raises(Error, match="3 times"):
            await chat.send("Go.")
        assert [] == chat.history


async def test_a_tuned_model_can_be_talked_to(client: Client) -> None:
    tuned = await client.tuned_models.create(
        tuned_model={
            "base_model": "models/gemini-2.5-flash",
            "tuning_task": {"training_data": {"examples": {"examples": [{"text_input": "1", "output": "2"}]}}},
        }
    )
    name = (await tuned.result()).name
    assert name
    assert (await Chat(client, name).send("3")).text


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (types.FunctionCall(name="add", args={"a": "x", "b": 2}), "int"),
        (types.FunctionCall(name="add", args={"a": 1}), "expected the arguments a, b, got a"),
        (types.FunctionCall(name="add", args={"a": 1, "b": 2, "c": 3}), "got a, b, c"),
        (types.FunctionCall(name="nothing"), "there is no function 'nothing'"),
    ],
    ids=str,
)
async def test_a_call_that_does_not_fit_is_told_to_the_model(call: types.FunctionCall, told: str) -> None:
    (part,) = (await Functions(add).answer([call])).parts or []
    assert part.function_response
    assert part.function_response.response
    assert told in part.function_response.response["error"]


async def test_what_a_function_raises_is_raised() -> None:
    with pytest.raises(LookupError, match="gone"):
        await Functions(fails).answer([types.FunctionCall(name="fails", args={"reason": "gone"})])


def test_functions_are_declared_by_their_signatures() -> None:
    expected = types.FunctionDeclaration(
        name="weather_in",
        description="What the weather will be.",
        parameters_json_schema={
            "type": "object",
            "properties": {
                "spot": {
                    "type": "object",
                    "properties": {"city": {"type": "string"}, "days": {"type": "integer"}},
                    "required": ["city"],
                },
                "unit": {"type": "string", "description": "C or F."},
            },
            "required": ["spot"],
        },
    )
    assert [expected] == Functions(weather_in).tool.function_declarations


def test_functions_have_names_and_arguments_by_name() -> None:
    with pytest.raises(ValidationError, match="name of its own"):
        Functions(lambda: None)
    with pytest.raises(ValidationError, match="name of its own"):
        Functions(add, add)
    with pytest.raises(ValidationError, match="by name"):
        Functions(_many)


def _many(*numbers: int) -> int:
    return sum(numbers)


async def test_an_image_of_megabytes_goes_out_whole_and_comes_back_the_same_object(client: Client) -> None:
    image = types.Blob(data=bytes(2**21), mime_type="image/png")
    chat = Chat(client, MODEL)
    await chat.send(["What is it?", image])
    (_, part) = chat.history[0].parts or []
    assert part.inline_data
    assert part.inline_data.data is image.data, "no copy of it is made"
