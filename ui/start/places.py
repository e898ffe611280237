"""Where this computer keeps what is no ledger: known ledgers, log, window, an update begun."""

from __future__ import annotations

import contextlib
import json
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths

from ui.start import homes

LEDGERS_FILE, WINDOW_FILE, UPDATE_FILE = "ledgers.json", "window.json", "update.json"
LEDGER_FOLDER_NAME = "综治台账"
SAMPLE_FOLDER_NAME = "示例台账"
MOST_KNOWN = 8
_BESIDE = "*"  # a ledger on the program's own stick, whose letter differs from PC to PC


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


@dataclass(frozen=True)
class BegunUpdate:
    """An update whose installer was started: the version it brings, and what that changes."""

    version: str
    changes: str


def state_folder() -> Path:
    """The program's own folder, outside every ledger; beside the program on a stick."""
    return homes.home().folder


def log_folder() -> Path:
    """Where accidents are written down."""
    return state_folder() / "log"


def update_folder() -> Path:
    """Where the installer of an update lies until the next start."""
    return state_folder() / "update"


def default_folder() -> Path:
    """A folder for a new ledger that holds none yet: 文档\\综治台账, then 综治台账2 …

    On a stick it lies on the stick, beside the program's folder.
    """
    stick = homes.stick_folder()
    documents = Path(
        (stick.parent if stick else "")
        or QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
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
        held = [KnownLedger(_here(str(e["folder"])), str(e["title"])) for e in _read(LEDGERS_FILE)]
    except (TypeError, KeyError):
        return []
    return [each for each in held if each.is_there]


def remember_ledger(folder: Path, title: str) -> None:
    """Put a ledger first among the known ones."""
    first = KnownLedger(str(folder), title)
    rest = [each for each in known_ledgers() if each.folder != first.folder]
    _write_ledgers([first, *rest][:MOST_KNOWN])


def forget_ledger(folder: Path) -> None:
    """Take a ledger off the list; its files stay."""
    rest = [each for each in known_ledgers() if each.folder != str(folder)]
    _write_ledgers(rest)


def window_place() -> WindowPlace:
    """How the window was left; what cannot be read counts as never left."""
    held = _read(WINDOW_FILE)
    if not isinstance(held, dict):
        return WindowPlace()
    return WindowPlace(str(held.get("geometry", "")), str(held.get("room", "")))


def remember_window(place: WindowPlace) -> None:
    """Write down how the window was left."""
    _write(WINDOW_FILE, asdict(place))


def begun_update() -> BegunUpdate | None:
    """The update that was begun and not yet told of; None mostly."""
    held = _read(UPDATE_FILE)
    if not isinstance(held, dict):
        return None
    return BegunUpdate(str(held.get("version", "")), str(held.get("changes", "")))


def remember_update(begun: BegunUpdate) -> None:
    """Write down that an installer is about to be started."""
    _write(UPDATE_FILE, asdict(begun))


def forget_update() -> None:
    """Drop what was written down, and the installer with it."""
    with contextlib.suppress(OSError):
        (state_folder() / UPDATE_FILE).unlink(missing_ok=True)
    shutil.rmtree(update_folder(), ignore_errors=True)


def _write_ledgers(held: list[KnownLedger]) -> None:
    _write(LEDGERS_FILE, [{"folder": _anywhere(e.folder), "title": e.title} for e in held])


def _anywhere(folder: str) -> str:
    """A folder as it is found again when the stick gets another letter."""
    stick = homes.stick_folder()
    if stick is None or not Path(folder).is_relative_to(stick.parent):
        return folder
    return f"{_BESIDE}/{Path(folder).relative_to(stick.parent).as_posix()}"


def _here(kept: str) -> str:
    """The folder that ``_anywhere`` wrote down, as it lies now."""
    stick = homes.stick_folder()
    if stick is None or not kept.startswith(f"{_BESIDE}/"):
        return kept
    return str(stick.parent / kept.removeprefix(f"{_BESIDE}/"))


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
