"""What the papers dialog is made of; it shows and asks, and decides nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QRadioButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui.background.desk import Desk
from ui.look import fonts, spacing
from ui.look.tables import dress_table
from ui.paper.preview import Preview
from ui.parts.buttons import link_button, primary_button, quiet_button
from ui.parts.elide_label import ElideLabel
from ui.rooms.disputes.papers.blanks_row import BlanksRow
from ui.rooms.disputes.papers.lines_model import LinesModel
from ui.rooms.disputes.papers.looking import Look, PaperLine

_LIST_WIDTH, _NARROW_LIST, _NARROW = 380, 312, 1000
_LOW_BLANKS, _HIGH_BLANKS = 52, 92
_MADE = ("held", "ready")


class Face(QWidget):
    """The widgets by name; fills its dialog."""

    def __init__(self, drawing_desk: Desk, dialog: QDialog) -> None:
        super().__init__(dialog)
        self.name = ElideLabel("", self)
        self.name.setFont(fonts.section_font())
        self.whole = QRadioButton("原件", self)
        self.redacted = QRadioButton("隐去姓名", self)
        self.redacted.setToolTip(
            "当事人写成甲、乙，同一个人从头到尾是同一个字母；给案外的人看用这个。"
        )
        self.lines = LinesModel(self)
        self.table = QTableView(self)
        self.count = ElideLabel("", self)
        self.tick_link = link_button("勾选在卷和可生成的", self)
        self.clear_link = link_button("全不选", self)
        self.paper = ElideLabel("", self)
        self.blanks = BlanksRow(self)
        self.preview = Preview(drawing_desk, self)
        self.said = ElideLabel("", self)
        self.close_button = quiet_button("关闭", self)
        self.whole_button = quiet_button("整卷 PDF…", self, "folder")
        self.all_button = quiet_button("全部文书…", self, "download")
        self.save_button = quiet_button("另存为", self, "save")
        self.print_button = primary_button("打印", self, "printer")
        self.save_menu = QMenu(self.save_button)
        self.save_button.setMenu(self.save_menu)
        self.tick_link.clicked.connect(self.tick_made)
        self.clear_link.clicked.connect(lambda: self.lines.tick(()))
        self._dress()
        self._lay_out(dialog)
        self._allow(())

    def current(self) -> PaperLine | None:
        """The paper pointed at."""
        return self.lines.line(self.table.currentIndex().row())

    def show_look(self, look: Look) -> None:
        """Show the case's papers; the one pointed at stays."""
        held = self.current()
        self.name.setText(f"{look.case.number} {look.case.title}".strip())
        self.lines.show_lines(look.lines)
        row = self.lines.row_of(held.code) if held is not None else _first_row(look.lines)
        self.table.setCurrentIndex(self.lines.index(row, 0))
        lacking = len(look.lacking)
        self.count.setText(f"必须的还缺 {lacking} 种" if lacking else "必须的文书都齐了")
        self.count.setToolTip("\n".join(look.lacking))
        self.count.setProperty("role", "complaint" if lacking else "soft")
        self.count.style().unpolish(self.count)
        self.count.style().polish(self.count)

    def show_chosen(self, lines: Sequence[PaperLine]) -> None:
        """Show what is blank in the papers that would be printed."""
        several = len(lines) > 1
        current = self.current()
        self.paper.setText(current.title if current is not None else "")
        self.blanks.show_lines(lines)
        self.print_button.setText(f"打印所选（{len(lines)}种）" if several else "打印")
        self._allow(lines)

    def tick_made(self) -> None:
        """Tick all that lies in the file or can be made."""
        made = [self.lines.line(row) for row in range(self.lines.rowCount())]
        self.lines.tick([each.code for each in made if each is not None and each.state in _MADE])

    def _allow(self, lines: Sequence[PaperLine]) -> None:
        for button in (self.print_button, self.save_button):
            button.setEnabled(bool(lines))
        for button in (self.whole_button, self.all_button):
            button.setEnabled(self.lines.rowCount() > 0)

    def _dress(self) -> None:
        table = self.table
        dress_table(table)
        table.setModel(self.lines)
        table.setAccessibleName("文书")
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header, mode = table.horizontalHeader(), QHeaderView.ResizeMode
        header.setSectionResizeMode(0, mode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, mode.ResizeToContents)
        self.paper.setFont(fonts.section_font())
        self.said.setProperty("role", "soft")

    def _lay_out(self, dialog: QDialog) -> None:
        head = QHBoxLayout()
        head.setSpacing(spacing.INSIDE)
        head.addWidget(self.name, 1)
        head.addWidget(self.count)
        head.addWidget(self.whole)
        head.addWidget(self.redacted)
        left, right = self._left(), QVBoxLayout()
        right.setSpacing(spacing.TIGHT)
        right.addWidget(self.paper)
        right.addWidget(self.blanks)
        right.addWidget(self.preview, 1)
        middle = QHBoxLayout()
        middle.setSpacing(spacing.INSIDE)
        middle.addLayout(left)
        middle.addLayout(right, 1)
        acts = QHBoxLayout()
        acts.setSpacing(spacing.SMALL)
        acts.addWidget(self.said, 1)
        for button in (self.close_button, self.whole_button, self.all_button, self.save_button):
            acts.addWidget(button)
        acts.addWidget(self.print_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(spacing.INSIDE,) * 4)
        column.setSpacing(spacing.SMALL)
        column.addLayout(head)
        column.addLayout(middle, 1)
        column.addLayout(acts)
        whole = QVBoxLayout(dialog)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self)
        is_narrow = dialog.width() < _NARROW
        self.table.setFixedWidth(_NARROW_LIST if is_narrow else _LIST_WIDTH)
        self.paper.setVisible(not is_narrow)  # the list says it, and there the page needs the room
        self.blanks.most_height = _LOW_BLANKS if is_narrow else _HIGH_BLANKS

    def _left(self) -> QVBoxLayout:
        links = QHBoxLayout()
        links.setSpacing(0)
        links.addWidget(self.tick_link)
        links.addWidget(self.clear_link)
        links.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(spacing.TIGHT)
        left.addWidget(self.table, 1)
        left.addLayout(links)
        return left


def _first_row(lines: Sequence[PaperLine]) -> int:
    """Begin at the first paper that can be made and is not a cover."""
    ready = [at for at, each in enumerate(lines) if each.state == "ready" and each.need != ""]
    papers = [at for at in ready if lines[at].code not in ("cover", "contents")]
    return next(iter(papers or ready), 0)
