"""Looks for packages on the sticks that are plugged in."""

from __future__ import annotations

import re
import string
import sys
from collections.abc import Iterable
from pathlib import Path

from models.exchange.update.manifest import NAME_OF_PACKAGE, Version, version_of
from models.store.places import is_on_stick

_NAMED = re.compile(re.escape(NAME_OF_PACKAGE).replace(re.escape("{}"), "(.+)"), re.IGNORECASE)


def newest_package(folders: Iterable[Path]) -> Path | None:
    """Return the package whose name tells the newest version, in these folders or one below."""
    found = [
        (version, path)
        for folder in folders
        for pattern in ("*.zip", "*/*.zip")
        for path in _listed(folder, pattern)
        if (version := _version_in(path.name)) is not None
    ]
    return max(found)[1] if found else None


def sticks() -> list[Path]:
    """Return the removable disks of this Windows; none elsewhere."""
    if sys.platform != "win32":
        return []
    disks = [Path(f"{letter}:\\") for letter in string.ascii_uppercase]
    return [disk for disk in disks if is_on_stick(disk)]


def _listed(folder: Path, pattern: str) -> list[Path]:
    """A stick pulled meanwhile, or a folder nobody may look into, holds none."""
    try:
        return sorted(folder.glob(pattern))
    except OSError:
        return []


def _version_in(name: str) -> Version | None:
    named = _NAMED.fullmatch(name)
    try:
        return version_of(named.group(1)) if named else None
    except ValueError:
        return None
