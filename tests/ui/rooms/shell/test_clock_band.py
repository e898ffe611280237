"""The band that says the computer's clock is wrong."""

from __future__ import annotations

import datetime as dt

import pytest

from models.dates.clock import SampleClock
from ui.main_window import MainWindow


def test_band_stands_only_while_the_clock_is_wrong(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not window.clock.isVisible()
    store = window.workplace.store
    monkeypatch.setattr(type(store), "is_sample", False)
    right = store.clock
    store.clock = SampleClock(dt.date(2020, 1, 1))
    window.clock.look()
    assert window.clock.isVisible()
    assert "请先把电脑时间调对再登记" in window.clock.words.text()
    store.clock = right
    window.clock.look()
    assert not window.clock.isVisible()
