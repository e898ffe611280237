"""Files for a record: chosen or dropped, taken in, taken away again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QFileDialog, QWidget

from models.actions import filing
from models.actions.filing import HeldFile, TakenIn
from models.ledger import Ledger
from models.progress import Progress
from ui.ledger.sheets.telling import tell_done
from ui.workplace import Workplace


@dataclass(frozen=True)
class Owner:
    """The record that is given files."""

    ledger: Ledger
    id: int


def dropped_paths(data: QMimeData) -> list[Path]:
    """Return the files on the disk that are being dragged."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.is_file()]


def choose_files(parent: QWidget) -> list[Path]:
    """Let the clerk choose files."""
    chosen, _ = QFileDialog.getOpenFileNames(parent, "选择材料")
    return [Path(each) for each in chosen]


def take_files(
    workplace: Workplace,
    owner: Owner | Callable[[], Owner],
    paths: Sequence[Path],
    parent: QWidget,
) -> None:
    """Take files in at the desk and say which of them were held already.

    The record may be made there, before its first file is taken in.
    """
    if not paths:
        return

    def take(progress: Progress) -> list[TakenIn]:
        taken, record = [], owner if isinstance(owner, Owner) else owner()
        for number, path in enumerate(paths):
            progress.step(number, len(paths), path.name)
            taken.append(filing.attach(workplace.store, record.ledger, record.id, path))
        return taken

    def tell(taken: list[TakenIn]) -> None:
        tell_done(workplace, parent, taken_words(taken))

    workplace.carry_out(parent, "正在存入材料", take, tell)


def taken_words(taken: Sequence[TakenIn]) -> str:
    """Return what is told after files were taken in."""
    held = [each for each in taken if each.was_held]
    if len(taken) == 1 and held:
        return "这份文件已在台账里，已直接关联。"
    words = f"已存入 {len(taken)} 份材料"
    return f"{words}，其中 {len(held)} 份已在台账里，已直接关联。" if held else words


def untie(workplace: Workplace, held: HeldFile, parent: QWidget) -> None:
    """Take a file away from its record; the content stays for its other owners."""

    def take_away() -> None:
        filing.untie(workplace.store, [held.tie_id])

    if workplace.attempt(parent, take_away):
        tell_done(workplace, parent, f"已移除附件“{held.name}”")
