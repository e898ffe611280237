"""What must be true of a frozen folder before anybody gets it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from freezing.audits import imports
from freezing.names import LONGEST_FOLDER, ROOT, WORK
from freezing.pc.machine import Machine

MEGABYTE = 1024 * 1024  # as the clerk's Explorer counts
MOST_BYTES = 130 * MEGABYTE
MOST_BYTES_OF_INSTALLER = 50 * MEGABYTE
LONGEST_PATH = 260  # with the sign that ends it
WINES_OWN = re.compile(rb"Wine (builtin|placeholder) DLL")
NOT_OURS = {"bcryptprimitives.dll", "icuuc.dll", "opengl32sw.dll", "libcrypto-3.dll"}
# Names of files with which a developer signs, locks or opens something.
_SECRET_NAMES = re.compile(r"(?i)(\.pem|\.pfx|\.p12|\.key|id_rsa|id_ed25519|keys\.json|\.db)$")
_SECRETS = re.compile(
    rb"-----BEGIN [A-Z ]*PRIVATE KEY-----\s+[A-Za-z0-9+/]{40}|AGE-SECRET-[K]EY-1[0-9A-Z]{20}"
)


def windows(folder: Path, machine: Machine) -> list[str]:
    """Return what is wrong with the Windows folder."""
    needs = imports.complaints(folder, machine.disk / "windows" / "system32")
    return [*needs, *_anywhere(folder), *_wines(folder), *_too_deep(folder)]


def linux(folder: Path) -> list[str]:
    """Return what is wrong with the Linux folder."""
    return list(_anywhere(folder))


def installer(path: Path) -> list[str]:
    """Return what is wrong with the installer that ships."""
    large = path.stat().st_size
    if large <= MOST_BYTES_OF_INSTALLER:
        return []
    most = MOST_BYTES_OF_INSTALLER / MEGABYTE
    return [f"{path.name}: {large / MEGABYTE:.1f} MB, more than {most:.0f}"]


def size(folder: Path) -> int:
    """Return the bytes of all files below ``folder``."""
    return sum(path.stat().st_size for path in _files(folder))


def _anywhere(folder: Path) -> Iterator[str]:
    texts = sorted(path.name for path in folder.rglob("*.qm"))
    if texts != ["qtbase_zh_CN.qm"]:
        yield f"texts of Qt: {texts}"
    for path in _files(folder):
        content = path.read_bytes()
        if _SECRET_NAMES.search(path.name) or _SECRETS.search(content):
            yield f"{path.relative_to(folder)} looks like a secret"
        if str(ROOT).encode() in content or str(WORK).replace("/", "\\").encode() in content:
            yield f"{path.relative_to(folder)} tells where it was made"
    if folder.parent.name == "windows" and size(folder) > MOST_BYTES:
        yield f"{size(folder) / MEGABYTE:.1f} MB, more than {MOST_BYTES / MEGABYTE:.0f}"


def _wines(folder: Path) -> Iterator[str]:
    for path in _files(folder):
        if path.name.lower() in NOT_OURS:
            yield f"{path.name} must not ship"
        elif path.suffix.lower() in imports.KINDS and WINES_OWN.search(path.read_bytes()):
            yield f"{path.name} is Wine's"


def _too_deep(folder: Path) -> Iterator[str]:
    for path in _files(folder):
        place = str(path.relative_to(folder))
        if LONGEST_FOLDER + 1 + len(place) >= LONGEST_PATH:
            yield f"{place} lies too deep for Windows"


def _files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink()]
