"""A bucket, and an object whose name has a slash and a space: it goes up, comes down, and is listed."""

import asyncio
import sys

from aiostorage import Client

NAME = "a/b c.txt"


async def main(url: str) -> None:
    async with Client(api_key="key", base_url=url) as storage:
        await storage.buckets.insert({"name": "shelf"}, project="my-project")
        made = await storage.objects.insert("shelf", {"content_type": "text/plain"}, name=NAME, media=b"\0content")
        assert (NAME, 8) == (made.name, made.size)
        assert "text/plain" == (await storage.objects.get("shelf", NAME)).content_type
        assert b"\0content" == await storage.objects.get_media("shelf", NAME).read()
        assert [NAME] == [one.name async for one in storage.objects.list("shelf", prefix="a/", max_results=1)]
        await storage.objects.delete("shelf", NAME)


asyncio.run(main(sys.argv[1]))
