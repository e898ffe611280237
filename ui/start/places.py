"""Where this computer keeps what is no ledger: known ledgers, the log, the window's place."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths

LEDGERS_FILE, WINDOW_FILE = "ledgers.json", "window.json"
LEDGER_FOLDER_NAME = "综治台账"
SAMPLE_FOLDER_NAME = "示例台账"
MOST_KNOWN = 8
_PORTABLE_MARK = "portable.txt"


@dataclass(frozen=True)
class KnownLedger:
    """A ledger that was opened here before, the newest first."""

    folder: str
    title: str

    @property
    def is_there(self) -> bool:
        return (Path(self.folder) / "ledger.db").is_file()


@dataclass(frozen=True)
class WindowPlace:
    """How the window was left: Qt's own words for its geometry, and the room that was open."""

    geometry: str = ""
    room: str = ""


def state_folder() -> Path:
    """The program's own folder, outside every ledger; beside the program on a stick."""
    beside = Path(sys.executable).parent
    if getattr(sys, "frozen", False) and (beside / _PORTABLE_MARK).exists():
        return beside / "state"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "ZongzhiTaizhang"
    state = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(state) / "zongzhi-taizhang"


def log_folder() -> Path:
    """Where accidents are written down."""
    return state_folder() / "log"


def default_folder() -> Path:
    """A folder for a new ledger that holds none yet: 文档\\综治台账, then 综治台账2 …"""
    documents = Path(
        QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        or Path.home()
    )
    names = [LEDGER_FOLDER_NAME, *(f"{LEDGER_FOLDER_NAME}{number}" for number in range(2, 100))]
    free = (documents / name for name in names if not (documents / name / "ledger.db").exists())
    return next(free, documents / LEDGER_FOLDER_NAME)


def sample_folder() -> Path:
    """Where the fictional township lives: out of the clerk's documents."""
    return state_folder() / SAMPLE_FOLDER_NAME


def known_ledgers() -> list[KnownLedger]:
    """The ledgers opened here before that are still there, the last one first."""
    try:
        held = [KnownLedger(str(e["folder"]), str(e["title"])) for e in _read(LEDGERS_FILE)]
    except (TypeError, KeyError):
        return []
    return [each for each in held if each.is_there]


def remember_ledger(folder: Path, title: str) -> None:
    """Put a ledger first among the known ones."""
    first = KnownLedger(str(folder), title)
    rest = [each for each in known_ledgers() if each.folder != first.folder]
    _write(LEDGERS_FILE, [asdict(each) for each in [first, *rest][:MOST_KNOWN]])


def forget_ledger(folder: Path) -> None:
    """Take a ledger off the list; its files stay."""
    rest = [each for each in known_ledgers() if each.folder != str(folder)]
    _write(LEDGERS_FILE, [asdict(each) for each in rest])


def window_place() -> WindowPlace:
    """How the window was left; what cannot be read counts as never left."""
    held = _read(WINDOW_FILE)
    if not isinstance(held, dict):
        return WindowPlace()
    return WindowPlace(str(held.get("geometry", "")), str(held.get("room", "")))


def remember_window(place: WindowPlace) -> None:
    """Write down how the window was left."""
    _write(WINDOW_FILE, asdict(place))


def _read(name: str) -> Any:
    try:
        return json.loads((state_folder() / name).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []


def _write(name: str, held: object) -> None:
    """A folder that takes no files is no trouble: nothing of the ledger is lost."""
    path = state_folder() / name
    fresh = path.with_suffix(".new")
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(json.dumps(held, ensure_ascii=False), encoding="utf-8")
        fresh.replace(path)
