"""Failed tries make the next one wait, over a new start of the program too."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from models.store.keys import tries

NOW = dt.datetime(2026, 11, 24, 9, 0)


def test_each_failure_doubles_the_wait_until_it_is_five_minutes(tmp_path: Path) -> None:
    waits = [tries.note_failure(tmp_path, NOW) for _ in range(9)]
    assert waits == [1, 2, 4, 8, 16, 32, 64, 300, 300]


def test_wait_runs_down_and_the_right_password_ends_it(tmp_path: Path) -> None:
    for _ in range(5):
        tries.note_failure(tmp_path, NOW)
    assert tries.wait_left(tmp_path, NOW) == 16
    assert tries.wait_left(tmp_path, NOW + dt.timedelta(seconds=10)) == 6
    assert tries.wait_left(tmp_path, NOW + dt.timedelta(seconds=17)) == 0
    assert tries.note_failure(tmp_path, NOW) == 32
    tries.forget(tmp_path)
    assert tries.wait_left(tmp_path, NOW) == 0


def test_clock_set_back_lengthens_nothing(tmp_path: Path) -> None:
    for _ in range(3):
        tries.note_failure(tmp_path, NOW)
    assert tries.wait_left(tmp_path, NOW - dt.timedelta(days=400)) == 4


def test_damaged_or_missing_count_is_none(tmp_path: Path) -> None:
    assert tries.wait_left(tmp_path, NOW) == 0
    (tmp_path / tries.TRIES_FILE).write_text("{坏", encoding="utf-8")
    assert tries.wait_left(tmp_path, NOW) == 0
    assert tries.note_failure(tmp_path / "没有", NOW) == 1
