"""Makes the update package from an installer: manifest, signature, installer."""

from __future__ import annotations

import hashlib
import zlib
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from freezing import packing
from freezing.names import DIST, version
from freezing.updating import changes, key
from models.exchange.update import layout, manifest, trust
from models.exchange.update.layout import MANIFEST, SIGNATURE, Entry
from models.exchange.update.manifest import Installer, Manifest
from models.exchange.update.package import check
from models.store.steps import NEWEST
from say import Stop, say


def package() -> None:
    """Make ``dist``'s package from ``dist``'s installer, read it again, and write the sums anew."""
    private = key.read(key.path_told())
    key.demand_shipped(private)
    installer = DIST / manifest.NAME_OF_INSTALLER.format(version())
    if not installer.exists():
        raise Stop(f"没有 {installer}。请先运行 make.py freeze。")
    told = described(installer, version(), changes.CHANGES.read_text(encoding="utf-8"))
    target = make(installer, told, private, DIST)
    check(target, private.public_key().public_bytes_raw())
    packing.write_sums(DIST)
    say(f"更新包：{target}")


def described(installer: Path, number: str, words: str) -> Manifest:
    """Return the manifest of an installer of version ``number``; ``words`` tell the changes."""
    content = installer.read_bytes()
    told, follows = changes.read(words, number)
    name = manifest.NAME_OF_INSTALLER.format(number)
    held = Installer(name, len(content), hashlib.sha256(content).hexdigest())
    return Manifest(number, NEWEST, follows, told, held)


def make(installer: Path, told: Manifest, private: Ed25519PrivateKey, folder: Path) -> Path:
    """Write the signed package into ``folder``; return it. Raise Stop for too many words."""
    said = manifest.pack(told)
    if len(said) > layout.MOST_MANIFEST:
        raise Stop("build/changes.txt 太长，放不进更新包。请删去很旧的版本。")
    signature = trust.sign(said, private)
    content = installer.read_bytes()
    entries = [
        layout.entry_of(MANIFEST, said),
        layout.entry_of(SIGNATURE, signature),
        Entry(told.installer.name, len(content), zlib.crc32(content)),
    ]
    target = folder / manifest.NAME_OF_PACKAGE.format(told.version)
    with target.open("wb") as file:
        for entry, held in zip(entries, (said, signature, content), strict=True):
            file.write(layout.header(entry))
            file.write(held)
        file.write(layout.tail(entries))
    return target
