"""统计 in the real window: a press on a figure lists exactly its cases (E4)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.actions import records
from models.actions.disputes.figures.tables.offers import STATISTICS, find_statistic
from models.actions.figures.broken import Broken
from models.actions.figures.figure import Figure, Rate
from models.actions.figures.table import FigureTable
from models.actions.finding import NO_VIEW
from models.actions.settings import put_settings
from models.dates.spans import month
from models.ledgers.disputes.dispute import DISPUTES
from models.store.ledger_file import Store
from tests.ui.rooms.disputes.played import agreed_case, open_case
from tests.ui.rooms.put_away import put_disputes_away
from ui.main_window import MainWindow
from ui.printing.print_dialog import PrintDialog
from ui.rooms.catalogue import FIGURES
from ui.rooms.disputes.figures.page import FiguresPage

LEFT = Qt.MouseButton.LeftButton
MONTHLY, SURVEY = "dispute-monthly", "dispute-survey"


@pytest.fixture
def cases(store: Store) -> dict[str, int]:
    """One case settled in May, one open of May, one of June."""
    put_disputes_away(store)
    return {
        "settled": agreed_case(store),
        "open": open_case(store),
        "june": open_case(
            store, dispute_type="邻里相邻关系", found_on="2021-06-02", accepted_on="2021-06-03"
        ),
    }


@pytest.fixture
def page(cases: dict[str, int], window: MainWindow, qtbot: QtBot) -> FiguresPage:
    window.enter(FIGURES)
    found = window.rooms.currentWidget()
    assert isinstance(found, FiguresPage)
    counted(qtbot, found)
    return found


def counted(qtbot: QtBot, page: FiguresPage) -> None:
    """Wait until the table stands there."""
    qtbot.waitUntil(lambda: bool(page.tables) and page.table.isVisible(), timeout=20_000)


def turn_to(qtbot: QtBot, page: FiguresPage, name: str, period: str = "") -> None:
    """Choose a table and a period."""
    if period:
        page.choosing.period_box.setEditText(period)
    names = [each.name for each in STATISTICS]
    page.choosing.statistic_box.setCurrentIndex(names.index(name))
    page.choosing.changed.emit()
    counted(qtbot, page)


def column(page: FiguresPage, *words: str) -> int:
    """The column under these headings, outermost first."""
    for at, heading in enumerate(page.table.figures.headings):
        told = (*heading.above, heading.label)
        if all(any(word in each for each in told) for word in words):
            return at
    raise LookupError(words)


def press(qtbot: QtBot, page: FiguresPage, row: int, at: int) -> None:
    """Press a cell with the mouse."""
    index = page.table.figures.index(row, at)
    page.table.scrollTo(index)
    spot = page.table.visualRect(index).center()
    qtbot.mouseClick(page.table.viewport(), LEFT, pos=spot)


def listed(qtbot: QtBot, page: FiguresPage) -> set[int]:
    """The cases of the list, once it is read."""
    qtbot.waitUntil(page.cases.isVisible, timeout=20_000)
    qtbot.waitUntil(lambda: page.cases.list._found.is_all, timeout=20_000)
    return set(page.cases.list.model.ids)


def test_month_of_today_is_counted_at_once(page: FiguresPage) -> None:
    assert page.choosing.period_box.currentText() == "2021年6月"
    assert page.choosing.statistic().name == MONTHLY
    total = page.table.figures.index(0, column(page, "未化解纠纷数"))
    assert total.data() == "2"
    assert page.checks.chip.text() == "核对无误"
    assert "化解率＝" in page.notes.label.text()


def test_pressed_figure_lists_exactly_its_cases_and_back_returns(
    page: FiguresPage, cases: dict[str, int], qtbot: QtBot
) -> None:
    press(qtbot, page, 0, column(page, "邻里", "未化解数"))
    assert listed(qtbot, page) == {cases["june"]}
    assert "邻里未化解数" in page.cases.title.text()
    qtbot.mouseClick(page.cases.back_button, LEFT)
    qtbot.waitUntil(page.table.isVisible)
    press(qtbot, page, 0, column(page, "总数"))
    assert listed(qtbot, page) == {cases["open"], cases["june"]}


def test_every_figure_of_every_table_lists_as_many_cases_as_it_says(
    page: FiguresPage, store: Store
) -> None:
    for statistic in STATISTICS:
        for table in statistic.make(store, month(2021, 5), NO_VIEW):
            for line in table.lines:
                for cell in line.cells:
                    if isinstance(cell, Figure):
                        assert len(cell.rows()) == cell.cases, (table.title, cell.name)


def test_case_of_the_list_opens_in_its_room(
    page: FiguresPage, window: MainWindow, cases: dict[str, int], qtbot: QtBot
) -> None:
    press(qtbot, page, 0, column(page, "邻里", "未化解数"))
    listed(qtbot, page)
    qtbot.mouseClick(page.cases.open_button, LEFT)
    qtbot.waitUntil(lambda: window.rooms.current_name == DISPUTES.name)
    window.enter(FIGURES)
    assert page.cases.isVisible()  # the room keeps its place


def test_zero_leads_nowhere_and_an_empty_month_is_said_calmly(
    page: FiguresPage, qtbot: QtBot
) -> None:
    turn_to(qtbot, page, MONTHLY, "2020年1月")
    assert page.notes.label.text().startswith("本月无矛盾纠纷（零报告）。")
    assert page.checks.chip.text() == "核对无误"
    press(qtbot, page, 0, 0)
    QApplication.processEvents()
    assert not page.cases.isVisible()
    assert page.print_button.isEnabled()


def test_rate_says_its_formula_and_leads_to_both_counts(
    page: FiguresPage, cases: dict[str, int], qtbot: QtBot
) -> None:
    turn_to(qtbot, page, SURVEY, "2021年5月")
    at = column(page, "化解率")
    rate = page.table.figures.cell(page.table.figures.index(0, at))
    assert isinstance(rate, Rate)
    press(qtbot, page, 0, at)
    assert page.cell_line.words.text() == "化解率＝化解数÷应化解数＝1÷2＝50.0%"
    numerator, denominator = page.cell_line.links
    assert (numerator.text(), denominator.text()) == ("分子1起", "分母2起")
    qtbot.mouseClick(denominator, LEFT)
    assert listed(qtbot, page) == {cases["settled"], cases["open"]}


def test_broken_check_stands_in_red_and_names_its_cases(
    page: FiguresPage, cases: dict[str, int], qtbot: QtBot
) -> None:
    broken = Broken("化解＋未化解＝总数", "1，2", (cases["open"],), ("某纠纷",))
    table = replace(page.tables[0], broken=(broken,))
    page._show((table,))
    assert page.checks.chip.text() == "核对不符"
    assert page.checks.isVisible()
    (link,) = page.checks.links
    qtbot.mouseClick(link, LEFT)
    assert listed(qtbot, page) == {cases["open"]}
    page.go_back()
    page._show(page.tables)
    page._show((replace(table, broken=()),))
    assert not page.checks.isVisible()


def test_figures_follow_what_changes(
    page: FiguresPage, store: Store, cases: dict[str, int], qtbot: QtBot
) -> None:
    records.retire(store, DISPUTES, [cases["june"]])
    total = column(page, "未化解纠纷数")
    qtbot.waitUntil(lambda: page.table.figures.index(0, total).data() == "1", timeout=20_000)
    put_settings(store, {"dispute_type_list": "event"})
    qtbot.waitUntil(lambda: "综治类别" in page.notes.label.text(), timeout=20_000)


def test_period_that_makes_no_sense_is_said_beside_it(page: FiguresPage, qtbot: QtBot) -> None:
    page.choosing.period_box.setEditText("某月")
    qtbot.waitUntil(page.choosing.complaint.isVisible, timeout=20_000)
    assert not page.print_button.isEnabled()
    page.choosing.period_box.setEditText("2021-W25")
    page.choosing.changed.emit()
    assert "只能按" in page.choosing.complaint.text()


def test_tables_of_a_statistic_are_turned_by_tabs(page: FiguresPage, qtbot: QtBot) -> None:
    turn_to(qtbot, page, SURVEY)
    names = [page.tabs.tabText(at) for at in range(page.tabs.count())]
    assert names == [table.name for table in page.tables]
    assert len(names) > 1
    page.tabs.setCurrentIndex(names.index("指标"))
    labels = [page.table.figures.headerData(row, Qt.Orientation.Vertical) for row in range(3)]
    assert labels[0] == "1. 化解率"


def test_print_dialog_opens_with_the_same_table_and_period(
    page: FiguresPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    turn_to(qtbot, page, SURVEY, "2021年5月")
    met: list[tuple[str, str]] = []

    def look(dialog: PrintDialog) -> int:
        request = dialog.choices.request()
        assert request is not None
        met.append((dialog.choices.report().name, request.period.words))
        dialog.reject()
        return 0

    monkeypatch.setattr(PrintDialog, "exec", look)
    qtbot.mouseClick(page.print_button, LEFT)
    assert met == [(SURVEY, "2021年5月")]


def test_headings_over_headings_share_their_cells(page: FiguresPage) -> None:
    header = page.table.header
    first = column(page, "邻里", "化解数")
    assert header.group(0, 0) == (0, 1)
    assert header.group(1, first) == (first, first + 1)
    assert header.words_at(1, first).startswith("邻里（共计：")
    assert header.group(2, first) == (first, first)
    assert header.height() == header.sizeHint().height()


@pytest.mark.parametrize("name", [each.name for each in STATISTICS])
def test_every_table_is_drawn(
    name: str, page: FiguresPage, store: Store, make: Callable[[str], tuple[FigureTable, ...]]
) -> None:
    for table in make(name):
        page.table.show_table(table)
        assert not page.table.grab().isNull()
        assert page.table.figures.rowCount() == len(table.lines)


@pytest.fixture
def make(store: Store) -> Callable[[str], tuple[FigureTable, ...]]:
    """Make the tables of a statistic for June 2021, or a day of it."""

    def made(name: str) -> tuple[FigureTable, ...]:
        assert dt.date(2021, 6, 24) == store.clock.today()
        return find_statistic(name).make(store, month(2021, 6), NO_VIEW)

    return made
