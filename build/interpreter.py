"""Find a Python 3.11 that can make an environment."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import apt
from say import Stop

WANTED = (3, 11)
_CAN_MAKE = "import ensurepip, venv"
# By os.name: what to do where there is no Python 3.11, or one without venv.
_HOW_TO_INSTALL = {
    "nt": "从 python.org 下载 Python 3.11 的完整安装包（Windows installer 64-bit），按默认选项安装",
    "posix": "Debian 12 上输入：sudo apt-get install -y python3 python3-venv",
}


def find() -> list[str]:
    """Return the command of a Python 3.11 that has venv and ensurepip; else raise Stop."""
    python = next((each for each in _candidates() if _version(each) == WANTED), None)
    if python is None:
        raise Stop(
            "本程序要用 Python 3.11，这台电脑上没有找到。请安装 Python 3.11 后再试"
            f"（{_HOW_TO_INSTALL[os.name]}）。"
        )
    if not _can_make_environments(python):
        if os.name == "posix":
            # Debian keeps venv and ensurepip in a package of their own.
            apt.install(["python3.11-venv"], "准备运行环境")
        if not _can_make_environments(python):
            raise Stop(
                f"{python[0]} 不能建立运行环境（缺少 venv）。请装好后再试一次：\n"
                f"    {_HOW_TO_INSTALL[os.name]}"
            )
    return python


def _candidates() -> list[list[str]]:
    # Inside a virtual environment sys.executable may be the very thing to be replaced.
    own = getattr(sys, "_base_executable", None) or sys.executable
    found: list[list[str]] = [[own]]
    if os.name == "nt" and shutil.which("py"):
        found.append(["py", "-3.11"])
    names = ("python3.11", "/usr/bin/python3.11", "python3", "/usr/bin/python3")
    return found + [[path] for name in names if (path := shutil.which(name))]


def _version(python: list[str]) -> tuple[int, int] | None:
    if Path(python[0]).resolve() == Path(sys.executable).resolve():
        return (sys.version_info.major, sys.version_info.minor)
    answer = _ask(python, "import sys; print(*sys.version_info[:2])")
    numbers = answer.split() if answer else []
    return (int(numbers[0]), int(numbers[1])) if len(numbers) == 2 else None


def _can_make_environments(python: list[str]) -> bool:
    return _ask(python, _CAN_MAKE) is not None


def _ask(python: list[str], code: str) -> str | None:
    """Run a line of Python and return what it printed, or None when it failed."""
    try:
        done = subprocess.run([*python, "-c", code], capture_output=True, text=True, check=False)
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None
