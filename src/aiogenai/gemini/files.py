"""Files of the Files API after their upload: they are processed before a model can read them."""

from __future__ import annotations

import asyncio

from ..runtime.errors import OperationFailed, OperationTimeout, operation_error
from ..runtime.polling import Polling
from ..v1beta.client import Client
from ..v1beta.types import File, FileState


async def wait_active(
    client: Client,
    file: File | str,
    *,
    timeout: float = 600.0,  # noqa: ASYNC109  # of the wait, not of the processing
    polling: Polling = Polling(),  # noqa: B008  # frozen
) -> File:
    """The file, once the service has processed it.

    ```python
    uploaded = await client.media.upload("talk.mp4")
    file = await wait_active(client, uploaded.file)
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
