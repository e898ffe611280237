"""监控点盘点: the rounds; each goes out as paper or as a workbook and comes back (C7, C9)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QWidget

from models.actions import finding
from models.actions.cameras.rounds import findings_of
from models.exchange.workbooks.template import write_template
from models.ledgers.cameras.rounds import CAMERA_FINDINGS, CAMERA_ROUNDS
from ui.ledger.page import LedgerPage
from ui.ledger.sheets.sheet_dialog import ask
from ui.ledger.toolbar import Act
from ui.ledger.views import starts_of
from ui.parts.elide_label import ElideLabel
from ui.rooms.cameras import sheets
from ui.workplace import Workplace

_WORKBOOK = "Excel 工作簿 (*.xlsx)"
_HINT = "先打印盘点表或导出填报表，填好后导回，再完成盘点。"
_NONE = "请先选中一次盘点。"


class RoundRoom(LedgerPage):
    """The rounds; a new one is begun by choosing a village, and its rows stand there at once."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(workplace, CAMERA_ROUNDS, parent)
        self.toolbar.new_button.setText("开始盘点")
        self.toolbar.hide_act("导入")
        self.toolbar.hide_act("批量修改")
        self.hint = ElideLabel(_HINT, self)
        self.hint.setProperty("role", "soft")
        self.toolbar.add_beside_views(self.hint)
        self.add_action(Act("打印盘点表", self.print_sheet, "printer", True, on_second=True))
        self.add_action(Act("导出填报表", self.save_book, "download", True, on_second=True))
        self.add_action(Act("导回填报表", self.take_book_in, "upload", on_second=True))
        self.add_action(Act("完成盘点", self.close_round, "circle-check", True, on_second=True))

    def begin(self) -> None:
        """Ask for the village of a new round."""
        given = dict(starts_of(CAMERA_ROUNDS, self.list.view()))
        store, office = self.workplace.store, self.workplace.office
        ask(self.workplace, sheets.start_sheet(store, office, given, self.select), self.window())

    def print_sheet(self) -> None:
        """Open the print dialog at the sheet of the round chosen."""
        if (held := self._chosen()) is None:
            return
        from ui.printing.print_dialog import PrintDialog

        dialog = PrintDialog(self.workplace, CAMERA_ROUNDS, None, self.window(), held.id)
        dialog.exec()
        dialog.deleteLater()

    def save_book(self) -> None:
        """Save the rows of the round chosen as a workbook that a village fills in."""
        if (held := self._chosen()) is None:
            return
        village = CAMERA_ROUNDS.show(held, "village_id", self.workplace.office)
        usual = f"监控点盘点填报表（{village.rpartition(' ')[2]}{held.number}）.xlsx"
        chosen, _ = QFileDialog.getSaveFileName(self, "导出填报表", usual, _WORKBOOK)
        if chosen:
            self.write_book(held.id, Path(chosen).with_suffix(".xlsx"))

    def write_book(self, round_id: int, path: Path) -> None:
        """Write the workbook of a round to ``path``."""
        store = self.workplace.store
        self.workplace.carry_out(
            self,
            "正在导出填报表",
            lambda _progress: write_template(
                store, CAMERA_FINDINGS, path, findings_of(store, round_id)
            ),
            lambda _none: self.workplace.status.tell(f"已存到“{path}”，填好后用“导回填报表”。"),
        )

    def take_book_in(self) -> None:
        """Open the usual intake for what came back."""
        from ui.intake.intake_dialog import IntakeDialog

        dialog = IntakeDialog(self.workplace, CAMERA_FINDINGS, self.window())
        dialog.exec()
        dialog.deleteLater()

    def close_round(self) -> None:
        """Ask what becomes of the findings, then close the round."""
        held = self._chosen()
        if held is None:
            return
        if held.state == "closed":
            self.workplace.status.tell(f"盘点“{held.number}”已经完成了。")
            return
        ask(self.workplace, sheets.close_sheet(self.workplace.store, held), self.window())

    def _chosen(self) -> Any:
        current = self.current_id()
        held = (
            finding.one(self.workplace.store, CAMERA_ROUNDS, current)
            if current is not None
            else None
        )
        if held is None:
            self.workplace.status.tell(_NONE)
        return held
