"""批量修改: the same values into several records, as one batch."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from models.ledger import Field, Ledger
from ui.ledger.form.editor import Editor
from ui.ledger.form.editors import make_editor
from ui.look import spacing
from ui.parts.buttons import button_row, link_button, primary_button, quiet_button, tool_button
from ui.parts.guard_lines import SecrecyLine
from ui.parts.heading import help_line
from ui.workplace import Workplace

WIDTH = 560
MOST_FIELDS = 6


def changeable(ledger: Ledger) -> list[Field]:
    """Return the fields that several records may share: not what makes each of them itself."""
    unique = (keys[-1] for keys in ledger.unique)
    own = {*ledger.same_record[-1:], *unique, ledger.number, ledger.label}
    if ledger.parent is not None:
        own.add(ledger.parent.key)
    return [each for each in ledger.typed if each.key not in own]


class FieldChange(QWidget):
    """One field and what it shall hold."""

    dropped = Signal()

    def __init__(self, workplace: Workplace, ledger: Ledger, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace, self._fields = workplace, changeable(ledger)
        self.choice = QComboBox(self)
        self.choice.setAccessibleName("要改的项目")
        self.choice.addItems([each.card.label for each in self._fields])
        self.choice.setFixedWidth(170)
        self.editor: Editor | None = None
        cross = tool_button("x", "不改这一项", self)
        cross.clicked.connect(self.dropped)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(spacing.SMALL)
        self._row.addWidget(self.choice)
        self._row.addWidget(QLabel("改为", self))
        self._row.addWidget(cross)
        self.choice.currentIndexChanged.connect(self._swap)
        self._swap(0)

    def choose(self, key: str) -> None:
        """Change the field ``key``."""
        self.choice.setCurrentIndex([each.key for each in self._fields].index(key))

    def raw(self) -> tuple[str, object]:
        """The field's key and what was typed for it."""
        assert self.editor is not None
        return self._fields[self.choice.currentIndex()].key, self.editor.raw()

    def _swap(self, number: int) -> None:
        if self.editor is not None:
            self._row.removeWidget(self.editor)
            self.editor.hide()
            self.editor.deleteLater()
        self.editor = make_editor(self._workplace, self._fields[number].card, self)
        self._row.insertWidget(2, self.editor, 1)


class BulkDialog(QDialog):
    """Which fields, what value, how many records."""

    def __init__(self, workplace: Workplace, ledger: Ledger, count: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("批量修改")
        self.setFixedWidth(WIDTH)
        self._workplace, self._ledger = workplace, ledger
        self.lines: list[FieldChange] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(spacing.SMALL)
        self.more_button = link_button("再改一项", self)
        self.more_button.clicked.connect(self.add_line)
        self.ok_button = primary_button(f"修改 {count} {ledger.counter}", self)
        self.ok_button.clicked.connect(self.accept)
        cancel = quiet_button("取消", self)
        cancel.clicked.connect(self.reject)
        chosen = f"{count} {ledger.counter}{ledger.one}"
        said = f"把选中的 {chosen}改成同样的内容（留空就是清空）："
        column = QVBoxLayout(self)
        column.setContentsMargins(*(spacing.WIDE,) * 4)
        column.setSpacing(spacing.INSIDE)
        column.addWidget(QLabel(said, self, wordWrap=True))
        column.addLayout(self._column)
        more = QHBoxLayout()
        more.addWidget(self.more_button)
        more.addStretch(1)
        column.addLayout(more)
        column.addWidget(help_line("整批一起保存，可以一次撤销；有一条不合规定就都不改。", self))
        column.addWidget(SecrecyLine(self))
        column.addLayout(button_row(cancel, self.ok_button))
        self.add_line()

    def raw(self) -> dict[str, object]:
        """What to write, by field key."""
        return dict(line.raw() for line in self.lines)

    def add_line(self) -> None:
        """Offer one more field."""
        line = FieldChange(self._workplace, self._ledger, self)
        line.dropped.connect(partial(self._drop, line))
        self.lines.append(line)
        self._column.addWidget(line)
        self._show_state()

    def _drop(self, line: FieldChange) -> None:
        if len(self.lines) > 1:
            self.lines.remove(line)
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
            self._show_state()
            self.adjustSize()

    def _show_state(self) -> None:
        self.more_button.setEnabled(len(self.lines) < MOST_FIELDS)
