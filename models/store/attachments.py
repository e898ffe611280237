"""Attachments: files beside the ledger, sealed with age, each content stored once.

The name of a stored file is an HMAC of its content under a key kept in the ledger, so the
folder does not tell which known papers it holds. Reading one never leaves a plain copy behind.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from pathlib import Path

from models.store.connection import DiskFull
from models.troubles import Trouble

FILES_FOLDER = "files"
LARGEST = 200 * 1024 * 1024
_PIECE = 8 * 1024 * 1024


class AttachmentMissing(Trouble):
    """A stored file is gone."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"附件“{name}”的存放文件不见了。请从备份的 {FILES_FOLDER} 文件夹里复制回来。"
        )


class AttachmentDamaged(Trouble):
    """A stored file was altered."""

    def __init__(self, name: str) -> None:
        super().__init__(f"附件“{name}”的存放文件已损坏，不能打开。请从备份恢复，或重新添加原件。")


class UnfitAttachment(Trouble):
    """The file cannot be taken in; the sentence says why."""


class Attachments:
    """The folder of sealed files of one ledger."""

    def __init__(self, folder: Path, identity: str, name_key: bytes) -> None:
        import pyrage

        self._folder = folder / FILES_FOLDER
        self._identity = pyrage.x25519.Identity.from_str(identity)
        self._name_key = name_key

    def read_outside(self, path: Path) -> bytes:
        """Return the content of a file the clerk chose; UnfitAttachment if it cannot be taken."""
        try:
            if path.stat().st_size > LARGEST:
                limit = LARGEST // (1024 * 1024)
                raise UnfitAttachment(f"“{path.name}”超过{limit}MB，请先压缩或分开扫描再添加。")
            content = path.read_bytes()
        except OSError:
            raise UnfitAttachment(
                f"读不了“{path.name}”。请确认文件没有被别的程序占用，再添加一次。"
            ) from None
        if not content:
            raise UnfitAttachment(f"“{path.name}”是空文件，没有添加。请检查原件。")
        return content

    def digest(self, content: bytes) -> str:
        """Return the name under which ``content`` is stored."""
        return hmac.new(self._name_key, content, hashlib.sha256).hexdigest()

    def put(self, content: bytes) -> str:
        """Seal and store ``content`` unless it is there already; return its digest."""
        import pyrage

        digest = self.digest(content)
        place = self.place(digest)
        if not self._is_whole(digest):
            sealed = pyrage.encrypt(content, [self._identity.to_public()])
            fresh = place.with_suffix(".new")
            try:
                _write_through(fresh, sealed)
                fresh.replace(place)
            except OSError:
                fresh.unlink(missing_ok=True)
                raise DiskFull from None
        return digest

    def _is_whole(self, digest: str) -> bool:
        try:
            self.get(digest, "")
        except (AttachmentMissing, AttachmentDamaged):
            return False
        return True

    def get(self, digest: str, name: str) -> bytes:
        """Return the content stored under ``digest``; ``name`` is for the message only."""
        return self.unseal(self.place(digest), digest, name)

    def unseal(self, path: Path, digest: str, name: str) -> bytes:
        """Return the content of a sealed file that lies at ``path``, a copy in a backup say.

        Raises AttachmentMissing or AttachmentDamaged.
        """
        import pyrage

        try:
            sealed = path.read_bytes()
        except FileNotFoundError:
            raise AttachmentMissing(name) from None
        except OSError:  # the disk gives it back no more
            raise AttachmentDamaged(name) from None
        try:
            content = pyrage.decrypt(sealed, [self._identity])
        except pyrage.DecryptError:
            raise AttachmentDamaged(name) from None
        if self.digest(content) != digest:
            raise AttachmentDamaged(name)
        return bytes(content)

    def remove(self, digest: str) -> None:
        """Take a stored file off the disk for good; one that is gone already is let be."""
        self.place(digest).unlink(missing_ok=True)

    def exists(self, digest: str) -> bool:
        """Tell whether something is stored under ``digest``."""
        return self.place(digest).exists()

    def sealed_digest(self, digest: str) -> str:
        """Return the SHA-256 of the sealed bytes stored under ``digest``; OSError if gone."""
        hasher = hashlib.sha256()
        with self.place(digest).open("rb") as file:
            while piece := file.read(_PIECE):
                hasher.update(piece)
        return hasher.hexdigest()

    def place(self, digest: str) -> Path:
        """Return where the sealed file of ``digest`` lies, or would lie."""
        assert len(digest) == 64
        assert set(digest) <= set("0123456789abcdef")
        return self._folder / digest[:2] / f"{digest}.age"


def _write_through(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
