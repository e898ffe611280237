"""关于: the version, and whose work the program stands on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from models.resources import resource
from models.troubles import Trouble
from ui import say
from ui.look import spacing
from ui.look.tables import dress_table
from ui.parts.buttons import quiet_button
from ui.parts.heading import SectionHeading, help_line, page_title
from ui.rooms.settings.libraries import Library, all_libraries, licence_text
from ui.start import places
from ui.version import VERSION
from ui.workplace import Workplace

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_HEADINGS = ("名称", "版本", "许可")
_OURS = (
    ("Python", "PSF-2.0", ("licences", "python.txt")),
    ("PyInstaller（启动程序）", "GPL-2.0，附例外", ("licences", "pyinstaller.txt")),
    ("SQLCipher", "BSD-3-Clause", ("licences", "sqlcipher.txt")),
    ("Visual C++ 运行库（Windows 版）", "微软可再发行组件", ("licences", "visual-c.txt")),
    ("思源黑体（Noto Sans SC）", "SIL OFL 1.1", ("fonts", "OFL-NotoSansSC.txt")),
    ("思源宋体（Noto Serif SC）", "SIL OFL 1.1", ("fonts", "OFL-NotoSerifSC.txt")),
    ("花园明朝（生僻姓名用字）", "Hanazono", ("fonts", "Hanazono-Font-License.txt")),
    ("Lucide 图标", "ISC", ("icons", "LICENSE.txt")),
)


class AboutPage(QWidget):
    """A row chosen shows its licence as it came."""

    def __init__(self, workplace: Workplace, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.model = LibrariesModel(_with_ours(all_libraries()), self)
        self.table = QTableView(self)
        self.table.setModel(self.model)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.text = QPlainTextEdit(self, readOnly=True)
        self.text.setAccessibleName("许可原文")
        self.table.selectionModel().currentChanged.connect(self._show_text)
        dress_table(self.table)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(1, 72)
        self.table.setColumnWidth(2, 112)
        sides = QSplitter(Qt.Orientation.Horizontal, self)
        sides.addWidget(self.table)
        sides.addWidget(self.text)
        sides.setSizes([460, 400])
        column = QVBoxLayout(self)
        column.setContentsMargins(*(spacing.BETWEEN,) * 4)
        column.setSpacing(spacing.SMALL)
        column.addWidget(page_title(f"综治台账　{VERSION} 版", self))
        column.addWidget(
            help_line(
                "乡镇（街道）综治办的离线工作台账。程序不联网，资料只存在本机，全部加密。", self
            )
        )
        column.addLayout(self._row_for_support())
        column.addWidget(SectionHeading("用到的软件、字体和图标", self))
        column.addWidget(sides, 1)
        self.table.setCurrentIndex(self.model.index(0, 0))

    def _row_for_support(self) -> QHBoxLayout:
        self.export_button = quiet_button("导出诊断包", self, "download")
        self.export_button.clicked.connect(self._export)
        self.update_button = quiet_button("从U盘更新", self, "upload")
        self.update_button.clicked.connect(self.update_from_stick)
        self.told = help_line(
            "程序出了问题，把诊断包交给技术支持：只有版本、条数和出错的位置，"
            "没有姓名、内容、文件名。",
            self,
        )
        row = QHBoxLayout()
        row.setSpacing(spacing.INSIDE)
        row.addWidget(self.export_button)
        row.addWidget(self.told, 1)
        row.addWidget(self.update_button)
        return row

    def update_from_stick(self) -> None:
        """Show the window for it, or say why that cannot be done here."""
        from ui.rooms.update.asking import ask_for_update

        ask_for_update(self._workplace, self.window())

    def _export(self) -> None:
        from ui.diagnosis import write_package

        usual = f"诊断包-{dt.date.today():%Y%m%d}.zip"
        name, _ = QFileDialog.getSaveFileName(self, "导出诊断包", usual, "诊断包 (*.zip)")
        if not name:
            return
        try:
            made = write_package(Path(name), places.log_folder(), self._workplace.store)
        except Trouble as trouble:
            say.refuse(self, str(trouble))
            return
        self.told.setText(f"诊断包已存到 {made}。")

    def _show_text(self, index: QModelIndex) -> None:
        self.text.setPlainText(self.model.text_of(index.row()))


class LibrariesModel(QAbstractTableModel):
    """Libraries, fonts and icons."""

    def __init__(self, rows: Sequence[Library], parent: QObject) -> None:
        super().__init__(parent)
        self._rows = list(rows)

    def text_of(self, row: int) -> str:
        """The licence text of a row."""
        library = self._rows[row]
        ours = {name: path for name, _, path in _OURS}
        if library.name in ours:
            return resource(*ours[library.name]).read_text(encoding="utf-8")
        return licence_text(library.name) or library.licence

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(_HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        row = self._rows[index.row()]
        return (row.name, row.version, row.licence)[index.column()]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _HEADINGS[section]
        return None


def _with_ours(libraries: Sequence[Library]) -> list[Library]:
    return [*libraries, *(Library(name, "", licence) for name, licence, _ in _OURS)]
