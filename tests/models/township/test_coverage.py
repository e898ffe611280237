"""村情矩阵 and the plan's figures on service points: rows, shares, and how many are lacking."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import Any

import pytest

from models.actions import records, undoing
from models.actions.records import Refused
from models.actions.settings import put_settings
from models.actions.township.coverage import norms_on
from models.actions.township.norm import Norm
from models.actions.township.villages.facts import BLANK, NO, YES, Matrix, keep_facts, matrix_on
from models.ledgers.township.service_points import SERVICE_POINTS
from models.ledgers.township.village_facts import VILLAGE_FACTS_LEDGER
from models.store.ledger_file import Store
from tests.ledger_fixtures import TODAY
from tests.models.township.conftest import village

NAMES = ("云岭村", "石桥村", "上坪村", "枫林村", "双溪村", "茶园村", "长坑村", "新田村")


def _point(store: Store, kind: str, of: str = "", **more: Any) -> int:
    level = {"level": "乡（镇、街道）级"} if not of else {"village_id": village(store, of)}
    raw = {"service_kind": kind, "name": f"{of}{kind}", **level, **more}
    return records.keep(store, SERVICE_POINTS, raw)


def _norm(store: Store, key: str, day: dt.date = TODAY) -> Norm:
    return next(norm for norm in norms_on(store, day) if norm.key == key)


def _said(matrix: Matrix, code: str) -> dict[str, str]:
    column = next(each for each in matrix.columns if each.code == code)
    return {unit.name: cell.said for unit, cell in zip(matrix.units, column.cells, strict=True)}


def test_seven_of_eight_villages_are_not_ninety_percent_and_one_is_lacking(land: Store) -> None:
    for name in NAMES[:7]:
        _point(land, "便民服务点", name)
    norm = _norm(land, "facility")
    assert norm.rate is not None
    assert norm.rate.share == Fraction(7, 8)
    assert (norm.value_words, norm.verdict, norm.gap_words) == ("87.5%", "未达标", "还差1个村")
    assert norm.lacking == ("新田村",)
    assert norm.have.rows() == [village(land, name) for name in NAMES[:7]]


def test_facility_of_either_kind_counts_a_village_once(land: Store) -> None:
    _point(land, "便民服务点", "云岭村")
    _point(land, "村级综合服务设施", "云岭村")
    assert _norm(land, "facility").have.value == 1


def test_point_that_is_being_built_or_opens_later_does_not_count(land: Store) -> None:
    _point(land, "调解室", "云岭村", state="在建")
    _point(land, "调解室", "石桥村", opened_on="2021-06-01")
    assert _norm(land, "mediation_room").have.value == 1
    assert _norm(land, "mediation_room", dt.date(2021, 5, 31)).have.value == 0


def test_village_can_deal_with_matters_where_a_point_handles_or_forwards_them(land: Store) -> None:
    _point(land, "便民服务点", "云岭村", can_handle="是")
    _point(land, "便民服务点", "石桥村", can_forward="是")
    _point(land, "便民服务点", "上坪村", can_forward="否")
    assert _norm(land, "handles").have.value == 2


def test_centres_are_asked_of_the_township_and_of_every_village(land: Store) -> None:
    judged = {"qualified": "是", "judged_on": "2021-06-01"}
    _point(land, "综治中心", **judged)
    _point(land, "综治中心", "云岭村", **judged)
    _point(land, "综治中心", "石桥村")
    norm = _norm(land, "centre")
    assert norm.rate is not None
    assert norm.rate.share == Fraction(2, 9)
    assert norm.missing == 7
    assert "乡本级" not in norm.lacking


def test_dispatched_staff_is_counted_against_two(land: Store) -> None:
    _point(land, "综治中心", full_time="3", dispatched="1")
    norm = _norm(land, "staff")
    assert (norm.value_words, norm.least_words, norm.gap_words) == ("1人", "≥2人", "还差1人")


def test_joint_centre_of_the_township_is_one(land: Store) -> None:
    assert _norm(land, "joint_centre").gap_words == "还差1个"
    _point(land, "矛盾纠纷联合化解中心")
    assert _norm(land, "joint_centre").verdict == "达标"


def test_psychology_is_only_reported(land: Store) -> None:
    _point(land, "心理服务站（室）")
    norm = _norm(land, "psychology")
    assert (norm.value_words, norm.verdict, norm.least_words) == ("11.1%", "", "只统计")


def test_without_villages_there_is_no_data(store: Store) -> None:
    words = {norm.key: norm.verdict for norm in norms_on(store, TODAY)}
    assert words["facility"] == words["centre"] == "无数据"


def test_threshold_that_the_office_set_holds_and_none_asks_nothing(land: Store) -> None:
    for name in NAMES[:7]:
        _point(land, "便民服务点", name)
    put_settings(land, {"facility_rate_least": "85"})
    assert _norm(land, "facility").verdict == "达标"
    put_settings(land, {"facility_rate_least": "无"})
    assert _norm(land, "facility").verdict == ""


def test_fact_is_yes_no_or_not_filled_in(land: Store) -> None:
    yes = {"has_it": True, "on_day": "2021-06-01"}
    keep_facts(land, [village(land, "云岭村")], "rules", yes)
    keep_facts(land, [village(land, "石桥村")], "rules", {"has_it": False})
    said = _said(matrix_on(land, TODAY), "rules")
    assert (said["云岭村"], said["石桥村"], said["上坪村"]) == (YES, NO, BLANK)


def test_fact_does_not_hold_before_its_day(land: Store) -> None:
    yes = {"has_it": True, "on_day": "2021-06-01"}
    keep_facts(land, [village(land, "云岭村")], "rules", yes)
    assert _said(matrix_on(land, dt.date(2021, 5, 31)), "rules")["云岭村"] == BLANK


def test_fact_of_several_villages_is_one_batch(land: Store) -> None:
    ids = [village(land, name) for name in NAMES]
    keep_facts(land, ids, "agenda", {"has_it": True, "on_day": "2021-06-01"})
    assert _norm_of(matrix_on(land, TODAY), "agenda").have.value == 8
    undoing.undo(land)
    assert _norm_of(matrix_on(land, TODAY), "agenda").have.value == 0


def test_fact_written_again_replaces_what_was_said(land: Store) -> None:
    ids = [village(land, "云岭村")]
    keep_facts(land, ids, "agenda", {"has_it": False})
    keep_facts(land, ids, "agenda", {"has_it": True, "on_day": "2021-06-10"})
    assert _said(matrix_on(land, TODAY), "agenda")["云岭村"] == YES


def test_yes_without_a_day_is_refused(land: Store) -> None:
    with pytest.raises(Refused) as refused:
        keep_facts(land, [village(land, "云岭村")], "agenda", {"has_it": True})
    assert "on_day" in refused.value.complaints


def test_fact_that_a_service_point_tells_cannot_be_typed(land: Store) -> None:
    raw = {"village_id": village(land, "云岭村"), "fact": "有调解室", "has_it": False}
    with pytest.raises(Refused) as refused:
        records.keep(land, VILLAGE_FACTS_LEDGER, raw)
    assert "fact" in refused.value.complaints


def test_fact_of_service_points_is_not_filled_in_until_any_is_registered(land: Store) -> None:
    assert set(_said(matrix_on(land, TODAY), "mediation_room").values()) == {BLANK}
    _point(land, "调解室", "云岭村")
    said = _said(matrix_on(land, TODAY), "mediation_room")
    assert (said["云岭村"], said["石桥村"]) == (YES, NO)


def _norm_of(matrix: Matrix, code: str) -> Norm:
    return matrix.norm(next(each for each in matrix.columns if each.code == code))
