"""The print dialog: what is seen is what is saved; a wrong period is told in place."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from models.actions.finding import OneOf, View
from models.actions.settings import put_settings
from models.ledger import find_ledger
from models.ledgers.tasks.task import TASKS
from models.store.ledger_file import Store
from reports.catalogue import all_reports
from reports.paper import Book, Paper
from tests.reports.mediation.cases import full_case
from ui.printing.print_dialog import PrintDialog
from ui.workplace import Workplace

OVERDUE = View(filters={"light": OneOf(frozenset({"overdue"}))})


@pytest.fixture
def dialog(workplace: Workplace, window: QWidget, qtbot: QtBot) -> PrintDialog:
    made = PrintDialog(workplace, TASKS, OVERDUE, window)
    qtbot.addWidget(made, before_close_func=lambda each: each.done(0))
    made.show()
    ready(made, qtbot)
    return made


def ready(dialog: PrintDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: dialog.made is not None and dialog.preview.sentence() == "")


def rows(dialog: PrintDialog) -> int:
    assert dialog.made is not None
    assert isinstance(dialog.made.document, Book)
    return len(list(dialog.made.document.rows))


def test_filter_of_the_list_is_taken_over_and_can_be_left(
    dialog: PrintDialog, qtbot: QtBot
) -> None:
    assert rows(dialog) == 1
    dialog.choices.everything.setChecked(True)
    ready(dialog, qtbot)
    assert rows(dialog) == 4


def test_saved_file_equals_the_preview(dialog: PrintDialog, qtbot: QtBot, tmp_path: Path) -> None:
    dialog.choices.formats["xlsx"].setChecked(True)
    folder = tmp_path / "out"
    dialog.save(folder)
    qtbot.waitUntil(lambda: dialog.said.text().startswith("已存到"))
    assert {path.suffix for path in folder.iterdir()} == {".pdf", ".xlsx"}
    assert dialog.made is not None
    assert next(folder.glob("*.pdf")).read_bytes() == dialog.made.pdf


def test_wrong_period_is_told_and_nothing_can_be_printed(dialog: PrintDialog, qtbot: QtBot) -> None:
    dialog.choices.period.setEditText("去年冬天")
    qtbot.waitUntil(lambda: dialog.made is None)
    assert not dialog.print_button.isEnabled()
    assert "去年冬天" in dialog.choices.complaint.text()
    dialog.choices.period.setEditText("2021-Q2")
    ready(dialog, qtbot)
    assert dialog.made is not None
    assert dialog.made.request.period.code == "2021-Q2"


def test_paper_that_has_nothing_to_say_tells_so(dialog: PrintDialog, qtbot: QtBot) -> None:
    dialog.choices.paper.setCurrentIndex(2)
    dialog.choices.period.setEditText("2019")
    qtbot.waitUntil(lambda: "没有可以出" in dialog.preview.sentence())
    assert not dialog.save_button.isEnabled()


def test_one_notice_is_printed_for_its_record(
    workplace: Workplace, window: QWidget, qtbot: QtBot
) -> None:
    made = PrintDialog(workplace, find_ledger("task_urgings"), None, window, record_id=1)
    qtbot.addWidget(made, before_close_func=lambda each: each.done(0))
    made.show()
    ready(made, qtbot)
    assert made.made is not None
    assert isinstance(made.made.document, Paper)
    assert not made.choices.formats["xlsx"].isEnabled()


def test_notice_is_saved_as_word_too(
    workplace: Workplace, window: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    made = PrintDialog(workplace, find_ledger("task_urgings"), None, window, record_id=1)
    qtbot.addWidget(made, before_close_func=lambda each: each.done(0))
    made.show()
    ready(made, qtbot)
    made.choices.formats["docx"].setChecked(True)
    made.save(tmp_path / "out")
    qtbot.waitUntil(lambda: made.said.text().startswith("已存到"))
    assert {path.suffix for path in (tmp_path / "out").iterdir()} == {".pdf", ".docx"}


def test_every_kind_of_file_on_offer_can_be_ticked(dialog: PrintDialog) -> None:
    on_offer = {each for report in all_reports() for each in report.formats}
    assert set(dialog.choices.formats) == on_offer
    assert dialog.choices.formats["docx"].isEnabled() is ("docx" in dialog.choices.report().formats)


def test_closing_while_a_paper_is_made_leaves_nobody_behind(
    workplace: Workplace, window: QWidget, qtbot: QtBot
) -> None:
    made = PrintDialog(workplace, TASKS, None, window)
    qtbot.addWidget(made)
    made.show()
    made.reject()
    assert made.made is None


def test_ledger_of_an_earlier_year_offers_its_own_periods_first(
    store: Store, workplace: Workplace, window: QWidget, qtbot: QtBot
) -> None:
    put_settings(store, {"year": "2020"})
    dialog = PrintDialog(workplace, TASKS, View(), window)
    qtbot.addWidget(dialog)
    offered = [dialog.choices.period.itemText(at) for at in range(dialog.choices.period.count())]
    assert offered[0] == "2020年"
    assert "2021年" in offered
    assert len(offered) == len(set(offered))
    dialog.close()


def test_papers_of_a_case_are_offered_for_a_record_and_told_to_be_uncovered(
    workplace: Workplace, window: QWidget, qtbot: QtBot
) -> None:
    case_id = full_case(workplace.store)
    for record_id, is_offered in ((None, False), (case_id, True)):
        made = PrintDialog(workplace, find_ledger("disputes"), None, window, record_id)
        qtbot.addWidget(made, before_close_func=lambda each: each.done(0))
        ready(made, qtbot)
        assert "遮盖" in made.choices.note.text()  # the book comes first, and opens nothing
        at = made.choices.paper.findText("人民调解协议书")
        assert (at >= 0) is is_offered
        if is_offered:
            made.choices.paper.setCurrentIndex(at)
            ready(made, qtbot)
            assert "照登记的印出" in made.choices.note.text()
            assert made.made is not None
            assert isinstance(made.made.document, Paper)
            assert not made.choices.period.isEnabled()
        made.done(0)
