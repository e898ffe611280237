"""Small packages under a key of the tests' own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from freezing.updating import package as making
from models.exchange.update.judging import Running
from models.exchange.update.manifest import Manifest
from models.store.steps import NEWEST

CONTENT = b"MZ" + bytes(range(256)) * 5
WORDS = """
0.3.0 after 0.1.0
打印更快了。

0.2.0
任务可以按村分。
到期提醒更早。

0.1.0
第一版。
"""
RUNNING = Running("0.1.0", NEWEST, "win32", Path("C:/Programs/ZongzhiTaizhang"))


@dataclass(frozen=True)
class Release:
    """Whoever releases: the private key and the folder where packages are made."""

    folder: Path
    private: Ed25519PrivateKey

    @property
    def key(self) -> bytes:
        return self.private.public_key().public_bytes_raw()

    def package(self, version: str = "0.3.0", content: bytes = CONTENT, **other: object) -> Path:
        """Make a package of ``content``; ``other`` replaces what its manifest says."""
        self.folder.mkdir(parents=True, exist_ok=True)
        installer = self.folder / "setup.exe"
        installer.write_bytes(content)
        told: Manifest = replace(making.described(installer, version, WORDS), **other)  # type: ignore[arg-type]
        return making.make(installer, told, self.private, self.folder)


def release(folder: Path) -> Release:
    """Return a releaser with a new key, who works in ``folder``."""
    return Release(folder, Ed25519PrivateKey.generate())
