"""自备模板: the office's own .docx in place of a paper, checked when it is taken in (F11)."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from models.actions import filing
from models.actions.setup import templates
from models.actions.setup.templates import Template
from models.output import whole_file
from models.progress import Progress
from models.troubles import Trouble
from reports.forms.mediation.registry import TRANSFER, all_papers
from reports.forms.mediation.values import placeholders
from ui.ledger.sheets.telling import tell_done
from ui.look import spacing
from ui.parts.buttons import link_button, quiet_button
from ui.parts.heading import SectionHeading, complaint_line, help_line
from ui.rooms.settings.mediation.templates_models import NamesModel, TemplatesModel
from ui.rooms.settings.mediation.templates_tables import dressed
from ui.workplace import Workplace

_ABOUT = (
    "哪种文书想用本单位自己的 Word 样式，就选一个 .docx 当模板：正文里写 {{ 案号 }} 这样的栏目，"
    "存 Word 时自动填上。PDF 和整卷仍用程序自带的样式。"
)
_FILES = "Word 文档 (*.docx)"


class TemplatesPage(QWidget):
    """The papers at the left with their templates, the names they may ask for at the right."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace = workplace
        papers = [each for each in all_papers() if each.code != TRANSFER]
        self.papers = TemplatesModel(papers, self)
        self.table = dressed(self.papers, "文书和模板", self)
        self.names = NamesModel(placeholders(), self)
        self.names_table = dressed(self.names, "栏目清单", self)
        self.search = QLineEdit(self, placeholderText="找栏目，例如 甲方 或 协议")
        self.complaint = complaint_line("", self)
        self.choose_button = quiet_button("选用模板…", self, "file-text")
        self.hand_out_button = quiet_button("取出…", self, "download")
        self.switch_button = quiet_button("停用", self)
        self.remove_button = quiet_button("删除", self, "trash")
        self.copy_button = quiet_button("复制", self, "copy")
        self.sample_link = link_button("循环怎么写", self)
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Read the templates again; the same paper stays marked."""
        row = max(self.table.currentIndex().row(), 0)
        self.papers.show_templates(templates.templates(self._workplace.store))
        self.table.setCurrentIndex(self.papers.index(row, 0))
        self._allow()

    def choose(self) -> None:
        """Ask for a .docx and take it in place of the chosen paper."""
        chosen, _ = QFileDialog.getOpenFileName(self, "选一个 Word 模板", "", _FILES)
        if chosen:
            self.take(Path(chosen))

    def take(self, path: Path) -> None:
        """Take a .docx; what is wrong with it is said by its own words."""
        self.complaint.setText("")
        store, code, word = self._workplace.store, self.papers.code(self._row()), self._word()

        def take_in(_progress: Progress) -> None:
            from reports.word.own_template import refuse_unknown

            content = store.attachments.read_outside(path)
            refuse_unknown(content, placeholders())
            templates.take_template(store, code, path.name, content)

        self._workplace.carry_out(
            self,
            "正在检查模板",
            take_in,
            lambda _none: tell_done(self._workplace, self, f"“{word}”已选用自备模板。"),
            refused=self._complain,
        )

    def hand_out(self) -> None:
        """Save the chosen template's own file somewhere, to be changed in Word."""
        held = self._held()
        if held is None or held.file is None:
            return
        chosen, _ = QFileDialog.getSaveFileName(self, "取出模板", held.file.name, _FILES)
        if not chosen:
            return
        path, file, store = Path(chosen), held.file, self._workplace.store

        def write() -> None:
            with whole_file(path) as whole:
                whole.write_bytes(filing.read_file(store, file))

        if self._workplace.attempt(self.window(), write):
            self._workplace.status.tell(f"模板已存到“{path}”。")

    def switch(self) -> None:
        """Make the program's own paper again, or the template's."""
        held, store = self._held(), self._workplace.store
        if held is None:
            return
        is_off = not held.is_off
        verb = partial(templates.switch_template, store, held, is_off=is_off)
        if self._workplace.attempt(self.window(), verb):
            said = f"“{self._word()}”的自备模板已{'停用' if is_off else '启用'}。"
            tell_done(self._workplace, self, said)

    def remove(self) -> None:
        """Move the chosen template to the recycle bin."""
        held, store = self._held(), self._workplace.store
        if held is None:
            return
        verb = partial(templates.remove_template, store, held)
        if self._workplace.attempt(self.window(), verb):
            tell_done(self._workplace, self, f"“{self._word()}”的自备模板已删除。")

    def copy_name(self) -> None:
        """Put the placeholder pointed at on the clipboard, ready to be pasted into Word."""
        text = self.names.written(self.names_table.currentIndex().row())
        if text:
            QGuiApplication.clipboard().setText(text)
            self._workplace.status.tell(f"已复制 {text}，到 Word 里粘贴。")

    def copy_loop(self) -> None:
        """Put a loop over all parties on the clipboard."""
        loop = "{% for 方 in 当事人 %}{{ 方.哪一方 }}：{{ 方.姓名 }}，{{ 方.住址 }}\n{% endfor %}"
        QGuiApplication.clipboard().setText(loop)
        self._workplace.status.tell("已复制一段逐位列出当事人的写法，到 Word 里粘贴再改。")

    def select(self, record_id: int) -> None:
        """Mark the paper whose template this record is."""
        self.table.setCurrentIndex(self.papers.index(self.papers.row_of(record_id), 0))

    def _complain(self, trouble: Trouble) -> None:
        self.complaint.setText(str(trouble))

    def _row(self) -> int:
        return max(self.table.currentIndex().row(), 0)

    def _word(self) -> str:
        return str(self.papers.index(self._row(), 0).data())

    def _held(self) -> Template | None:
        return self.papers.template(self._row())

    def _allow(self) -> None:
        held = self._held()
        self.complaint.setText("")
        self.choose_button.setText("更换模板…" if held is not None else "选用模板…")
        for button in (self.hand_out_button, self.switch_button, self.remove_button):
            button.setEnabled(held is not None)
        self.switch_button.setText("启用" if held is not None and held.is_off else "停用")

    def _heed(self, ledgers: frozenset[str]) -> None:
        if ledgers & {"own_templates", "file_ties", "words"}:
            self.refresh()

    def _connect(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._allow())
        self.search.textChanged.connect(self.names.show_only)
        self.names_table.doubleClicked.connect(lambda _: self.copy_name())
        for button, act in (
            (self.choose_button, self.choose),
            (self.hand_out_button, self.hand_out),
            (self.switch_button, self.switch),
            (self.remove_button, self.remove),
            (self.copy_button, self.copy_name),
            (self.sample_link, self.copy_loop),
        ):
            button.clicked.connect(act)
        self._workplace.records_changed.connect(self._heed)

    def _lay_out(self) -> None:
        acts = QHBoxLayout()
        acts.setSpacing(spacing.SMALL)
        for button in (
            self.choose_button,
            self.hand_out_button,
            self.switch_button,
            self.remove_button,
        ):
            acts.addWidget(button)
        acts.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(spacing.SMALL)
        left.addWidget(self.table, 1)
        left.addWidget(self.complaint)
        left.addLayout(acts)
        copies = QHBoxLayout()
        copies.setSpacing(spacing.SMALL)
        copies.addWidget(self.copy_button)
        copies.addWidget(self.sample_link)
        copies.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(spacing.SMALL)
        right.addWidget(SectionHeading("模板里能写的栏目", self))
        right.addWidget(self.search)
        right.addWidget(self.names_table, 1)
        right.addLayout(copies)
        sides = QHBoxLayout()
        sides.setSpacing(spacing.BETWEEN)
        sides.addLayout(left, 3)
        sides.addLayout(right, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(spacing.BETWEEN,) * 4)
        column.setSpacing(spacing.SMALL)
        column.addWidget(help_line(_ABOUT, self))
        column.addLayout(sides, 1)
