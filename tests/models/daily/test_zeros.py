"""A month of the negative list is confirmed by somebody, and 0.65 is told exactly (L7, E10)."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from models.actions import filing, finding, records, undoing
from models.actions.daily import zeros
from models.actions.daily.zeros import LEAST_POPULATION, MOST, homicides, month_rows, unconfirmed
from models.actions.finding import View
from models.actions.records import Refused, Seen
from models.ledgers.villages import VILLAGES
from models.ledgers.work.negative_list import NEGATIVE_LIST
from models.store.ledger_file import Store


def people(store: Store, *counts: int | None, basis: str = "户籍人口") -> None:
    for row, count in zip(finding.every_row(store, VILLAGES, View()), counts, strict=True):
        raw = {"population": count, "population_basis": basis, "population_on": "2020-12-31"}
        records.keep(store, VILLAGES, raw, Seen(row.id, row.revision))


def test_month_is_proposed_as_none_and_nothing_is_saved_unasked(store: Store) -> None:
    held = month_rows(store, "2021-05")
    assert [row.count for row in held.rows] == [0] * 6
    assert not held.is_confirmed
    assert finding.count(store, NEGATIVE_LIST, View()) == 0


def test_confirming_writes_six_rows_as_one_batch(store: Store) -> None:
    zeros.confirm(store, "2021-05", {"2": "1"}, "综治主任", "2021-06-01")
    held = month_rows(store, "2021-05")
    assert held.is_confirmed
    assert [row.count for row in held.rows] == [0, 1, 0, 0, 0, 0]
    assert [row.record.happened for row in held.rows] == [False, True] + [False] * 4
    assert held.rows[0].record.confirmed_on == dt.date(2021, 6, 1)
    zeros.confirm(store, "2021-05", {}, "综治主任", "2021-06-02")
    assert month_rows(store, "2021-05").rows[1].record.happened is False
    undoing.undo(store)
    undoing.undo(store)
    assert not month_rows(store, "2021-05").is_confirmed


def test_confirmation_needs_a_post_a_day_and_numbers(store: Store) -> None:
    with pytest.raises(Refused) as refused:
        zeros.confirm(store, "2021-05", {"1": "很多", "6": ""}, " ", "2021-06-30")
    assert set(refused.value.complaints) >= {"confirmed_by", "count.1"}
    with pytest.raises(Refused, match="月份不能晚于本月"):
        zeros.confirm(store, "2021-07", {}, "主任", "2021-06-24")
    assert finding.count(store, NEGATIVE_LIST, View()) == 0


def test_ended_months_wait_from_the_first_that_was_confirmed(store: Store) -> None:
    assert unconfirmed(store) == ["2021-05"]
    zeros.confirm(store, "2021-02", {}, "主任", "2021-03-01")
    assert unconfirmed(store) == ["2021-03", "2021-04", "2021-05"]
    for month in ("2021-03", "2021-04", "2021-05"):
        zeros.confirm(store, month, {}, "主任", "2021-06-01")
    assert unconfirmed(store) == []
    row = month_rows(store, "2021-04").rows[3].record
    records.retire(store, NEGATIVE_LIST, [row.id])
    assert unconfirmed(store) == ["2021-04"]


def test_one_case_exceeds_the_ratio_below_the_sentence_s_population(store: Store) -> None:
    zeros.confirm(store, "2021-05", {"6": 1}, "主任", "2021-06-01")
    people(store, LEAST_POPULATION - 2, 1)
    found = homicides(store, "2021-05")
    assert found.ratio == Fraction(100_000, 153_846)
    assert found.is_over
    assert found.words == (
        "2021年1月至5月命案1起，全乡人口153846人，"
        "每十万人0.65000065起（1×100000÷153846），超过0.65。"
    )
    people(store, LEAST_POPULATION - 1, 1)
    found = homicides(store, "2021-05")
    assert not found.is_over
    assert found.ratio is not None
    assert found.ratio < MOST


def test_ratio_counts_the_year_up_to_the_month(store: Store) -> None:
    people(store, 1000, 1000)
    for month, count in (("2020-12", 1), ("2021-03", 1), ("2021-05", 1)):
        zeros.confirm(store, month, {"6": count}, "主任", "2021-06-01")
    assert [homicides(store, m).count for m in ("2021-02", "2021-03", "2021-05")] == [0, 1, 2]
    assert homicides(store, "2021-02").words.endswith("每十万人0起（0×100000÷2000）。")


def test_population_that_is_lacking_or_mixed_is_said(store: Store) -> None:
    assert homicides(store, "2021-05").ratio is None
    assert "无数据" in homicides(store, "2021-05").words
    people(store, 1000, None)
    assert homicides(store, "2021-05").notes == (
        "西岭村没有填人口，合计偏小，请在“村情卡”补上。",
        "人口口径：户籍人口。",
        "人口统计日期：2020-12-31。",
    )
    people(store, 1000, 500)
    row = finding.every_row(store, VILLAGES, View())[0]
    records.keep(store, VILLAGES, {"population_basis": "常住人口"}, Seen(row.id, row.revision))
    assert homicides(store, "2021-05").notes[0] == (
        "各村人口的口径不一样（常住人口、户籍人口），比率只作参考。"
    )


@pytest.mark.parametrize(("item", "takes"), [("1", True), ("3", False), ("4", False), ("5", False)])
def test_rows_without_content_take_no_files(store: Store, item: str, takes: bool) -> None:
    zeros.confirm(store, "2021-05", {}, "主任", "2021-06-01")
    row = month_rows(store, "2021-05").rows[int(item) - 1].record
    if takes:
        filing.attach_content(store, NEGATIVE_LIST, row.id, "a.txt", b"a")
    else:
        with pytest.raises(Refused, match="不收附件"):
            filing.attach_content(store, NEGATIVE_LIST, row.id, "a.txt", b"a")
