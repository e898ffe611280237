"""What the frozen things are called, and where they are made."""

from __future__ import annotations

import runpy
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORK = ROOT / ".work"
DIST = ROOT / "dist"

TITLE = "综治台账"
EXECUTABLE = "ZongzhiTaizhang"  # plain letters: old tools garble Chinese names of programs
WINDOWS_FOLDER = DIST / "windows" / EXECUTABLE
LINUX_FOLDER = DIST / "linux" / EXECUTABLE
LONGEST_FOLDER = 120  # letters of the place where the program is put; Windows stops at 260
PORTABLE_MARK = "portable.txt"

# One moment for everything that carries a time, so that two runs give the same bytes.
MOMENT = 1_600_000_000


def version() -> str:
    """Return the program's version, ``0.1.0``."""
    return str(runpy.run_path(str(ROOT / "ui" / "version.py"))["VERSION"])
