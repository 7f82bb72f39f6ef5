"""An instance, started, found in its zone, and deleted, each with the operation that Compute answers with."""

import asyncio
import sys

from aiocompute import Client

PLACE = ("my-project", "us-central1-a")


async def main(url: str) -> None:
    async with Client(api_key="key", base_url=url) as compute:
        disk = {"boot": True, "initialize_params": {"disk_size_gb": 2**40}}
        instance = {"name": "vm", "machine_type": "zones/us-central1-a/machineTypes/e2-small", "disks": [disk]}
        operation = await compute.instances.insert(*PLACE, instance)
        assert "DONE" == operation.status
        found = await compute.instances.get(*PLACE, "vm")
        assert 2**40 == found.disks[0].initialize_params.disk_size_gb
        assert ["vm"] == [one.name async for one in compute.instances.list(*PLACE, max_results=1)]
        assert "DONE" == (await compute.instances.delete(*PLACE, "vm")).status
        assert [] == [one async for one in compute.instances.list(*PLACE)]


asyncio.run(main(sys.argv[1]))
