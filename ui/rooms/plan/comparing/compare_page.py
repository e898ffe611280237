"""修订对照: a list of what the new plan adds, changes and drops, ticked by the clerk."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QSplitter,
    QTextBrowser,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from models.exchange.plan.tasks.revising import Accepted
from models.exchange.plan.tasks.revision import Revision
from ui import say
from ui.look import colours, fonts, spacing
from ui.parts.buttons import primary_button, quiet_button
from ui.parts.heading import help_line, page_title
from ui.rooms.plan.comparing.entries import Group, accepted_of, entries_of, in_full
from ui.rooms.plan.comparing.entries_model import EntriesModel

_SHARES = (720, 500)
_NUMBER_WIDTH = 124


class ComparePage(QWidget):
    """``accepted`` carries what was ticked, once the clerk has said yes to the number."""

    accepted = Signal(object)
    back_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = page_title("修订对照", self)
        self._help = help_line("", self)
        self.entries = EntriesModel(self)
        self.view = QTreeView(self)
        self.view.setModel(self.entries)
        self.detail = QTextBrowser(self)
        self.detail.document().setDefaultStyleSheet(
            f"s {{ color: {colours.INK_SOFT}; }} .label {{ color: {colours.INK_SOFT}; }}"
        )
        self._counts = QLabel("", self)
        self.back_button = quiet_button("返回核对", self)
        self.back_button.clicked.connect(self.back_wanted)
        self.accept_button = primary_button("采纳所选", self)
        self.accept_button.clicked.connect(self._ask)
        self.entries.dataChanged.connect(self._show_count)
        space = QShortcut(QKeySequence("Space"), self.view)
        space.setContext(Qt.ShortcutContext.WidgetShortcut)
        space.activated.connect(self._toggle)
        self.view.selectionModel().currentChanged.connect(self._show_detail)
        self._dress()
        self._lay_out()

    def show_revision(self, revision: Revision, year: int) -> None:
        """Show a revision with nothing ticked yet."""
        self._title.setText(f"修订对照 · {year}年度")
        self._help.setText(
            "打勾的才会写入；没有打勾的保持原样。勾组名就是勾整组，按空格键也能打勾。"
        )
        self.entries.show(entries_of(revision))
        self.view.expandAll()
        for row in range(self.entries.rowCount()):
            index = self.entries.index(row, 0)
            self.view.setFirstColumnSpanned(row, QModelIndex(), True)
            self.view.setExpanded(index, self.entries.group_at(row) is not Group.SAME)
        if self.entries.rowCount():
            first = self.entries.index(0, 0)
            below = self.entries.index(0, 0, first)
            self.view.setCurrentIndex(below if self.view.isExpanded(first) else first)
        self._show_count()
        self.view.setFocus()

    def _toggle(self) -> None:
        """Tick or untick the current row, whichever of its cells the clerk is at."""
        index = self.view.currentIndex().siblingAtColumn(0)
        role = Qt.ItemDataRole.CheckStateRole
        is_on = self.entries.data(index, role) == Qt.CheckState.Checked
        state = Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked
        if index.isValid():
            self.entries.setData(index, state.value, role)

    def _show_detail(self, index: QModelIndex) -> None:
        entry = self.entries.entry(index)
        self.detail.setHtml(in_full(entry) if entry else "")

    def _show_count(self, *_: object) -> None:
        accepted = accepted_of(self.entries.ticked())
        self._counts.setText(
            f"已勾：新增 {len(accepted.added)} · 变化 {len(accepted.changed)}"
            f" · 取消 {len(accepted.dropped)}"
        )
        self.accept_button.setText(f"采纳所选（{accepted.count} 处）")
        self.accept_button.setEnabled(bool(accepted.count))

    def _ask(self) -> None:
        accepted: Accepted = accepted_of(self.entries.ticked())
        question = say.Question(
            f"把勾选的 {accepted.count} 处修订写入台账？",
            f"采纳 {accepted.count} 处",
            detail=f"新增 {len(accepted.added)} 项，变化 {len(accepted.changed)} 项，"
            f"取消 {len(accepted.dropped)} 项。没有勾选的保持原样。",
        )
        if say.ask(self, question):
            self.accepted.emit(accepted)

    def _dress(self) -> None:
        self.view.setFont(fonts.table_font())
        self.view.setUniformRowHeights(True)
        self.view.setAlternatingRowColors(True)
        self.view.setStyleSheet("QTreeView { outline: none; }")
        self.view.setIndentation(spacing.BETWEEN)
        header = self.view.header()
        header.setStretchLastSection(False)
        header.setFixedHeight(spacing.ROW_HEIGHT)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.resizeSection(0, _NUMBER_WIDTH)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def _lay_out(self) -> None:
        splitter = QSplitter(Qt.Orientation.Horizontal, self, childrenCollapsible=False)
        splitter.addWidget(self.view)
        splitter.addWidget(self.detail)
        splitter.setSizes(list(_SHARES))
        for at, share in enumerate(_SHARES):
            splitter.setStretchFactor(at, share)
        strip = QHBoxLayout()
        strip.setSpacing(spacing.SMALL)
        strip.addWidget(self._counts)
        strip.addStretch(1)
        strip.addWidget(self.back_button)
        strip.addWidget(self.accept_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(
            *(spacing.BETWEEN, spacing.INSIDE, spacing.BETWEEN, spacing.SMALL)
        )
        column.setSpacing(spacing.SMALL)
        column.addWidget(self._title)
        column.addWidget(self._help)
        column.addWidget(splitter, 1)
        column.addLayout(strip)
