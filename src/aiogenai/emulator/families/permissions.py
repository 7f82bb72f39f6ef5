"""permissions of tuned models and corpora, and transferOwnership. There is one owner; everyone is one grantee."""

from __future__ import annotations

from aiogenai.emulator import errors, resources
from aiogenai.emulator.call import Call, Handler
from aiogenai.emulator.collection import Collection
from aiogenai.emulator.store import Record
from aiogenai.emulator.trees import Json

OWNER = "owner@example.com"
"""Who is taken to have created every tuned model and corpus."""


def _check(call: Call, record: Record) -> None:
    if record.get("role") == "OWNER" and record.get("emailAddress") != OWNER:
        raise errors.invalid("The role OWNER is given by transferOwnership only.", "role")
    everyone = record.get("granteeType") == "EVERYONE"
    if everyone == ("emailAddress" in record):
        raise errors.invalid("An email address is needed, except for EVERYONE.", "email_address")
    path = call.path if call.method.verb == "POST" else call.path.rpartition("/")[0]
    for _, other in resources.present(call.world, path):
        if other["name"] != record.get("name") and _grantee(other) == _grantee(record):
            raise errors.exists(other["name"])


def _grantee(record: Record) -> str:
    return str(record.get("emailAddress", record.get("granteeType")))


def _transfer(call: Call) -> Json:
    name, email = call.params["name"], call.body.get("emailAddress", "")
    if "@" not in email:
        raise errors.invalid("The email address of the new owner is required.", "email_address")
    resources.find(call.world, name)
    path = f"{name}/permissions"
    for _, record in list(resources.present(call.world, path)):
        if record["role"] == "OWNER":
            call.world.store.put(record["name"], {**record, "role": "WRITER"})
        if record.get("emailAddress") == email:
            call.world.store.remove(record["name"])
    grant(call, name, email)
    return {}


def grant(call: Call, name: str, email: str = OWNER) -> None:
    """Makes somebody the owner of a tuned model or corpus."""
    path = f"{name}/permissions/{call.world.new_id()}"
    call.world.store.put(path, {"name": path, "granteeType": "USER", "emailAddress": email, "role": "OWNER"})


def _delete(call: Call) -> Json:
    if resources.find(call.world, call.path)["role"] == "OWNER":
        raise errors.precondition("The owner's permission cannot be deleted: transfer the ownership first.")
    return resources.delete(call, _COLLECTION)


_COLLECTION = Collection(
    "Permission",
    output=frozenset({"name"}),
    immutable=frozenset({"emailAddress", "granteeType"}),
    required=("role",),
    default_page=10,
    new_id=lambda world, _: world.new_id(),
    check=_check,
)

COLLECTIONS = {"tunedModels.permissions": _COLLECTION, "corpora.permissions": _COLLECTION}
HANDLERS: dict[str, Handler] = {
    "tunedModels.transferOwnership": _transfer,
    "tunedModels.permissions.delete": _delete,
    "corpora.permissions.delete": _delete,
}
