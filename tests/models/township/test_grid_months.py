"""网格月报 and the rules of grids: hours a day, matters a person, what is 未报 (C12, C13)."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from models.actions import records, undoing
from models.actions.finding import View, every_row, one
from models.actions.records import Refused
from models.actions.settings import put_settings
from models.actions.today.township import township_matters
from models.actions.township.grids.breaches import (
    FOREIGN,
    GONE_VILLAGE,
    NO_CODE,
    NO_GRID,
    NO_POST,
    breaches_on,
)
from models.actions.township.grids.keeping import keep_month
from models.actions.township.grids.months import GridMonths, grid_months
from models.actions.township.grids.norms import grid_norms_on
from models.actions.township.tables.cells import measured
from models.actions.township.tables.offers import STATISTICS
from models.actions.township.villages.changing import merge
from models.dates.spans import read_period
from models.ledgers.township.grids import GRID_MONTHS, GRIDS
from models.ledgers.villages import VILLAGES
from models.store.ledger_file import Store
from tests.ledger_fixtures import TODAY
from tests.models.township.conftest import village

MONTH = "2021-05"


def _grid(store: Store, name: str, of: str = "石桥村", **more: Any) -> int:
    raw = {"village_id": village(store, of), "name": name, "workers": 1, **more}
    return records.keep(store, GRIDS, raw)


def _report(store: Store, grid_id: int, **told: Any) -> int:
    return records.keep(store, GRID_MONTHS, {"grid_id": grid_id, "month": MONTH, **told})


def _line(store: Store, grid_id: int) -> tuple[GridMonths, Any]:
    told = grid_months(store, MONTH)
    return told, next(line for line in told.lines if line.grid.id == grid_id)


def test_new_month_takes_over_the_workers_and_the_calendar_days(land: Store) -> None:
    month = one(land, GRID_MONTHS, _report(land, _grid(land, "第一网格"), hours="60"))
    assert month is not None
    assert (month.workers, month.days) == (1, 31)


def test_working_days_count_where_the_office_chose_them(land: Store) -> None:
    put_settings(land, {"grid_day_count": "workdays"})
    month = one(land, GRID_MONTHS, _report(land, _grid(land, "第一网格"), hours="60"))
    assert month is not None
    assert month.days == 19  # five days of 劳动节, two of them made up for on weekends


def test_sixty_two_hours_in_may_are_just_two_a_day_and_a_tenth_less_is_not(land: Store) -> None:
    enough, short = _grid(land, "第一网格"), _grid(land, "第二网格")
    _report(land, enough, hours="62")
    _report(land, short, hours="61.9")
    verdicts = []
    for grid in (enough, short):
        told, line = _line(land, grid)
        verdicts.append(told.hours_verdict(line.sums))
    assert verdicts == ["达标", "未达标"]


def test_two_workers_need_twenty_matters(land: Store) -> None:
    grid = _grid(land, "第一网格", workers=2)
    _report(land, grid, reported=19)
    told, line = _line(land, grid)
    assert line.sums.reports_a_person == Fraction(19, 2)
    assert told.reports_verdict(line.sums) == "未达标"


def test_month_with_nothing_to_report_is_zero_and_not_missing(land: Store) -> None:
    grid = _grid(land, "第一网格")
    _report(land, grid, hours="62", reported=0, closed=0)
    told, line = _line(land, grid)
    assert line.is_in
    assert line.sums.reports_a_person == 0
    assert line.sums.closed_share is None
    assert not told.missing


def test_grid_without_a_row_has_not_reported_and_adds_nothing(land: Store) -> None:
    came, missing = _grid(land, "第一网格"), _grid(land, "第二网格")
    _report(land, came, reported=12)
    told = grid_months(land, MONTH)
    assert [line.grid.id for line in told.missing] == [missing]
    assert told.total.workers == 1
    assert told.total.counts["closed"] is None


def test_row_that_only_says_why_it_is_blank_has_not_reported(land: Store) -> None:
    grid = _grid(land, "第一网格", workers=0)
    _report(land, grid, why_blank="网格员待配")
    assert len(grid_months(land, MONTH).missing) == 1


def test_grid_that_began_later_or_had_ended_is_not_asked(land: Store) -> None:
    _grid(land, "第一网格", started_on="2021-06-01")
    _grid(land, "第二网格", state="撤销", ended_on="2021-04-30")
    assert not grid_months(land, MONTH).lines


def test_sum_over_grids_divides_by_all_their_days(land: Store) -> None:
    for name, hours in (("第一网格", "62"), ("第二网格", "31")):
        _report(land, _grid(land, name), hours=hours)
    assert grid_months(land, MONTH).total.hours_a_day == Fraction(3, 2)


def test_hours_just_below_the_least_are_not_rounded_up_to_it() -> None:
    assert measured("日均", Fraction(1999, 1000), [], Fraction(2)) == "1.999"
    assert measured("日均", None, [], None) == "—"


def test_grids_that_all_report_exactly_the_least_are_pointed_out(land: Store) -> None:
    for name in ("第一网格", "第二网格", "第三网格"):
        _report(land, _grid(land, name), reported=10)
    assert grid_months(land, MONTH).is_oddly_even


def test_month_of_all_grids_is_kept_as_one_batch(land: Store) -> None:
    grids = [_grid(land, name) for name in ("第一网格", "第二网格", "第三网格")]
    rows = [
        (grids[0], {"hours": "62", "reported": "10"}),
        (grids[1], {"hours": "", "reported": ""}),
        (grids[2], {"why_blank": "网格员请假"}),
    ]
    assert keep_month(land, "2021年5月", rows) == 2
    assert len(every_row(land, GRID_MONTHS, View())) == 2
    assert keep_month(land, MONTH, [(grids[0], {"reported": "11"})]) == 1
    (row,) = [r for r in every_row(land, GRID_MONTHS, View()) if r.grid_id == grids[0]]
    assert (row.hours, row.reported) == (620, 11)
    undoing.undo(land)
    undoing.undo(land)
    assert not every_row(land, GRID_MONTHS, View())


def test_all_wrong_cells_of_a_month_are_told_at_once_and_nothing_is_kept(land: Store) -> None:
    grids = [_grid(land, name) for name in ("第一网格", "第二网格")]
    rows = [(grids[0], {"hours": "很多"}), (grids[1], {"reported": "3", "closed": "5"})]
    with pytest.raises(Refused) as refused:
        keep_month(land, MONTH, rows)
    assert set(refused.value.complaints) == {"grids.0.hours", "grids.1.closed"}
    assert not every_row(land, GRID_MONTHS, View())


def test_breaches_are_listed_by_village_with_what_to_do(land: Store) -> None:
    first = _grid(land, "第一网格", workers=0)
    seen = one(land, GRIDS, first)
    assert seen is not None
    records.keep(land, GRIDS, {"code": ""}, records.Seen(first, seen.revision))
    told = breaches_on(land, TODAY)
    of_bridge = [each.rule for each in told if each.village == "石桥村"]
    assert of_bridge == [NO_POST, NO_CODE]
    assert sum(each.rule == NO_GRID for each in told) == 7


def test_grid_of_a_merged_village_is_a_breach(land: Store) -> None:
    grid = _grid(land, "第一网格", of="长坑村")
    row = one(land, VILLAGES, village(land, "长坑村"))
    assert row is not None
    raw = {"other_id": village(land, "茶园村"), "on_day": "2021-05-01"}
    merge(land, records.Seen(row.id, row.revision), raw)
    told = [each.rule for each in breaches_on(land, TODAY) if each.record_id == grid]
    assert told.count(GONE_VILLAGE) == 1
    assert FOREIGN not in told


def test_shares_of_the_plan_count_grids_in_use(land: Store) -> None:
    _grid(land, "第一网格", has_group=True, party_unit="党小组")
    _grid(land, "第二网格", workers=0)
    norms = {norm.key: norm for norm in grid_norms_on(land, TODAY)}
    assert norms["post"].gap_words == "还差1个网格"
    assert norms["post"].lacking == ("第二网格",)
    assert norms["code"].verdict == "达标"
    assert norms["group"].value_words == "50.0%"
    assert norms["party"].least_words == "只统计"


def test_last_months_missing_grids_and_empty_posts_stand_on_the_page_of_today(land: Store) -> None:
    _report(land, _grid(land, "第一网格"), reported=1)
    _grid(land, "第二网格", workers=0)
    _grid(land, "新网格", started_on="2021-06-10")
    counts = {matter.key: matter.count for matter in township_matters(land)}
    assert (counts["grid_month"], counts["grid_post"]) == (1, 1)


def test_facts_are_asked_for_only_once_somebody_began(land: Store) -> None:
    from models.actions.township.villages.facts import keep_facts

    assert {m.key: m.count for m in township_matters(land)}["facts"] == 0
    keep_facts(land, [village(land, "云岭村")], "rules", {"has_it": False})
    assert {m.key: m.count for m in township_matters(land)}["facts"] == 8


@pytest.mark.parametrize("name", [statistic.name for _, statistic in STATISTICS])
def test_every_table_can_be_made_of_an_empty_ledger_and_of_villages(
    store: Store, land: Store, name: str
) -> None:
    statistic = next(each for _, each in STATISTICS if each.name == name)
    period = read_period("2021" if name == "teams-year" else "2021-05")
    for each in (store, land):
        for table in statistic.make(each, period, View()):
            assert all(len(line.cells) == len(table.headings) for line in table.lines)
