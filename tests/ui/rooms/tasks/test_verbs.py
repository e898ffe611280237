"""The verbs of a task: what is asked, what is refused, what is said afterwards."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from models.actions import filing, finding, records
from models.actions.records import Seen
from models.actions.tasks.series import keep_series
from models.ledgers.tasks.checkin import TASK_CHECKINS
from models.ledgers.tasks.evidence import TASK_EVIDENCE
from models.ledgers.tasks.extension import TASK_EXTENSIONS
from models.ledgers.tasks.progress import TASK_PROGRESS
from models.ledgers.tasks.task import TASKS
from models.ledgers.tasks.urging import TASK_URGINGS
from models.store.ledger_file import Store
from ui.ledger.files.taking import Owner, take_files
from ui.ledger.sheets import sheet_dialog
from ui.ledger.sheets.sheet_dialog import SheetDialog, ask
from ui.ledger.sheets.striking import strike_sheet
from ui.rooms.tasks.verbs import ending, offer
from ui.rooms.tasks.verbs.files import export_to
from ui.rooms.tasks.verbs.verb_bar import VerbBar
from ui.workplace import Workplace

Ids = dict[str, int]
DATED, STANDING, CONTENT_FREE = "2.4.1", "2.5.1", "2.1.1"


def task(store: Store, task_id: int) -> Any:
    found = finding.one(store, TASKS, task_id)
    assert found is not None
    return found


def dialog_of(window: QWidget) -> SheetDialog:
    (found,) = [each for each in window.findChildren(SheetDialog) if each.isVisible()]
    return found


@pytest.fixture
def shown_window(window: QWidget) -> QWidget:
    window.show()
    return window


def begin(verb: offer.TaskVerb, workplace: Workplace, task_id: int, window: QWidget) -> SheetDialog:
    offer.begin(workplace, verb, task_id, window)
    return dialog_of(window)


def write(dialog: SheetDialog, **answers: object) -> None:
    for key, text in answers.items():
        dialog.editors[key].show_raw(text)


def test_finishing_without_papers_needs_only_result_and_day(
    shown_window: QWidget, workplace: Workplace, store: Store, ids: Ids
) -> None:
    dialog = begin(offer.FINISH, workplace, ids[DATED], shown_window)
    assert dialog.answers() == {"result": "whole", "finished_on": "2021-06-24"}
    dialog.accept()
    assert task(store, ids[DATED]).status == "done"
    assert workplace.status.text().startswith("已办结“2.4.1 ")


def test_what_was_done_can_be_taken_back_from_the_bar_below(
    shown_window: QWidget, workplace: Workplace, store: Store, ids: Ids
) -> None:
    begin(offer.FINISH, workplace, ids[DATED], shown_window).accept()
    workplace.status._press()
    assert task(store, ids[DATED]).status == "not_started"
    assert workplace.status.text() == "已撤销：办结任务"


def test_missing_papers_are_named_and_the_reason_is_asked(
    shown_window: QWidget, workplace: Workplace, store: Store, ids: Ids
) -> None:
    records.keep(store, TASK_EVIDENCE, {"task_id": ids[DATED], "paper": "会议记录"})
    sheet = ending.finish_sheet(store, task(store, ids[DATED]), workplace.office)
    assert "“会议记录”" in sheet.explained
    assert "印在台账上" in sheet.explained
    dialog = begin(offer.FINISH, workplace, ids[DATED], shown_window)
    dialog.accept()
    assert dialog.complaints["finish_note"].isVisible()
    assert "缺1份" in dialog.complaints["finish_note"].text()
    write(dialog, finish_note="原件在县里")
    dialog.accept()
    assert task(store, ids[DATED]).finish_note == "原件在县里"


def test_complaint_stands_under_its_blank_and_goes_when_mended(
    shown_window: QWidget, workplace: Workplace, store: Store, ids: Ids
) -> None:
    dialog = begin(offer.FINISH, workplace, ids[DATED], shown_window)
    write(dialog, finished_on="2021-06-31")
    dialog.accept()
    assert dialog.complaints["finished_on"].isVisible()
    assert not dialog.complaint.isVisible()
    write(dialog, finished_on="6月20日")
    dialog.accept()
    assert str(task(store, ids[DATED]).finished_on) == "2021-06-20"


def test_verb_is_grey_and_says_why(
    shown_window: QWidget, workplace: Workplace, store: Store, ids: Ids
) -> None:
    menu = QMenu(shown_window)
    offer.fill_menu(menu, workplace, task(store, ids["R.1"]), shown_window)
    enabled = {action.text(): action.isEnabled() for action in menu.actions()}
    assert enabled["办结…"]
    assert not enabled["重新打开…"]
    assert not enabled["延期…"]
    assert not enabled["登记检查…"]
    tips = {action.text(): action.toolTip() for action in menu.actions()}
    assert tips["延期…"] == "这项任务没有完成期限，不需要延期。"
    offer.begin(workplace, offer.EXTEND, ids["R.1"], shown_window)
    assert workplace.status.text() == tips["延期…"]


def test_reopening_needs_a_reason(
    shown_window: QWidget, workplace: Workplace, store: Store, ids: Ids
) -> None:
    begin(offer.FINISH, workplace, ids[DATED], shown_window).accept()
    dialog = begin(offer.REOPEN, workplace, ids[DATED], shown_window)
    dialog.accept()
    assert dialog.complaints["reopen_note"].isVisible()
    write(dialog, reopen_note="上级要求补充")
    dialog.accept()
    assert task(store, ids[DATED]).reopen_note == "2021-06-24 上级要求补充"


def test_extension_is_asked_and_then_answered(
    shown_window: QWidget, workplace: Workplace, store: Store, ids: Ids
) -> None:
    dialog = begin(offer.EXTEND, workplace, ids[DATED], shown_window)
    write(dialog, new_due_on="6月1日", reason="培训推迟")
    dialog.accept()
    assert "晚于现在的期限" in dialog.complaints["new_due_on"].text()
    write(dialog, new_due_on="9月底")
    dialog.accept()
    assert str(task(store, ids[DATED]).due_on) == "2021-06-30"
    answer = begin(offer.EXTEND, workplace, ids[DATED], shown_window)
    answer.accept()
    assert answer.complaints["state"].text() == "请选审核结果。"
    write(answer, state="同意", agreed_by="乡主要领导")
    answer.accept()
    row = task(store, ids[DATED])
    assert (str(row.due_on), str(row.first_due_on)) == ("2021-09-30", "2021-06-30")


def test_refused_and_lapsed_requests_leave_the_deadline(
    shown_window: QWidget, workplace: Workplace, store: Store, ids: Ids
) -> None:
    for word in ("不同意", "已失效"):
        ask_more = begin(offer.EXTEND, workplace, ids[DATED], shown_window)
        write(ask_more, new_due_on="9月底", reason="培训推迟")
        ask_more.accept()
        answer = begin(offer.EXTEND, workplace, ids[DATED], shown_window)
        write(answer, state=word, agreed_by="县委政法委")
        answer.accept()
    states = [r.state for r in finding.children(store, TASK_EXTENSIONS, TASKS, ids[DATED])]
    assert states == ["refused", "lapsed"]
    assert str(task(store, ids[DATED]).due_on) == "2021-06-30"


def test_urging_gets_its_number_and_offers_the_paper(
    qtbot: QtBot, shown_window: QWidget, workplace: Workplace, store: Store, ids: Ids
) -> None:
    dialog = begin(offer.URGE, workplace, ids[DATED], shown_window)
    assert dialog.answers()["reply_due_on"] == "2021-07-01"
    assert "建立健全市域协商民主制度" in str(dialog.answers()["content"])
    write(dialog, urging_kind="黄牌")
    dialog.accept()
    (notice,) = finding.children(store, TASK_URGINGS, TASKS, ids[DATED])
    assert (notice.number, notice.urging_kind) == ("督办〔2021〕1号", "yellow")
    assert "督办" in workplace.status.text()
    from ui.printing.print_dialog import PrintDialog

    workplace.status._press()
    (paper,) = shown_window.findChildren(PrintDialog)
    qtbot.waitUntil(lambda: paper.made is not None, timeout=20_000)
    assert paper.made is not None
    assert paper.made.report.name == "task-urging"
    paper.reject()


def test_progress_of_a_content_free_task_asks_for_no_words(
    shown_window: QWidget, workplace: Workplace, store: Store, ids: Ids
) -> None:
    dialog = begin(offer.PROGRESS, workplace, ids[CONTENT_FREE], shown_window)
    assert list(dialog.editors) == ["on_day", "happened", "amount"]
    write(dialog, happened=True, amount="3")
    dialog.accept()
    (entry,) = finding.children(store, TASK_PROGRESS, TASKS, ids[CONTENT_FREE])
    assert (entry.happened, entry.amount) == (True, 3)


def test_check_in_moves_the_next_check(
    shown_window: QWidget, workplace: Workplace, store: Store, ids: Ids
) -> None:
    dialog = begin(offer.CHECK, workplace, ids[STANDING], shown_window)
    write(dialog, story="走访三个村，情况正常")
    dialog.accept()
    assert len(finding.children(store, TASK_CHECKINS, TASKS, ids[STANDING])) == 1
    assert str(task(store, ids[STANDING]).next_check_on) == "2022-06-24"


def test_struck_entry_needs_a_reason(
    shown_window: QWidget, workplace: Workplace, store: Store, ids: Ids
) -> None:
    raw = {"task_id": ids[DATED], "on_day": "2021-06-01", "story": "记错了"}
    records.keep(store, TASK_PROGRESS, raw)
    (entry,) = finding.children(store, TASK_PROGRESS, TASKS, ids[DATED])
    dialog = ask(workplace, strike_sheet(store, TASK_PROGRESS, entry), shown_window)
    dialog.accept()
    assert dialog.complaints["struck_why"].isVisible()
    write(dialog, struck_why="记到别的任务上了")
    dialog.accept()
    (entry,) = finding.children(store, TASK_PROGRESS, TASKS, ids[DATED])
    assert entry.struck_why == "记到别的任务上了"


def test_file_held_already_is_linked_and_said_so(
    qtbot: QtBot,
    shown_window: QWidget,
    workplace: Workplace,
    store: Store,
    ids: Ids,
    tmp_path: Path,
) -> None:
    scan = tmp_path / "会议记录.pdf"
    scan.write_bytes(b"%PDF-1.4 a scan")
    take_files(workplace, Owner(TASKS, ids[DATED]), [scan], shown_window)
    qtbot.waitUntil(lambda: workplace.status.text() == "已存入 1 份材料")
    take_files(workplace, Owner(TASKS, ids["2.4.2"]), [scan], shown_window)
    qtbot.waitUntil(lambda: "已直接关联" in workplace.status.text())
    one = filing.files_of(store, TASKS, [ids[DATED], ids["2.4.2"]])
    assert one[ids[DATED]][0].file_id == one[ids["2.4.2"]][0].file_id
    out = tmp_path / "out"
    export_to(workplace, [ids[DATED]], out, shown_window)
    qtbot.waitUntil(lambda: workplace.status.text().startswith("已导出 1 份"))
    assert [path.name for path in out.iterdir()] == ["2.4.1_建立健全市域协商民主制度.pdf"]


def test_verb_bar_offers_what_the_task_allows(
    qtbot: QtBot, shown_window: QWidget, workplace: Workplace, store: Store, ids: Ids
) -> None:
    bar = VerbBar(workplace, shown_window)

    def offered() -> list[str]:
        return [words for words, button in bar.buttons.items() if not button.isHidden()]

    bar.show_task(ids[DATED])
    assert offered() == ["办结…", "登记进展…", "延期…"]
    bar.show_task(ids[STANDING])
    assert offered() == ["办结…", "登记检查…", "登记进展…"]
    row = task(store, ids[DATED])
    bar.show_task(ids[DATED])
    from models.actions.tasks.ending import finish

    finish(store, Seen(row.id, row.revision), "whole", "2021-06-20")
    qtbot.waitUntil(lambda: offered() == ["重新打开…"])


def test_period_of_a_series_is_moved_and_skipped(
    shown_window: QWidget, workplace: Workplace, store: Store
) -> None:
    raw = {
        "title": "每月议稳会",
        "lead_unit": "乡综治办",
        "cycle": "每月",
        "starts_on": "2021-07-01",
        "ends_on": "2021-09-30",
        "papers": "会议记录",
    }
    keep_series(store, raw)
    from models.actions.finding import Holding, View

    rows = finding.first_rows(store, TASKS, View(filters={"title": Holding("议稳会")}))
    move = begin(offer.MOVE, workplace, rows[0].id, shown_window)
    write(move, due_on="7月20日")
    move.accept()
    assert (task(store, rows[0].id).deadline_kind, str(task(store, rows[0].id).due_on)) == (
        "day",
        "2021-07-20",
    )
    drop = begin(offer.SKIP, workplace, rows[1].id, shown_window)
    drop.accept()
    assert "请" in drop.complaints["finish_note"].text()
    write(drop, finish_note="与县里会议合并")
    drop.accept()
    assert task(store, rows[1].id).result == "dropped"
    assert task(store, rows[2].id).status == "not_started"


def test_several_are_ended_with_one_shared_reason(
    qtbot: QtBot, shown_window: QWidget, workplace: Workplace, store: Store, ids: Ids
) -> None:
    records.keep(store, TASK_EVIDENCE, {"task_id": ids["2.4.1"], "paper": "会议记录"})
    begin(offer.FINISH, workplace, ids["2.4.3"], shown_window).accept()
    rows = [task(store, ids[code]) for code in ("2.4.1", "2.4.2", "2.4.3")]
    sheet = ending.finish_several_sheet(store, rows, workplace.office)
    assert sheet.yes == "办结 2 项"
    assert "另外 1 项已经办结" in sheet.explained
    assert "1 项还缺佐证材料" in sheet.explained
    dialog = ask(workplace, sheet, shown_window)
    dialog.accept()
    qtbot.waitUntil(lambda: "2.4.1" in dialog.complaints["finish_note"].text())
    write(dialog, finish_note="原件在县里")
    dialog.accept()
    qtbot.waitUntil(lambda: not shown_window.findChildren(SheetDialog))
    assert {task(store, ids[c]).status for c in ("2.4.1", "2.4.2", "2.4.3")} == {"done"}


def test_long_sheet_scrolls_where_the_screen_is_low_and_its_buttons_are_seen(
    shown_window: QWidget,
    workplace: Workplace,
    store: Store,
    ids: Ids,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = begin(offer.URGE, workplace, ids["2.4.1"], shown_window)
    tall = whole.height()
    whole.reject()
    monkeypatch.setattr(sheet_dialog, "fitting", lambda _p, w, h: QSize(w, min(h, 445)))
    low = begin(offer.URGE, workplace, ids["2.4.1"], shown_window)
    assert tall > 500
    assert low.height() <= 460
    spot = low.yes_button.mapTo(low, low.yes_button.rect().bottomRight())
    assert low.rect().contains(spot)
