"""Writes the papers that go out beside the program; run by the environment's Python.

``python build/freezing/papers.py FOLDER GLIBC``
"""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "build")]

from freezing.names import MOMENT, version  # noqa: E402
from reports.forms.trust_guide import write_trust_guide  # noqa: E402

TRUST, NOTES = "添加信任（360、火绒）.pdf", "发行说明.txt"


def write(folder: Path, glibc: str) -> None:
    """Write the page for 360 and 火绒 and the release notes into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    moment = dt.datetime.fromtimestamp(MOMENT, dt.UTC).replace(tzinfo=None)
    write_trust_guide(folder / TRUST, moment)
    notes = (ROOT / "build" / "release_notes.txt").read_text(encoding="utf-8")
    text = notes.format(version=version(), glibc=glibc).replace("\n", "\r\n")
    (folder / NOTES).write_bytes(text.encode("utf-8-sig"))


if __name__ == "__main__":
    write(Path(sys.argv[1]), sys.argv[2])
