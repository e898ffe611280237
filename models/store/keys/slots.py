"""Key slots: the data key of a ledger, sealed once for each way in.

A slot is a locked box with a letter box. The box holds an age identity, locked with AES-256-GCM
under a key drawn from a password or from the printed recovery code by Argon2id (RFC 9106, second
recommended option: 64 MiB, 3 passes, 4 lanes). Through the letter box (the identity's public half)
anybody who is in can drop a new data key. So a password is changed without re-encrypting, and the
data key is changed, when somebody must stay out, without knowing anybody's password.
Slots of the first format held the data key itself in the box; they still open.
"""

from __future__ import annotations

import base64
import os
import secrets
from dataclasses import dataclass, replace

from models.troubles import Trouble

ACCOUNT, RECOVERY = "account", "recovery"
_MEMORY_KIB, _PASSES, _LANES = 64 * 1024, 3, 4


class WrongPassword(Trouble):
    """The password opens none of the slots."""

    def __init__(self) -> None:
        super().__init__("密码不对，请重新输入。忘记密码时，请用封存的“恢复密钥单”重设。")


@dataclass(frozen=True)
class Slot:
    """One way in: whose it is, the locked identity, and the data key sealed to it.

    ``waiting`` is the next data key while the file is being turned over to it. A slot of the
    first format has no ``public`` half and no letter box.
    """

    kind: str
    name: str
    salt: str
    nonce: str
    wrapped: str
    public: str = ""
    sealed: str = ""
    waiting: str = ""

    @property
    def is_direct(self) -> bool:
        """True for the first format, to which no other data key can be sealed."""
        return not self.public


@dataclass(frozen=True)
class Opened:
    """What an opened slot gives: the data key, and the next one if the file was being turned."""

    data_key: bytes
    waiting: bytes | None = None


def draw_data_key() -> bytes:
    """Return a fresh 256-bit data key."""
    return secrets.token_bytes(32)


def make_slot(kind: str, name: str, secret: str, data_key: bytes) -> Slot:
    """Seal ``data_key`` under ``secret`` (a password, or a recovery code in printed form)."""
    import pyrage

    identity = pyrage.x25519.Identity.generate()
    bare = Slot(kind, name, "", "", "", public=str(identity.to_public()))
    return reseal(_locked(bare, secret, str(identity).encode()), data_key)


def unlock(slot: Slot, secret: str) -> Opened | None:
    """Return the data keys a slot gives, or None if ``secret`` is not this slot's."""
    content = _unlocked(slot, secret)
    if content is None:
        return None
    if slot.is_direct:
        return Opened(content)
    import pyrage

    identity = pyrage.x25519.Identity.from_str(content.decode())
    try:
        held = [
            bytes(pyrage.decrypt(_bytes(box), [identity]))
            for box in (slot.sealed, slot.waiting)
            if box
        ]
    except pyrage.DecryptError:  # somebody put another ledger's box here
        return None
    return Opened(*held)


def open_slot(slot: Slot, secret: str) -> bytes | None:
    """Return the data key, or None if ``secret`` is not this slot's."""
    opened = unlock(slot, secret)
    return opened.data_key if opened else None


def change_secret(slot: Slot, old: str, new: str) -> Slot | None:
    """Return the slot locked with ``new`` instead; None if ``old`` is not its secret."""
    content = _unlocked(slot, old)
    if content is None:
        return None
    if slot.is_direct:
        return make_slot(slot.kind, slot.name, new, content)
    return _locked(slot, new, content)


def reseal(slot: Slot, data_key: bytes, next_key: bytes | None = None) -> Slot:
    """Return the slot giving ``data_key`` (and ``next_key`` as the waiting one) from now on."""
    return replace(
        slot,
        sealed=_sealed(slot, data_key),
        waiting=_sealed(slot, next_key) if next_key is not None else "",
    )


def _sealed(slot: Slot, data_key: bytes) -> str:
    import pyrage

    recipient = pyrage.x25519.Recipient.from_str(slot.public)
    return _text(pyrage.encrypt(data_key, [recipient]))


def _locked(slot: Slot, secret: str, content: bytes) -> Slot:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = os.urandom(16), os.urandom(12)
    wrapped = AESGCM(_draw_key(secret, salt)).encrypt(nonce, content, _bound_to(slot))
    return replace(slot, salt=_text(salt), nonce=_text(nonce), wrapped=_text(wrapped))


def _unlocked(slot: Slot, secret: str) -> bytes | None:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    key = _draw_key(secret, _bytes(slot.salt))
    try:
        return AESGCM(key).decrypt(_bytes(slot.nonce), _bytes(slot.wrapped), _bound_to(slot))
    except InvalidTag:
        return None


def _draw_key(secret: str, salt: bytes) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    kdf = Argon2id(salt=salt, length=32, iterations=_PASSES, lanes=_LANES, memory_cost=_MEMORY_KIB)
    return kdf.derive(secret.encode("utf-8"))


def _bound_to(slot: Slot) -> bytes:
    owner = f"{slot.kind}\n{slot.name}"
    return (owner if slot.is_direct else f"{owner}\n{slot.public}").encode()


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
