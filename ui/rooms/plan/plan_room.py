"""导入方案: from a plan's text over the confirmation to tasks, new or revised."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from models.actions.settings import put_settings
from models.actions.undoing import Done, can_undo, undo
from models.exchange.plan.outline import Outline
from models.exchange.plan.reading import read_flat, read_plan, read_text
from models.exchange.plan.tasks.own_corrections import office_corrections
from models.exchange.plan.tasks.revising import Accepted, look_at_revision, revise
from models.exchange.plan.tasks.revision import Revision
from models.exchange.plan.tasks.taking_in import default_lead, held_items, take_in
from models.exchange.plan.templates import load_template
from models.exchange.plan.troubles import NoNumbering
from models.ledgers.tasks.task import TASKS
from models.progress import Progress
from models.troubles import Trouble
from models.words.tasks import UNITS
from ui import crash, say
from ui.background.desk import Answers
from ui.background.ticket import Ticket
from ui.rooms.plan.comparing.compare_page import ComparePage
from ui.rooms.plan.confirming.confirm_page import ConfirmPage
from ui.rooms.plan.draft import Draft
from ui.rooms.plan.paste_page import PastePage
from ui.rooms.plan.start_page import StartPage
from ui.rooms.plan.wording import doubtful_codes, task_count
from ui.rooms.plan.working import Working
from ui.workplace import Workplace

_TASKS_ROOM = TASKS.name
_MOST_NAMED = 12


class PlanRoom(QWidget):
    """Start, paste, confirm and compare, one page at a time; a draft outlives the room."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace, self._store = workplace, workplace.store
        self._ticket: Ticket | None = None
        self._unnumbered: NoNumbering | None = None
        self.working = Working(self)
        self._draft = Draft(workplace, self.working)
        self.start = StartPage(self)
        self.paste = PastePage(self)
        self.confirm = ConfirmPage(self.working, self._units, self)
        self.compare = ComparePage(self)
        self.pages = QStackedWidget(self)
        for page in (self.start, self.paste, self.confirm, self.compare):
            self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)
        self._connect()
        self._take_up_draft()

    def read_file(self, path: Path) -> None:
        """Read a file at the desk and go on to the confirmation."""
        year = self.start.wanted_year()
        self._read(lambda progress: read_plan(path, year, progress))

    def read_pasted(self, text: str) -> None:
        """Read pasted text at the desk."""
        year = self.start.wanted_year()
        self._read(lambda _progress: read_text(text, year))

    def read_lines(self) -> None:
        """After a text without numbers: every line as one item."""
        problem, year = self._unnumbered, self.start.wanted_year()
        if problem is not None:
            self._read(lambda _progress: read_flat(problem.source, year))

    def use_template(self, name: str) -> None:
        """Load a plan that ships ready."""
        self._read(lambda _progress: load_template(name))

    def save(self) -> None:
        """Ask, then take the plan in, or compare it where its year holds tasks."""
        outline = self.working.outline
        if held_items(self._store, outline.year):
            self._compare(outline)
        elif say.ask(self, self._question(outline)):
            lead = default_lead(self._store)
            store = self._store

            def work(progress: Progress) -> tuple[int, Done | None]:
                count = len(take_in(store, outline, lead, progress))
                return count, can_undo(store)

            self._workplace.carry_out(self, "正在保存任务", work, self._tell_saved)

    def adopt(self, accepted: Accepted) -> None:
        """Carry out what was accepted of a revision."""
        outline, store = self.working.outline, self._store
        lead = default_lead(store)

        def work(_progress: Progress) -> tuple[tuple[int, int, int], Done | None]:
            return revise(store, outline, accepted, lead), can_undo(store)

        self._workplace.carry_out(self, "正在写入修订", work, self._tell_revised)

    def start_again(self) -> None:
        """Give this confirmation up and choose another plan."""
        question = say.Question(
            "放弃这次核对，另选方案？",
            "放弃",
            detail="已经改过的标题、时限和单位会丢掉；台账里的任务不受影响。",
            destructive=True,
        )
        if not self._draft.has_edits or say.ask(self, question):
            self._close_draft()

    def leave(self) -> None:
        """The window closes: keep what stands in a field not left yet, too."""
        if self.pages.currentWidget() is self.confirm:
            self.confirm.form.flush()
        self._draft.put_aside_now()

    def hideEvent(self, event: QHideEvent) -> None:
        self._draft.put_aside_now()
        super().hideEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_held()

    def _read(self, work: Callable[[Progress], Outline]) -> None:
        if self._ticket is not None:
            return
        self.pages.setCurrentWidget(self.start)
        self.start.show_busy(0, 0, "正在读方案")
        answers = Answers(self._confirm, self._tell_trouble, self.start.show_busy, self._stop)
        self._ticket = self._workplace.desk.start(work, answers)

    def _cancel(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()

    def _stop(self) -> None:
        self._ticket = None
        self.start.show_idle()

    def _tell_trouble(self, error: Exception) -> None:
        self._stop()
        if not isinstance(error, Trouble):
            crash.report(error)
            return
        self._unnumbered = error if isinstance(error, NoNumbering) else None
        self.start.show_trouble(str(error), offers_flat=self._unnumbered is not None)

    def _confirm(self, outline: Outline) -> None:
        self._stop()
        self._open(outline)
        self._draft.begin(outline)

    def _open(self, outline: Outline) -> None:
        self.working.begin(outline, office_corrections(self._store))
        self.confirm.head.show_lead(default_lead(self._store))
        self.confirm.begin()
        self._show_held()
        self.pages.setCurrentWidget(self.confirm)

    def _take_up_draft(self) -> None:
        try:
            outline = self._draft.take_up()
        except Trouble as trouble:
            self.start.show_trouble(str(trouble), offers_flat=False)
            return
        if outline is not None:
            self._open(outline)
            self._workplace.status.tell(f"接着上次的核对：《{outline.title}》，改过的都还在。")

    def _question(self, outline: Outline) -> say.Question:
        count = task_count(outline)
        doubts = doubtful_codes(outline)
        detail = ""
        if doubts:
            named = [f"{code} {outline.item(code).title}" for code in doubts[:_MOST_NAMED]]
            more = [f"……共 {len(doubts)} 处"] if len(doubts) > _MOST_NAMED else []
            detail = "还有这些没有核对，也可以先保存，以后再改：\n" + "\n".join([*named, *more])
        return say.Question(
            f"把 {count} 项任务保存到{outline.year}年度？", f"保存 {count} 项", detail=detail
        )

    def _compare(self, outline: Outline) -> None:
        def show(revision: Revision) -> None:
            self.compare.show_revision(revision, outline.year)
            self.pages.setCurrentWidget(self.compare)

        store = self._store
        self._workplace.carry_out(
            self, "正在与原有任务对照", lambda _progress: look_at_revision(store, outline), show
        )

    def _tell_saved(self, result: tuple[int, Done | None]) -> None:
        count, done = result
        self._leave(f"已导入 {count} 项", done)

    def _tell_revised(self, result: tuple[tuple[int, int, int], Done | None]) -> None:
        (added, changed, dropped), done = result
        self._leave(f"已修订：新增 {added} 项、变化 {changed} 项、取消 {dropped} 项", done)

    def _leave(self, told: str, done: Done | None) -> None:
        self._close_draft()
        self._workplace.go_to(_TASKS_ROOM)
        if done is not None:
            self._workplace.status.tell(told, "撤销", partial(self._take_back, done))

    def _take_back(self, done: Done) -> None:
        store, status = self._store, self._workplace.status
        self._workplace.carry_out(
            self,
            "正在撤销",
            lambda _progress: undo(store, done.number),
            lambda _done: status.tell(f"已撤销“{done.action}”"),
        )

    def _close_draft(self) -> None:
        self._draft.throw_away()
        self.start.show_idle()
        self.paste.edit.clear()
        self.pages.setCurrentWidget(self.start)
        self.start.open_button.setFocus()

    def _show_held(self) -> None:
        if self.working.outline.items:
            self.confirm.show_held(len(held_items(self._store, self.working.outline.year)))

    def _keep_lead(self, lead: str) -> None:
        self._workplace.attempt(
            self, lambda: put_settings(self._store, {"default_lead_unit": lead}, "修改默认牵头单位")
        )

    def _units(self) -> list[str]:
        return self._workplace.office.choices(UNITS).offered()

    def _connect(self) -> None:
        show = self.pages.setCurrentWidget
        self.start.file_chosen.connect(self.read_file)
        self.start.template_chosen.connect(self.use_template)
        self.start.flat_wanted.connect(self.read_lines)
        self.start.cancel_wanted.connect(self._cancel)
        self.start.paste_wanted.connect(self._open_paste)
        self.paste.text_given.connect(self.read_pasted)
        self.paste.back_wanted.connect(partial(show, self.start))
        self.confirm.finished.connect(self.save)
        self.confirm.told.connect(self._workplace.status.tell)
        self.confirm.head.again_button.clicked.connect(self.start_again)
        self.confirm.head.lead_changed.connect(self._keep_lead)
        self.confirm.head.year_changed.connect(lambda _year: self._show_held())
        self.compare.back_wanted.connect(partial(show, self.confirm))
        self.compare.accepted.connect(self.adopt)
        self._workplace.records_changed.connect(self._hear)

    def _open_paste(self) -> None:
        self.pages.setCurrentWidget(self.paste)
        self.paste.edit.setFocus()

    def _hear(self, ledgers: frozenset[str]) -> None:
        if TASKS.name in ledgers and self.isVisible():
            self._show_held()
