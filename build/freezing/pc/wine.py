"""Wine on Debian as a Chinese Windows 10: its packages, its locale, its disk C."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import apt
from freezing.names import WORK
from freezing.pc import wine_gaps
from freezing.pc.machine import Machine
from say import Stop, say

_PREFIX = WORK / "wine"
_LOCALES = WORK / "locale"
_CHINESE = "zh_CN.UTF-8"  # under it Wine is a Windows with code page 936
_PROGRAMS = {"wine": "wine", "makensis": "nsis", "7z": "p7zip-full", "localedef": "libc-bin"}
_DEFINITIONS = Path("/usr/share/i18n/locales/zh_CN")


def make_ready(python: Path) -> Machine:
    """Install Wine and what goes with it, make its disk, and return it with ``python``.

    Raises Stop where it cannot be had.
    """
    _install()
    _make_locale()
    machine = Machine(python, ("wine",), _environment(), _PREFIX / "drive_c")
    _make_disk(machine)
    return machine


def call_itself(machine: Machine, windows: str) -> None:
    """Let Wine say it is another Windows: ``win10``, ``win7``."""
    done = machine.run(["winecfg", "-v", windows])
    if done.status != 0:
        raise Stop(f"Wine 没有改成 {windows}：{done.said[-300:]}")


def shut_down() -> None:
    """End what Wine left running for this disk."""
    if shutil.which("wineserver"):
        subprocess.run(["wineserver", "-k"], env=os.environ | _environment(), check=False)


def _install() -> None:
    packages = {package for program, package in _PROGRAMS.items() if not shutil.which(program)}
    if not Path("/usr/lib/wine/wine64").exists():
        packages |= {"wine", "wine64"}
    if not _DEFINITIONS.exists():
        packages.add("locales")
    if packages:
        apt.install(sorted(packages), "构建 Windows 版")


def _make_locale() -> None:
    """The Chinese locale in a folder of our own, so that nobody need be root."""
    place = _LOCALES / _CHINESE
    if place.exists():
        return
    _LOCALES.mkdir(parents=True, exist_ok=True)
    made = subprocess.run(
        ["localedef", "-i", "zh_CN", "-f", "UTF-8", str(place)],
        capture_output=True,
        text=True,
        check=False,
    )
    if not place.exists():
        raise Stop(f"中文环境没有建成：{made.stderr.strip()[-300:]}")


def _environment() -> dict[str, str]:
    return {
        "WINEPREFIX": str(_PREFIX),
        "WINEARCH": "win64",
        "WINEDEBUG": "-all",
        "WINEDLLOVERRIDES": "mscoree,mshtml=",  # no question about Mono and Gecko
        "LOCPATH": str(_LOCALES),
        "LC_ALL": _CHINESE,
        "DISPLAY": "",
        "WAYLAND_DISPLAY": "",
    }


def _make_disk(machine: Machine) -> None:
    system = machine.disk / "windows" / "system32"
    mark = _PREFIX / "made"
    if mark.exists():
        return
    say("正在准备 Wine……")
    shutil.rmtree(_PREFIX, ignore_errors=True)
    machine.run(["wineboot", "--init"])
    if not system.is_dir():
        raise Stop("Wine 的系统盘没有建成。请检查 wine 能不能运行：wine --version")
    call_itself(machine, "win10")
    wine_gaps.fill_in(system)
    mark.touch()
