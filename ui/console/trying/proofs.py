"""What ``self-test`` proves besides the demo: papers read back, seals opened, a window."""

from __future__ import annotations

import locale
import platform
import sys
from pathlib import Path
from typing import Any

from models.exchange.plan.reading import read_plan
from models.resources import resource
from models.troubles import Trouble
from reports.reading_back import words_of_pdf, words_of_workbook, write_word_file

_SEALED = b"age-encryption.org/v1"
_ENCRYPTED_FROM = 16  # SQLite's own files begin with as many plain letters
_ITEMS = 71


class ProofFailed(Trouble):
    """Something the program needs does not work on this computer."""

    def __init__(self, what: str) -> None:
        super().__init__(f"自检没有通过：{what}。请把这句话告诉技术支持。")


def prove_made(out: Path) -> None:
    """Look at what the demo made in ``out``; ProofFailed names what is not right."""
    ledger = out / "示例乡台账"
    head = (ledger / "ledger.db").read_bytes()[:_ENCRYPTED_FROM]
    _must(not head.startswith(b"SQLite format 3"), "台账没有加密")
    for sheet in out.glob("任务台账*.pdf"):
        _must("议稳" in words_of_pdf(sheet), "PDF 里的中文读不出来")
    for book in out.glob("任务台账*.xlsx"):
        _must("议稳" in words_of_workbook(book), "Excel 里的中文读不出来")
    sealed = list((ledger / "files").rglob("*.age"))
    _must(bool(sealed), "没有附件")
    _must(all(each.read_bytes().startswith(_SEALED) for each in sealed), "附件没有加密")
    opened = list((out / "佐证材料").glob("*.jpg"))
    _must(bool(opened), "没有导出附件")
    _must(all(each.read_bytes().startswith(b"\xff\xd8") for each in opened), "附件没有解开")


def prove_plans(folder: Path) -> None:
    """Read the sample plan from a Word file and from text in GBK, as old programs save it."""
    text = resource("sample", "plan-2021.txt").read_text(encoding="utf-8")
    word, old = folder / "方案.docx", folder / "方案.txt"
    write_word_file(word, text.splitlines())
    old.write_bytes(text.encode("gb18030"))
    for path in (word, old):
        _must(len(read_plan(path).items) == _ITEMS, f"{path.suffix} 方案读不全")


def prove_windows() -> dict[str, str]:
    """Open the first window where nobody sees it; return Qt's version and the letters used."""
    from ui.unseen import open_unseen

    seen = open_unseen()
    _must(seen.is_shown, "窗口打不开")
    _must(seen.speaks_chinese, "窗口的按钮不是中文")
    _must(seen.prints, "不能打印")
    return {"qt": seen.version, "font": seen.family}


def facts() -> dict[str, Any]:
    """Return what this computer says of itself: nothing of its owner."""
    return {
        "python": platform.python_version(),
        "system": platform.platform(),
        "frozen": bool(getattr(sys, "frozen", False)),
        "code_page": locale.getencoding(),
    }


def _must(holds: bool, what: str) -> None:
    if not holds:
        raise ProofFailed(what)
