"""A round of a village from its beginning to what it writes in."""

from __future__ import annotations

import pytest

from models.actions import finding, records, undoing
from models.actions.cameras import rounds
from models.actions.cameras.rounds import close_round, findings_of, start_round, tally_of
from models.actions.finding import View
from models.actions.records import Seen
from models.ledgers.cameras.points import CAMERA_POINTS
from models.ledgers.cameras.rounds import CAMERA_FINDINGS, CAMERA_ROUNDS
from models.store.ledger_file import Store
from tests.models.cameras.acts import change, now, row
from tests.models.cameras.conftest import Add


def close(store: Store, held: int, chosen: dict[int, str]) -> int:
    seen = row(store, CAMERA_ROUNDS, held)
    return close_round(store, Seen(seen.id, seen.revision), chosen)


def test_round_takes_every_standing_point_and_a_number(
    store: Store, add: Add, villages: list[int]
) -> None:
    add(), add(state="停用"), add(state="待建"), add(state="拆除"), add(village_id=villages[1])
    held = start_round(store, villages[0], {"led_by": "综治干事"})
    assert row(store, CAMERA_ROUNDS, held).number == "PD2021-001"
    assert [each.code for each in findings_of(store, held)] == ["DP001", "DP002"]
    with pytest.raises(rounds.RoundStillOpen, match="PD2021-001"):
        start_round(store, villages[0])
    second = start_round(store, villages[1])
    assert row(store, CAMERA_ROUNDS, second).number == "PD2021-002"


def test_village_without_points_has_nothing_to_look_at(store: Store, villages: list[int]) -> None:
    with pytest.raises(rounds.NothingToLookAt, match="东坪村"):
        start_round(store, villages[0])


def test_rounds_are_begun_by_the_verb_only(store: Store, villages: list[int]) -> None:
    with pytest.raises(records.MadeByVerbs, match="盘点"):
        records.keep(store, CAMERA_ROUNDS, {"village_id": villages[0]})


def test_closing_writes_what_was_ticked_and_undo_takes_all_back(
    store: Store, add: Add, villages: list[int]
) -> None:
    points = [add() for _ in range(5)]
    held = start_round(store, villages[0])
    there, moved, gone, stopped, _left = findings_of(store, held)
    change(store, CAMERA_FINDINGS, there.id, result="在")
    change(store, CAMERA_FINDINGS, moved.id, result="移位", position="村口桥头")
    change(store, CAMERA_FINDINGS, gone.id, result="不在", looked_on="2021-06-20")
    change(store, CAMERA_FINDINGS, stopped.id, result="不在", looked_on="2021-06-20")
    extra = {"round_id": held, "code": "新1", "name": "晒谷坪", "looked_on": "2021-06-20"}
    more = records.keep(store, CAMERA_FINDINGS, extra)
    tally = tally_of(findings_of(store, held))
    assert (tally.listed, len(tally.left), len(tally.to_decide)) == (5, 1, 4)
    chosen = {moved.id: "move", gone.id: "removed", stopped.id: "stopped", more: "take_in"}
    assert close(store, held, chosen) == 4
    assert row(store, CAMERA_POINTS, points[1]).position == "村口桥头"
    assert now(store, points[2]) == ("2021-06-20", "removed")
    assert now(store, points[3]) == ("2021-06-20", "stopped")
    rows = finding.every_row(store, CAMERA_POINTS, View())
    new = next(each for each in rows if each.code == "新1")
    assert (new.name, new.village_id, str(new.state_on)) == ("晒谷坪", villages[0], "2021-06-20")
    undoing.undo(store)
    assert row(store, CAMERA_ROUNDS, held).state == "open"
    assert now(store, points[2]) == ("2021-01-01", "normal")
    assert len(finding.every_row(store, CAMERA_POINTS, View())) == 5


def test_what_is_not_ticked_stays_as_it_is(store: Store, add: Add, villages: list[int]) -> None:
    point = add()
    held = start_round(store, villages[0])
    change(store, CAMERA_FINDINGS, findings_of(store, held)[0].id, result="不在")
    assert close(store, held, {}) == 0
    assert now(store, point) == ("2021-01-01", "normal")


def test_closed_round_takes_no_more(store: Store, add: Add, villages: list[int]) -> None:
    add()
    held = start_round(store, villages[0])
    close(store, held, {})
    with pytest.raises(rounds.RoundClosed):
        close(store, held, {})
    with pytest.raises(Exception, match="已经完成"):
        change(store, CAMERA_FINDINGS, findings_of(store, held)[0].id, result="在")


def test_unknown_code_is_one_too_many_whatever_was_ticked(
    store: Store, add: Add, villages: list[int]
) -> None:
    add()
    held = start_round(store, villages[0])
    raw = {"round_id": held, "code": "不认识", "result": "在"}
    stranger = records.keep(store, CAMERA_FINDINGS, raw)
    assert row(store, CAMERA_FINDINGS, stranger).result == "extra"


def test_refused_finding_keeps_the_whole_round_open(
    store: Store, add: Add, villages: list[int]
) -> None:
    add(), add(code="别村1", village_id=villages[1])
    held = start_round(store, villages[0])
    raw = {"round_id": held, "code": "别村1", "name": "借来的号"}
    more = records.keep(store, CAMERA_FINDINGS, raw)
    with pytest.raises(records.Refused, match="重复"):
        close(store, held, {more: "take_in"})
    assert row(store, CAMERA_ROUNDS, held).state == "open"
