"""试点任务: the page of the tasks with its views, verbs and panels."""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from models.actions import finding
from models.ledger import children_of
from models.ledgers.tasks.task import TASKS
from models.progress import Progress
from models.words.tasks import LIGHTS
from ui.ledger.counts import Counted, WordCounts
from ui.ledger.page import LedgerPage
from ui.ledger.panels.place import place_for
from ui.ledger.sheets.sheet import Sheet
from ui.ledger.sheets.sheet_dialog import ask
from ui.ledger.sheets.telling import tell_done
from ui.ledger.toolbar import Act
from ui.rooms.tasks.panels.dealings_panel import DealingsPanel
from ui.rooms.tasks.panels.origin_panel import OriginPanel
from ui.rooms.tasks.panels.papers_panel import PapersPanel
from ui.rooms.tasks.panels.progress_panel import ProgressPanel
from ui.rooms.tasks.verbs import deadlines
from ui.rooms.tasks.verbs.ending import finish_several_sheet
from ui.rooms.tasks.verbs.offer import FINISH, VERBS, TaskVerb, begin, concerns, why_not
from ui.rooms.tasks.verbs.verb_bar import VerbBar
from ui.rooms.tasks.views.month.view import TaskMonth
from ui.rooms.tasks.views.timeline.view import TaskTimeline
from ui.rooms.tasks.views.tree.view import TaskTree
from ui.workplace import Workplace

COUNTED = tuple(
    Counted("light", code, always=code in ("overdue", "urgent", "soon")) for code in LIGHTS.labels
)
"""What the clerk looks for first is shown also where there is none."""
_PANELS = (
    ("进展", ProgressPanel),
    ("佐证", PapersPanel),
    ("延期督办", DealingsPanel),
    ("沿革", OriginPanel),
)


class TaskRoom(LedgerPage):
    """The list of tasks, also as tree, month and timeline, with what is done with a task."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        shown_here = [child.name for child in children_of(TASKS)]
        super().__init__(workplace, TASKS, parent, left_out=shown_here)
        self.counts = WordCounts(workplace, TASKS, COUNTED, self.show_view, self.toolbar)
        self.verbs = VerbBar(workplace, self.record)
        self._verb_actions = self._add_verbs()
        self._place()
        self._add_views()
        for title, kind in _PANELS:
            self.add_record_panel(title, place_for(workplace, kind))
        self.selection_changed.connect(self._heed_selection)
        self.view_changed.connect(self.counts.show_view)
        workplace.records_changed.connect(self._heed_change)
        self.counts.show_view(self.list.view())
        self._heed_selection(self.current_id())

    def _place(self) -> None:
        self.toolbar.add_beside_views(self.counts)
        self.list.tells_alarms = False  # the counts say it already, for every view
        self.record.add_under_title(self.verbs)

    def _add_views(self) -> None:
        self.tree = TaskTree(self.workplace, self.views)
        self.month = TaskMonth(self.workplace, self.views)
        self.timeline = TaskTimeline(self.workplace, self.views)
        self.month.dropped.connect(self._heed_drop)
        self.add_view("树", "list-tree", self.tree)
        self.add_view("月历", "calendar", self.month)
        self.add_view("时间轴", "gantt", self.timeline)

    def _add_verbs(self) -> list[tuple[TaskVerb, QAction]]:
        several = Act("批量办结…", self.finish_selected, "circle-check", True, True)
        self._several = self.add_action(several)
        return [
            (verb, self.add_action(Act(verb.words, partial(self._do, verb), verb.icon, True, True)))
            for verb in VERBS
        ]

    def finish_selected(self) -> None:
        """Ask once and end all selected tasks as one batch."""
        store, office, ids = self.workplace.store, self.workplace.office, self.selected_ids()

        def look(_progress: Progress) -> Sheet | None:
            rows = finding.rows_by_id(store, TASKS, ids)
            if all(row.status == "done" for row in rows):
                return None
            return finish_several_sheet(store, rows, office)

        def show(sheet: Sheet | None) -> None:
            if sheet is None:
                self.workplace.status.tell("选中的任务都已经办结。")
            else:
                ask(self.workplace, sheet, self.window())

        self.workplace.carry_out(self, "正在查看选中的任务", look, show)

    def _do(self, verb: TaskVerb) -> None:
        task_id = self.current_id()
        if task_id is not None:
            begin(self.workplace, verb, task_id, self.window())

    def _heed_selection(self, task_id: int | None) -> None:
        self.verbs.show_task(task_id)
        row = self.record.record
        office = self.workplace.office
        for verb, action in self._verb_actions:
            reason = why_not(verb, row, office) if row is not None else "请先选中一项任务。"
            action.setEnabled(not reason)
            action.setToolTip(reason)
            action.setVisible(concerns(verb, row))
        self._several.setEnabled(row is not None)

    def _heed_change(self, ledgers: frozenset[str]) -> None:
        """What can be done with the task may be another thing now."""
        if ledgers & {"tasks", "settings"}:
            self._heed_selection(self.current_id())

    def _heed_drop(self, task_id: int, day: dt.date) -> None:
        """A series' task goes to its new day; the plan's deadline can only be asked for."""
        store, office = self.workplace.store, self.workplace.office
        row = finding.one(store, TASKS, task_id)
        if row is None:
            return
        reason = why_not(FINISH, row, office)
        if not reason and row.series_id is None and day <= row.due_on:
            reason = (
                f"“{TASKS.name_of(row, office)}”的期限是方案定的，只能申请延后。"
                "确实要提前，请在表单里改“完成期限”。"
            )
        if reason:
            self.workplace.status.tell(reason)
        elif row.series_id is not None:
            if self.workplace.attempt(self.window(), lambda: deadlines.move(store, row, day)):
                tell_done(self.workplace, self.window(), f"已把“{row.title}”移到 {day}")
        else:
            ask(self.workplace, deadlines.extend_sheet(store, row, office, day), self.window())
