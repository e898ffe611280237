"""离任交接: what is open now, a few names for the paper, and the paper itself (J6)."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from models.actions.people.rights import Right, may
from models.actions.safe.backing_up import newest_copy
from models.actions.setup.handing_over import (
    OpenMatters,
    issue,
    kept_place,
    open_matters,
)
from models.actions.traces.listing import NotForOneVillage
from models.progress import Progress
from models.store.ledger_file import Store
from reports.catalogue import pdf_bytes, write
from reports.forms.handover import ANNEX_TITLE, TITLE, Parties, make_annex, make_handover
from ui.background.desk import Answers
from ui.background.waiting_dialog import tell_error
from ui.ledger.files.paper_dialog import PaperDialog, Sheaf
from ui.look import spacing
from ui.parts.buttons import button_row, primary_button, quiet_button
from ui.parts.heading import SectionHeading, help_line, page_title
from ui.workplace import Workplace

_FIELD_WIDTH = 360
_ABOUT = (
    "换人时用。程序把没办完的事、草稿、密钥单放在哪里和核对码印成一份交接书，双方当面清点后签字。"
)
_NAMES = "姓名只印在这张纸上，不存进台账；空着的可以打印后手写。"
_PLACE = "会记住，下次不用再写。"


class HandoverPage(QWidget):
    """The clerk looks at what is open, fills a few lines, and has the paper made."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._is_stale = True
        self.matters = QLabel("", self)
        self.matters.setWordWrap(True)
        self.matters.setTextFormat(Qt.TextFormat.PlainText)
        self.giver, self.taker, self.witness = (QLineEdit(self, maxLength=20) for _ in range(3))
        self.place = QLineEdit(self, maxLength=100)
        self.place.setPlaceholderText("如 党政办档案室铁皮柜，分管领导保管")
        self.backup = QLineEdit(self, maxLength=100)
        self.backup.setPlaceholderText("如 2021-06-24，2号优盘")
        self.annex_button = quiet_button("任务清单（Excel）…", self, "file-spreadsheet")
        self.annex_button.clicked.connect(self._choose_annex)
        self.make_button = primary_button("出具交接书", self, "printer")
        self.make_button.clicked.connect(self.make)
        self._lay_out()
        workplace.records_changed.connect(lambda _: self.refresh())

    def refresh(self) -> None:
        """Read again what is open, now or when the page is next seen."""
        self._is_stale = not self.isVisible()
        if self._is_stale:
            return
        self._allow()
        if self._workplace.office.village_id is not None:
            self.matters.setText(str(NotForOneVillage()))
            return
        if not self.place.text():
            self.place.setText(kept_place(self._workplace.store))
        answers = Answers(self._show, self._tell)
        self._workplace.desk.start(partial(_read, self._workplace.store), answers)

    def _allow(self) -> None:
        office = self._workplace.office
        can = office.village_id is None and may(office, Right.WRITE)
        for button in (self.annex_button, self.make_button):
            button.setEnabled(can)

    def _show(self, found: tuple[OpenMatters, str]) -> None:
        if shiboken6.isValid(self):
            matters, copy = found
            self.matters.setText(in_words(matters))
            if not self.backup.isModified():
                self.backup.setText(copy)

    def _tell(self, error: Exception) -> None:
        if shiboken6.isValid(self):
            tell_error(self, error)

    def parties(self) -> Parties:
        """What was typed for the paper only."""
        typed = (self.giver, self.taker, self.witness, self.backup)
        return Parties(*(line.text().strip() for line in typed))

    def make(self) -> None:
        """Issue the paper at the desk and show it, to be printed or saved."""
        store, place, parties = self._workplace.store, self.place.text(), self.parties()

        def work(_progress: Progress) -> Sheaf:
            handover = issue(store, place)
            paper = make_handover(store, handover, parties)
            return Sheaf(f"{TITLE}（{handover.number}）.pdf", pdf_bytes(paper))

        def show(paper: Sheaf) -> None:
            PaperDialog(self._workplace, paper, self).open()

        self._workplace.carry_out(self, "正在出具交接书", work, show)

    def save_annex(self, path: Path) -> None:
        """Write the list of open tasks as Excel."""
        store = self._workplace.store

        def work(progress: Progress) -> None:
            write(make_annex(store, open_matters(store)), path, progress)

        def tell(_none: None) -> None:
            self._workplace.status.tell(f"已存成“{path.name}”")

        self._workplace.carry_out(self, "正在保存任务清单", work, tell)

    def _choose_annex(self) -> None:
        name = ANNEX_TITLE.replace("：", "-")
        start = str(Path.home() / f"{name}.xlsx")
        chosen, _ = QFileDialog.getSaveFileName(self, "另存为", start, "Excel 文件 (*.xlsx)")
        if chosen:
            self.save_annex(Path(chosen).with_suffix(".xlsx"))

    def _lay_out(self) -> None:
        inner = QWidget(self)
        column = QVBoxLayout(inner)
        column.setContentsMargins(*(spacing.BETWEEN,) * 4)
        column.setSpacing(spacing.SMALL)
        column.addWidget(page_title("离任交接", inner))
        column.addWidget(help_line(_ABOUT, inner))
        column.addWidget(SectionHeading("现在没办完的", inner))
        column.addWidget(self.matters)
        column.addWidget(SectionHeading("印在交接书上的", inner))
        column.addLayout(self._blanks(inner))
        column.addStretch()
        area = QScrollArea(self, widgetResizable=True)
        area.setWidget(inner)
        buttons = button_row(self.annex_button, self.make_button)
        buttons.setContentsMargins(*(spacing.BETWEEN, spacing.SMALL) * 2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area, 1)
        whole.addLayout(buttons)

    def _blanks(self, inner: QWidget) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(spacing.INSIDE)
        grid.setVerticalSpacing(spacing.SMALL)
        rows = (
            ("移交人", self.giver, ""),
            ("接收人", self.taker, ""),
            ("监交人", self.witness, _NAMES),
            ("恢复密钥单放在", self.place, _PLACE),
            ("最近一次备份", self.backup, ""),
        )
        at = 0
        for words, line, told in rows:
            label = QLabel(words, inner)
            label.setBuddy(line)
            line.setFixedWidth(_FIELD_WIDTH)
            grid.addWidget(label, at, 0)
            grid.addWidget(line, at, 1)
            at += 1
            if told:
                grid.addWidget(help_line(told, inner), at, 1)
                at += 1
        grid.setColumnStretch(2, 1)
        return grid

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.refresh()


def in_words(matters: OpenMatters) -> str:
    """Say what is open, a line for each thing."""
    binned = "、".join(f"{title}{held}{counter}" for title, held, counter in matters.in_bin)
    tasks = (
        f"未办结任务 {len(matters.tasks)} 项：已逾期 {matters.overdue} 项，"
        f"有期限未到期 {matters.dated} 项，长期坚持和未定期限 {matters.undated} 项"
    )
    return "\n".join(
        (
            tasks,
            f"督办未回复 {len(matters.urgings)} 次，其中超过要求回复日期 {matters.late_urgings} 次",
            f"未办结的纠纷 {len(matters.cases)} 起，其中超过化解时限 {matters.late_cases} 起",
            f"没有保存的草稿 {len(matters.drafts)} 份",
            f"回收站：{binned or '空'}",
            f"账号 {matters.accounts} 个，恢复密钥单 {len(matters.sheets)} 份",
        )
    )


def _read(store: Store, _progress: Progress) -> tuple[OpenMatters, str]:
    return open_matters(store), newest_copy(store)
