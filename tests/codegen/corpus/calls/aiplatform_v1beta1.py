"""A dataset, made by an operation that is awaited, and changed by a mask; and a model that is asked."""

import asyncio
import sys

from aiovertex import Client, types

PARENT = "projects/my-project/locations/us-central1"


async def main(url: str) -> None:
    async with Client(api_key="key", base_url=url) as vertex:
        datasets = vertex.projects.locations.datasets
        wanted = types.GoogleCloudAiplatformV1beta1Dataset(display_name="pictures", description="of cats")
        operation = await datasets.create(PARENT, wanted)
        made = await operation.result(timeout=30)
        changed = await datasets.patch(made["name"], {"description": "of dogs"}, update_mask=["description"])
        assert ("pictures", "of dogs") == (changed.display_name, changed.description)
        assert ["pictures"] == [one.display_name async for one in datasets.list(PARENT, page_size=1)]
        model = f"{PARENT}/publishers/google/models/gemini-2.5-flash"
        contents = [{"role": "user", "parts": [{"text": "Hello"}]}]
        answer = await vertex.projects.locations.publishers.models.generate_content(model, contents=contents)
        assert isinstance(answer, types.GoogleCloudAiplatformV1beta1GenerateContentResponse)


asyncio.run(main(sys.argv[1]))
