"""The first day: from the welcome to a ledger that is closed, and opened again."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import Qt
from python_calamine import CalamineWorkbook

from models.actions import checking_up, finding
from models.actions.finding import View
from models.ledgers.tasks.task import TASKS
from models.store.backup.home import backups_in
from tests.journeys.clerk import Clerk
from tests.journeys.conftest import Begin
from tests.journeys.first_start import PASSWORD, found_the_ledger
from tests.journeys.screen import (
    action_of,
    answer_yes,
    button_of,
    fill,
    link_of,
    list_is_read,
    paper_line,
    row_of,
    tab,
    task_room,
    words_of,
)
from ui.ledger.form.editor import DateEditor
from ui.ledger.sheets.sheet_dialog import SheetDialog
from ui.main_window import MainWindow
from ui.printing.print_dialog import PrintDialog
from ui.rooms.plan.confirming.outline_model import TITLE
from ui.rooms.plan.plan_room import PlanRoom
from ui.rooms.tasks.room import TaskRoom
from ui.rooms.today.page import TodayPage
from ui.start.session import Session
from ui.start.wizard.first_start import FirstStart

LEAD = "综治办"
PLAN = Path(__file__).parents[1] / "data" / "plan-2021-source.txt"
STEPS_TO_A_LEDGER_OF_TASKS = 8
"""Job 2 of the clerk's twenty jobs."""
STEPS_TO_WHAT_IS_DUE = 1
"""Job 1."""


def test_a_first_day_from_welcome_to_the_ledger_opened_again(
    clerk: Clerk, begin: Begin, tmp_path: Path
) -> None:
    session = begin()
    found_the_ledger(clerk, session, tmp_path)
    main = take_the_plan_in(clerk, session)
    work_with_the_tasks(clerk, main, tmp_path)
    look_at_today(clerk, main)
    put_it_on_paper(clerk, main, tmp_path / "papers")
    close_and_come_back(clerk, session, begin, tmp_path / "ledger")


def take_the_plan_in(clerk: Clerk, session: Session) -> MainWindow:
    """From the end of the wizard to saved tasks: job 2, in eight steps."""
    assert session.start is not None
    wizard = session.start.findChild(FirstStart)
    assert wizard is not None
    before = clerk.steps
    clerk.press(wizard.last.plan_button)
    main = session.main
    assert main is not None
    room = main.rooms.currentWidget()
    assert isinstance(room, PlanRoom)
    clerk.choose_file("getOpenFileName", PLAN)
    clerk.press(room.start.open_button)
    clerk.wait(lambda: room.pages.currentWidget() is room.confirm)
    confirm_the_plan(clerk, room)
    asked = answer_yes(clerk, lambda: clerk.press(room.confirm.save_button))
    clerk.wait(lambda: main.rooms.current_name == "tasks")
    assert clerk.steps - before <= STEPS_TO_A_LEDGER_OF_TASKS
    assert "保存到2021年度" in asked
    tasks = task_room(main, clerk)
    assert tasks.list.total() == 70
    assert tasks.list.model.record(0).lead_unit == LEAD
    return main


def confirm_the_plan(clerk: Clerk, room: PlanRoom) -> None:
    """See what was read, correct one deadline, take the damaged words, set who leads."""
    page, outline = room.confirm, room.working.outline
    assert sum(bool(item.deadline.words) for item in outline.items) == 27
    assert page.noise_button.isVisible()
    assert page.noise_button.text() == "略去 3 行"
    clerk.point_at(page.view, page.view.items.at("3.2", TITLE))
    assert page.form.deadline.text() == "2021年启动,2021年6月底前完成"
    clerk.write(page.form.deadline, "2021年7月底前")
    clerk.press(page.accept_button)
    assert not page.accept_button.isVisible()
    corrected = room.working.outline.item("3.2")
    assert corrected.deadline.due_on == dt.date(2021, 7, 31)
    clerk.write(page.head.lead, LEAD)
    clerk.press_key(page.head.lead, Qt.Key.Key_Return)


def work_with_the_tasks(clerk: Clerk, main: MainWindow, folder: Path) -> None:
    room = task_room(main, clerk)
    change_deadlines(clerk, room)
    file_evidence(clerk, room, folder)
    finish_with_a_reason(clerk, room)
    undo_and_redo(clerk, room)
    delete_and_bring_back(clerk, room)


def change_deadlines(clerk: Clerk, room: TaskRoom) -> None:
    """逾期 and 预警 as filters, a search by initials, dates as people write them."""
    soon = room.workplace.office.today + dt.timedelta(10)
    find(clerk, room, "wghgl", "3.2")
    write_due_date(clerk, room, f"{soon.year}.{soon.month}.{soon.day}")
    assert room.record.record.due_on == soon
    clerk.write(room.list.search, "")
    clerk.press_key(room.list.search, Qt.Key.Key_Backspace)
    clerk.wait(lambda: room.list.total() == 70)
    clerk.press(room.counts.links["soon"])
    clerk.wait(lambda: room.list.total() == 1 and list_is_read(room))
    assert room.list.chips.words()
    clerk.press(room.counts.links["soon"])
    clerk.wait(lambda: room.list.total() == 70)
    clerk.press(room.counts.links["overdue"])
    clerk.wait(lambda: 0 < room.list.total() < 27 and list_is_read(room))
    overdue = room.list.total()
    clerk.point_at(room.list.table, row_of(room, "2.4.2"))
    write_due_date(clerk, room, "2021.6.5")
    clerk.wait(lambda: list_is_read(room))
    assert room.record.record.due_on == dt.date(2021, 6, 5)
    assert room.list.model.record(room.list.table.currentIndex().row()).code == "2.4.2"
    assert room.list.total() == overdue
    clerk.press(room.counts.links["overdue"])
    clerk.wait(lambda: room.list.total() == 70 and list_is_read(room))


def find(clerk: Clerk, room: TaskRoom, typed: str, code: str) -> None:
    """Search by initials and point at the task found."""
    clerk.write(room.list.search, typed)
    clerk.wait(lambda: 0 < room.list.total() < 70 and list_is_read(room))
    clerk.point_at(room.list.table, row_of(room, code))
    clerk.wait(lambda: room.record.record.code == code)


def write_due_date(clerk: Clerk, room: TaskRoom, written: str) -> None:
    pane = room.record.pane
    editor = pane.form.rows["due_on"].editor
    assert isinstance(editor, DateEditor)
    pane.form.ensureWidgetVisible(editor)
    clerk.write(editor.line.line, written)
    clerk.press(pane.save_button)
    clerk.wait(lambda: not pane.is_dirty())


def file_evidence(clerk: Clerk, room: TaskRoom, folder: Path) -> None:
    """Two papers are expected of 2.4.2; the scan of one is dropped onto its line."""
    clerk.press(tab(room, "佐证"))
    for paper in ("会议记录", "签到表"):
        clerk.answer(
            SheetDialog,
            lambda sheet, paper=paper: fill(clerk, sheet, {"paper": paper}),
            lambda: clerk.press(link_of(room, "添加应有材料…")),
        )
        clerk.wait(lambda paper=paper: paper_line(room, paper) is not None)
    scan = folder / "会议记录扫描.pdf"
    scan.write_bytes((folder / "sheet.pdf").read_bytes())
    line = paper_line(room, "会议记录")
    assert line is not None
    clerk.drop(line, scan)
    clerk.wait(lambda: "应有 2 份，已有 1 份" in words_of(room))
    stored = [path.read_bytes() for path in (folder / "ledger").rglob("*") if path.is_file()]
    assert not any(b"%PDF" in content for content in stored)


def finish_with_a_reason(clerk: Clerk, room: TaskRoom) -> None:
    """办结 with a missing paper wants a reason."""

    def act(sheet: SheetDialog) -> None:
        clerk.press(sheet.yes_button)
        assert sheet.complaints["finish_note"].isVisible()
        fill(clerk, sheet, {"finish_note": "签到表由县里统一保管"})

    clerk.answer(SheetDialog, act, lambda: clerk.press(room.verbs.buttons["办结…"]))
    clerk.wait(lambda: room.record.record.status == "done" and list_is_read(room))
    assert room.record.record.code == "2.4.2"
    assert room.record.record.finish_note == "签到表由县里统一保管"


def undo_and_redo(clerk: Clerk, room: TaskRoom) -> None:
    clerk.press(room.toolbar.undo_button)
    clerk.wait(lambda: room.record.record.status != "done")
    clerk.wait(room.toolbar.redo_button.isEnabled)
    clerk.press(room.toolbar.redo_button)
    clerk.wait(lambda: room.record.record.status == "done" and list_is_read(room))


def delete_and_bring_back(clerk: Clerk, room: TaskRoom) -> None:
    clerk.point_at(room.list.table, row_of(room, "4.6"))
    asked = answer_yes(clerk, lambda: clerk.press_key(room.list.table, Qt.Key.Key_Delete))
    assert "删除1项任务：" in asked
    assert "农村道路交通安全提升专项行动" in asked
    clerk.wait(lambda: room.list.total() == 69 and list_is_read(room))
    clerk.press_link(action_of(room, "回收站"))
    clerk.wait(lambda: room.list.total() == 1 and list_is_read(room))
    clerk.point_at(room.list.table, room.list.model.index(0, 0))
    clerk.press(button_of(room, "恢复"))
    clerk.wait(lambda: room.list.total() == 0)
    clerk.press_link(action_of(room, "返回台账"))
    clerk.wait(lambda: room.list.total() == 70 and list_is_read(room))


def look_at_today(clerk: Clerk, main: MainWindow) -> None:
    """Job 1: what is due this week is seen after one press."""
    before = clerk.steps
    clerk.press(main.rail.buttons["today"])
    page = main.rooms.currentWidget()
    assert isinstance(page, TodayPage)
    clerk.wait(lambda: page.cards)
    assert clerk.steps - before <= STEPS_TO_WHAT_IS_DUE
    assert any("逾期" in card.group.matter.title for card in page.cards)
    clerk.press(main.rail.buttons["tasks"])


def put_it_on_paper(clerk: Clerk, main: MainWindow, folder: Path) -> None:
    """What is seen is what is saved, as PDF and as Excel."""
    room = task_room(main, clerk)

    def act(dialog: PrintDialog) -> None:
        clerk.choose(dialog.choices.paper, "任务台账")
        line = dialog.choices.period.lineEdit()
        assert line is not None
        clerk.write(line, "2021")
        clerk.wait(lambda: dialog.made is not None and dialog.made.request.period.code == "2021")
        clerk.wait(lambda: dialog.made is not None and dialog.preview.sentence() == "")
        clerk.wait(lambda: "第 1 页" in dialog.preview.page_words())
        clerk.press(dialog.choices.formats["xlsx"])
        clerk.wait(lambda: not room.workplace.desk.is_busy and dialog.save_button.isEnabled())
        clerk.choose_file("getExistingDirectory", folder)
        clerk.press(dialog.save_button)
        clerk.wait(lambda: dialog.said.text().startswith("已存到"))
        assert dialog.made is not None
        (pdf,) = folder.glob("*.pdf")
        assert pdf.read_bytes() == dialog.made.pdf
        clerk.press(dialog.close_button)

    folder.mkdir()
    clerk.answer(PrintDialog, act, lambda: clerk.press(button_of(room, "导出/打印")))
    (book,) = folder.glob("*.xlsx")
    cells = CalamineWorkbook.from_path(str(book)).get_sheet_by_index(0).to_python()
    assert sum("建立健全" in "".join(map(str, row)) for row in cells) > 20


def close_and_come_back(clerk: Clerk, session: Session, begin: Begin, folder: Path) -> None:
    """A wrong password is refused in words; the right one shows everything as it was."""
    main = session.main
    assert main is not None
    main.close()
    clerk.wait(lambda: session.store is None)  # the last backup is made first
    assert [each.cover.kind for each in backups_in(folder / "backups")] == ["exit", "import"]
    again = begin()
    assert again.start is not None
    login = again.start.login
    clerk.write(login.password.line, "Tantou-2021-07")
    clerk.press(login.open_button)
    clerk.wait(lambda: login.complaint.text().startswith("密码不对"))
    assert not login.open_button.isEnabled()
    clerk.write(login.password.line, PASSWORD)
    clerk.wait(login.open_button.isEnabled)
    clerk.press(login.open_button)
    clerk.wait(lambda: again.main is not None)
    assert again.main is not None
    assert again.store is not None
    assert again.main.windowTitle().endswith("潭头镇 · 2021")
    clerk.press(again.main.rail.buttons["tasks"])
    room = task_room(again.main, clerk)
    assert room.list.total() == 70
    done = finding.every_row(again.store, TASKS, View())
    assert [row.code for row in done if row.status == "done"] == ["2.4.2"]
    assert checking_up.check(again.store) == []
