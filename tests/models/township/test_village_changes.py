"""更名、合并、拆分 of villages, and villages as they stood on a day (G16)."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from models.actions import finding, records, undoing
from models.actions.disputes.figures.tables.wording import villages_in_order
from models.actions.finding import View, children, every_row, one
from models.actions.offices import office_of
from models.actions.records import Refused, Seen
from models.actions.township.villages.changing import merge, rename, split
from models.actions.township.villages.units import holdings, name_on, units_on
from models.dates.spans import read_period
from models.ledgers.township.grids import GRID_MONTHS, GRIDS
from models.ledgers.township.service_points import SERVICE_POINTS
from models.ledgers.township.village_facts import VILLAGE_CHANGES
from models.ledgers.villages import NATURAL_VILLAGES, VILLAGES
from models.store.ledger_file import Store
from tests.models.township.conftest import village

DAY = dt.date(2021, 5, 1)
BEFORE = dt.date(2021, 4, 30)
DATED = {"on_day": "2021-05-01", "basis": "示政字〔2021〕8号"}


def _seen(store: Store, name: str) -> Seen:
    row = one(store, VILLAGES, village(store, name))
    assert row is not None
    return Seen(row.id, row.revision)


def _changes(store: Store, village_id: int) -> list[Any]:
    return children(store, VILLAGE_CHANGES, VILLAGES, village_id)


def test_renamed_village_keeps_its_old_name_for_the_days_before(land: Store) -> None:
    seen = _seen(land, "云岭村")
    rename(land, seen, {"name": "云峰村", **DATED})
    assert name_on(land, seen.id, DAY) == "云峰村"
    assert name_on(land, seen.id, BEFORE) == "云岭村"
    (change,) = _changes(land, seen.id)
    assert (change.change, change.old_name, change.basis) == (
        "renamed",
        "云岭村",
        "示政字〔2021〕8号",
    )


def test_name_of_a_day_between_two_renamings_is_the_one_between(land: Store) -> None:
    seen = _seen(land, "云岭村")
    rename(land, seen, {"name": "云峰村", "on_day": "2021-03-01"})
    rename(land, _seen(land, "云峰村"), {"name": "云顶村", "on_day": "2021-06-01"})
    names = [name_on(land, seen.id, dt.date(2021, month, 15)) for month in (2, 4, 6)]
    assert names == ["云岭村", "云峰村", "云顶村"]


def test_undone_renaming_leaves_nothing_behind(land: Store) -> None:
    seen = _seen(land, "云岭村")
    rename(land, seen, {"name": "云峰村", **DATED})
    undoing.undo(land)
    assert name_on(land, seen.id, dt.date(2021, 6, 24)) == "云岭村"
    assert not _changes(land, seen.id)


def test_name_of_another_village_is_refused(land: Store) -> None:
    with pytest.raises(Refused) as refused:
        rename(land, _seen(land, "云岭村"), {"name": "石桥村", **DATED})
    assert refused.value.complaints == {"name": "已有一个村叫“石桥村”，请核对。"}


def test_change_on_a_day_to_come_or_before_the_last_one_is_refused(land: Store) -> None:
    with pytest.raises(Refused) as late:
        rename(land, _seen(land, "云岭村"), {"name": "云峰村", "on_day": "2021-06-25"})
    assert "on_day" in late.value.complaints
    rename(land, _seen(land, "云岭村"), {"name": "云峰村", **DATED})
    with pytest.raises(Refused) as early:
        rename(land, _seen(land, "云峰村"), {"name": "云顶村", "on_day": "2021-04-01"})
    assert "2021-05-01" in early.value.complaints["on_day"]


def test_merged_village_ends_and_its_records_stay_its_own(land: Store) -> None:
    seen, other = _seen(land, "长坑村"), village(land, "茶园村")
    grid = records.keep(land, GRIDS, {"village_id": seen.id, "name": "长坑第一网格"})
    merge(land, seen, {"other_id": other, **DATED})
    held = one(land, GRIDS, grid)
    assert held is not None
    assert held.village_id == seen.id
    assert [unit.name for unit in units_on(land, BEFORE)].count("长坑村") == 1
    assert "长坑村" not in [unit.name for unit in units_on(land, DAY)]
    assert [row.change for row in _changes(land, seen.id)] == ["merged"]
    assert [row.change for row in _changes(land, other)] == ["absorbed"]


def test_two_villages_that_both_hold_records_may_merge_and_are_told_how_many(land: Store) -> None:
    seen, other = _seen(land, "长坑村"), village(land, "茶园村")
    for owner in (seen.id, seen.id, other):
        records.keep(land, GRIDS, {"village_id": owner, "name": "网格"})
    assert [each.words for each in holdings(land, seen.id)] == ["网格2个"]
    merge(land, seen, {"other_id": other, **DATED})
    assert [each.words for each in holdings(land, other)] == ["网格1个"]


def test_places_go_over_only_if_the_clerk_says_so(land: Store) -> None:
    seen, other = _seen(land, "长坑村"), village(land, "茶园村")
    place = records.keep(land, NATURAL_VILLAGES, {"village_id": seen.id, "name": "长坑口"})
    room = {"service_kind": "调解室", "name": "长坑调解室", "village_id": seen.id}
    point = records.keep(land, SERVICE_POINTS, room)
    merge(land, seen, {"other_id": other, "move": True, **DATED})
    moved = [one(land, ledger, at) for ledger, at in ((NATURAL_VILLAGES, place),)]
    moved.append(one(land, SERVICE_POINTS, point))
    assert [row.village_id for row in moved if row is not None] == [other, other]
    assert one(land, VILLAGES, other).natural_villages == 1  # type: ignore[union-attr]


def test_grid_that_goes_over_begins_anew_and_its_months_stay_with_the_old_one(land: Store) -> None:
    seen, other = _seen(land, "长坑村"), village(land, "茶园村")
    old = records.keep(land, GRIDS, {"village_id": seen.id, "name": "第一网格", "workers": 1})
    month = records.keep(land, GRID_MONTHS, {"grid_id": old, "month": "2021-04", "hours": "60"})
    merge(land, seen, {"other_id": other, "move": True, **DATED})
    rows = {row.id: row for row in every_row(land, GRIDS, View())}
    assert (rows[old].state, rows[old].ended_on, rows[old].code) == (
        "ended",
        DAY,
        "369921200207001",
    )
    (new,) = [row for row in rows.values() if row.id != old]
    assert (new.code, new.village_id, new.workers) == ("369921200206001", other, 1)
    assert one(land, GRID_MONTHS, month).grid_id == old  # type: ignore[union-attr]


def test_natural_villages_of_one_name_keep_a_merger_from_moving_them(land: Store) -> None:
    seen, other = _seen(land, "长坑村"), village(land, "茶园村")
    for owner in (seen.id, other):
        records.keep(land, NATURAL_VILLAGES, {"village_id": owner, "name": "新屋"})
    with pytest.raises(Refused) as refused:
        merge(land, seen, {"other_id": other, "move": True, **DATED})
    assert "新屋" in refused.value.complaints["move"]


def test_merger_is_one_batch_and_can_be_undone(land: Store) -> None:
    seen, other = _seen(land, "长坑村"), village(land, "茶园村")
    records.keep(land, GRIDS, {"village_id": seen.id, "name": "第一网格"})
    merge(land, seen, {"other_id": other, "move": True, **DATED})
    undoing.undo(land)
    (grid,) = every_row(land, GRIDS, View())
    assert (grid.state, grid.village_id) == ("in_use", seen.id)
    assert one(land, VILLAGES, seen.id).ended_on is None  # type: ignore[union-attr]
    assert not every_row(land, VILLAGE_CHANGES, View())


def test_split_off_village_takes_the_chosen_natural_villages(land: Store) -> None:
    seen = _seen(land, "双溪村")
    ids = [
        records.keep(land, NATURAL_VILLAGES, {"village_id": seen.id, "name": name})
        for name in ("东溪", "西溪", "溪背")
    ]
    raw = {"code": "369921200209", "name": "东溪村", **DATED}
    new = split(land, seen, raw, ids[:2])
    rows = {row.id: row.village_id for row in every_row(land, NATURAL_VILLAGES, View())}
    assert rows == {ids[0]: new, ids[1]: new, ids[2]: seen.id}
    assert len(units_on(land, BEFORE)) == 8
    assert len(units_on(land, DAY)) == 9


def test_split_needs_a_code_that_no_village_has(land: Store) -> None:
    raw = {"code": "369921200201", "name": "东溪村", **DATED}
    with pytest.raises(Refused) as refused:
        split(land, _seen(land, "双溪村"), raw)
    assert "code" in refused.value.complaints


def test_ended_village_is_not_offered_to_new_records_and_still_named_in_old_ones(
    land: Store,
) -> None:
    seen, other = _seen(land, "长坑村"), village(land, "茶园村")
    merge(land, seen, {"other_id": other, **DATED})
    offered = finding.first_rows(land, VILLAGES, finding.offered(VILLAGES, ""))
    assert seen.id not in [row.id for row in offered]
    assert office_of(land).name_of("villages", seen.id) == "369921200207 长坑村"


def test_name_that_an_ended_village_had_means_the_village_that_stands(land: Store) -> None:
    seen, other = _seen(land, "长坑村"), village(land, "茶园村")
    merge(land, seen, {"other_id": other, **DATED})
    raw = {"code": "369921200209", "name": "长坑村", **DATED}
    new = split(land, _seen(land, "茶园村"), raw)
    assert office_of(land).find_named("villages", "长坑村", None) == new


def test_ended_village_is_not_changed_again(land: Store) -> None:
    seen, other = _seen(land, "长坑村"), village(land, "茶园村")
    merge(land, seen, {"other_id": other, **DATED})
    with pytest.raises(Refused):
        rename(land, Seen(seen.id, seen.revision + 1), {"name": "长坑新村", **DATED})


def test_tables_of_before_name_the_merged_village_and_those_of_after_do_not(land: Store) -> None:
    seen, other = _seen(land, "长坑村"), village(land, "茶园村")
    rename(land, _seen(land, "云岭村"), {"name": "云峰村", **DATED})
    merge(land, seen, {"other_id": other, **DATED})
    april = [name for _, name in villages_in_order(land, read_period("2021-04"), [])]
    may = [name for _, name in villages_in_order(land, read_period("2021-05"), [])]
    kept = [name for _, name in villages_in_order(land, read_period("2021-05"), [seen.id])]
    assert ("长坑村" in april, "云岭村" in april) == (True, True)
    assert ("长坑村" in may, "云峰村" in may) == (False, True)
    assert "长坑村" in kept
