"""The papers of one case: in binding order, what is blank in them, the preview, and the printer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from models.actions.people.rights import Right, may
from models.troubles import Trouble
from reports.forms.mediation.papers.origins import Origin
from ui import crash
from ui.background.desk import Desk
from ui.background.newest import Newest
from ui.look.room import fitting
from ui.paper.print_job import print_document
from ui.rooms.disputes.papers.face import Face
from ui.rooms.disputes.papers.looking import Look, PaperLine, look_at, pdf_of
from ui.rooms.disputes.papers.saving import Saving
from ui.workplace import Workplace

_SIZE = (1240, 690)


class CasePapersDialog(QDialog):
    """``jump_wanted(origin)`` after it has closed, when the clerk goes to a blank place."""

    jump_wanted = Signal(object)

    def __init__(self, workplace: Workplace, case_id: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("案件文书")
        self.resize(fitting(parent, *_SIZE))
        self.workplace, self.case_id = workplace, case_id
        self._looks: dict[bool, Look] = {}
        self._reading, self._drawing = Newest(workplace.desk), Newest(workplace.desk)
        self._shown = ""
        # a desk that only draws: the preview must not wait for long work
        self._drawing_desk = Desk(self)
        self.face = Face(self._drawing_desk, self)
        self.saving = Saving(self)
        self._connect()
        is_allowed = may(workplace.office, Right.PARTICULARS)
        self.face.whole.setEnabled(is_allowed)
        (self.face.whole if is_allowed else self.face.redacted).setChecked(True)
        self.look_again()

    @property
    def is_redacted(self) -> bool:
        """The papers are to name nobody."""
        return self.face.redacted.isChecked()

    def look(self) -> Look | None:
        """The case as its papers tell it; None until it is read."""
        return self._looks.get(self.is_redacted)

    def chosen(self) -> list[PaperLine]:
        """The papers ticked, in binding order; else the one shown."""
        current = self.face.current()
        return self.face.lines.chosen() or ([current] if current is not None else [])

    def look_again(self) -> None:
        """Show the case as it is told now, read once for each way of telling it."""
        self._shown = ""
        if self.look() is not None:
            self._show_look(self._looks[self.is_redacted])
            return
        self.face.preview.clear("正在读取案件……")
        store, case_id, redacted = self.workplace.store, self.case_id, self.is_redacted

        def keep(look: Look) -> None:
            self._looks[redacted] = look
            if redacted == self.is_redacted:
                self._show_look(look)

        self._reading.start(lambda _p: look_at(store, case_id, redacted=redacted), keep, self._fail)

    def print_chosen(self) -> None:
        """Print the chosen papers in one run, in binding order."""
        look, codes = self.look(), [line.code for line in self.chosen()]
        if look is None or not codes:
            return
        case, title = look.case, self.chosen()[0].title

        def send(data: object) -> None:
            assert isinstance(data, bytes)
            print_document(self, self._drawing_desk, data, title, self.face.said.setText)

        self.workplace.carry_out(
            self, "正在生成文书", lambda progress: pdf_of(case, codes, progress), send
        )

    def _show_look(self, look: Look) -> None:
        self.face.show_look(look)
        self._show_paper()

    def _show_paper(self) -> None:
        """Show the paper pointed at, and what is blank in all that would be printed."""
        look, line = self.look(), self.face.current()
        self.face.show_chosen(self.chosen())
        if look is None or line is None or line.code == self._shown:
            return
        self._shown = line.code
        self.face.preview.clear("正在排版……")
        case, codes = look.case, [line.code]
        self._drawing.start(
            lambda progress: pdf_of(case, codes, progress), self.face.preview.show_bytes, self._fail
        )

    def _fail(self, error: Exception) -> None:
        if isinstance(error, Trouble):
            self.face.preview.clear(str(error))
        else:
            self.face.preview.clear("")
            crash.report(error)

    def _jump(self, origin: Origin) -> None:
        self.accept()
        self.jump_wanted.emit(origin)

    def _connect(self) -> None:
        face = self.face
        face.redacted.toggled.connect(lambda _: self.look_again())
        face.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_paper())
        face.lines.ticked.connect(lambda: self.face.show_chosen(self.chosen()))
        face.blanks.jump_wanted.connect(self._jump, Qt.ConnectionType.QueuedConnection)
        face.close_button.clicked.connect(self.reject)
        face.print_button.clicked.connect(self.print_chosen)

    def done(self, result: int) -> None:
        """Close; what is still being made is let go."""
        self._reading.let_go()
        self._drawing.let_go()
        self.face.preview.clear()
        self._drawing_desk.close()
        super().done(result)
