"""Python functions that a model may call: what it is told of them, and their answers to its calls."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable, Iterable, Mapping
from typing import Any, cast

from ..runtime.errors import DecodeError, ValidationError
from ..v1beta.types import Content, FunctionCall, FunctionDeclaration, FunctionResponse, Part, Tool
from . import values
from .schemas import parameters, parameters_schema

Function = Callable[..., object]


class Functions:
    """Functions, by their names. Signatures say what a model has to give, docstrings what they are for.

    ```python
    functions = Functions(weather_in, set_light)
    response = await client.models.generate_content(model, contents=turns, tools=[functions.tool])
    if response.function_calls:
        turns += [response.candidates[0].content, await functions.answer(response.function_calls)]
    ```

    `Chat` does this by itself. Coroutine functions are awaited, others run in threads; calls of one turn run at once.
    """

    def __init__(self, *functions: Callable[..., object]) -> None:
        """Takes functions whose arguments can be given by name.

        Raises:
            ValidationError: A function has no name, or another's; or JSON has no form for an argument.
        """
        self._functions: dict[str, Function] = {}
        for function in functions:
            name = getattr(function, "__name__", "")
            if not name.isidentifier() or name in self._functions:
                raise ValidationError(f"a function needs a name of its own, and this one has {name!r}")
            self._functions[name] = function
        self.tool: Tool = Tool(function_declarations=[_declared(name, one) for name, one in self._functions.items()])
        """What the model is told, for `tools=`."""

    def __bool__(self) -> bool:
        return bool(self._functions)

    async def answer(self, calls: Iterable[FunctionCall]) -> Content:
        """Calls the functions, and gives the turn that tells the model what they gave.

        A mapping is told as it is, anything else as its `output`. A call that fits no function is told to the model as
        an `error`, so that it may try again. What a function raises is raised here.
        """
        try:
            async with asyncio.TaskGroup() as group:
                tasks = [group.create_task(self._answered(call)) for call in calls]
        except BaseExceptionGroup as several:
            raise several.exceptions[0] from None
        return Content(role="user", parts=[task.result() for task in tasks])

    async def _answered(self, call: FunctionCall) -> Part:
        name = call.name or ""
        function = self._functions.get(name)
        if function is None:
            told: Any = {"error": f"there is no function {name!r}"}
        else:
            try:
                arguments = _arguments(function, call.args or {})
            except DecodeError as error:
                told = {"error": error.message}
            else:
                told = values.plain(await _result(function, arguments))
        if not isinstance(told, Mapping):
            told = {"output": told}
        response = dict(cast("Mapping[str, Any]", told))
        return Part(function_response=FunctionResponse(id=call.id, name=name, response=response))


def _declared(name: str, function: Function) -> FunctionDeclaration:
    return FunctionDeclaration(
        name=name, description=inspect.getdoc(function) or name, parameters_json_schema=parameters_schema(function)
    )


def _arguments(function: Function, given: Mapping[str, Any]) -> dict[str, Any]:
    known = {one.name: one for one in parameters(function)}
    missing = [one.name for one in known.values() if one.required and one.name not in given]
    if missing or not given.keys() <= known.keys():
        raise DecodeError(f"expected the arguments {', '.join(known)}, got {', '.join(given) or 'none'}")
    return {name: values.read(known[name].hint, value) for name, value in given.items()}


async def _result(function: Function, arguments: Mapping[str, Any]) -> object:
    if inspect.iscoroutinefunction(function):
        return await function(**arguments)
    return await asyncio.to_thread(function, **arguments)
