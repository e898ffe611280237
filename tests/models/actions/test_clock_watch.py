"""A clock that goes wrong is noticed, and reorders nothing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest

from models.actions import records, undoing
from models.actions.checking_up import check
from models.actions.history import history_of
from models.actions.records import Seen
from models.actions.traces.clock_watch import ClockWatch
from models.ledgers.office.settings import SETTINGS
from models.store.ledger_file import Store


@dataclass
class Wall:
    """A computer's clock that somebody sets."""

    at: dt.datetime = dt.datetime(2026, 11, 24, 9, 0)
    ticks: float = 100.0

    def now(self) -> dt.datetime:
        return self.at

    def today(self) -> dt.date:
        return self.at.date()

    def go(self, minutes: float) -> None:
        self.at += dt.timedelta(minutes=minutes)
        self.ticks += minutes * 60


@pytest.fixture
def wall(store: Store, monkeypatch: pytest.MonkeyPatch) -> Wall:
    made = Wall()
    store.clock = made
    monkeypatch.setattr(type(store), "is_sample", False)
    return made


def test_clock_that_goes_right_is_not_told_of(store: Store, wall: Wall) -> None:
    watch = ClockWatch(store, lambda: wall.ticks)
    for _ in range(100):
        wall.go(17)
        assert watch.fault() == ""
    wall.at -= dt.timedelta(seconds=90)
    assert watch.fault() == ""
    wall.at += dt.timedelta(days=3)
    assert watch.fault() == ""


def test_clock_set_back_is_told_until_it_is_accepted(store: Store, wall: Wall) -> None:
    watch = ClockWatch(store, lambda: wall.ticks)
    wall.go(5)
    wall.at -= dt.timedelta(hours=3)
    assert "往回调了约3小时，现在是2026-11-24 06:05" in watch.fault()
    watch.accept()
    wall.go(5)
    assert watch.fault() == ""


def test_clock_before_the_last_record_is_told_at_once(store: Store, wall: Wall) -> None:
    records.keep(store, SETTINGS, {"name": "甲", "value": "乙"})
    wall.at -= dt.timedelta(days=400)
    watch = ClockWatch(store, lambda: wall.ticks)
    assert "比台账里最后一次保存（2026-11-24 09:00）还早" in watch.fault()
    watch.accept()
    assert watch.fault() != ""


def test_wrong_clock_reorders_nothing(store: Store, wall: Wall) -> None:
    kept = records.keep(store, SETTINGS, {"name": "甲", "value": "1"})
    wall.at -= dt.timedelta(days=1)
    records.keep(store, SETTINGS, {"value": "2"}, Seen(kept, 1))
    wall.at -= dt.timedelta(days=1)
    records.keep(store, SETTINGS, {"value": "3"}, Seen(kept, 2))
    told = [(entry.old, entry.new) for entry in history_of(store, SETTINGS, kept)]
    assert told[:2] == [("2", "3"), ("1", "2")]
    assert [done.number for done in undoing.recent(store)] == [3, 2, 1]
    undoing.undo(store)
    assert history_of(store, SETTINGS, kept)[0].new == "2"
    assert check(store) == []
