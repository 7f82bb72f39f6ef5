"""The page in headless Chromium: what people see and do, by pointer, by keyboard and on a phone."""

from __future__ import annotations

import asyncio
import shutil
import socket
import time
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import pytest

from aiogenai.emulator import Emulator

from .conftest import MODEL, Api, asks

webdriver: Any = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
by: Any = pytest.importorskip("selenium.webdriver.common.by").By
keys: Any = pytest.importorskip("selenium.webdriver.common.keys").Keys
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")

pytestmark = [pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="there is no chromium with its driver")]

MARKUP = "<img src=x onerror=\"document.title='broken'\"><b>bold</b>"
LONGEST = 60.0


@pytest.fixture(scope="module")
def driver() -> Iterator[Any]:
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    started = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    try:
        yield started
    finally:
        started.quit()


class Page:
    """A tab, driven from a thread: the server runs in this one."""

    def __init__(self, driver: Any, url: str) -> None:
        self.driver = driver
        self.url = url

    async def open(self, part: str = "", *, width: int = 1280, height: int = 900, scheme: str = "light") -> None:
        def act() -> None:
            metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}
            self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
            media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
            self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
            self.driver.get("about:blank")
            self.driver.get(f"{self.url}/#{part}")

        await asyncio.to_thread(act)
        await self.until("main > section", lambda found: bool(found.text))

    async def run(self, script: str, *arguments: Any) -> Any:
        return await asyncio.to_thread(self.driver.execute_script, script, *arguments)

    async def all(self, selector: str) -> list[Any]:
        found: list[Any] = await asyncio.to_thread(self.driver.find_elements, by.CSS_SELECTOR, selector)
        return found

    async def click(self, selector: str) -> None:
        element = await self.until(selector)
        await asyncio.to_thread(element.click)

    async def press(self, *pressed: str) -> None:
        await asyncio.to_thread(lambda: self.driver.switch_to.active_element.send_keys(*pressed))

    async def until(self, selector: str, holds: Callable[[Any], bool] = lambda _: True) -> Any:
        """The first element of a selector for which something holds, once it is there."""
        end = time.monotonic() + LONGEST

        def look() -> Any:
            while time.monotonic() < end:
                for element in self.driver.find_elements(by.CSS_SELECTOR, selector):
                    try:
                        if holds(element):
                            return element
                    except Exception as error:
                        if "stale" not in str(error):
                            raise
                time.sleep(0.05)
            shown = self.driver.find_element(by.TAG_NAME, "body").text
            raise AssertionError(f"{selector} is not there, or not as it should be:\n{shown}")

        return await asyncio.to_thread(look)

    async def complaints(self) -> list[str]:
        """What the browser's console says, save of answers that are errors, which are shown."""
        log = await asyncio.to_thread(self.driver.get_log, "browser")
        return [entry["message"] for entry in log if "Failed to load resource" not in entry["message"]]


@pytest.fixture
async def page(driver: Any, emulator: Emulator) -> AsyncIterator[Page]:
    opened = Page(driver, emulator.url)
    yield opened
    assert [] == await opened.complaints()


async def test_requests_are_shown_as_they_come(page: Page, api: Api) -> None:
    await page.open()
    await page.until(".empty", lambda found: "No requests yet" in found.text)
    await api.post(f"{MODEL}:generateContent", asks("Why?"))
    row = await page.until(".list summary", lambda found: "generateContent" in found.text)
    assert "200" in row.text
    await api.get("models/none", status=404)
    await page.until(".list li:first-child summary", lambda found: "404" in found.text)
    await page.click(".list li:last-child summary")
    body = await page.until('pre[aria-label="Body of the request"]')
    assert '"text": "Why?"' in body.text
    answer = await page.until('pre[aria-label="Body of the answer"]')
    assert "You asked" in answer.text
    assert '"finishReason": "STOP"' in answer.text
    await page.until("dd", lambda found: found.text == "generativelanguage.models.generateContent")
    await page.until("#count-requests", lambda found: found.text == "2")


async def test_an_answer_grows_while_it_is_sent(page: Page, api: Api, emulator: Emulator) -> None:
    emulator.faults.add({"stall": 600, "stall_at": 200})
    await page.open()
    asked = asyncio.create_task(api.post(f"{MODEL}:streamGenerateContent", asks("Why?")))
    row = await page.until(".list summary", lambda found: "streamGenerateContent" in found.text)
    assert "…" in row.text
    await page.click(".list summary")
    await page.until('pre[aria-label="Body of the answer"]', lambda found: "You asked" in found.text)
    await page.until(".list h3", lambda found: found.text == "Answer 200 bytes")
    asked.cancel()
    await asyncio.gather(asked, return_exceptions=True)


async def test_of_what_is_not_text_the_size_is_shown(page: Page, api: Api) -> None:
    file = await api.upload(b"\x89PNG" * 5, "image/png")
    async with api.session.get(f"{api.url}/v1beta/{file['name']}:download", params={"alt": "media"}) as response:
        assert 200 == response.status
    await page.open()
    await page.click(".list summary")
    await page.until(".list h3", lambda found: found.text == "Answer 20 bytes, not text")


async def test_what_was_received_is_shown_as_text(page: Page, api: Api) -> None:
    await api.post(f"{MODEL}:generateContent", asks(MARKUP))
    await api.get(f"models/{MARKUP}", status=404)
    await api.post("corpora", {"displayName": MARKUP})
    await page.open()
    await page.run("document.querySelectorAll('.list details').forEach((one) => { one.open = true; })")
    await page.until(".list pre", lambda found: "<b>bold</b>" in found.text)
    await page.open("resources")
    await page.run("document.querySelectorAll('.list details').forEach((one) => { one.open = true; })")
    await page.until(".list", lambda found: "<b>bold</b>" in found.text)
    assert "broken" != await page.run("return document.title")
    assert [] == await page.all("main img, main b")


async def test_resources_stand_by_family(page: Page, api: Api) -> None:
    await page.open("resources")
    await page.until(".empty")
    corpus = await api.post("corpora", {"displayName": "House"})
    await api.post(f"{corpus['name']}/documents", {"displayName": "Book"})
    await page.until("h2", lambda found: found.text == "corpora")
    await page.click(".list summary")
    await page.until(".list .list summary", lambda found: corpus["name"] in found.text and "House" in found.text)
    assert [] == await page.all(".empty")


async def test_a_switch_makes_things_go_wrong_until_it_is_off(page: Page, api: Api, emulator: Emulator) -> None:
    await page.open("faults")
    switch = await page.until(".switch", lambda found: "Always 500" in found.text)
    await asyncio.to_thread(switch.click)
    await page.until('.switch[aria-checked="true"]', lambda found: "Always 500" in found.text)
    await api.get(MODEL, status=500)
    await page.until(".line", lambda found: "status=500" in found.text and "used 1" in found.text)
    await asyncio.to_thread(switch.click)
    await page.until('.switch[aria-checked="false"]', lambda found: "Always 500" in found.text)
    assert [] == emulator.faults.rules
    await api.get(MODEL)


async def test_every_switch_is_a_fault_that_the_server_knows(page: Page, emulator: Emulator) -> None:
    await page.open("faults")
    switches = await page.all(".switch")
    for count, switch in enumerate(switches, 1):
        await page.run("arguments[0].click()", switch)
        await page.until(f".line:nth-child({count})")
    assert len(switches) == len(emulator.faults.rules)
    assert len(switches) == len(await page.all('.switch[aria-checked="true"]'))


async def test_a_rule_is_added_as_json_and_a_wrong_one_is_told(page: Page, emulator: Emulator) -> None:
    await page.open("faults")
    await page.run("document.getElementById('rule').value = '{\"status\": 42}'")
    await page.click("form button.main")
    await page.until('[role="alert"]', lambda found: "400 to 599" in found.text)
    await page.run("document.getElementById('rule').value = '{\"status\": 429, \"times\": 2}'")
    await page.click("form button.main")
    await page.until(".line", lambda found: "status=429" in found.text)
    assert [2] == [rule.times for rule in emulator.faults.rules]


async def test_a_method_is_tried_and_its_python_does_the_same(page: Page, emulator: Emulator) -> None:
    await page.open("methods/generativelanguage.models.generateContent")
    await page.click("form button.main")
    await page.until("form .good", lambda found: found.text.startswith("200"))
    shown = await page.until('pre[aria-label="Answer"]')
    assert "You asked" in shown.text
    source = await page.run("return document.querySelector('pre[aria-label=\"The call in Python\"]').textContent")
    await _run(source)
    by_page, by_python = [entry for entry in emulator.ledger.entries() if entry.method.endswith("generateContent")]
    assert by_page.path == by_python.path
    assert by_page.body == by_python.body


async def test_a_stream_is_shown_as_it_comes(page: Page, emulator: Emulator) -> None:
    emulator.faults.add({"stall": 600, "stall_at": 400, "times": 1})
    await page.open("methods/generativelanguage.models.streamGenerateContent")
    await page.click("form button.main")
    await page.until('pre[aria-label="Answer"]', lambda found: "data:" in found.text and "STOP" not in found.text)
    await page.open("methods/generativelanguage.models.streamGenerateContent")
    await page.click("form button.main")
    await page.until('pre[aria-label="Answer"]', lambda found: '"finishReason"' in found.text)
    source = await page.run("return document.querySelector('pre[aria-label=\"The call in Python\"]').textContent")
    assert "async for chunk in client.models.stream_generate_content(" in source
    await _run(source)


async def test_query_parameters_go_along(page: Page, emulator: Emulator) -> None:
    await page.open("methods/generativelanguage.models.list")
    await page.run("document.querySelector('form details').open = true")
    await page.run(
        "const input = document.querySelector('[id$=\"-pageSize\"]'); input.value = '3';"
        " input.dispatchEvent(new Event('input', { bubbles: true }))"
    )
    source = await page.run("return document.querySelector('pre[aria-label=\"The call in Python\"]').textContent")
    assert "page_size=3" in source
    await page.click("form button.main")
    await page.until("form .good")
    *_, entry = emulator.ledger.entries()
    assert "pageSize=3" == entry.query


async def test_a_body_that_is_no_json_is_told_and_not_sent(page: Page, emulator: Emulator) -> None:
    await page.open("methods/generativelanguage.models.generateContent")
    await page.run(
        "const body = document.querySelector('textarea'); body.value = '{';"
        " body.dispatchEvent(new Event('input', { bubbles: true }))"
    )
    await page.until('[role="alert"]', lambda found: "not JSON" in found.text)
    await page.click("form button.main")
    await page.until('textarea[aria-invalid="true"]')
    assert 0 == emulator.ledger.total


async def test_every_method_opens_a_form(page: Page, emulator: Emulator) -> None:
    await page.open("methods")
    await page.run("document.querySelectorAll('.list details').forEach((one) => { one.open = true; })")
    count = int((await page.until("#count-methods", lambda found: bool(found.text))).text)
    await page.until("main", lambda found: len(found.find_elements(by.CSS_SELECTOR, "form")) == count)
    sources = await page.run(
        "return [...document.querySelectorAll('pre[aria-label=\"The call in Python\"]')].map((one) => one.textContent)"
    )
    assert count == len(sources)
    for source in sources:
        compile(_inside_a_function(source), "page", "exec")


async def test_methods_are_found_by_words(page: Page) -> None:
    await page.open("methods")
    await page.click('input[type="search"]')
    await page.press("embed batch")
    shown = await page.run(
        "return [...document.querySelectorAll('.list > li')].filter((one) => one.checkVisibility())"
        ".map((one) => one.innerText)"
    )
    assert 0 < len(shown) < 12
    assert all("mbed" in one for one in shown)


async def test_all_of_it_is_reached_by_keyboard(page: Page, api: Api) -> None:
    await api.post(f"{MODEL}:generateContent", asks("Why?"))
    await page.open()
    await page.until(".list summary")
    reached: list[str] = []
    for _ in range(12):
        await page.press(keys.TAB)
        reached.append(await page.run("const e = document.activeElement; return e.innerText || e.ariaLabel || ''"))
        outline = await page.run("return getComputedStyle(document.activeElement).outlineStyle")
        assert "none" != outline, reached[-1]
        if "generateContent" in reached[-1]:
            break
    assert ["Skip to the content", "Requests"] == [reached[0], reached[1].split()[0]]
    assert "generateContent" in reached[-1], reached
    await page.press(keys.ENTER)
    await page.until(".list details[open] pre")
    labels: list[str] = []
    for _ in range(3):
        await page.press(keys.TAB)
        labels.append(await page.run("const e = document.activeElement; return e.ariaLabel || e.innerText"))
    assert ["Body of the request", "Headers", "Body of the answer"] == labels, "a pane is reached, to be scrolled"
    await page.run("document.querySelector('nav a[href=\"#faults\"]').focus()")
    await page.press(keys.ENTER)
    switch = await page.until(".switch")
    await page.run("arguments[0].focus()", switch)
    await page.press(keys.SPACE)
    await page.until('.switch[aria-checked="true"]')
    assert await page.run("return document.activeElement === arguments[0]", switch)


@pytest.mark.parametrize(
    "part", ["requests", "resources", "faults", "methods/generativelanguage.models.generateContent"]
)
async def test_a_phone_shows_all_of_it(part: str, page: Page, api: Api) -> None:
    await api.post(f"{MODEL}:generateContent", asks("word" * 200))
    corpus = await api.post("corpora", {"displayName": "A very long name of a corpus" * 5})
    await api.post(f"{corpus['name']}/documents", {"displayName": "Book"})
    await page.open(part, width=360, height=740)
    await page.run("document.querySelectorAll('.list > li > details').forEach((one) => { one.open = true; })")
    await page.until("main")
    wide = await page.run(
        "return [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > 361"
        " && !one.closest('pre, nav, .skip, textarea, details:not([open])')).map((one) => one.outerHTML.slice(0, 120))"
    )
    assert [] == wide
    assert 360 >= await page.run("return document.documentElement.scrollWidth")
    small = await page.run(
        "return [...document.querySelectorAll('button, summary, nav a')].filter((one) => one.checkVisibility()"
        " && one.getBoundingClientRect().height < 24).map((one) => one.innerText)"
    )
    assert [] == small


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_text_stands_out_in_both_schemes(scheme: str, page: Page, api: Api) -> None:
    await api.post(f"{MODEL}:generateContent", asks("Why?"))
    await api.get("models/none", status=404)
    for part in ("requests", "faults", "methods/generativelanguage.corpora.create"):
        await page.open(part, scheme=scheme)
        dark = await page.run("return matchMedia('(prefers-color-scheme: dark)').matches")
        assert dark is (scheme == "dark")
        faint = await page.run(CONTRAST)
        assert [] == faint


CONTRAST = """
const numbers = (text) => text.match(/[\\d.]+/g).map(Number);
const light = (rgb) => rgb.slice(0, 3).map((one) => one / 255)
  .map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4))
  .reduce((sum, one, index) => sum + one * [0.2126, 0.7152, 0.0722][index], 0);
const back = (element) => {
  for (let one = element; one; one = one.parentElement) {
    const found = numbers(getComputedStyle(one).backgroundColor);
    if (found.length < 4 || found[3] > 0) return found;
  }
  return [255, 255, 255];
};
return [...document.querySelectorAll("body *")]
  .filter((one) => one.checkVisibility())
  .filter((one) => [...one.childNodes].some((child) => child.nodeType === 3 && child.data.trim()))
  .map((one) => {
    const [low, high] = [light(numbers(getComputedStyle(one).color)), light(back(one))].sort((a, b) => a - b);
    return [one.textContent.slice(0, 30), (high + 0.05) / (low + 0.05)];
  })
  .filter(([, ratio]) => ratio < 4.5);
"""


async def test_a_server_that_wants_a_token_asks_for_it(driver: Any) -> None:
    async with Emulator(host="0.0.0.0", expose=True, token="let me in") as emulator:
        address = await asyncio.to_thread(_own_address)
        if address is None:
            pytest.skip("this machine has no address but the loopback")
        page = Page(driver, f"http://{address}:{emulator.url.rpartition(':')[2]}")
        await page.open()
        assert "token" in (await page.until("form")).text
        await page.click("#token")
        await page.press("let me in", keys.ENTER)
        await page.until(".empty", lambda found: "No requests yet" in found.text)
        await asyncio.to_thread(page.driver.get_log, "browser")


def _own_address() -> str | None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return None
        address: str = probe.getsockname()[0]
    return None if address.startswith("127.") else address


def _inside_a_function(source: str) -> str:
    indented = "".join(f"    {line}\n" for line in source.splitlines())
    return f"async def call():\n{indented}"


async def _run(source: str) -> None:
    names: dict[str, Any] = {}
    exec(compile(_inside_a_function(source), "page", "exec"), names)
    await names["call"]()
