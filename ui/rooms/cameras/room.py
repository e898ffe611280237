"""视频监控点: the page of the points with their verbs, and the limit of what it holds (C15)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.actions import finding
from models.actions.cameras.tables.norm import LIMIT
from models.dates.spans import WHOLE
from models.ledgers.cameras.contracts import CAMERA_CONTRACTS
from models.ledgers.cameras.points import CAMERA_POINTS
from models.ledgers.cameras.rounds import CAMERA_ROUNDS
from models.words.cameras import POINT_STATES
from ui.ledger.counts import Counted, WordCounts
from ui.ledger.page import LedgerPage
from ui.ledger.sheets.sheet_dialog import ask
from ui.ledger.toolbar import Act
from ui.ledger.views import starts_of
from ui.parts.buttons import quiet_button
from ui.parts.heading import help_line
from ui.rooms.cameras import sheets
from ui.rooms.catalogue import CAMERA_FIGURES
from ui.workplace import Workplace

COUNTED = tuple(
    Counted("state", code, always=code in ("normal", "fault")) for code in POINT_STATES.labels
)
_CONCERNED = frozenset({"camera_points", "camera_faults"})


class CameraRoom(LedgerPage):
    """The list of points; beside it one with its devices, faults, looks and states."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(workplace, CAMERA_POINTS, parent)
        self.counts = WordCounts(workplace, CAMERA_POINTS, COUNTED, self.show_view, self.toolbar)
        self.limit = help_line(LIMIT, self)
        self.verbs = FaultVerbs(self)
        self._place()
        self.selection_changed.connect(self.verbs.show_point)
        self.view_changed.connect(self.counts.show_view)
        workplace.records_changed.connect(self._heed_change)
        self.counts.show_view(self.list.view())
        self.verbs.show_point(self.current_id())

    def report_fault(self) -> None:
        """Ask what is wrong with the point chosen (job 14)."""
        self._of_point(lambda point: sheets.fault_sheet(self.workplace.store, point, self._office))

    def report_fixed(self) -> None:
        """Ask when the oldest open fault of the point chosen was put right."""
        self._of_point(self._fixed_sheet)

    def add_many(self) -> None:
        """Ask for a pattern and make the points at once."""
        starts = dict(starts_of(CAMERA_POINTS, self.list.view()))
        self._ask(sheets.many_sheet(self.workplace.store, self._office, starts))

    def look(self) -> None:
        """Open the list on which bad points are ticked off (job 13)."""
        from ui.rooms.cameras.look_dialog import LookDialog

        dialog = LookDialog(self.workplace, self.window())
        dialog.open()

    def go_round(self) -> None:
        """Go to the rounds."""
        self.workplace.go_to(CAMERA_ROUNDS.name)

    def print_labels(self) -> None:
        """Open the print dialog at the labels of the points shown."""
        from ui.printing.print_dialog import PrintDialog

        dialog = PrintDialog(self.workplace, CAMERA_POINTS, self.list.view(), self.window())
        dialog.choices.choose("camera-labels", WHOLE)
        dialog.exec()
        dialog.deleteLater()

    @property
    def _office(self) -> Any:
        return self.workplace.office

    def _ask(self, sheet: Any) -> None:
        ask(self.workplace, sheet, self.window())

    def _of_point(self, make: Callable[[Any], Any]) -> None:
        current = self.current_id()
        point = (
            finding.one(self.workplace.store, CAMERA_POINTS, current)
            if current is not None
            else None
        )
        if point is None:
            self.workplace.status.tell("请先选中一个监控点。")
            return
        sheet = make(point)
        if sheet is not None:
            self._ask(sheet)

    def _fixed_sheet(self, point: Any) -> Any:
        store = self.workplace.store
        faults = sheets.open_faults(store, point.id)
        if not faults:
            name = CAMERA_POINTS.name_of(point, self._office)
            self.workplace.status.tell(f"“{name}”没有待修的故障。")
            return None
        return sheets.fixed_sheet(store, point, faults[0], self._office)

    def _place(self) -> None:
        figures = partial(self.workplace.go_to, CAMERA_FIGURES)
        self.toolbar.add_beside_views(self.counts)
        self.toolbar.add_line(self.limit)
        contracts = partial(self.workplace.go_to, CAMERA_CONTRACTS.name)
        for act in (
            Act("达标情况", figures, "chart", on_second=True),
            Act("登记巡检", self.look, "list-checks", on_second=True),
            Act("盘点", self.go_round, "clipboard-list", on_second=True),
            Act("维护合同", contracts, "file-text", on_second=True),
            Act("批量新增", self.add_many, in_menu=True, icon="plus"),
            Act("打印标签", self.print_labels, in_menu=True, icon="printer"),
        ):
            self.add_action(act)
        self.list.tells_alarms = False  # the counts say it already
        self.record.add_under_title(self.verbs)

    def _heed_change(self, ledgers: frozenset[str]) -> None:
        if ledgers & _CONCERNED:
            self.verbs.show_point(self.current_id())


class FaultVerbs(QWidget):
    """报故障 and 已修复 above the point; 已修复 only while a fault is open."""

    def __init__(self, room: CameraRoom) -> None:
        super().__init__(room)
        self._room = room
        self.report_button = quiet_button("报故障", self, "alert-triangle")
        self.fixed_button = quiet_button("已修复", self, "circle-check")
        self.report_button.clicked.connect(room.report_fault)
        self.fixed_button.clicked.connect(room.report_fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.report_button)
        row.addWidget(self.fixed_button)
        row.addStretch(1)
        row.setAlignment(Qt.AlignmentFlag.AlignLeft)

    def show_point(self, point_id: int | None) -> None:
        """Offer what this point needs."""
        self.setVisible(point_id is not None)
        if point_id is not None:
            store = self._room.workplace.store
            self.fixed_button.setVisible(bool(sheets.open_faults(store, point_id)))
