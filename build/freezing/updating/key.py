"""The release key: made once, outside the tree, by whoever releases; the public half is shipped."""

from __future__ import annotations

import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from freezing.names import ROOT
from models.exchange.update import trust
from models.resources import resource
from say import Stop, say

VARIABLE = "TAIZHANG_UPDATE_KEY"


def path_told() -> Path:
    """Return where the environment says the private key lies; raise Stop where it says nothing."""
    told = os.environ.get(VARIABLE, "")
    if not told:
        raise Stop(f"请用环境变量 {VARIABLE} 说明更新私钥的文件放在哪里（要在源代码文件夹之外）。")
    return Path(told).absolute()


def make() -> None:
    """Make the key and print its public half; raise Stop inside the tree or over another file."""
    path = path_told()
    line = make_at(path)
    say(f"更新私钥已写到 {path}。请离线保管并另存一份：丢了就再也不能签发更新包。")
    say(f"公钥（一行，放进 resources/{trust.KEY_FILE} 并提交）：\n{line}")


def make_at(path: Path) -> str:
    """Write a new private key to ``path``, readable by its owner only; return the public line."""
    if path.resolve().is_relative_to(ROOT):
        raise Stop("更新私钥不能放在源代码文件夹里面。请换一个位置，例如专用的U盘。")
    key = Ed25519PrivateKey.generate()
    held = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(held)
    except FileExistsError:
        raise Stop(f"{path} 已经有了。为了不丢掉旧的私钥，没有覆盖。") from None
    except OSError as error:
        raise Stop(f"更新私钥写不到 {path}：{error.strerror}。") from None
    return public_line(key)


def read(path: Path) -> Ed25519PrivateKey:
    """Return the private key in ``path``; raise Stop where there is none."""
    try:
        key = load_pem_private_key(path.read_bytes(), None)
    except (OSError, ValueError, TypeError):
        raise Stop(f"{path} 里没有更新私钥。") from None
    if not isinstance(key, Ed25519PrivateKey):
        raise Stop(f"{path} 里的私钥不是 Ed25519。")
    return key


def public_line(key: Ed25519PrivateKey) -> str:
    """Return the public half as it stands in ``resources``."""
    return trust.write_key(key.public_key().public_bytes_raw())


def demand_shipped(key: Ed25519PrivateKey, shipped: Path | None = None) -> None:
    """Raise Stop unless the program ships this key's public half."""
    path = shipped or resource(trust.KEY_FILE)
    if not path.exists() or path.read_text(encoding="ascii").strip() != public_line(key):
        raise Stop(
            f"resources/{trust.KEY_FILE} 不是这把私钥的公钥，做出来的更新包没有程序会认。"
            f"请把这一行放进去，提交，重新 freeze：\n{public_line(key)}"
        )
