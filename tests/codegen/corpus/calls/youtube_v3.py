"""A playlist, made, found by its id, and changed."""

import asyncio
import sys

from aioyoutube import Client


async def main(url: str) -> None:
    async with Client(api_key="key", base_url=url) as youtube:
        cats = {"snippet": {"title": "Cats"}, "status": {"privacy_status": "private"}}
        made = await youtube.playlists.insert(cats, part=["snippet", "status"])
        await youtube.playlists.insert({"snippet": {"title": "Dogs"}}, part=["snippet"])
        listed = youtube.playlists.list(part=["snippet", "status"], id=[made.id], max_results=5)
        [found] = [one async for one in listed]
        assert ("Cats", "private") == (found.snippet.title, found.status.privacy_status)
        await youtube.playlists.update({"id": made.id, "snippet": {"title": "Lions"}}, part=["snippet"])
        titles = {one.snippet.title async for one in youtube.playlists.list(part=["snippet"], mine=True, max_results=1)}
        assert {"Lions", "Dogs"} == titles


asyncio.run(main(sys.argv[1]))
