"""The sample lives in June 2021, real ledgers live today."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from models.dates.clock import Clock, RealClock, SampleClock


def test_the_sample_clock_stands_in_june_2021_while_its_hands_turn() -> None:
    clock: Clock = SampleClock()
    assert (clock.today().year, clock.today().month) == (2021, 6)
    assert clock.now().date() == clock.today()
    assert clock.now().microsecond == 0
    assert SampleClock(date(2021, 6, 1)).today() == date(2021, 6, 1)


def test_the_real_clock_tells_local_time_in_whole_seconds() -> None:
    before = datetime.now()
    now = RealClock().now()
    assert before - timedelta(seconds=1) <= now <= datetime.now()
    assert now.tzinfo is None
    assert now.microsecond == 0
    assert RealClock().today() - before.date() <= timedelta(days=1)
