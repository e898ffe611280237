"""The log and the particulars: who may see them, and that nobody sees them unwritten."""

from __future__ import annotations

import pytest

from models.actions import records
from models.actions.finding import View
from models.actions.people import accounts
from models.actions.people.rights import NotAllowed
from models.actions.traces import listing
from models.actions.traces.listing import NotForOneVillage
from models.actions.traces.opening_log import log_opening
from models.actions.traces.preview import look_at_undo
from models.ledgers.tasks.task import TASKS
from models.ledgers.villages import VILLAGES
from models.store.ledger_file import Store
from tests.models.people.conftest import HIS, ComeIn

TASK = {
    "year": 2021,
    "code": "3.1",
    "title": "排查",
    "lead_unit": "派出所",
    "deadline_kind": "none",
}


def test_only_case_roles_open_particulars(office: Store, come_in: ComeIn) -> None:
    task = records.keep(office, TASKS, TASK)
    log_opening(office, TASKS, task, ["person"])
    for name in ("王书记", "县里"):
        his = come_in(name)
        with pytest.raises(NotAllowed, match="不能查看或填写个人信息"):
            log_opening(his, TASKS, task, ["person"])
    his = come_in("小李")
    log_opening(his, TASKS, task, ["person"])
    newest = listing.traces(his, listing.first_numbers(his, View()))[0]
    assert (newest.who, newest.action) == ("小李", "查看个人信息")


def test_who_only_looks_sees_the_log_and_takes_nothing_back(office: Store, come_in: ComeIn) -> None:
    records.keep(office, TASKS, TASK)
    number = listing.size(office)
    his = come_in("王书记")
    assert listing.first_numbers(his, View())[0] == number
    with pytest.raises(NotAllowed, match="不能修改台账"):
        look_at_undo(his, number)
    assert listing.size(his) == number


def test_village_account_does_not_see_the_log_of_all(office: Store, come_in: ComeIn) -> None:
    records.keep(office, VILLAGES, {"code": "369921200201", "name": "云岭村"})
    village = {"name": "云岭", "role": "village", "village_id": 1}
    accounts.add_account(office, village, HIS)
    number = listing.size(office)
    his = come_in("云岭")
    for attempt in (
        lambda: listing.first_numbers(his, View()),
        lambda: listing.all_numbers(his, View()),
        lambda: listing.change_ids(his, [number]),
    ):
        with pytest.raises(NotForOneVillage, match="请由乡镇经办人"):
            attempt()
