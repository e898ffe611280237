"""Where a plan is chosen: a file (also dropped), pasted text, or one that ships ready."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QIntValidator
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from models.exchange.plan.templates import list_templates
from ui.look import colours, spacing
from ui.look.icons import picture
from ui.parts.buttons import link_button, primary_button, quiet_button
from ui.parts.guard_lines import with_secrecy
from ui.parts.heading import SectionHeading, complaint_line, help_line, page_title

_KINDS = "方案 (*.docx *.txt *.xlsx);;所有文件 (*)"
_WIDTH = 680
_DROP_HEIGHT = 116


class StartPage(QWidget):
    """Says ``file_chosen``, ``paste_wanted``, ``template_chosen``; reading shows itself here."""

    file_chosen = Signal(Path)
    paste_wanted = Signal()
    template_chosen = Signal(str)
    flat_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._make_drop_area()
        self.year = QLineEdit(self, placeholderText="从方案里找")
        self.year.setValidator(QIntValidator(2000, 2100, self))
        self.year.setFixedWidth(120)
        self.trouble = complaint_line("", self)
        self.flat_button = quiet_button("按行列出，自己拆分", self)
        self.flat_button.clicked.connect(self.flat_wanted)
        self.progress = QProgressBar(self, textVisible=False)
        self.note = help_line("", self)
        self.cancel_button = quiet_button("取消", self)
        self.cancel_button.clicked.connect(self.cancel_wanted)
        self._lay_out()
        self.show_idle()

    def wanted_year(self) -> int | None:
        """The year typed; None when it is to be found in the text."""
        return int(self.year.text()) if self.year.hasAcceptableInput() else None

    def show_idle(self) -> None:
        """Ready for another plan."""
        self._show_busy(is_busy=False)
        self.show_trouble("", offers_flat=False)

    def show_busy(self, done: int, total: int, note: str) -> None:
        """Show how far the reading is."""
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        self.note.setText(note)
        self._show_busy(is_busy=True)
        self.show_trouble("", offers_flat=False)

    def show_trouble(self, sentence: str, *, offers_flat: bool) -> None:
        """Say what went wrong and what to do; ``offers_flat`` shows the way by lines."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))
        self.flat_button.setVisible(offers_flat)
        if sentence:
            self._show_busy(is_busy=False)
            (self.flat_button if offers_flat else self.open_button).setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.drop_area.isEnabled() and _file_of(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _file_of(event)
        if path is not None:
            event.acceptProposedAction()
            self.file_chosen.emit(path)

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "选择方案", "", _KINDS)
        if name:
            self.file_chosen.emit(Path(name))

    def _show_busy(self, *, is_busy: bool) -> None:
        shown: tuple[QWidget, ...] = (self.progress, self.note, self.cancel_button)
        resting: tuple[QWidget, ...] = (self.drop_area, self.templates, self.year)
        for widget in shown:
            widget.setVisible(is_busy)
        for widget in resting:
            widget.setEnabled(not is_busy)

    def _make_drop_area(self) -> None:
        self.drop_area = QFrame(self)
        self.drop_area.setObjectName("drop")
        self.drop_area.setMinimumHeight(_DROP_HEIGHT)
        self.drop_area.setStyleSheet(
            f"#drop {{ border: 1px dashed {colours.LINE_STRONG}; border-radius: 4px;"
            f" background: {colours.PAPER}; }}"
        )
        drawing = QLabel(self.drop_area, alignment=Qt.AlignmentFlag.AlignCenter)
        drawing.setPixmap(picture("file-text", colours.INK_FAINT, 40, self.devicePixelRatioF()))
        words = QLabel(
            "把年度方案的文件拖到这里（.docx .txt .xlsx）",
            self.drop_area,
            alignment=Qt.AlignmentFlag.AlignCenter,
        )
        self.open_button = primary_button("打开文件", self.drop_area, "folder-open")
        self.open_button.clicked.connect(self._choose_file)
        self.paste_button = quiet_button("粘贴文字", self.drop_area, "clipboard-paste")
        self.paste_button.clicked.connect(self.paste_wanted)
        buttons = QHBoxLayout()
        buttons.setSpacing(spacing.INSIDE)
        buttons.addStretch(1)
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.paste_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self.drop_area)
        column.setSpacing(spacing.INSIDE)
        column.addStretch(1)
        column.addWidget(drawing)
        column.addWidget(words)
        column.addLayout(buttons)
        column.addStretch(1)

    def _template_list(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(spacing.TIGHT)
        column.addWidget(SectionHeading("现成的方案", page))
        for each in list_templates():
            row = QHBoxLayout()
            row.addWidget(QLabel(f"{each.title}（{each.year}年）", page))
            button = link_button("用这个", page)
            button.setAccessibleName(f"用《{each.title}》")
            button.clicked.connect(partial(self.template_chosen.emit, each.name))
            row.addWidget(button)
            row.addStretch(1)
            column.addLayout(row)
        return page

    def _year_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(spacing.SMALL)
        label = QLabel("年度", self)
        label.setBuddy(self.year)
        row.addWidget(label)
        row.addWidget(self.year)
        row.addWidget(help_line("方案里写了年份的，不用填；读出来以后还能改。", self), 1)
        return row

    def _busy_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(spacing.INSIDE)
        row.addWidget(self.progress, 1)
        row.addWidget(self.note)
        row.addWidget(self.cancel_button)
        return row

    def _lay_out(self) -> None:
        self.templates = self._template_list()
        frame = QWidget(self)
        frame.setMaximumWidth(_WIDTH)
        middle = QVBoxLayout(frame)
        middle.setSpacing(spacing.INSIDE)
        middle.addLayout(with_secrecy(page_title("导入方案", self), self))
        middle.addWidget(
            help_line("读出方案里的任务和时限，逐条核对后再保存；保存之前台账不会改动。", self)
        )
        middle.addWidget(self.drop_area)
        middle.addLayout(self._year_row())
        middle.addWidget(self.trouble)
        middle.addWidget(self.flat_button, 0, Qt.AlignmentFlag.AlignLeft)
        middle.addLayout(self._busy_row())
        middle.addWidget(self.templates)
        middle.addStretch(1)
        page = QWidget(self)
        row = QHBoxLayout(page)
        row.setContentsMargins(*(spacing.WIDE, spacing.BETWEEN, spacing.WIDE, spacing.BETWEEN))
        row.addStretch(1)
        row.addWidget(frame, 100)
        row.addStretch(1)
        area = QScrollArea(self, widgetResizable=True)
        area.setWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)


def _file_of(event: QDropEvent) -> Path | None:
    urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
    return Path(urls[0].toLocalFile()) if len(urls) == 1 else None
