"""Working days follow the published arrangement, then the office's own entries, then the week."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from models.dates.workdays import Workdays

BUNDLED = Workdays()
DAYS = st.dates(date(2004, 2, 1), date(2030, 12, 1))


def test_holidays_and_shifted_days_of_2021_are_known() -> None:
    assert not BUNDLED.is_workday(date(2021, 10, 1))
    assert BUNDLED.is_workday(date(2021, 10, 9)), "a Saturday worked for the holiday"
    assert BUNDLED.next_workday(date(2021, 9, 30)) == date(2021, 10, 8)
    assert BUNDLED.workday_on_or_after(date(2021, 10, 1)) == date(2021, 10, 8)
    assert BUNDLED.add_workdays(date(2021, 10, 8), -1) == date(2021, 9, 30)


def test_years_without_arrangement_fall_back_to_the_week_and_say_so() -> None:
    monday, sunday = date(2028, 5, 1), date(2028, 5, 7)
    assert BUNDLED.is_workday(monday)
    assert not BUNDLED.is_workday(sunday)
    assert not BUNDLED.is_certain(monday)
    assert BUNDLED.warning(monday).startswith("2028年的放假安排尚未录入")
    assert BUNDLED.warning(date(2021, 5, 1)) == ""
    assert not BUNDLED.is_certain(date(1999, 1, 4))


def test_an_entry_of_the_office_wins_and_makes_its_year_certain() -> None:
    after = BUNDLED.known_until().year + 1
    new_year = date(after, 1, 1)
    mended = Workdays({new_year: False, date(2021, 10, 1): True})
    assert mended.is_workday(date(2021, 10, 1))
    assert not mended.is_workday(new_year)
    assert mended.is_certain(date(after, 6, 1))
    assert mended.known_until() == date(after, 12, 31)
    assert not mended.is_certain(date(after + 1, 6, 1))


def test_a_gap_between_entered_years_ends_what_is_known() -> None:
    after = BUNDLED.known_until().year + 2
    assert Workdays({date(after, 1, 1): False}).known_until() == BUNDLED.known_until()


@given(DAYS, st.integers(0, 60))
def test_adding_counts_each_working_day_once(day: date, count: int) -> None:
    end = BUNDLED.add_workdays(day, count)
    passed = (date.fromordinal(at) for at in range(day.toordinal() + 1, end.toordinal() + 1))
    assert sum(map(BUNDLED.is_workday, passed)) == count
    assert count == 0 or BUNDLED.is_workday(end)
