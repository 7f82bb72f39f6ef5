"""A folder, a file in it that goes up and comes down, both listed page by page; then it is gone."""

import asyncio
import sys

from aiodrive import Client, types


async def main(url: str) -> None:
    async with Client(api_key="key", base_url=url) as drive:
        folder = await drive.files.create({"name": "reports", "mime_type": "application/vnd.google-apps.folder"})
        described = types.File(name="march.txt", parents=[folder.id])
        file = await drive.files.create(described, media=b"content", mime_type="text/plain")
        assert (7, [folder.id]) == (file.size, file.parents)
        listed = [one.name async for one in drive.files.list(order_by="name", page_size=1)]
        assert {"reports", "march.txt"} == set(listed)
        assert b"content" == await drive.files.get_media(file.id).read()
        changed = await drive.files.update(file.id, {"description": "final"})
        assert ("march.txt", "final") == (changed.name, changed.description)
        await drive.files.delete(file.id)
        assert ["reports"] == [one.name async for one in drive.files.list()]


asyncio.run(main(sys.argv[1]))
