"""The installer, made by NSIS from the Windows folder."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from freezing.names import EXECUTABLE, LONGEST_FOLDER, MOMENT, ROOT, TITLE, version
from say import Stop, say

_SCRIPT = ROOT / "build" / "installer.nsi"
_WHERE_WINDOWS_HAS_IT = (Path("C:/Program Files (x86)/NSIS"), Path("C:/Program Files/NSIS"))


def make(folder: Path, target: Path, *, fast: bool, number: str = "") -> Path:
    """Pack ``folder`` into the installer ``target``; return it.

    ``fast`` is for trials: less pressed, and for Wine that has no 32-bit half. ``number`` is
    another version's, to try an upgrade. Raises Stop when NSIS is missing or fails.
    """
    said = {
        "APPDIR": str(folder),
        "TITLE": TITLE,
        "APPID": EXECUTABLE,
        "LONGEST_FOLDER": str(LONGEST_FOLDER),
        "VERSION": number or version(),
        "ICON": str(ROOT / "build" / "app.ico"),
        "OUT": str(target),
    }
    flags = ["-DFAST", "-DAMD64"] if fast else []
    words = [f"-D{name}={value}" for name, value in said.items()]
    say(f"正在制作安装程序 {target.name}……")
    done = subprocess.run(
        [_makensis(), "-V2", "-INPUTCHARSET", "UTF8", *flags, *words, str(_SCRIPT)],
        env=os.environ | {"SOURCE_DATE_EPOCH": str(MOMENT)},
        capture_output=True, text=True, errors="replace", check=False,
    )  # fmt: skip
    if done.returncode != 0:
        raise Stop(f"安装程序没有做成：\n{(done.stdout + done.stderr)[-1500:]}")
    return target


def _makensis() -> str:
    places = os.pathsep.join([os.environ.get("PATH", ""), *map(str, _WHERE_WINDOWS_HAS_IT)])
    found = shutil.which("makensis", path=places)
    if found is None:
        raise Stop(
            "没有找到 NSIS（makensis），做不了安装程序。请从 nsis.sourceforge.io 装上后再试。"
        )
    return found
