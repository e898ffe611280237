"""The periods offered are those that the chosen paper takes."""

from datetime import date

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from models.dates.spans import USUAL_SPANS, Span, read_period
from reports.forms.task_ledger import make_task_ledger
from reports.requests import Report
from ui.printing.choices import Choices

TODAY = date(2021, 1, 3)  # a Sunday in the last week of 2020
USUAL = Report("usual", "台账", "tasks", make_task_ledger)
DAILY = Report(
    "daily", "值守报表", "tasks", make_task_ledger, spans=(Span.MONTH, Span.WEEK, Span.DAY)
)
WHOLE = Report("whole", "名册", "tasks", make_task_ledger, spans=(Span.WHOLE,))


@pytest.fixture
def choices(window: QWidget, qtbot: QtBot) -> Choices:
    made = Choices([USUAL, DAILY, WHOLE], None, window)
    qtbot.addWidget(made)
    made.offer_periods(TODAY, TODAY.year)
    return made


def offered(choices: Choices) -> list[str]:
    return [choices.period.itemText(at) for at in range(choices.period.count())]


def test_usual_paper_offers_neither_weeks_nor_days(choices: Choices) -> None:
    assert offered(choices) == [
        "2021年",
        "2021年上半年",
        "2021年第一季度",
        "2021年1月",
        "2020年",
        "全部",
    ]
    assert "周" not in choices.about.text()
    assert "2021-06-24" not in choices.about.text()


def test_weeks_and_days_are_offered_for_a_paper_that_takes_them(choices: Choices) -> None:
    choices.paper.setCurrentIndex(1)
    words = offered(choices)
    assert words[:3] == [
        "2021年1月",
        "2020年第53周（12月28日—1月3日）",
        "2020年第52周（12月21日—12月27日）",
    ]
    assert words[6:8] == ["2021年1月3日", "2021年1月2日"]
    assert words[-1] == "2020年12月28日"
    assert choices.about.text() == "也可以直接写：2021-06、2021-W25（第25周）、2021-06-24"


def test_week_chosen_from_the_list_is_the_week_asked_for(choices: Choices) -> None:
    choices.paper.setCurrentIndex(1)
    for at, words in enumerate(offered(choices)):
        choices.period.setCurrentIndex(at)
        request = choices.request()
        assert request is not None
        assert request.period == read_period(words)
        assert request.period.span in DAILY.spans


def test_paper_of_the_whole_gives_no_period_to_write(choices: Choices) -> None:
    choices.paper.setCurrentIndex(2)
    assert offered(choices) == ["全部"]
    assert not choices.period.isEnabled()
    assert choices.about.isHidden()
    choices.paper.setCurrentIndex(0)
    assert not choices.about.isHidden()
    assert set(USUAL_SPANS) == {read_period(words).span for words in offered(choices)}
