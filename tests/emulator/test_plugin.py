"""The pytest plugin, as users have it: runs of pytest in folders of their own."""

from __future__ import annotations

import pytest

pytest_plugins = ["pytester"]


@pytest.fixture
def run(pytester: pytest.Pytester):
    """Runs a file of tests with the plugins that are installed; says what became of them."""

    def run(text: str, **outcomes: int) -> None:
        pytester.makepyfile(text)
        pytester.makeini("[pytest]\nasyncio_default_fixture_loop_scope = function")
        others = "no:anyio"  # it comes with other clients, and loads what we claim not to
        pytester.runpytest_subprocess("-W", "error", "--strict-markers", "-p", others).assert_outcomes(**outcomes)

    return run


def test_tests_get_a_server_and_a_client_of_it(run) -> None:
    run(
        """
        import os, sys, urllib.request, pytest

        def test_nothing_is_loaded_until_a_test_asks():
            loaded = {name for name in sys.modules if name.startswith(("aiogenai", "aiohttp", "attr", "orjson"))}
            allowed = {"aiogenai", "aiogenai.emulator", "aiogenai.emulator.pytest"}
            assert loaded <= allowed | {"aiogenai.runtime", "aiogenai.runtime.version"}, loaded

        @pytest.mark.asyncio
        async def test_words(gemini_client, gemini_emulator):
            response = await gemini_client.models.generate_content("gemini-2.5-flash", contents="Why?")
            assert "Why?" in response.text
            (entry,) = gemini_emulator.ledger.entries()
            assert entry.method == "generativelanguage.models.generateContent"

        @pytest.mark.asyncio
        @pytest.mark.gemini(answer=["one", "two"], faults=[{"status": 503, "times": 1}], limits=[{"rpm": 9}])
        async def test_script(gemini_client, gemini_emulator):
            said = [(await gemini_client.models.generate_content("gemini-2.5-flash", contents="x")).text for _ in "12"]
            assert said == ["one", "two"]
            assert gemini_emulator.faults.rules[0].used == 1
            assert gemini_emulator.limits.rules[0].rpm == 9

        @pytest.mark.asyncio
        async def test_nothing_is_left(gemini_client, gemini_emulator):
            assert not gemini_emulator.faults.rules
            assert not gemini_emulator.limits.rules
            assert gemini_emulator.ledger.total == 0
            assert (await gemini_client.models.generate_content("gemini-2.5-flash", contents="x")).text != "one"

        def test_tests_need_not_be_async(gemini_emulator):
            assert os.environ["GEMINI_BASE_URL"] == gemini_emulator.url
            url = gemini_emulator.url + "/v1beta/models?key=" + os.environ["GEMINI_API_KEY"]
            assert b"gemini-2.5-flash" in urllib.request.urlopen(url).read()
        """,
        passed=5,
    )


def test_the_server_may_be_started_otherwise(run) -> None:
    run(
        """
        import os, pytest
        from aiogenai.emulator import Settings

        @pytest.fixture(scope="session")
        def gemini_emulator_options():
            return {"settings": Settings(keys=frozenset({"k3y"})), "answer": "echo"}

        @pytest.mark.asyncio
        async def test_it(gemini_client):
            assert os.environ["GEMINI_API_KEY"] == "k3y"
            assert (await gemini_client.models.generate_content("gemini-2.5-flash", contents="Hi")).text == "Hi"
        """,
        passed=1,
    )
