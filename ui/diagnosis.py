"""导出诊断包: what support needs to find a fault, and nothing of what the ledger holds.

Counts, versions, and places in the program's code; never a value, a name of a person, of a file or
of a folder. What the logs hold is looked through once more on its way into the package.
"""

from __future__ import annotations

import json
import platform
import re
import zipfile
from pathlib import Path
from typing import Any

from models.output import whole_file
from models.store.ledger_file import Store
from ui.version import VERSION

HIDDEN = "□"
_CODE = re.compile(r"File \"([^\"\n]*\.py)\"")
_PLACE = re.compile(r"(?:\b[A-Za-z]:[\\/]|\\\\|(?<![\w.])/)[^\s\"'<>|]*")
_QUOTED = re.compile(r"(\"[^\"\n]*\"|'[^'\n]*'|“[^”\n]*”)")
_CHINESE = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_LONG_NUMBER = re.compile(r"\d{6,}")


def write_package(target: Path, log_folder: Path, store: Store | None) -> Path:
    """Write the package into the zip ``target``; return it.

    Raises a Trouble when the place takes no file.
    """
    with whole_file(target) as whole, zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as box:
        box.writestr("facts.json", json.dumps(facts(store), ensure_ascii=False, indent=1))
        for number, path in enumerate(_logs(log_folder)):
            text = path.read_text(encoding="utf-8", errors="replace")
            box.writestr(f"log-{number}.txt", blind(text))
    return target


def facts(store: Store | None) -> dict[str, Any]:
    """Return what the machine and the ledger are like: versions, sizes and counts."""
    from PySide6.QtCore import qVersion
    from PySide6.QtGui import QGuiApplication

    screens = QGuiApplication.screens()
    found: dict[str, Any] = {
        "version": VERSION,
        "system": platform.platform(),
        "python": platform.python_version(),
        "qt": qVersion(),
        "screens": [
            f"{s.size().width()}x{s.size().height()} {s.devicePixelRatio()}" for s in screens
        ],
    }
    return found if store is None else found | {"ledger": _of_ledger(store)}


def blind(text: str) -> str:
    """Return a log without paths, quoted words, Chinese words and long numbers."""
    text = _CODE.sub(lambda found: f"File {_short(found[1])}", text)
    for pattern in (_QUOTED, _PLACE, _CHINESE, _LONG_NUMBER):
        text = pattern.sub(HIDDEN, text)
    return text


def _short(path: str) -> str:
    return "/".join(re.split(r"[\\/]", path)[-2:])


def _of_ledger(store: Store) -> dict[str, Any]:
    from models.actions.finding import size
    from models.ledger import all_ledgers
    from models.store.places import LEDGER_FILE, is_on_stick
    from models.store.steps import NEWEST

    return {
        "step": NEWEST,
        "bytes": (store.folder / LEDGER_FILE).stat().st_size,
        "is_sample": store.is_sample,
        "is_on_stick": is_on_stick(store.folder),
        "records": {ledger.name: size(store, ledger) for ledger in all_ledgers()},
    }


def _logs(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.glob("*.log*")) if path.is_file()]
