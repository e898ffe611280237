"""The intake of a workbook: choose, look, then keep all of it or send it back (D4–D8)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from models.actions.undoing import undo
from models.exchange.workbooks.intake import carry_out, plan_intake
from models.exchange.workbooks.marking import marked_name, return_marked
from models.exchange.workbooks.plan import IntakePlan
from models.exchange.workbooks.template import template_name, write_template
from models.ledger import Ledger
from ui.intake.file_page import FilePage
from ui.intake.preview_page import PreviewPage
from ui.look import spacing
from ui.look.room import fitting
from ui.parts.buttons import primary_button, quiet_button
from ui.parts.elide_label import ElideLabel
from ui.parts.guard_lines import with_secrecy
from ui.parts.heading import page_title
from ui.workplace import Workplace

_SIZE = (1080, 620)
_KIND = "Excel 表格 (*.xlsx)"
_KINDS = "Excel 表格 (*.xlsx *.xlsm *.xls *.et);;所有文件 (*)"


class IntakeDialog(QDialog):
    """Opened by a ledger's page with ``exec`` or ``open``; the status line tells what was kept."""

    def __init__(self, workplace: Workplace, ledger: Ledger, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace, self._ledger, self._window = workplace, ledger, parent
        self.plan: IntakePlan | None = None
        self.setWindowTitle(f"导入{ledger.title}")
        self.resize(fitting(parent, *_SIZE))
        self.file_page = FilePage(ledger, self)
        self.file_page.file_wanted.connect(self._choose_file)
        self.file_page.chosen.connect(self.look_at)
        self.file_page.template_wanted.connect(self._choose_template_place)
        self.preview = PreviewPage(self)
        self.keep_button = primary_button("导入", self)
        self.keep_button.clicked.connect(self.keep)
        self.return_button = quiet_button("退回文件", self, "file-spreadsheet")
        self.return_button.clicked.connect(self._choose_return_place)
        self.again_button = quiet_button("另选文件", self)
        self.again_button.clicked.connect(self._start_again)
        self.close_button = quiet_button("取消", self)
        self.close_button.clicked.connect(self.reject)
        self._lay_out()
        self._start_again()

    def look_at(self, path: Path) -> None:
        """Look at a workbook at the desk, then show what it would do."""
        store, ledger = self._workplace.store, self._ledger
        self._workplace.carry_out(
            self,
            f"正在查看“{path.name}”",
            lambda progress: plan_intake(store, ledger, path, progress),
            self._show_plan,
        )

    def keep(self) -> None:
        """Keep what was looked at, all of it or nothing."""
        plan, store = self.plan, self._workplace.store
        if plan is None:
            return
        self._workplace.carry_out(
            self,
            f"正在导入{plan.said}",
            lambda progress: carry_out(store, plan, progress),
            self._tell_kept,
        )

    def save_template(self, path: Path) -> None:
        """Write the blank template."""
        store, ledger = self._workplace.store, self._ledger
        self._workplace.carry_out(
            self,
            "正在导出空白模板",
            lambda _progress: write_template(store, ledger, path),
            lambda _none: self._tell_saved(path),
        )

    def save_marked(self, path: Path) -> None:
        """Write the file with its errors marked."""
        plan = self.plan
        if plan is not None:
            self._workplace.carry_out(
                self,
                "正在标出错误",
                lambda _progress: return_marked(plan, path),
                lambda _count: self._tell_saved(path),
            )

    def _show_plan(self, plan: IntakePlan) -> None:
        self.plan = plan
        self.preview.show_plan(plan, self._workplace.office)
        self._pages.setCurrentWidget(self.preview)
        self.keep_button.setText(f"导入 {plan.count} {self._ledger.counter}")
        self.keep_button.setEnabled(bool(plan.count) and not plan.refused)
        self.return_button.setVisible(bool(plan.refused))
        for button in (self.keep_button, self.again_button):
            button.show()
        (self.return_button if plan.refused else self.keep_button).setFocus()

    def _tell_kept(self, batch: int) -> None:
        plan, workplace, window = self.plan, self._workplace, self._window
        assert plan is not None
        self.accept()
        told = f"已导入{plan.said}：新增{len(plan.new)}，改动{len(plan.changed)}"

        def take_back() -> None:
            workplace.carry_out(
                window,
                "正在撤销导入",
                lambda _progress: undo(workplace.store, batch),
                lambda _done: workplace.status.tell(f"已撤销导入，{plan.said}已还原"),
            )

        workplace.status.tell(told, "撤销", take_back)

    def _tell_saved(self, path: Path) -> None:
        self._said.setText(f"已存为“{path.name}”")

    def _start_again(self) -> None:
        self.plan = None
        self._said.setText("")
        self._pages.setCurrentWidget(self.file_page)
        for button in (self.keep_button, self.return_button, self.again_button):
            button.hide()
        self.file_page.choose_button.setFocus()

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "选择要导入的表格", "", _KINDS)
        if name:
            self.look_at(Path(name))

    def _choose_template_place(self) -> None:
        usual = template_name(self._ledger)
        name, _ = QFileDialog.getSaveFileName(self, "导出空白模板", usual, _KIND)
        if name:
            self.save_template(Path(name))

    def _choose_return_place(self) -> None:
        if self.plan is None:
            return
        usual = str(self.plan.path.with_name(marked_name(self.plan)))
        name, _ = QFileDialog.getSaveFileName(self, "退回文件存到", usual, _KIND)
        if name:
            self.save_marked(Path(name))

    def _lay_out(self) -> None:
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.file_page)
        self._pages.addWidget(self.preview)
        self._said = ElideLabel("", self)
        self._said.setProperty("role", "soft")
        row = QHBoxLayout()
        row.setSpacing(spacing.SMALL)
        row.addWidget(self._said, 1)
        buttons = (self.close_button, self.again_button, self.return_button, self.keep_button)
        for button in buttons:
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(spacing.WIDE, spacing.BETWEEN, spacing.WIDE, spacing.BETWEEN))
        column.setSpacing(spacing.INSIDE)
        column.addLayout(with_secrecy(page_title(f"导入{self._ledger.title}", self), self))
        column.addWidget(self._pages, 1)
        column.addLayout(row)
