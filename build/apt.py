"""Debian packages: install them when we may, else print the one line to type."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from say import Stop, say

_INSTALL = ("apt-get", "install", "-y", "-q", "--no-install-recommends")


def install(packages: list[str], purpose: str) -> None:
    """Install Debian packages; ``purpose`` completes the sentence “…需要”.

    Raises Stop with the line to type when nobody may install, or it failed.
    """
    line = f"sudo apt-get install -y {' '.join(packages)}"
    if shutil.which("apt-get") is None:
        raise Stop(
            f"{purpose}缺少系统软件包：{'、'.join(packages)}。请用本机的软件管理器装好后再试。"
        )
    prefix = _right_to_install()
    if prefix is None:
        raise Stop(f"{purpose}缺少系统软件包。请输入下面这一行，装好后再试一次：\n    {line}")
    say(f"{purpose}缺少系统软件包，正在安装：{' '.join(packages)}")
    if not (_apt(prefix, packages) or (_refresh(prefix) and _apt(prefix, packages))):
        raise Stop(f"系统软件包没有装上（看上面 apt 的话）。请检查网络，再输入：\n    {line}")


def _right_to_install() -> list[str] | None:
    """Return what goes before apt-get: nothing for root, sudo without password, or None."""
    if sys.platform == "win32":
        return None
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    asked = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
    return ["sudo", "-n"] if asked.returncode == 0 else None


def _apt(prefix: list[str], packages: list[str]) -> bool:
    return _quietly([*prefix, "env", "DEBIAN_FRONTEND=noninteractive", *_INSTALL, *packages])


def _refresh(prefix: list[str]) -> bool:
    # A bare machine or an old package list: the names are known, the files are not.
    return _quietly([*prefix, "apt-get", "update", "-q"])


def _quietly(command: list[str]) -> bool:
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode != 0:
        say(done.stderr.strip()[-800:])
    return done.returncode == 0
