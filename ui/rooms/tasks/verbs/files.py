"""Papers and files of a task: taken off its list, and handed out under readable names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QWidget

from models.actions import records
from models.actions.tasks import exporting
from models.ledgers.tasks.evidence import TASK_EVIDENCE
from models.progress import Progress
from ui import say
from ui.ledger.sheets.telling import tell_done
from ui.workplace import Workplace


def drop_paper(workplace: Workplace, paper: Any, parent: QWidget) -> None:
    """Take a paper off the checklist; 撤销 brings it back with its files."""

    def take_away() -> None:
        records.retire(workplace.store, TASK_EVIDENCE, [paper.id])

    if workplace.attempt(parent, take_away):
        tell_done(workplace, parent, f"已从清单中删除“{paper.paper}”")


def choose_export(workplace: Workplace, task_ids: Sequence[int], parent: QWidget) -> None:
    """Let the clerk choose a folder and write the tasks' evidence there."""
    chosen = QFileDialog.getExistingDirectory(parent, "佐证材料导出到")
    if chosen:
        export_to(workplace, task_ids, Path(chosen), parent)


def export_to(
    workplace: Workplace,
    task_ids: Sequence[int],
    folder: Path,
    parent: QWidget,
    told: Callable[[str], None] | None = None,
) -> None:
    """Write the tasks' files under readable names, at the desk."""

    def write(progress: Progress) -> list[Path]:
        return exporting.export_evidence(workplace.store, task_ids, folder, progress)

    def tell(written: list[Path]) -> None:
        if not written:
            say.refuse(parent, "选中的任务还没有附件，没有可以导出的材料。请先添加佐证材料。")
            return
        (told or workplace.status.tell)(f"已导出 {len(written)} 份材料到“{folder.name}”")

    workplace.carry_out(parent, "正在导出佐证材料", write, tell)
