"""Where a workbook is chosen or dropped, and the blank template is handed out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from models.ledger import Ledger
from ui.look import colours, spacing
from ui.look.icons import picture
from ui.parts.buttons import primary_button, quiet_button


class FilePage(QWidget):
    """Says ``chosen`` with a path, ``file_wanted`` and ``template_wanted`` for its buttons."""

    chosen = Signal(Path)
    file_wanted = Signal()
    template_wanted = Signal()

    def __init__(self, ledger: Ledger, parent: QWidget) -> None:
        super().__init__(parent)
        self.drop_area = DropArea(self)
        self.drop_area.dropped.connect(self.chosen)
        self.choose_button = primary_button("选择文件", self, "folder-open")
        self.choose_button.clicked.connect(self.file_wanted)
        self.template_button = quiet_button("导出空白模板", self, "download")
        self.template_button.clicked.connect(self.template_wanted)
        advice = QLabel(
            f"还没有表格？先导出“{ledger.title}”的空白模板，填好后再导入。"
            "旧的 Excel 台账也可以直接导入，按表头的栏目名对应。",
            self,
            wordWrap=True,
        )
        advice.setProperty("role", "soft")
        row = QHBoxLayout()
        row.setSpacing(spacing.BETWEEN)
        row.addWidget(advice, 1)
        row.addWidget(self.template_button, 0, Qt.AlignmentFlag.AlignTop)
        self.drop_area.hold(self.choose_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(spacing.BETWEEN)
        column.addWidget(self.drop_area, 1)
        column.addLayout(row)


class DropArea(QFrame):
    """A place to drop one workbook on."""

    dropped = Signal(Path)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.setObjectName("drop")
        self._column = QVBoxLayout(self)
        self._column.setSpacing(spacing.INSIDE)
        self._column.addStretch()
        drawing = QLabel(self, alignment=Qt.AlignmentFlag.AlignCenter)
        drawing.setPixmap(
            picture("file-spreadsheet", colours.INK_FAINT, 40, self.devicePixelRatioF())
        )
        words = QLabel(
            "把 Excel 文件（.xlsx）拖到这里", self, alignment=Qt.AlignmentFlag.AlignCenter
        )
        self._column.addWidget(drawing)
        self._column.addWidget(words)
        self._show(is_over=False)

    def hold(self, button: QWidget) -> None:
        """Put the button for choosing a file under the words."""
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch()

    def _show(self, *, is_over: bool) -> None:
        ink = colours.ACCENT if is_over else colours.LINE_STRONG
        ground = colours.ACCENT_TINT if is_over else colours.PAPER
        self.setStyleSheet(
            f"#drop {{ border: 1px dashed {ink}; border-radius: 4px; background: {ground}; }}"
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _file_of(event) is not None:
            event.acceptProposedAction()
            self._show(is_over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._show(is_over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show(is_over=False)
        path = _file_of(event)
        if path is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)


def _file_of(event: QDropEvent) -> Path | None:
    urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
    return Path(urls[0].toLocalFile()) if len(urls) == 1 else None
