"""What a package says of itself: the version, what changes, and which installer it holds."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from typing import Any

FORMAT = 1
SYSTEM = "windows"
NAME_OF_INSTALLER = "ZongzhiTaizhang-{}-setup.exe"
NAME_OF_PACKAGE = "ZongzhiTaizhang-{}-update.zip"
_VERSION = re.compile(r"(\d{1,4})\.(\d{1,4})\.(\d{1,4})", re.ASCII)
_DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)

Version = tuple[int, int, int]


@dataclass(frozen=True)
class Change:
    """What one version brought, in words for the clerk."""

    version: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Installer:
    """The installer by name, size in bytes and SHA-256."""

    name: str
    size: int
    digest: str


@dataclass(frozen=True)
class Manifest:
    """``step`` is the tables' newest step; ``follows`` the oldest version it may be put over."""

    version: str
    step: int
    follows: str
    changes: tuple[Change, ...]
    installer: Installer
    system: str = SYSTEM


def version_of(text: str) -> Version:
    """Return ``0.1.0`` as numbers that compare; raise ValueError for anything else."""
    found = _VERSION.fullmatch(text)
    if found is None:
        raise ValueError(text)
    first, second, third = map(int, found.groups())
    return first, second, third


def changes_since(manifest: Manifest, version: str) -> tuple[Change, ...]:
    """Return what changes for somebody who has ``version`` now."""
    here, there = version_of(version), version_of(manifest.version)
    return tuple(each for each in manifest.changes if here < version_of(each.version) <= there)


def pack(manifest: Manifest) -> bytes:
    """Return the bytes that are signed."""
    return json.dumps(
        {"format": FORMAT, **asdict(manifest)}, ensure_ascii=False, indent=1, sort_keys=True
    ).encode("utf-8")


def unpack(held: bytes) -> Manifest:
    """Read signed bytes; raise ValueError where they are not of this format."""
    try:
        told = json.loads(held)
        if told["format"] != FORMAT:
            raise ValueError(told["format"])
        return _read(told)
    except (KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise ValueError(str(error)) from error


def _read(told: Any) -> Manifest:
    version, follows = str(told["version"]), str(told["follows"])
    changes = tuple(
        Change(str(each["version"]), tuple(map(str, each["lines"]))) for each in told["changes"]
    )
    for each in (version, follows, *(change.version for change in changes)):
        version_of(each)
    held = told["installer"]
    installer = Installer(str(held["name"]), int(held["size"]), str(held["digest"]))
    is_named = installer.name == NAME_OF_INSTALLER.format(version)
    if not is_named or installer.size < 1 or not _DIGEST.fullmatch(installer.digest):
        raise ValueError(installer.name)
    return Manifest(version, int(told["step"]), follows, changes, installer, str(told["system"]))
