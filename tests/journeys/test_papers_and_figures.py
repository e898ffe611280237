"""The papers of a mediation, a file for binding, the monthly table, a leader's question."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QPushButton
from python_calamine import CalamineWorkbook

import models.actions  # noqa: F401  fills the shelf
from models.actions.setup.founding import NewLedger, found
from models.divisions import load_sample
from models.ledgers.disputes.dispute import DISPUTES
from tests.journeys.clerk import Clerk
from tests.journeys.conftest import Begin
from tests.journeys.screen import log_in
from tests.ui.rooms.disputes.played import agreed_case, open_case
from ui.main_window import MainWindow
from ui.paper import print_job
from ui.rooms.catalogue import FIGURES
from ui.rooms.disputes.figures.page import FiguresPage
from ui.rooms.disputes.papers.dialog import CasePapersDialog
from ui.rooms.disputes.room import DisputeRoom
from ui.start import places

PASSWORD = "password1"
STEPS_TO_THE_PAPERS = 6
"""Job 8 of the clerk's twenty jobs."""
STEPS_TO_A_FILE_FOR_BINDING = 3
"""Job 10, from the case that is shown."""
STEPS_TO_THE_MONTHLY_TABLE = 3
"""Job 15, from the room of the disputes."""
STEPS_TO_AN_ANSWER = 2
"""Job 17."""


@pytest.fixture
def case_id(tmp_path: Path) -> int:
    """A closed ledger of the sample township with a mediated case, known to the program."""
    table = load_sample()
    new = NewLedger(table.path("369921200"), table.below("369921200"), 2021, sample_day=played_on())
    store, _ = found(tmp_path / "ledger", PASSWORD, new)
    made = agreed_case(store)
    open_case(store, dispute_type="土地承包经营")
    open_case(store, dispute_type="山林矿产")
    open_case(store, dispute_type="邻里相邻关系")
    store.close()
    places.remember_ledger(tmp_path / "ledger", "示例乡 · 2021")
    return made


def played_on() -> object:
    import datetime as dt

    return dt.date(2021, 6, 24)


@pytest.fixture
def main(clerk: Clerk, begin: Begin, case_id: int) -> MainWindow:
    window = log_in(clerk, begin, PASSWORD).main
    assert window is not None
    return window


def enter_disputes(clerk: Clerk, main: MainWindow) -> DisputeRoom:
    clerk.press(main.rail.buttons[DISPUTES.name])
    room = main.rooms.currentWidget()
    assert isinstance(room, DisputeRoom)
    clerk.wait(lambda: room.list.total() > 0 and room.list._found.is_all)
    return room


def button_of(room: DisputeRoom, words: str) -> QPushButton:
    buttons = room.toolbar.findChildren(QPushButton)
    return next(each for each in buttons if each.text() == words)


def point_at_case(clerk: Clerk, room: DisputeRoom, case_id: int) -> None:
    clerk.point_at(room.list.table, room.list.model.index(room.list.model.row_of(case_id), 1))
    clerk.wait(lambda: room.desk.case_id == case_id)


def is_read(dialog: CasePapersDialog) -> bool:
    """The case is read and its first page stands there."""
    return dialog.look() is not None and dialog.face.preview.page_words().startswith("第")


def test_papers_of_one_mediation_come_out_of_the_printer(
    clerk: Clerk, main: MainWindow, case_id: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = clerk.steps
    room = enter_disputes(clerk, main)
    point_at_case(clerk, room, case_id)
    printed = tmp_path / "printed.pdf"

    def choose(_parent: object, _sheets: object) -> QPrinter:
        clerk.steps += 1  # the system's own print dialog
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(printed))
        printer.setResolution(72)
        return printer

    monkeypatch.setattr(print_job, "choose_printer", choose)

    def act(dialog: CasePapersDialog) -> None:
        clerk.wait(lambda: is_read(dialog))
        clerk.press(dialog.face.tick_link)
        assert "申请书》还空着" in words_above(dialog)  # listed before anything is printed (B9)
        clerk.press(dialog.face.print_button)
        clerk.wait(lambda: "已送去打印" in dialog.face.said.text())
        assert clerk.steps - before <= STEPS_TO_THE_PAPERS
        dialog.reject()

    clerk.answer(CasePapersDialog, act, lambda: clerk.press(button_of(room, "文书")))
    document = pypdfium2.PdfDocument(printed)
    assert len(document) > 8
    document.close()


def words_above(dialog: CasePapersDialog) -> str:
    from PySide6.QtWidgets import QLabel

    return "".join(label.text() for label in dialog.face.blanks.findChildren(QLabel))


def test_one_file_is_made_ready_for_binding(
    clerk: Clerk, main: MainWindow, case_id: int, tmp_path: Path
) -> None:
    room = enter_disputes(clerk, main)
    point_at_case(clerk, room, case_id)
    out = tmp_path / "out"
    out.mkdir()
    before = clerk.steps

    def act(dialog: CasePapersDialog) -> None:
        clerk.wait(lambda: is_read(dialog))
        assert dialog.face.count.text() == "必须的还缺 2 种"  # what is missing is said at once
        clerk.choose_file("getExistingDirectory", out)
        clerk.press(dialog.face.whole_button)
        clerk.wait(lambda: "已存到" in dialog.face.said.text())
        assert clerk.steps - before <= STEPS_TO_A_FILE_FOR_BINDING
        dialog.reject()

    clerk.answer(CasePapersDialog, act, lambda: clerk.press(button_of(room, "文书")))
    (path,) = out.iterdir()
    document = pypdfium2.PdfDocument(path)
    assert [each.get_title() for each in document.get_toc()][:2] == ["卷宗封面", "卷内目录"]
    document.close()


def test_monthly_table_is_saved_as_a_workbook(
    clerk: Clerk, main: MainWindow, tmp_path: Path
) -> None:
    room = enter_disputes(clerk, main)
    before = clerk.steps
    clerk.press(button_of(room, "统计"))
    page = figures(main, clerk)
    assert page.checks.chip.text() == "核对无误"
    path = tmp_path / "月报.xlsx"
    clerk.choose_file("getSaveFileName", path)
    clerk.press(page.excel_button)
    clerk.wait(lambda: "已存到" in main.workplace.status.text())
    assert clerk.steps - before <= STEPS_TO_THE_MONTHLY_TABLE
    sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0)
    assert sheet.name == "2021年6月统计"
    cells = sheet.to_python()
    total = next(row for row in cells if row[0] == "合计")
    assert total[1:3] == [3.0, 3.0]


def test_open_land_disputes_of_a_village_are_seen_and_listed(
    clerk: Clerk, main: MainWindow
) -> None:
    before = clerk.steps
    enter_disputes_and_figures(clerk, main)
    page = figures(main, clerk)
    assert clerk.steps - before <= STEPS_TO_AN_ANSWER
    headings, lines = page.table.figures.headings, page.tables[0].lines
    column = next(
        at
        for at, each in enumerate(headings)
        if each.label == "未化解数" and each.above[-1].startswith("山林土地")
    )
    row = next(at for at, line in enumerate(lines) if line.label == "云岭村")
    cell = page.table.figures.index(row, column)
    assert cell.data() == "2"
    clerk.point_at(page.table, cell)  # and one press more lists them
    clerk.wait(lambda: page.cases.isVisible() and page.cases.list._found.is_all)
    assert page.cases.list.total() == 2


def enter_disputes_and_figures(clerk: Clerk, main: MainWindow) -> None:
    room = enter_disputes(clerk, main)
    clerk.press(button_of(room, "统计"))


def figures(main: MainWindow, clerk: Clerk) -> FiguresPage:
    clerk.wait(lambda: main.rooms.current_name == FIGURES)
    page = main.rooms.currentWidget()
    assert isinstance(page, FiguresPage)
    clerk.wait(lambda: bool(page.tables))
    return page
