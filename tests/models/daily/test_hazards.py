"""A hazard is put right, looked over again, or sent back; each is one batch (L4)."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from models.actions import finding, records, undoing
from models.actions.daily import hazards
from models.actions.disputes.way.turning import NotNow
from models.actions.records import Refused, Seen
from models.ledgers.work.hazards import AFTER, BEFORE, HAZARDS
from models.store.ledger_file import Store

RAW = {
    "place": "村口",
    "hazard_field": "农村道路交通",
    "problem": "护栏缺失",
    "found_on": "2021-06-01",
    "due_on": "2021-06-15",
}


def find(store: Store, **changed: object) -> int:
    return records.keep(store, HAZARDS, {**RAW, **changed})


def row(store: Store, hazard_id: int) -> Any:
    return finding.one(store, HAZARDS, hazard_id)


def seen(store: Store, hazard_id: int) -> Seen:
    return Seen(hazard_id, row(store, hazard_id).revision)


def test_hazard_is_numbered_by_the_year_it_was_found_in(store: Store) -> None:
    assert row(store, find(store)).number == "患〔2021〕1号"
    undoing.undo(store)
    assert row(store, find(store)).number == "患〔2021〕2号"
    assert row(store, find(store, found_on="2020-06-01")).number == "患〔2020〕1号"


def test_hazard_is_put_right_and_looked_over(store: Store) -> None:
    made = find(store)
    with pytest.raises(NotNow, match="还没有整改"):
        hazards.check(store, seen(store, made), {"checked_on": "2021-06-12", "checked_by": "岗"})
    hazards.fix(store, seen(store, made), {"fixed_on": "2021-06-10", "outcome": "已装护栏"})
    assert (row(store, made).fixed_on, row(store, made).outcome) == (
        dt.date(2021, 6, 10),
        "已装护栏",
    )
    with pytest.raises(NotNow, match="已整改"):
        hazards.fix(store, seen(store, made), {"fixed_on": "2021-06-11"})
    with pytest.raises(Refused, match="不能早于整改日期"):
        hazards.check(store, seen(store, made), {"checked_on": "2021-06-09", "checked_by": "岗"})
    hazards.check(store, seen(store, made), {"checked_on": "2021-06-12", "checked_by": "安监岗"})
    assert row(store, made).checked_by == "安监岗"
    with pytest.raises(NotNow, match="已在 2021-06-12 复查销号"):
        hazards.send_back(store, seen(store, made), {})
    undoing.undo(store)
    assert row(store, made).checked_on is None


def test_hazard_sent_back_keeps_why_and_gets_a_new_term(store: Store) -> None:
    made = find(store)
    hazards.fix(store, seen(store, made), {"fixed_on": "2021-06-10", "outcome": "已装护栏"})
    back = {"on_day": "2021-06-12", "why": "护栏松动", "due_on": "2021-06-20"}
    with pytest.raises(Refused, match="请填写退回原因"):
        hazards.send_back(store, seen(store, made), {**back, "why": ""})
    with pytest.raises(Refused, match="早于整改日期"):
        hazards.send_back(store, seen(store, made), {**back, "on_day": "2021-06-09"})
    hazards.send_back(store, seen(store, made), back)
    after = row(store, made)
    assert (after.fixed_on, after.due_on) == (None, dt.date(2021, 6, 20))
    assert after.outcome == "已装护栏\n2021-06-10报整改，2021-06-12复查未通过：护栏松动"


def test_day_put_right_is_not_ahead(store: Store) -> None:
    made = find(store)
    with pytest.raises(Refused, match="不能晚于今天"):
        hazards.fix(store, seen(store, made), {"fixed_on": "2021-06-25"})
    with pytest.raises(Refused, match="请填写整改日期"):
        hazards.fix(store, seen(store, made), {"fixed_on": ""})


def test_likely_word_of_a_picture_follows_the_hazard(store: Store) -> None:
    made = find(store)
    assert HAZARDS.file_word(row(store, made)) == BEFORE
    hazards.fix(store, seen(store, made), {"fixed_on": "2021-06-10"})
    assert HAZARDS.file_word(row(store, made)) == AFTER
