"""Files of the Files API: uploaded, and processed before a model can read them."""

from __future__ import annotations

import asyncio

from ..runtime.base import UNSET, Maybe
from ..runtime.errors import DecodeError, OperationFailed, OperationTimeout, operation_error
from ..runtime.media import MediaSource
from ..runtime.options import CallOptions
from ..runtime.polling import Polling
from ..v1beta.client import Client
from ..v1beta.types import File, FileState


async def upload_file(
    client: Client,
    media: MediaSource,
    *,
    mime_type: Maybe[str] = UNSET,
    display_name: Maybe[str] = UNSET,
    timeout: float = 600.0,  # noqa: ASYNC109  # of the wait, not of the upload
    polling: Polling = Polling(),  # noqa: B008  # frozen
    options: CallOptions | None = None,
) -> File:
    """Uploads a file, and waits until a model can read it. It can be one of the `contents` then.

    ```python
    talk = await upload_file(client, "talk.mp4")
    answer = await client.models.generate_content("gemini-2.5-flash", contents=["What is this talk about?", talk])
    ```

    Args:
        client: Uploads it.
        media: A path, bytes, a binary file, or an async iterable of bytes.
        mime_type: Its media type; guessed from the path where there is one.
        display_name: Its name for people.
        timeout: Seconds to wait at most for the service to process it.
        polling: The waits between two looks.
        options: Timeouts, deadline, retry, headers and query of the upload.

    Raises:
        Error: The upload failed.
        OperationFailed: The file can't be processed; its `error` says why.
        OperationTimeout: It is still being processed.

    Method `generativelanguage.media.upload`.
    """
    given = File(display_name=display_name)
    uploaded = await client.media.upload(media, file=given, mime_type=mime_type, options=options)
    if not uploaded.file:
        raise DecodeError("the answer to the upload has no file", method_id="generativelanguage.media.upload")
    return await wait_active(client, uploaded.file, timeout=timeout, polling=polling)


async def wait_active(
    client: Client,
    file: File | str,
    *,
    timeout: float = 600.0,  # noqa: ASYNC109  # of the wait, not of the processing
    polling: Polling = Polling(),  # noqa: B008  # frozen
) -> File:
    """The file, once the service has processed it.

    ```python
    file = await wait_active(client, "files/abc")
    ```

    Args:
        client: Asks for the file.
        file: The file, or its name.
        timeout: Seconds to wait at most; the service goes on with it.
        polling: The waits between two looks.

    Raises:
        OperationFailed: The file can't be processed; its `error` says why.
        OperationTimeout: It is still being processed.

    Method `generativelanguage.files.get`.
    """
    found = await client.files.get(file) if isinstance(file, str) else file
    name = found.name or ""
    polls = 0
    ends = asyncio.get_running_loop().time() + timeout
    while found.state not in {FileState.ACTIVE, FileState.FAILED}:
        wait = polling.wait(polls)
        if asyncio.get_running_loop().time() + wait > ends:
            raise OperationTimeout(f"not active within {timeout:g} s", name=name)
        await asyncio.sleep(wait)
        found = await client.files.get(name)
        polls += 1
    if found.state == FileState.FAILED:
        code, message = (found.error.code or 0, found.error.message or "") if found.error else (0, "")
        error = operation_error({"code": code, "message": message})
        raise OperationFailed(message or "the file can't be processed", name=name, error=error)
    return found
