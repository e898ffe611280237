"""Key slots: the data key of a ledger, wrapped once for each way in.

The data key is random and never changes, so a password is changed without re-encrypting.
Each slot wraps it with AES-256-GCM under a key drawn from a password or from the printed
recovery code by Argon2id (RFC 9106, second recommended option: 64 MiB, 3 passes, 4 lanes).
"""

from __future__ import annotations

import base64
import json
import os
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from models.troubles import Trouble

KEYS_FILE = "keys.json"
ACCOUNT, RECOVERY = "account", "recovery"
_FORMAT = 1
_MEMORY_KIB, _PASSES, _LANES = 64 * 1024, 3, 4
_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # 32 signs without 0 O 1 I
_CODE_SIGNS, _CHECK_SIGNS, _GROUP = 28, 2, 5


class WrongPassword(Trouble):
    """The password opens none of the slots."""

    def __init__(self) -> None:
        super().__init__("密码不对，请重新输入。忘记密码时，请用封存的“恢复密钥单”重设。")


class WrongRecoveryCode(Trouble):
    """The code is mistyped or belongs to another ledger."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"恢复密钥不对：{reason}请对照封存的“恢复密钥单”逐组核对。")


class KeysDamaged(Trouble):
    """The key-slot file is missing, cut or altered."""

    def __init__(self) -> None:
        super().__init__(
            f"台账的密钥文件（{KEYS_FILE}）缺失或已损坏，现在打不开台账；台账数据没有改动。"
            "请从最近的备份里把这个文件复制回来。"
        )


@dataclass(frozen=True)
class Slot:
    """One way in: whose it is, and the wrapped data key with what is needed to unwrap it."""

    kind: str
    name: str
    salt: str
    nonce: str
    wrapped: str


def draw_data_key() -> bytes:
    """Return a fresh 256-bit data key."""
    return secrets.token_bytes(32)


def draw_recovery_code() -> str:
    """Return a fresh recovery code: 140 random bits and two check signs, in groups of five."""
    signs = "".join(secrets.choice(_ALPHABET) for _ in range(_CODE_SIGNS))
    return _grouped(signs + _check_signs(signs))


def read_recovery_code(typed: str) -> str:
    """Return a typed code in its printed form; WrongRecoveryCode says what is off."""
    look_alikes = str.maketrans({"0": "Q", "O": "Q", "1": "L", "I": "L"})
    signs = "".join(s for s in typed.upper() if s.isalnum()).translate(look_alikes)
    wanted = _CODE_SIGNS + _CHECK_SIGNS
    if len(signs) != wanted:
        raise WrongRecoveryCode(f"应有{wanted}个字符，现在是{len(signs)}个。")
    if set(signs) - set(_ALPHABET) or _check_signs(signs[:_CODE_SIGNS]) != signs[_CODE_SIGNS:]:
        raise WrongRecoveryCode("有字符抄错了。")
    return _grouped(signs)


def make_slot(kind: str, name: str, secret: str, data_key: bytes) -> Slot:
    """Wrap ``data_key`` under ``secret`` (a password, or a recovery code in printed form)."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = os.urandom(16), os.urandom(12)
    sealed = AESGCM(_draw_key(secret, salt)).encrypt(nonce, data_key, _bound_to(kind, name))
    return Slot(kind, name, _text(salt), _text(nonce), _text(sealed))


def open_slot(slot: Slot, secret: str) -> bytes | None:
    """Return the data key, or None if ``secret`` is not this slot's."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    key = _draw_key(secret, _bytes(slot.salt))
    try:
        return AESGCM(key).decrypt(
            _bytes(slot.nonce), _bytes(slot.wrapped), _bound_to(slot.kind, slot.name)
        )
    except InvalidTag:
        return None


def read_slots(folder: Path) -> tuple[Slot, ...]:
    """Return the slots of the ledger in ``folder``; KeysDamaged if they cannot be trusted."""
    try:
        held: dict[str, Any] = json.loads((folder / KEYS_FILE).read_text(encoding="utf-8"))
        slots = tuple(Slot(**each) for each in held["slots"])
        if held["format"] != _FORMAT or held["digest"] != _digest(slots) or not slots:
            raise KeysDamaged
    except (OSError, ValueError, KeyError, TypeError):
        raise KeysDamaged from None
    return slots


def write_slots(folder: Path, slots: tuple[Slot, ...]) -> None:
    """Put ``slots`` in place of the old ones, whole or not at all."""
    held = {"format": _FORMAT, "digest": _digest(slots), "slots": [asdict(s) for s in slots]}
    fresh = folder / (KEYS_FILE + ".new")
    with fresh.open("w", encoding="utf-8") as file:
        json.dump(held, file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(folder / KEYS_FILE)


def _draw_key(secret: str, salt: bytes) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    kdf = Argon2id(salt=salt, length=32, iterations=_PASSES, lanes=_LANES, memory_cost=_MEMORY_KIB)
    return kdf.derive(secret.encode("utf-8"))


def _digest(slots: tuple[Slot, ...]) -> str:
    import hashlib

    plain = json.dumps([asdict(s) for s in slots], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(plain.encode("utf-8")).hexdigest()


def _check_signs(signs: str) -> str:
    import hashlib

    number = int.from_bytes(hashlib.sha256(signs.encode("ascii", "replace")).digest()[:2], "big")
    return _ALPHABET[number % 32] + _ALPHABET[number // 32 % 32]


def _grouped(signs: str) -> str:
    return "-".join(signs[i : i + _GROUP] for i in range(0, len(signs), _GROUP))


def _bound_to(kind: str, name: str) -> bytes:
    return f"{kind}\n{name}".encode()


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
