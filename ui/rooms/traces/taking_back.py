"""Taking one batch back: what would come back is shown first, then it is done at the desk."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QDialog, QLabel, QTableView, QVBoxLayout, QWidget

from models.actions import undoing
from models.actions.traces.preview import MOST_TOLD, Preview, look_at_undo
from models.progress import Progress
from ui.ledger.acts.history_dialog import LinesModel
from ui.look import spacing
from ui.look.room import fitting
from ui.look.tables import dress_table
from ui.parts.buttons import button_row, danger_button, primary_button, quiet_button
from ui.parts.heading import help_line
from ui.say import make_safe
from ui.workplace import Workplace

_SIZE = (860, 520)
_EMPTY = "（空）"
_HEADINGS = ("台账", "记录", "项目", "现在")
_WIDTHS = (90, 240, 120, 170, 170)


class PreviewDialog(QDialog):
    """Shows each record and field as it stands and as it would be; the clerk decides."""

    def __init__(self, parent: QWidget, look: Preview) -> None:
        super().__init__(parent)
        verb = look.turn.verb
        self.setWindowTitle(f"{verb}第{look.turn.target.number}次操作")
        self.resize(fitting(parent, *_SIZE))
        self.sentence = QLabel(f"{verb}{look.turn.target.named}：{look.sentence}。", self)
        self.sentence.setWordWrap(True)
        rows = [
            (c.title, c.record, c.label, c.old or _EMPTY, c.new or _EMPTY) for c in look.changes
        ]
        self.model = LinesModel((*_HEADINGS, f"{verb}后"), rows, self)
        self.table = QTableView(self)
        self.table.setModel(self.model)
        dress_table(self.table)
        self.table.setAccessibleName(f"{verb}会改变什么")
        self.table.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        for at, width in enumerate(_WIDTHS):
            self.table.setColumnWidth(at, width)
        self.table.horizontalHeader().setStretchLastSection(True)
        make = danger_button if look.removed else primary_button
        self.yes_button = make(verb, self)
        self.yes_button.clicked.connect(self.accept)
        self.no_button = quiet_button("取消", self)
        self.no_button.clicked.connect(self.reject)
        self._lay_out(look)

    def _lay_out(self, look: Preview) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*(spacing.BETWEEN,) * 4)
        column.setSpacing(spacing.INSIDE)
        column.addWidget(self.sentence)
        column.addWidget(self.table, 1)
        if look.total > MOST_TOLD:
            words = f"一共会改变{look.total}处，这里只列出前{MOST_TOLD}处；其余的同样处理。"
            column.addWidget(help_line(words, self))
        words = f"{look.turn.verb}本身也会记入操作记录，还可以再收回。"
        column.addWidget(help_line(words, self))
        column.addLayout(button_row(self.no_button, self.yes_button))
        make_safe(self.no_button if look.removed else self.yes_button)


def take_back(workplace: Workplace, number: int, parent: QWidget, done: Callable[[], None]) -> None:
    """Show what taking batch ``number`` back would change and do it if the clerk says so."""

    def show(look: Preview) -> None:
        dialog = PreviewDialog(parent, look)
        wanted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if wanted:
            _carry_out(workplace, look, parent, done)

    look = partial(look_at_undo, workplace.store, number)
    workplace.carry_out(parent, f"正在查看第{number}次操作收回后的样子", look, show)


def _carry_out(
    workplace: Workplace, look: Preview, parent: QWidget, done: Callable[[], None]
) -> None:
    number, verb = look.turn.target.number, look.turn.verb

    def turn(progress: Progress) -> undoing.Done:
        return undoing.undo(workplace.store, number, progress)

    def tell(_done: undoing.Done) -> None:
        workplace.status.tell(f"已{verb}第{number}次操作：{look.sentence}")
        done()

    workplace.carry_out(parent, f"正在{verb}第{number}次操作", turn, tell)
