"""The signature over a manifest, and the one key the program trusts."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import TYPE_CHECKING

from models.exchange.update.troubles import NoKey
from models.resources import resource

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

KEY_FILE = "update-key.pub"
_CONTEXT = b"zongzhi-taizhang update 1\n"  # a signature over anything else means nothing here
_SIZE = 32


def key_of_this_build(path: Path | None = None) -> bytes:
    """Return the public key shipped with the program; NoKey where none was laid in."""
    try:
        return read_key((path or resource(KEY_FILE)).read_text(encoding="ascii"))
    except (OSError, ValueError):
        raise NoKey from None


def read_key(text: str) -> bytes:
    """Return a public key from its one line; raise ValueError for anything else."""
    key = base64.b64decode(text.strip(), validate=True)
    if len(key) != _SIZE:
        raise ValueError(text)
    return key


def write_key(key: bytes) -> str:
    """Return a public key as the line that ``read_key`` reads."""
    return base64.b64encode(key).decode("ascii")


def sign(manifest: bytes, key: Ed25519PrivateKey) -> bytes:
    """Return the signature of whoever releases."""
    return key.sign(_CONTEXT + manifest)


def is_signed(manifest: bytes, signature: bytes, key: bytes) -> bool:
    """Tell whether ``signature`` was made over ``manifest`` with the other half of ``key``."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, _CONTEXT + manifest)
    except InvalidSignature:
        return False
    return True
