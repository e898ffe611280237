"""A backup in the place of the open ledger: closed, swapped at the desk, opened again."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from models.actions.safe.restoring import restore
from models.progress import Cancelled, Progress
from models.store.keys import KeysDamaged, account_names
from models.store.ledger_file import Store, Way
from models.store.opening import open_with_key
from models.troubles import Trouble
from ui.background.desk import Answers, Desk
from ui.background.ticket import Ticket
from ui.look import spacing
from ui.parts.buttons import button_row, quiet_button
from ui.parts.heading import help_line, page_title
from ui.rooms.backup.reading import when_words
from ui.rooms.backup.restore_dialog import RestorePlan
from ui.start.opening import looked_at

_WIDTH = 400


@dataclass(frozen=True)
class Replaced:
    """The ledger that is open now, and what to tell of it."""

    store: Store
    told: str
    refusal: str = ""


class RestoreWindow(QWidget):
    """Stands there while the ledger is closed; ``replaced(Replaced)`` or ``failed(error)``."""

    replaced = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, store: Store, plan: RestorePlan) -> None:
        super().__init__()
        self._desk, self._store, self._plan = desk, store, plan
        self._ticket: Ticket | None = None
        self.setWindowTitle("综治台账")
        self.setFixedWidth(_WIDTH)
        self._bar = QProgressBar(self, minimum=0, maximum=0, textVisible=False)
        self._note = help_line("先核对备份，再留一份现在的，然后换上。", self)
        self.cancel_button = quiet_button("取消", self)
        self.cancel_button.clicked.connect(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(spacing.WIDE,) * 4)
        column.setSpacing(spacing.SMALL)
        column.addWidget(page_title("正在恢复", self))
        column.addWidget(self._note)
        column.addWidget(self._bar)
        column.addLayout(button_row(self.cancel_button))

    def begin(self) -> None:
        """Close the ledger and begin."""
        store, plan = self._store, self._plan
        old, held = Way(store.account, store.data_keys[0]), store.data_keys

        def work(progress: Progress) -> Replaced:
            store.close()
            return replace_and_open(store.folder, plan, old, held, progress)

        self.show()
        self._ticket = self._desk.start(
            work, Answers(self._finish, self._fail, self._show_progress, lambda: self._fail(None))
        )

    def cancel(self) -> None:
        """Stop where it can still be stopped; the old state is opened again."""
        self.cancel_button.setEnabled(False)
        if self._ticket is not None:
            self._ticket.cancel()

    def _finish(self, replaced: Any) -> None:
        self.hide()
        self.replaced.emit(replaced)

    def _fail(self, error: Exception | None) -> None:
        self.hide()
        self.failed.emit(error)

    def _show_progress(self, done: int, total: int, note: str) -> None:
        self._bar.setRange(0, 1000 if total else 0)
        self._bar.setValue(1000 * done // total if total else 0)
        self._note.setText(note or self._note.text())

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.cancel()


def replace_and_open(
    folder: Path, plan: RestorePlan, old: Way, held: tuple[bytes, ...], progress: Progress
) -> Replaced:
    """Put the backup of ``plan`` in place of the closed ledger in ``folder`` and open what stands.

    ``held`` are the data keys the ledger has and had. Where the restore is refused or stopped the
    old state is opened again, the ``old`` way.
    """
    before = _names(folder)
    try:
        done = restore(plan.backup, (plan.way.data_key, *held), folder, progress)
    except (Trouble, Cancelled) as refusal:
        store = _open(folder, old)
        return Replaced(store, "", str(refusal) or "没有恢复，台账还是原来的样子。")
    kept = "原来的内容留作“恢复前”备份，可以再恢复回来。" if done.replaced else ""
    when = when_words(plan.backup.cover.made_at)
    store = _open(folder, plan.way)
    again = "、".join(name for name in _names(folder) if name not in before)
    people = f"账号也回到了那时：{again}又能打开台账，请核对。" if again else ""
    return Replaced(store, f"已恢复到 {when} 的备份。{people or kept}")


def _names(folder: Path) -> tuple[str, ...]:
    with contextlib.suppress(KeysDamaged):
        return account_names(folder)
    return ()


def _open(folder: Path, way: Way) -> Store:
    return looked_at(open_with_key(folder, way.data_key, way.account))
