"""Debian packages: install them when we may, else print the one line to type."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from say import Stop, say

_INSTALL = ("apt-get", "install", "-y", "-q", "--no-install-recommends")


def install(packages: list[str], purpose: str) -> None:
    """Install Debian packages; ``purpose`` completes the sentence “…缺少系统软件包”.

    Raises Stop with the line to type when nobody may install, or it failed.
    """
    line = f"sudo apt-get install -y {' '.join(packages)}"
    if shutil.which("apt-get") is None:
        raise Stop(
            f"{purpose}缺少系统软件包：{'、'.join(packages)}。请用本机的软件管理器装好后再试。"
        )
    prefix = right_to_install()
    if prefix is None:
        raise Stop(f"{purpose}缺少系统软件包。请输入下面这一行，装好后再试一次：\n    {line}")
    say(f"{purpose}缺少系统软件包，正在安装：{' '.join(packages)}")
    command = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", *_INSTALL, *packages]
    if _run(command).returncode == 0:
        return
    # A bare machine has no package list, an old list names files that are gone.
    _run([*prefix, "apt-get", "update", "-q"])
    done = _run(command)
    if done.returncode != 0:
        say(done.stderr.strip()[-800:])
        raise Stop(f"系统软件包没有装上（看上面 apt 的话）。请检查网络，再输入：\n    {line}")


def right_to_install() -> list[str] | None:
    """Return what goes before apt-get: nothing for root, sudo without password, or None."""
    if sys.platform == "win32":
        return None
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    asked = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
    return ["sudo", "-n"] if asked.returncode == 0 else None


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
