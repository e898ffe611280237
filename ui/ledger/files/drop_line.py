"""A card that takes files from the disk for one record, and lists those it has."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from models.actions.filing import HeldFile
from ui.ledger.files.paper_dialog import show_held
from ui.ledger.files.taking import Owner, choose_files, dropped_paths, take_files, untie
from ui.ledger.panels.attachments import size_of
from ui.look import colours, fonts, spacing
from ui.parts.buttons import link_button, tool_button
from ui.parts.elide_label import ElideLabel
from ui.workplace import Workplace


class DropLine(QFrame):
    """A card that takes files from the disk for one record."""

    def __init__(
        self, workplace: Workplace, owner: Owner, files: list[HeldFile], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.workplace, self.owner = workplace, owner
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*(spacing.SMALL,) * 4)
        self.column.setSpacing(spacing.TIGHT)
        self.files = QVBoxLayout()
        self.files.setSpacing(0)
        for held in files:
            self.files.addLayout(self._file_row(held))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()
            self._mark(f"QFrame[role=card] {{ border: 2px solid {colours.ACCENT}; }}")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: ARG002  Qt gives it
        self._mark("")

    def dropEvent(self, event: QDropEvent) -> None:
        self._mark("")
        event.acceptProposedAction()
        self.take(dropped_paths(event.mimeData()))

    def take(self, paths: Sequence[Path]) -> None:
        """Take files in for the record."""
        take_files(self.workplace, self.owner, paths, self.window())

    def add_link(self, words: str = "添加文件…") -> QPushButton:
        """The word that lets the clerk choose files."""
        link = link_button(words, self)
        link.clicked.connect(lambda: self.take(choose_files(self.window())))
        return link

    def add_foot(self) -> None:
        """Offer below the files to choose or drop another one."""
        hint = ElideLabel("或把扫描件拖到这里", self)
        hint.setProperty("role", "help")
        hint.setFont(fonts.small_font())
        foot = QHBoxLayout()
        foot.addWidget(self.add_link())
        foot.addWidget(hint, 1)
        self.column.addLayout(foot)

    def _mark(self, sheet: str) -> None:
        self.setStyleSheet(sheet)

    def _file_row(self, held: HeldFile) -> QHBoxLayout:
        name = link_button("查看", self)
        name.setAccessibleName(f"查看 {held.name}")
        name.clicked.connect(lambda: show_held(self.workplace, held, self.window()))
        away = tool_button("x", f"移除 {held.name}", self)
        away.clicked.connect(lambda: untie(self.workplace, held, self.window()))
        row = QHBoxLayout()
        row.setSpacing(spacing.TIGHT)
        row.addWidget(ElideLabel(f"{held.name}（{size_of(held.size)}）", self), 1)
        row.addWidget(name)
        row.addWidget(away)
        return row
