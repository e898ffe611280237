"""完好率 and 在线率, where missing is neither good nor bad; the look that writes many checks."""

from __future__ import annotations

from fractions import Fraction

import pytest

from models.actions import records, undoing
from models.actions.cameras.looking import Look, NoPointsInUse, look_at
from models.actions.cameras.rates import both_rates, point_states, sources_of
from models.actions.finding import View, count
from models.actions.offices import office_of
from models.actions.settings import put_settings
from models.ledgers.cameras.faults import CAMERA_CHECKS, CAMERA_FAULTS
from models.store.ledger_file import Store
from tests.ledger_fixtures import TODAY
from tests.models.cameras.acts import change, day, fault
from tests.models.cameras.conftest import Add


def test_missing_looks_are_neither_good_nor_bad(store: Store, add: Add) -> None:
    good, bad, blank = add(), add(), add()
    for point, online in ((good, "是"), (bad, "否")):
        raw = {"point_id": point, "on_day": "2021-06-20", "online": online, "intact": online}
        records.keep(store, CAMERA_CHECKS, raw)
    both = both_rates(point_states(store, TODAY), office_of(store))
    assert (both.intact.good, both.intact.bad, both.intact.unknown) == ((good,), (bad,), (blank,))
    assert both.online.rate.share == Fraction(1, 3)
    assert both.online.rate.sentence == "在线率＝在线点位数÷应在线点位数＝1÷3＝33.3%"
    assert both.online.verdict == "未达标"
    put_settings(store, {"online_rate_least": "50"})
    both = both_rates(point_states(store, TODAY), office_of(store))
    assert both.online.verdict == "1个未登记，补齐后才能判断"
    assert both.online.is_met is None


def test_nothing_on_file_is_no_zero(store: Store) -> None:
    both = both_rates(point_states(store, TODAY), office_of(store))
    assert (both.intact.rate.words, both.intact.verdict) == ("无数据", "无数据")


def test_point_out_of_order_is_not_good_whatever_was_seen_before(store: Store, add: Add) -> None:
    point = add()
    look_at(store, [1, 2], Look(day("2021-06-10"), "电信月报"))
    fault(store, point, "2021-06-15")
    both = both_rates(point_states(store, TODAY), office_of(store))
    assert (both.intact.bad, both.online.good) == ((point,), (point,))
    before = both_rates(point_states(store, day("2021-06-14")), office_of(store))
    assert before.intact.good == (point,)


def test_point_put_right_after_the_look_is_good_again(store: Store, add: Add) -> None:
    point = add()
    held = fault(store, point, "2021-06-09")
    look_at(store, [1, 2], Look(day("2021-06-10"), "电信月报", broken=frozenset({point})))
    change(store, CAMERA_FAULTS, held, fixed_on="2021-06-12")
    both = both_rates(point_states(store, TODAY), office_of(store))
    assert both.intact.good == (point,)


def test_stopped_point_is_on_file_but_need_not_be_online(store: Store, add: Add) -> None:
    point = add(state="停用")
    both = both_rates(point_states(store, TODAY), office_of(store))
    assert (both.intact.bad, both.online.whole) == ((point,), ())


def test_look_counts_for_a_month_only(store: Store, add: Add) -> None:
    point = add()
    look_at(store, [1, 2], Look(day("2021-05-20"), "电信月报"))
    office = office_of(store)
    assert both_rates(point_states(store, day("2021-06-19")), office).intact.good == (point,)
    assert both_rates(point_states(store, day("2021-06-20")), office).intact.unknown == (point,)
    assert sources_of(store, day("2021-06-19")) == ["电信月报"]


def test_one_look_writes_all_points_in_use_as_one_batch(
    store: Store, add: Add, villages: list[int]
) -> None:
    add(state="停用")
    points = [add() for _ in range(3)]
    other = add(village_id=villages[1])
    look = Look(day("2021-06-20"), "电信月报", frozenset(points[:1]), frozenset(points[:2]))
    assert look_at(store, [villages[0]], look) == 3
    both = both_rates(point_states(store, TODAY), office_of(store))
    assert both.online.bad == tuple(points[:1])
    assert set(points[:2]) <= set(both.intact.bad)
    assert both.online.unknown == (other,)
    undoing.undo(store)
    assert count(store, CAMERA_CHECKS, View()) == 0


def test_look_of_the_same_day_is_written_over(store: Store, add: Add, villages: list[int]) -> None:
    point = add()
    look_at(store, villages, Look(TODAY, "电信月报", frozenset({point})))
    look_at(store, villages, Look(TODAY, "电信月报"))
    assert count(store, CAMERA_CHECKS, View()) == 1
    assert both_rates(point_states(store, TODAY), office_of(store)).online.good == (point,)


def test_look_at_nothing_or_at_strangers_is_refused(
    store: Store, add: Add, villages: list[int]
) -> None:
    point = add()
    with pytest.raises(NoPointsInUse):
        look_at(store, [villages[1]], Look(TODAY, ""))
    add(village_id=villages[1])
    with pytest.raises(records.Refused, match="东坪1号"):
        look_at(store, [villages[1]], Look(TODAY, "", frozenset({point})))
    with pytest.raises(records.Refused, match="晚于今天"):
        look_at(store, [villages[0]], Look(day("2021-06-25"), ""))
