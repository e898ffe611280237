"""Out of the papers dialog and onto the disk: chosen papers, all of them, or the bound file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from models.progress import Progress
from reports.requests import PDF, WORD

if TYPE_CHECKING:
    from reports.forms.mediation.file import CaseFile
    from reports.forms.mediation.writing import Written
    from ui.rooms.disputes.papers.dialog import CasePapersDialog

_FORMATS = ((WORD, "Word（可再修改）…"), (PDF, "PDF…"))


class Saving:
    """The acts of one dialog; each asks for a folder, then works at the desk and can be stopped."""

    def __init__(self, dialog: CasePapersDialog) -> None:
        self._dialog = dialog
        face = dialog.face
        for name, words in _FORMATS:
            action = face.save_menu.addAction(words)
            action.triggered.connect(partial(self.save_chosen, name))
        face.whole_button.clicked.connect(self.save_whole)
        face.all_button.clicked.connect(self.save_all)

    def save_chosen(self, wanted: str, _checked: bool = False) -> None:
        """Save the chosen papers, each as a file of its own."""
        store, codes = self._dialog.workplace.store, [line.code for line in self._dialog.chosen()]

        def write(whole: CaseFile, folder: Path, progress: Progress) -> Written:
            from reports.forms.mediation.writing import write_papers

            return write_papers(store, whole, codes, wanted, folder, progress=progress)

        if codes:
            self._save("正在另存文书", write)

    def save_whole(self) -> None:
        """Save the file of the case bound as one PDF, in binding order, pages numbered."""
        store = self._dialog.workplace.store

        def write(whole: CaseFile, folder: Path, progress: Progress) -> Written:
            from reports.forms.mediation.writing import write_file

            return write_file(store, whole, folder, with_papers=False, progress=progress)

        self._save("正在装订整卷", write)

    def save_all(self) -> None:
        """Save every paper that the file needs as Word and PDF, and the file bound as one."""
        store = self._dialog.workplace.store

        def write(whole: CaseFile, folder: Path, progress: Progress) -> Written:
            from reports.forms.mediation.writing import write_file

            return write_file(store, whole, folder, progress=progress)

        self._save("正在做全部文书", write)

    def _save(self, title: str, write: Callable[[CaseFile, Path, Progress], Written]) -> None:
        look, dialog = self._dialog.look(), self._dialog
        chosen = QFileDialog.getExistingDirectory(dialog, "存到哪个文件夹") if look else ""
        if look is None or not chosen:
            return
        whole, folder = look.file, Path(chosen)
        dialog.workplace.carry_out(
            dialog, title, lambda progress: write(whole, folder, progress), self._tell
        )

    def _tell(self, written: Written) -> None:
        """Say where the files lie, and what else the clerk must know of them."""
        first, count = written.paths[0], len(written.paths)
        what = f"：{first.name}" if count == 1 else f"，共{count}个文件"
        face = self._dialog.face
        face.said.setText(f"已存到“{first.parent}”{what}。")
        if written.notes:
            face.blanks.say(written.notes)
