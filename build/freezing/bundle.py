"""The folders: PyInstaller called by its specs, and what lies beside the program."""

from __future__ import annotations

import os
import shutil
import subprocess
import sysconfig
from pathlib import Path

import apt
from freezing.names import DIST, EXECUTABLE, LINUX_FOLDER, MOMENT, ROOT, WINDOWS_FOLDER, WORK
from freezing.pc.machine import STEADY, Machine
from places import program
from say import Stop, say

# The program has no console; a command file waits for it and shows what it wrote.
_COMMAND = """@echo off\r
rem 综治台账的命令行，例如：taizhang self-test\r
chcp 65001 >nul\r
set "TAIZHANG_SAID=%TEMP%\\taizhang-%RANDOM%%RANDOM%.txt"\r
"%~dp0{name}.exe" %* >"%TAIZHANG_SAID%" 2>&1\r
set "TAIZHANG_STATUS=%ERRORLEVEL%"\r
type "%TAIZHANG_SAID%"\r
del "%TAIZHANG_SAID%"\r
exit /b %TAIZHANG_STATUS%\r
"""


def make_windows(machine: Machine) -> Path:
    """Make the Windows folder anew; return it. Raises Stop when PyInstaller cannot."""
    say("正在构建 Windows 目录……")
    shutil.rmtree(WINDOWS_FOLDER, ignore_errors=True)
    done = machine.run([machine.python, *_pyinstaller("windows")])
    _keep(done.said, "windows")
    if done.status != 0 or not (WINDOWS_FOLDER / f"{EXECUTABLE}.exe").exists():
        raise Stop(f"Windows 目录没有建成：\n{done.said[-1500:]}")
    command = _COMMAND.format(name=EXECUTABLE)
    (WINDOWS_FOLDER / "taizhang.cmd").write_bytes(command.encode("utf-8"))
    _settle(WINDOWS_FOLDER)
    return WINDOWS_FOLDER


def make_linux() -> Path:
    """Make the Linux folder anew; return it. Raises Stop when PyInstaller cannot."""
    _install_for_linux()
    say("正在构建 Linux 目录……")
    shutil.rmtree(LINUX_FOLDER, ignore_errors=True)
    done = subprocess.run(
        [str(program("python")), *_pyinstaller("linux")],
        cwd=ROOT, env=os.environ | STEADY, capture_output=True, text=True, check=False,
    )  # fmt: skip
    _keep(done.stderr, "linux")
    if done.returncode != 0:
        raise Stop(f"Linux 目录没有建成：\n{done.stderr[-1500:]}")
    _settle(LINUX_FOLDER)
    return LINUX_FOLDER


def _install_for_linux() -> None:
    """PyInstaller takes programs apart with binutils, and carries Python as a library along."""
    packages = [] if shutil.which("objcopy") else ["binutils"]
    folder = Path(str(sysconfig.get_config_var("LIBDIR")))
    multiarch = folder / str(sysconfig.get_config_var("MULTIARCH") or "")
    if not any((place / "libpython3.11.so.1.0").exists() for place in (folder, multiarch)):
        packages.append("libpython3.11")
    if packages:
        apt.install(packages, "构建 Linux 目录")


def _pyinstaller(system: str) -> list[str]:
    work = WORK / "pyinstaller"
    shutil.rmtree(work / system, ignore_errors=True)
    # Relative places: they are the same to Debian and to Wine.
    folders = ["--workpath", ".work/pyinstaller", "--distpath", f"dist/{system}"]
    return ["-m", "PyInstaller", "--noconfirm", *folders, f"build/{system}.spec"]


def _keep(said: str, system: str) -> None:
    WORK.mkdir(exist_ok=True)
    (WORK / f"pyinstaller-{system}.log").write_text(said, encoding="utf-8")


def _settle(folder: Path) -> None:
    """Give every file one time, so that what is packed from them is the same each run."""
    for path in [*folder.rglob("*"), folder]:
        if not path.is_symlink():
            os.utime(path, (MOMENT, MOMENT))


def forget() -> None:
    """Clear ``dist`` of what an earlier version left."""
    for path in DIST.glob("*") if DIST.exists() else ():
        if path.is_file():
            path.unlink()
