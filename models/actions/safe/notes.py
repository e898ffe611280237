"""Small dates kept beside the backups: last outside copy, last whole check, last drill.

They lie outside the encrypted file so that noting one does not make the newest backup stale.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
from pathlib import Path
from typing import Any

from models.store.backup.disk import write_through
from models.store.opening import BACKUPS_FOLDER

NOTES_FILE = "notes.json"
OUTSIDE, CHECKED, DRILLED, SINCE = "outside", "checked", "drilled", "since"


def noted(folder: Path, what: str) -> dt.datetime | None:
    """Return when ``what`` was last done for the ledger in ``folder``; None if never."""
    held = _read(folder).get(what)
    try:
        return dt.datetime.fromisoformat(held) if isinstance(held, str) else None
    except ValueError:
        return None


def note(folder: Path, what: str, at: dt.datetime) -> None:
    """Remember that ``what`` was done; a folder that takes no files is no trouble."""
    path = folder / BACKUPS_FOLDER / NOTES_FILE
    held = {**_read(folder), what: at.isoformat(sep=" ")}
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_through(path, json.dumps(held).encode())


def first_opened(folder: Path) -> dt.datetime:
    """Return since when this ledger is known here, noting it the first time."""
    found = noted(folder, SINCE)
    if found is None:
        found = dt.datetime.now().replace(microsecond=0)
        note(folder, SINCE, found)
    return found


def _read(folder: Path) -> dict[str, Any]:
    try:
        held = json.loads((folder / BACKUPS_FOLDER / NOTES_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return held if isinstance(held, dict) else {}
