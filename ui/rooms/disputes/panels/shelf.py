"""Which panel stands under which tab of a case."""

from __future__ import annotations

from collections.abc import Mapping

from ui.rooms.disputes import tabs
from ui.rooms.disputes.panels.case_file import FilePanel
from ui.rooms.disputes.panels.case_panel import CasePanel
from ui.rooms.disputes.panels.course import CoursePanel
from ui.rooms.disputes.panels.revisits import RevisitsPanel
from ui.rooms.disputes.panels.sessions import SessionsPanel
from ui.rooms.disputes.panels.settlement import SettlementPanel

PANELS: Mapping[str, type[CasePanel]] = {
    tabs.SESSIONS: SessionsPanel,
    tabs.SETTLEMENT: SettlementPanel,
    tabs.REVISITS: RevisitsPanel,
    tabs.COURSE: CoursePanel,
    tabs.FILE: FilePanel,
}
