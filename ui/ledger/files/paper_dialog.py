"""One paper inside the program: seen, printed or handed out, and never left on the disk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget

from models.actions import filing
from models.actions.filing import HeldFile
from models.output import whole_file
from models.privacy import cover_name
from ui.background.desk import Desk
from ui.look import spacing
from ui.paper.preview import Preview
from ui.paper.print_job import print_document
from ui.parts.buttons import button_row, primary_button, quiet_button
from ui.workplace import Workplace


@dataclass(frozen=True)
class Sheaf:
    """A paper in memory and the name of its file."""

    name: str
    data: bytes


class PaperDialog(QDialog):
    """Shows a PDF or a picture; others can only be handed out, which it says."""

    def __init__(self, workplace: Workplace, paper: Sheaf, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(paper.name)
        self._workplace, self._paper = workplace, paper
        self._drawing_desk = Desk(self)
        self.preview = Preview(self._drawing_desk, self)
        self.print_button = primary_button("打印", self, "printer")
        self.save_button = quiet_button("另存为…", self)
        self.close_button = quiet_button("关闭", self)
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._save)
        self.close_button.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(spacing.INSIDE,) * 4)
        column.addWidget(self.preview, 1)
        column.addLayout(button_row(self.close_button, self.save_button, self.print_button))
        room = parent.window().size()
        self.resize(max(640, room.width() * 4 // 5), max(480, room.height() * 9 // 10))
        self.preview.show_bytes(paper.data)

    def done(self, result: int) -> None:
        """Close; whatever is still being drawn is dropped."""
        self.preview.clear()
        self._drawing_desk.close()
        super().done(result)

    def save_to(self, path: Path) -> None:
        """Write the paper to ``path`` and say so."""

        def write() -> None:
            with whole_file(path) as temporary:
                temporary.write_bytes(self._paper.data)

        if self._workplace.attempt(self, write):
            self._workplace.status.tell(f"已存成“{path.name}”")

    def _save(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, "另存为", cover_name(self._paper.name))
        if chosen:
            self.save_to(Path(chosen))

    def _print(self) -> None:
        print_document(
            self,
            self._workplace.desk,
            self._paper.data,
            self._paper.name,
            self._workplace.status.tell,
        )


def show_paper(workplace: Workplace, get: Callable[[], Sheaf], parent: QWidget) -> None:
    """Fetch a paper at the desk and show it."""
    workplace.carry_out(
        parent,
        "正在打开",
        lambda _progress: get(),
        lambda paper: PaperDialog(workplace, paper, parent).open(),
    )


def show_held(workplace: Workplace, held: HeldFile, parent: QWidget) -> None:
    """Show a stored file."""
    store = workplace.store
    show_paper(workplace, lambda: Sheaf(held.name, filing.read_file(store, held)), parent)
