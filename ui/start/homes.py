"""Where the program keeps what it remembers: on the stick, in Windows' place, or in passing."""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PORTABLE_MARK = "portable.txt"
LONGEST_PROGRAM_FOLDER = 120
"""Letters of the program's own folder: its deepest files end before Windows' 260, see installer."""


@dataclass(frozen=True)
class Home:
    """A folder for what the program remembers, and what the clerk must know of it."""

    folder: Path
    notice: str = ""


def program_folder() -> Path | None:
    """Return the folder of the frozen program; None when it runs from its source."""
    return Path(sys.executable).parent if getattr(sys, "frozen", False) else None


def stick_folder() -> Path | None:
    """Return the program's folder when it is the edition for a stick."""
    folder = program_folder()
    return folder if folder is not None and (folder / PORTABLE_MARK).exists() else None


def home() -> Home:
    """Return the first place that takes writing, and say so when it is not the usual one."""
    usual, *others = _places()
    if _takes_writing(usual):
        return Home(usual)
    for place in others:
        if _takes_writing(place):
            return Home(
                place,
                f"“{usual}”不能写入，程序记的东西（打开过的台账、窗口的样子）这次改放在“{place}”。"
                "台账本身不受影响。请检查U盘的写保护开关或文件夹的“只读”。",
            )
    return Home(usual, f"“{usual}”不能写入，程序记不住打开过的台账；台账本身不受影响。")


def too_deep() -> str:
    """Return the sentence for a program folder whose path is too long for Windows, or nothing."""
    folder = program_folder()
    if sys.platform != "win32" or folder is None or len(str(folder)) <= LONGEST_PROGRAM_FOLDER:
        return ""
    return (
        f"程序所在文件夹的路径太长（超过{LONGEST_PROGRAM_FOLDER}个字符），有的功能会打不开。"
        "请退出程序，把整个文件夹移到浅一些的位置，例如 D:\\ 下面，再打开。"
    )


def _places() -> list[Path]:
    system = _place_of_system()
    beside = stick_folder()
    temporary = Path(tempfile.gettempdir()) / system.name
    return [system, temporary] if beside is None else [beside / "state", system, temporary]


def _place_of_system() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "ZongzhiTaizhang"
    state = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(state) / "zongzhi-taizhang"


@cache
def _takes_writing(folder: Path) -> bool:
    """Asked once a place: a probe at each look would wear a stick out."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False
