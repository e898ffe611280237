"""A code counts once, a blank may mean something, and the other record is named."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from models.actions import finding, records, undoing
from models.actions.finding import View
from models.actions.records import Refused, Seen
from models.exchange.workbooks.intake import carry_out, plan_intake
from models.exchange.workbooks.plan import IntakePlan
from models.exchange.workbooks.template import write_template
from models.ledger import Ledger, find_ledger
from models.ledgers.cameras.devices import CAMERA_DEVICES
from models.ledgers.cameras.points import CAMERA_POINTS
from models.ledgers.township.grids import GRIDS
from models.ledgers.township.service_points import SERVICE_POINTS
from models.ledgers.township.teams import TEAMS
from models.store.ledger_file import Store
from tests.models.exchange.conftest import put_by_heading, told_of
from tests.models.linking.conftest import point

CODE, OTHER = "36992120001320000001", "36992120001320000002"
TEAM = {"year": 2021, "team_kind": "", "people": 5}


def device(store: Store, point_id: int, code: str = "") -> int:
    raw: dict[str, object] = {"point_id": point_id, "code": code, "state": "1"}
    return records.keep(store, CAMERA_DEVICES, raw)


def points(store: Store, *codes: str) -> list[int]:
    return [records.keep(store, CAMERA_POINTS, point(code=code)) for code in codes]


def look(store: Store, ledger: Ledger, path: Path, *sheets: Sequence[dict[str, Any]]) -> IntakePlan:
    write_template(store, ledger, path)
    book = openpyxl.load_workbook(path)
    for sheet, rows in zip(book.worksheets, sheets, strict=False):
        for number, row in enumerate(rows, start=4):
            put_by_heading(sheet, number, row)
    book.save(path)
    return plan_intake(store, ledger, path)


def refused(store: Store, ledger: Ledger, raw: dict[str, Any], seen: Seen | None = None) -> str:
    with pytest.raises(Refused) as caught:
        records.keep(store, ledger, raw, seen)
    return str(caught.value)


def test_device_code_counts_once_and_the_holder_is_named(store: Store) -> None:
    first, second = points(store, "D1", "D2")
    held = device(store, first, CODE)
    raw = {"point_id": second, "code": CODE, "state": "1"}
    said = refused(store, CAMERA_DEVICES, raw)
    assert said == "设备编码与已有的监控点“D1 村口”的摄像机重复，请核对。"
    other = device(store, second, OTHER)
    assert "重复" in refused(store, CAMERA_DEVICES, {"code": CODE}, Seen(other, 1))
    for _ in range(2):
        device(store, second)
    records.keep(store, CAMERA_DEVICES, {"light": ""}, Seen(held, 1))


def test_code_freed_by_a_deletion_cannot_come_back_doubled(store: Store) -> None:
    first, second = points(store, "D1", "D2")
    held = device(store, first, CODE)
    records.retire(store, CAMERA_DEVICES, [held])
    device(store, second, CODE)
    with pytest.raises(Refused, match="D2 村口"):
        records.bring_back(store, CAMERA_DEVICES, [held])


def test_undo_of_a_code_that_another_has_by_now_is_refused(store: Store) -> None:
    first, second = points(store, "D1", "D2")
    held = device(store, first, CODE)
    records.keep(store, CAMERA_DEVICES, {"code": OTHER}, Seen(held, 1))
    changed = undoing.recent(store, 1)[0].number
    device(store, second, CODE)
    with pytest.raises(Refused, match="重复"):
        undoing.undo(store, changed)


def test_device_code_of_another_county_or_kind_is_told(store: Store) -> None:
    (held,) = points(store, "D1")
    for code, said in (
        ("37992120001320000001", "前6位379921不是本县（市、区）的369921"),
        ("36992120001180000001", "第11至13位是118，摄像机应为131或132"),
        ("3699212000132", "20位数字"),
    ):
        assert said in refused(
            store, CAMERA_DEVICES, {"point_id": held, "code": code, "state": "1"}
        )


def test_grid_counts_once_by_its_code_and_names_may_recur(store: Store) -> None:
    raw = {"code": "369921200202009", "name": "桥头网格", "village_id": "石桥村"}
    records.keep(store, GRIDS, raw)
    assert "桥头网格" in refused(store, GRIDS, {**raw, "name": "别的网格"})
    records.keep(store, GRIDS, {**raw, "code": "369921200202010"})  # two merged villages' own
    records.keep(store, GRIDS, {**raw, "code": "369921200201009", "village_id": "云岭村"})


def test_township_s_own_place_or_team_counts_once(store: Store) -> None:
    kinds = TEAMS.fields["team_kind"].card.choices
    assert kinds is not None
    team = {**TEAM, "team_kind": kinds.offered()[0]}
    records.keep(store, TEAMS, team)
    assert "重复" in refused(store, TEAMS, team)
    records.keep(store, TEAMS, {**team, "village_id": "石桥村"})
    services = SERVICE_POINTS.fields["service_kind"].card.choices
    assert services is not None
    place = {"service_kind": services.offered()[0], "name": "综治中心", "level": "township"}
    records.keep(store, SERVICE_POINTS, place)
    assert "“综治中心”" in refused(store, SERVICE_POINTS, place)


def test_township_s_own_team_is_found_again_by_a_workbook(store: Store, tmp_path: Path) -> None:
    kinds = TEAMS.fields["team_kind"].card.choices
    assert kinds is not None
    row = {"年度": 2021, "队伍": kinds.offered()[0], "人数": 5}
    path = tmp_path / "t.xlsx"
    carry_out(store, look(store, TEAMS, path, [row]))
    plan = look(store, TEAMS, path, [{**row, "人数": 6}, {**row, "行政村": "石桥村"}])
    assert (len(plan.changed), len(plan.new), plan.refused) == (1, 1, ())
    twice = told_of(look(store, TEAMS, path, [row, row]))
    assert "与第4行是同一支" in next(iter(twice.values()))


def test_code_twice_in_a_file_names_both_rows_and_one_held_its_record(
    store: Store, tmp_path: Path
) -> None:
    first, _ = points(store, "D1", "D2")
    device(store, first, CODE)
    rows = [
        {"监控点点位编号": "D2", "设备编码": CODE},
        {"监控点点位编号": "D2", "设备编码": OTHER},
        {"监控点点位编号": "D1", "设备编码": OTHER},
        {"监控点点位编号": "D1", "设备编码": CODE},
    ]
    told = told_of(look(store, CAMERA_POINTS, tmp_path / "t.xlsx", [], rows))
    assert sorted(told.values()) == sorted(
        [
            "第4行和第7行的设备编码相同，请核对后改一个。",
            "第5行和第6行的设备编码相同，请核对后改一个。",
        ]
    )
    told = told_of(look(store, CAMERA_POINTS, tmp_path / "u.xlsx", [], rows[:2]))
    assert list(told.values()) == ["设备编码与已有的监控点“D1 村口”的摄像机重复，请核对。"]


def test_two_cameras_of_one_kind_are_two_and_come_in_once(store: Store, tmp_path: Path) -> None:
    points(store, "D1")
    rows = [{"监控点点位编号": "D1", "厂商": "甲厂"}] * 2
    path = tmp_path / "t.xlsx"
    plan = look(store, CAMERA_POINTS, path, [], rows)
    assert (len(plan.new), plan.refused) == (2, ())
    carry_out(store, plan)
    plan = look(store, CAMERA_POINTS, path, [], [*rows, rows[0]])
    assert (len(plan.same), len(plan.new)) == (2, 1)
    assert finding.count(store, CAMERA_DEVICES, View()) == 2


def test_grid_that_waits_for_its_code_gets_it_by_a_workbook(store: Store, tmp_path: Path) -> None:
    raw = {"name": "桥头网格", "village_id": "石桥村"}
    held = records.keep(store, find_ledger("grids"), raw)
    row = finding.one(store, GRIDS, held)
    if row is not None and row.code is not None:  # numbered by itself when it was kept
        records.keep(store, GRIDS, {"code": ""}, Seen(held, row.revision))
    given = {"网格编码": "369921200202031", "网格名称": "桥头网格", "行政村": "石桥村"}
    plan = look(store, GRIDS, tmp_path / "t.xlsx", [given])
    assert (len(plan.changed), len(plan.new), plan.refused) == (1, 0, ())
