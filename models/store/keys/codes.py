"""Recovery codes: 140 random bits as people can read them from paper and type them."""

from __future__ import annotations

import hashlib
import secrets

from models.troubles import Trouble

_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # 32 signs without 0 O 1 I
_CODE_SIGNS, _CHECK_SIGNS, _GROUP = 28, 2, 5


class WrongRecoveryCode(Trouble):
    """The code is mistyped or belongs to another ledger."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"恢复密钥不对：{reason}请对照封存的“恢复密钥单”逐组核对。")


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


def _check_signs(signs: str) -> str:
    number = int.from_bytes(hashlib.sha256(signs.encode("ascii", "replace")).digest()[:2], "big")
    return _ALPHABET[number % 32] + _ALPHABET[number // 32 % 32]


def _grouped(signs: str) -> str:
    return "-".join(signs[i : i + _GROUP] for i in range(0, len(signs), _GROUP))
