"""Failed tries: each makes the next one wait longer, a new start of the program included (I1).

A brake for somebody at the keyboard; against somebody with a copy of the files the slow key
derivation of the slots stands.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
from pathlib import Path

TRIES_FILE = "tries.json"
LONGEST_WAIT = 300
_DOUBLINGS = 6


def wait_after(failed: int) -> int:
    """Return how many seconds to wait after so many failures in a row: 1, 2, 4 … 64, then 300."""
    if failed <= 0:
        return 0
    return 2 ** (failed - 1) if failed - 1 <= _DOUBLINGS else LONGEST_WAIT


def wait_left(folder: Path, now: dt.datetime) -> int:
    """Return how many seconds the next try at the ledger in ``folder`` has to wait.

    A clock that was set back lengthens nothing beyond the wait itself.
    """
    failed, at = _read(folder)
    whole = wait_after(failed)
    if at is None:
        return whole
    gone = (now - at).total_seconds()
    return max(0, min(whole, round(whole - gone)))


def note_failure(folder: Path, now: dt.datetime) -> int:
    """Count one more failure; return the wait it brings. A folder that takes no file is let be."""
    failed = _read(folder)[0] + 1
    with contextlib.suppress(OSError):
        told = json.dumps({"failed": failed, "at": now.isoformat()})
        (folder / TRIES_FILE).write_text(told, encoding="utf-8")
    return wait_after(failed)


def forget(folder: Path) -> None:
    """The right password was given: the count begins anew."""
    with contextlib.suppress(OSError):
        (folder / TRIES_FILE).unlink(missing_ok=True)


def _read(folder: Path) -> tuple[int, dt.datetime | None]:
    try:
        held = json.loads((folder / TRIES_FILE).read_text(encoding="utf-8"))
        return max(0, int(held["failed"])), dt.datetime.fromisoformat(held["at"])
    except (OSError, ValueError, KeyError, TypeError):
        return 0, None
