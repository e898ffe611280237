"""The recovery sheet: printed or saved, and read back by two of its groups (I3)."""

from __future__ import annotations

import secrets
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from models.progress import Progress
from models.store.ledger_file import Store
from models.troubles import Trouble
from reports.forms.recovery_sheet import TITLE, recovery_sheet_bytes, write_recovery_sheet
from ui import say
from ui.background.desk import Desk
from ui.background.waiting_dialog import carry_out
from ui.look import fonts, spacing
from ui.look.colours import Tone
from ui.paper.pages import open_pages
from ui.paper.printing import Printing, Sheets, choose_printer
from ui.parts.buttons import quiet_button
from ui.parts.heading import complaint_line, help_line
from ui.start.wizard.answers import Answers, WizardPage

_WHY = (
    "台账已经建好。这是它的“恢复密钥单”：忘记密码时，只有它能打开台账；密码和它都没有了，谁也打不开。"
    "请打印出来（或存成 PDF 拿到别处打印），装进信封封好，交分管领导或档案室保管。"
)
_PRINTED = "已送到打印机。请取纸，装进信封封好。"
_GROUPS_A_LINE = 3
_ASKED = 2


class SheetPage(WizardPage):
    """Ready when the sheet was printed or saved and two groups were typed from it."""

    out_changed = Signal()

    title = "恢复密钥单"

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._store: Store | None = None
        self._groups: list[str] = []
        self._asked: list[int] = []
        self._printing: Printing | None = None
        self.is_out = False
        self.labels: list[QLabel] = []
        self._why = help_line("", self)
        self._codes = QGridLayout()
        self.print_button = quiet_button("打印", self, "printer")
        self.print_button.clicked.connect(self._print)
        self.save_button = quiet_button("另存为 PDF", self, "save")
        self.save_button.clicked.connect(self._choose_place)
        self.told = help_line("", self)
        self.proofs = [QLineEdit(self, maxLength=5) for _ in range(_ASKED)]
        self._proof_names = [QLabel("", self) for _ in range(_ASKED)]
        self.complaint = complaint_line("", self)
        for line in self.proofs:
            line.textChanged.connect(lambda _text: self._judge())
        self._lay_out()

    def show_code(self, store: Store, code: str, why: str = _WHY, called: str = TITLE) -> None:
        """Show the code of a sheet just made; two groups drawn by lot are asked for."""
        self._why.setText(why)
        self._store, self._groups = store, code.split("-")
        self._code, self._called = code, called
        self._asked = sorted(secrets.SystemRandom().sample(range(len(self._groups)), _ASKED))
        for at, group in enumerate(self._groups):
            label = QLabel(group, self)
            label.setProperty("role", "code")
            label.setFont(fonts.heading_font())
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setAccessibleName(f"第{at + 1}组：{' '.join(group)}")
            self.labels.append(label)
            self._codes.addWidget(label, at // _GROUPS_A_LINE, at % _GROUPS_A_LINE)
        for name, line, at in zip(self._proof_names, self.proofs, self._asked, strict=True):
            name.setText(f"第{at + 1}组")
            line.setAccessibleName(f"恢复密钥第{at + 1}组")
        self._judge()

    def asked_groups(self) -> list[str]:
        """What has to be typed, in order."""
        return [self._groups[at] for at in self._asked]

    def begin(self, answers: Answers) -> None:  # noqa: ARG002  the page needs none
        self.print_button.setFocus()

    def is_ready(self) -> bool:
        return self.is_out and self._is_proved()

    def save(self, path: Path) -> None:
        """Save the sheet as PDF."""
        store, code, name = self._store, self._code, self._called
        assert store is not None

        def work(_progress: Progress) -> None:
            write_recovery_sheet(store, code, path, name)

        words = f"已存到“{path}”。打印出来以后，请把这个文件删掉。"
        carry_out(self, self._desk, "正在保存恢复密钥单", work, lambda _none: self._be_out(words))

    def _be_out(self, words: str) -> None:
        self.is_out = True
        self.told.setText(words)
        self.told.setStyleSheet(f"color: {Tone.GOOD.ink};")
        self._judge()
        self.proofs[0].setFocus()

    def _choose_place(self) -> None:
        start = str(Path.home() / f"{self._called}.pdf")
        chosen, _ = QFileDialog.getSaveFileName(self, "另存为", start, "PDF 文件 (*.pdf)")
        if chosen:
            self.save(Path(chosen).with_suffix(".pdf"))

    def _print(self) -> None:
        store, code, name = self._store, self._code, self._called
        assert store is not None
        carry_out(
            self,
            self._desk,
            "正在排版恢复密钥单",
            lambda _progress: recovery_sheet_bytes(store, code, name),
            self._send,
        )

    def _send(self, pdf: bytes) -> None:
        pages = open_pages(pdf)
        sheets = Sheets(pages, tuple(pages.sizes()), TITLE)
        try:
            printer = choose_printer(self, sheets)
        except Trouble as trouble:
            say.refuse(self, str(trouble))
            return
        if printer is None:
            return
        self._printing = Printing(self._desk, printer, sheets, self)
        self._printing.finished.connect(lambda: self._be_out(_PRINTED))
        self._printing.failed.connect(lambda error: self.told.setText(str(error)))
        self.told.setText("正在打印……")
        self._printing.start()

    def _is_proved(self) -> bool:
        typed = [line.text().strip().upper() for line in self.proofs]
        return bool(self._asked) and typed == self.asked_groups()

    def _judge(self) -> None:
        wrong = [
            at + 1
            for line, at in zip(self.proofs, self._asked, strict=False)
            if len(line.text().strip()) == len(self._groups[at])
            and line.text().strip().upper() != self._groups[at]
        ]
        self.complaint.setText("".join(f"第{at}组抄得不对，请对照密钥单再看一遍。" for at in wrong))
        self.ready_changed.emit()
        self.out_changed.emit()

    def _lay_out(self) -> None:
        out = QHBoxLayout()
        out.setSpacing(spacing.SMALL)
        out.addWidget(self.print_button)
        out.addWidget(self.save_button)
        out.addWidget(self.told, 1)
        proof = QHBoxLayout()
        proof.setSpacing(spacing.SMALL)
        for name, line in zip(self._proof_names, self.proofs, strict=True):
            line.setFixedWidth(120)
            proof.addWidget(name)
            proof.addWidget(line)
        proof.addStretch()
        self._codes.setSpacing(spacing.SMALL)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(spacing.SMALL)
        column.addWidget(self._why)
        column.addLayout(self._codes)
        column.addSpacing(spacing.TIGHT)
        column.addLayout(out)
        column.addSpacing(spacing.SMALL)
        column.addWidget(
            help_line("打印或保存以后，请照纸上输入下面两组，确认看得清、没有印坏：", self)
        )
        column.addLayout(proof)
        column.addWidget(self.complaint)
        column.addStretch()
