"""The environment in ``.venv``: made from the lock, remade when half-made or out of date."""

from __future__ import annotations

import hashlib
import shutil
import subprocess

import interpreter
from places import ENVIRONMENT, LOCK, ROOT, STAMP, program
from say import Stop, say

_PIP = ("-m", "pip", "--disable-pip-version-check", "--no-input", "install")
# Every file is named by its hash in the lock, so nothing is resolved, built or guessed.
_FROM_LOCK = ("--require-hashes", "--only-binary", ":all:", "--no-deps", "-q", "-r", str(LOCK))


def make() -> None:
    """Make ``.venv`` unless it stands complete; raise Stop when it cannot be made."""
    if is_complete():
        return
    python = interpreter.find()
    _clear_away()
    say("正在准备运行环境（只在第一次或程序库更新后，约一分钟）……")
    _run([*python, "-m", "venv", str(ENVIRONMENT)], "运行环境没有建成。")
    _run(
        [str(program("python")), *_PIP, *_FROM_LOCK],
        "程序库没有装全（看上面 pip 的话）。请检查网络后，再输入一次同样的命令。",
    )
    STAMP.write_text(_stamp(), encoding="utf-8")  # last, so a half-made one has none
    say("运行环境已准备好。")


def is_complete() -> bool:
    """Say whether the environment was finished, from this lock, at this place."""
    try:
        stands = STAMP.read_text(encoding="utf-8")
    except OSError:
        return False
    return stands == _stamp() and program("python").exists()


def _stamp() -> str:
    """Return the lock's hash and the folder: a moved environment points to its old place."""
    lock = LOCK.read_bytes().replace(b"\r\n", b"\n")
    return f"{hashlib.sha256(lock).hexdigest()}\n{ENVIRONMENT}\n"


def _clear_away() -> None:
    if not ENVIRONMENT.exists():
        return
    try:
        STAMP.unlink(missing_ok=True)
        shutil.rmtree(ENVIRONMENT)
    except OSError as error:
        raise Stop(
            f"旧的运行环境 {ENVIRONMENT} 删不掉：{error}。请先关闭正在运行的程序，再试一次。"
        ) from error


def _run(command: list[str], trouble: str) -> None:
    done = subprocess.run(command, cwd=ROOT, check=False)
    if done.returncode != 0:
        raise Stop(trouble)
