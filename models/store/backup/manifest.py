"""The manifest of a backup: its cover for everybody, its content sealed under the data key.

It is written last, so a folder without a whole manifest is no backup. The cover tells when and
why; how many records there are and which files belong to them is nobody's business who finds
the stick.
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import json
import os
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from models.store.backup.disk import write_through
from models.troubles import Trouble

MANIFEST_FILE = "manifest.json"
EXIT, NOW, IMPORT, UPGRADE, BULK = "exit", "now", "import", "upgrade", "bulk"
UPDATE, RESTORE, DAMAGED = "update", "restore", "damaged"
KINDS = (EXIT, NOW, IMPORT, UPGRADE, BULK, UPDATE, RESTORE, DAMAGED)
_FORMAT = 1


class BackupDamaged(Trouble):
    """A backup is not what was written."""

    def __init__(self, what: str) -> None:
        super().__init__(f"这份备份不能用：{what}。请换另一份备份。")


@dataclass(frozen=True)
class Cover:
    """What anybody may read: which ledger (a random name), when, why, and what must be there."""

    ledger: str
    serial: int
    made_at: dt.datetime
    kind: str
    step: int
    ledger_bytes: int
    ledger_digest: str
    keys_digest: str


@dataclass(frozen=True)
class HeldFile:
    """A sealed file a backup counts on: its name, its size and the SHA-256 of its sealed bytes."""

    name: str
    size: int
    digest: str


@dataclass(frozen=True)
class Content:
    """What only the key shows: rows by table, the newest link, the files, and those it lacks."""

    counts: Mapping[str, int]
    chain_number: int
    chain_link: str
    files: tuple[HeldFile, ...]
    missing: tuple[str, ...] = ()


def write(folder: Path, cover: Cover, content: Content | None, data_key: bytes) -> None:
    """Write the manifest; without ``content`` it stands for a state kept as it was found."""
    plain = _plain(cover)
    sealed = _seal(_pack(content), plain, data_key) if content is not None else b""
    held = {"format": _FORMAT, **plain, "sealed": base64.b64encode(sealed).decode("ascii")}
    held["digest"] = _digest(held)
    said = json.dumps(held, ensure_ascii=False, indent=1).encode()
    write_through(folder / MANIFEST_FILE, said)


def read_cover(folder: Path) -> Cover:
    """Return the cover of the backup in ``folder``; BackupDamaged if it cannot be trusted."""
    return _cover(_read(folder))


def read_content(folder: Path, data_keys: Sequence[bytes]) -> Content:
    """Return what the manifest holds.

    ``data_keys`` are those the ledger has and had. BackupDamaged if none of them opens it: it was
    altered, or is another ledger's.
    """
    return open_content(folder, data_keys)[0]


def open_content(folder: Path, data_keys: Sequence[bytes]) -> tuple[Content, bytes]:
    """Return what the manifest holds, and which of ``data_keys`` the backup is under."""
    from cryptography.exceptions import InvalidTag

    held = _read(folder)
    plain = _plain(_cover(held))
    for data_key in data_keys:
        try:
            sealed = base64.b64decode(held["sealed"], validate=True)
            return _unpack(_unseal(sealed, plain, data_key)), data_key
        except (InvalidTag, ValueError, KeyError, TypeError, zlib.error):
            continue
    raise BackupDamaged("它的清单打不开，可能属于另一本台账，或被改动过")


def _read(folder: Path) -> dict[str, Any]:
    try:
        held = json.loads((folder / MANIFEST_FILE).read_text(encoding="utf-8"))
        told = held.pop("digest")
        if held["format"] == _FORMAT and told == _digest(held):
            return dict(held)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        pass
    raise BackupDamaged("它的清单缺失或已损坏")


def _cover(held: Mapping[str, Any]) -> Cover:
    try:
        given = {key: held[key] for key in Cover.__dataclass_fields__}
        return Cover(**{**given, "made_at": dt.datetime.fromisoformat(given["made_at"])})
    except (ValueError, KeyError, TypeError):
        raise BackupDamaged("它的清单看不懂") from None


def _plain(cover: Cover) -> dict[str, Any]:
    return {**asdict(cover), "made_at": cover.made_at.isoformat(sep=" ")}


def _digest(held: Mapping[str, Any]) -> str:
    return hashlib.sha256(_canonical(held)).hexdigest()


def _canonical(held: Mapping[str, Any]) -> bytes:
    return json.dumps(held, sort_keys=True, ensure_ascii=False).encode()


def _pack(content: Content) -> bytes:
    files = [[each.name, each.size, each.digest] for each in content.files]
    return zlib.compress(json.dumps({**asdict(content), "files": files}).encode())


def _unpack(packed: bytes) -> Content:
    held = json.loads(zlib.decompress(packed))
    files = tuple(HeldFile(*each) for each in held["files"])
    return Content(**{**held, "files": files, "missing": tuple(held["missing"])})


def _seal(packed: bytes, plain: Mapping[str, Any], data_key: bytes) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(12)
    return nonce + AESGCM(_drawn_key(data_key)).encrypt(nonce, packed, _canonical(plain))


def _unseal(sealed: bytes, plain: Mapping[str, Any], data_key: bytes) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    opened = AESGCM(_drawn_key(data_key)).decrypt(sealed[:12], sealed[12:], _canonical(plain))
    return bytes(opened)


def _drawn_key(data_key: bytes) -> bytes:
    """Return a key for manifests alone: the data key itself is SQLCipher's."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), 32, salt=None, info=b"backup manifest").derive(data_key)
