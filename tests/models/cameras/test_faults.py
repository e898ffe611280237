"""What a fault does to its point, and the terms that are filled in."""

from __future__ import annotations

import pytest

from models.actions import records, undoing
from models.actions.settings import put_settings
from models.ledgers.cameras.contracts import CAMERA_CONTRACTS
from models.ledgers.cameras.faults import CAMERA_FAULTS
from models.ledgers.cameras.points import CAMERA_POINTS
from models.store.ledger_file import Store
from tests.models.cameras.acts import change, fault, now, row, told
from tests.models.cameras.conftest import Add


def test_open_fault_puts_its_point_out_of_order_until_it_is_fixed(store: Store, add: Add) -> None:
    point = add()
    held = fault(store, point, "2021-06-01")
    assert now(store, point) == ("2021-06-01", "fault")
    change(store, CAMERA_FAULTS, held, fixed_on="2021-06-03")
    assert now(store, point) == ("2021-06-03", "normal")
    assert told(store, point) == [
        ("2021-01-01", "normal"),
        ("2021-06-01", "fault"),
        ("2021-06-03", "normal"),
    ]


def test_point_stays_out_of_order_while_another_fault_is_open(store: Store, add: Add) -> None:
    point = add()
    first, second = fault(store, point, "2021-06-01"), fault(store, point, "2021-06-05")
    change(store, CAMERA_FAULTS, second, fixed_on="2021-06-09")
    assert now(store, point) == ("2021-06-01", "fault")
    change(store, CAMERA_FAULTS, first, fixed_on="2021-06-07")
    assert now(store, point) == ("2021-06-09", "normal")


def test_undo_takes_fault_and_state_back_together(store: Store, add: Add) -> None:
    point = add()
    fault(store, point, "2021-06-01")
    undoing.undo(store)
    assert (now(store, point), told(store, point)) == (
        ("2021-01-01", "normal"),
        [("2021-01-01", "normal")],
    )
    assert states_and_faults(store, point) == 0


def states_and_faults(store: Store, point: int) -> int:
    from models.actions import finding

    return len(finding.children(store, CAMERA_FAULTS, CAMERA_POINTS, point))


def test_fault_found_before_the_point_was_said_to_be_good_is_refused(
    store: Store, add: Add
) -> None:
    point = add(state_on="2021-06-10")
    with pytest.raises(records.Refused, match="2021-06-10起记的是“正常”"):
        fault(store, point, "2021-06-01")


def test_fault_that_was_over_when_entered_tells_the_past_only(store: Store, add: Add) -> None:
    point = add()
    change(store, CAMERA_POINTS, point, state="停用", state_on="2021-03-01")
    change(store, CAMERA_POINTS, point, state="正常", state_on="2021-04-01")
    fault(store, point, "2021-02-01", fixed_on="2021-02-04")
    assert now(store, point) == ("2021-04-01", "normal")
    assert told(store, point) == [
        ("2021-01-01", "normal"),
        ("2021-02-01", "fault"),
        ("2021-02-04", "normal"),
        ("2021-03-01", "stopped"),
        ("2021-04-01", "normal"),
    ]


def test_corrected_days_of_a_fault_move_the_states(store: Store, add: Add) -> None:
    point = add()
    held = fault(store, point, "2021-06-05")
    change(store, CAMERA_FAULTS, held, found_on="2021-06-03")
    assert now(store, point) == ("2021-06-03", "fault")
    change(store, CAMERA_FAULTS, held, fixed_on="2021-06-06")
    change(store, CAMERA_FAULTS, held, fixed_on="2021-06-08")
    assert now(store, point) == ("2021-06-08", "normal")
    change(store, CAMERA_FAULTS, held, fixed_on="")
    assert (now(store, point), told(store, point)) == (
        ("2021-06-03", "fault"),
        [("2021-01-01", "normal"), ("2021-06-03", "fault")],
    )


def test_deleted_fault_gives_the_point_its_state_back(store: Store, add: Add) -> None:
    point = add()
    held = fault(store, point, "2021-06-05")
    records.retire(store, CAMERA_FAULTS, [held])
    assert now(store, point) == ("2021-01-01", "normal")
    records.bring_back(store, CAMERA_FAULTS, [held])
    assert now(store, point) == ("2021-06-05", "fault")


def test_deleted_point_goes_with_all_that_belongs_to_it_and_comes_back(
    store: Store, add: Add
) -> None:
    point = add()
    fault(store, point, "2021-06-05")
    records.retire(store, CAMERA_POINTS, [point])
    records.bring_back(store, CAMERA_POINTS, [point])
    assert now(store, point) == ("2021-06-05", "fault")
    assert len(told(store, point)) == 2


def test_stopped_point_stays_stopped_under_a_fault(store: Store, add: Add) -> None:
    point = add(state="停用")
    fault(store, point, "2021-06-05")
    assert now(store, point) == ("2021-01-01", "stopped")


def test_term_and_maintainer_are_filled_in(store: Store, add: Add) -> None:
    point = add()
    held = row(store, CAMERA_FAULTS, fault(store, point, "2021-06-01", told_on="2021-06-02"))
    # three days after the report is a Saturday: the next working day (民法典 第二百零三条)
    assert (held.maintainer, str(held.due_on)) == ("telecom", "2021-06-07")


def test_contract_in_force_sets_the_term_before_the_offices_own(store: Store, add: Add) -> None:
    put_settings(store, {"fault_repair_days": "5"})
    raw = {"name": "维护", "maintainer": "电信公司", "begins_on": "2021-01-01"}
    records.keep(store, CAMERA_CONTRACTS, raw | {"ends_on": "2021-05-31", "repair_days": 9})
    point = add()
    assert str(row(store, CAMERA_FAULTS, fault(store, point, "2021-06-02")).due_on) == "2021-06-07"
    records.keep(store, CAMERA_CONTRACTS, raw | {"name": "续签", "repair_days": 1})
    assert str(row(store, CAMERA_FAULTS, fault(store, point, "2021-06-03")).due_on) == "2021-06-04"


def test_computed_term_follows_the_report_and_a_typed_one_stays(store: Store, add: Add) -> None:
    point = add()
    held = fault(store, point, "2021-06-01")
    assert str(row(store, CAMERA_FAULTS, held).due_on) == "2021-06-04"
    change(store, CAMERA_FAULTS, held, told_on="2021-06-07")
    assert str(row(store, CAMERA_FAULTS, held).due_on) == "2021-06-10"
    change(store, CAMERA_FAULTS, held, due_on="2021-06-20")
    change(store, CAMERA_FAULTS, held, told_on="2021-06-08")
    assert str(row(store, CAMERA_FAULTS, held).due_on) == "2021-06-20"
