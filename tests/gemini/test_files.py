"""Waiting for files: until they are active, while the service processes them, and when it can't."""

from pathlib import Path

import pytest

from aiogenai import Client, OperationFailed, OperationTimeout, types, upload_file, wait_active
from aiogenai.emulator import Emulator
from aiogenai.runtime.polling import Polling

QUICK = Polling(first=0.01, longest=0.05)


async def test_a_video_is_waited_for_until_it_is_processed() -> None:
    async with Emulator() as emulator, Client(api_key="k", base_url=emulator.url) as client:
        uploaded = await client.media.upload(b"frames", mime_type="video/mp4")
        assert uploaded.file
        assert types.FileState.PROCESSING == uploaded.file.state
        file = await wait_active(client, uploaded.file, polling=QUICK)
    assert types.FileState.ACTIVE == file.state


async def test_an_upload_is_waited_for_and_then_asked_about(tmp_path: Path) -> None:
    talk = tmp_path / "talk.mp4"
    talk.write_bytes(b"frames")
    async with Emulator() as emulator, Client(api_key="k", base_url=emulator.url) as client:
        file = await upload_file(client, talk, display_name="A talk", polling=QUICK)
        assert (types.FileState.ACTIVE, "A talk", "video/mp4") == (file.state, file.display_name, file.mime_type)
        assert (await client.models.generate_content("gemini-2.5-flash", contents=["What is said?", file])).text


async def test_a_file_is_found_by_its_name_and_one_that_is_active_is_not_waited_for() -> None:
    async with Emulator() as emulator, Client(api_key="k", base_url=emulator.url) as client:
        uploaded = await client.media.upload(b"text", mime_type="text/plain")
        assert uploaded.file
        assert uploaded.file.name
        assert uploaded.file == await wait_active(client, uploaded.file)
        assert uploaded.file.name == (await wait_active(client, uploaded.file.name)).name


async def test_a_file_that_takes_too_long_is_a_timeout_that_names_it() -> None:
    async with Emulator() as emulator, Client(api_key="k", base_url=emulator.url) as client:
        uploaded = await client.media.upload(b"frames", mime_type="video/mp4")
        assert uploaded.file
        with pytest.raises(OperationTimeout) as caught:
            await wait_active(client, uploaded.file, timeout=0.05)
        assert uploaded.file.name == caught.value.name


async def test_a_file_that_can_not_be_processed_says_why() -> None:
    failed = types.File(name="files/a", state=types.FileState.FAILED, error=types.Status(code=3, message="not a video"))
    async with Client(api_key="k") as client:
        with pytest.raises(OperationFailed, match="not a video") as caught:
            await wait_active(client, failed)
    assert "files/a" == caught.value.name
    assert caught.value.error
    assert "INVALID_ARGUMENT" == caught.value.error.status
