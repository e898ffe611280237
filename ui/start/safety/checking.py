"""The whole check behind the window, at most once a day: it tells only what is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from models.actions.safe.findings import ATTACHMENTS, BROKEN, Finding
from models.actions.safe.rescue import heal_files
from models.actions.safe.starting import check_behind, is_check_due
from models.progress import Progress
from ui import say
from ui.background.desk import Answers, Desk, ignore
from ui.workplace import Workplace

BEGINS_AFTER = 20_000
"""Milliseconds after the window: the clerk's first work of the day goes first."""


class CheckBehind(QObject):
    """Has a desk of its own, so that the clerk's work never waits for it."""

    def __init__(self, workplace: Workplace, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace, self._window = workplace, window
        self.desk = Desk(self)
        self._timer = QTimer(self, singleShot=True, interval=BEGINS_AFTER)
        self._timer.timeout.connect(self.begin)
        if is_check_due(workplace.store):
            self._timer.start()

    def begin(self) -> None:
        """Begin to check."""
        store = self._workplace.store

        def work(progress: Progress) -> list[Finding]:
            return check_behind(store, progress)

        if not self.desk.is_closed:
            self.desk.start(work, Answers(self.tell, ignore))

    def end(self) -> None:
        """Stop at the next step and go home."""
        self._timer.stop()
        self.desk.close()

    def tell(self, found: Any) -> None:
        """Tell what is wrong; nothing at all when all is well."""
        lost = [each.file for each in found if each.part == ATTACHMENTS and each.file]
        broken = [each for each in found if each.severity == BROKEN]
        if broken:
            say.refuse(self._window, _sentence(broken))
        elif lost:
            self._workplace.status.tell(
                f"每日校验：有{len(lost)}份附件缺失或已损坏。",
                "从备份补回",
                lambda: self.heal(lost),
            )
        elif found:
            self._workplace.status.tell(f"每日校验：{found[0].sentence}")

    def heal(self, names: Sequence[str]) -> None:
        """Put lost attachments back from the backups."""
        store = self._workplace.store

        def work(_progress: Progress) -> int:
            return heal_files(store, names)

        def told(healed: int) -> None:
            left = len(names) - healed
            rest = f"还有{left}份备份里也没有，请重新添加原件。" if left else ""
            self._workplace.status.tell(f"已从备份补回{healed}份附件。{rest}")

        self._workplace.carry_out(self._window, "正在从备份补回附件", work, told)


def _sentence(found: Sequence[Finding]) -> str:
    """The first thing in one line, what to do, and the rest below."""
    head = "每日校验发现台账有问题。请到“设置 → 备份和恢复”用最近的好备份恢复。"
    return "\n".join([head, *(each.sentence for each in found)])
