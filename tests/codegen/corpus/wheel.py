"""Google's discovery documents, from the wheel that Google's own client comes in.

pip fetches it once, into a cache outside the repository; documents are read out of it, and nothing is installed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
import zipfile
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[3]
CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "aiogenai"
FOLDER = "googleapiclient/discovery_cache/documents/"

ODD = (
    "aiplatform.v1beta1", "analytics.v3", "auditmanager.v1", "bigquery.v2", "bigtableadmin.v1", "bigtableadmin.v2",
    "blogger.v3", "books.v1", "chat.v1", "compute.v1", "connectors.v1", "datalineage.v1", "dfareporting.v4",
    "discovery.v1", "discoveryengine.v1", "dns.v2", "drive.v3", "gmail.v1", "healthcare.v1", "identitytoolkit.v1",
    "kgsearch.v1", "oauth2.v2", "recaptchaenterprise.v1", "run.v1", "searchads360.v23", "storage.v1",
    "toolresults.v1beta3", "translate.v2", "walletobjects.v1", "youtube.v3",
    # shapes that the ones above lack
    "apigee.v1", "docs.v1", "doubleclickbidmanager.v1", "firebasecrashlytics.v1alpha", "groupssettings.v1", "ml.v1",
    "securesourcemanager.v1",
)  # fmt: skip
"""Documents that hold an odd shape each, by name and version."""


class Unavailable(Exception):
    """The wheel is not in the cache, and can't be had."""


def group(name: str) -> list[str]:
    """What a dependency group of the project requires."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        found: list[str] = tomllib.load(file)["dependency-groups"][name]
    return found


def requirement() -> str:
    """Which wheel: the group `corpus` of the project says it once."""
    return group("corpus")[0]


@cache
def wheel(version: str = "") -> Path:
    """The wheel in the cache, of the version that the project requires unless another is given.

    Raises:
        Unavailable: It is not there, and pip can't fetch it.
    """
    name, _, required = requirement().partition("==")
    wanted = f"{name}=={version or required}"
    pattern = f"{name.replace('-', '_')}-{version or required}-*.whl"
    if not list(CACHE.glob(pattern)):
        command = [
            *(sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"),
            *("--only-binary", ":all:", "--retries", "0", "--timeout", "15", "--dest", str(CACHE), wanted),
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if not list(CACHE.glob(pattern)):
            said = done.stderr.strip().splitlines()
            raise Unavailable(f"{wanted} can't be had: {said[-1] if said else 'pip said nothing'}")
    return next(CACHE.glob(pattern))


def names(version: str = "") -> list[str]:
    """Every document, as `name.version`."""
    with zipfile.ZipFile(wheel(version)) as file:
        found = [entry.removeprefix(FOLDER).removesuffix(".json") for entry in file.namelist() if FOLDER in entry]
    return sorted(name for name in found if name and name != "index")


def document(name: str, version: str = "") -> bytes:
    """The text of one document."""
    with zipfile.ZipFile(wheel(version)) as file:
        return file.read(f"{FOLDER}{name}.json")
