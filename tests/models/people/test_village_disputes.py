"""A village reports its own disputes: without the parties' particulars, and no other village's."""

from __future__ import annotations

from typing import Any

import pytest

from models.actions import records
from models.actions.disputes import intake
from models.actions.finding import View, every_row, one
from models.actions.people import accounts
from models.actions.people.rights import NotAllowed, NotYourVillage
from models.actions.records import Refused
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.mediation.committees import COMMITTEES
from models.ledgers.villages import VILLAGES
from models.store.ledger_file import Store
from tests.models.people.conftest import HIS, ComeIn


@pytest.fixture
def villager(office: Store, come_in: ComeIn) -> Store:
    """Come in as the account of the first of two villages."""
    for code, name in (("369921200201", "云岭村"), ("369921200202", "石桥村")):
        records.keep(office, VILLAGES, {"code": code, "name": name})
    raw = {"name": "云岭村人民调解委员会", "short_name": "云", "village_id": 1}
    records.keep(office, COMMITTEES, raw)
    raw = {"name": "云岭村会计", "role": "村级录入", "village_id": "云岭村"}
    accounts.add_account(office, raw, HIS)
    return come_in("云岭村会计")


def told(**changed: Any) -> dict[str, Any]:
    usual = {"found_on": "2021-06-01", "village_id": 1, "source": "村报", "people": 2}
    more = {"dispute_type": "邻里口角摩擦", "story": "两户因排水争吵。", "committee_id": 1}
    return {**usual, **more, "first_post": "村会计", **changed}


def test_village_reports_a_dispute_of_its_own(villager: Store) -> None:
    case_id = intake.register(villager, told(accepted_on="2021-06-02"))
    case = one(villager, DISPUTES, case_id)
    assert case is not None
    assert (case.state, case.case_no) == ("accepted", "（2021）云人调字第1号")
    with pytest.raises(NotYourVillage):
        intake.register(villager, told(village_id=2))
    assert [row.id for row in every_row(villager, DISPUTES, View())] == [case_id]


def test_village_settles_by_word_of_mouth_and_names_nobody(villager: Store) -> None:
    with pytest.raises(NotAllowed, match="个人信息"):
        intake.register(villager, told(), [{"name": "张三"}])
    with pytest.raises(Refused):
        intake.record_oral(villager, told(), [], {"content": ""})
    case_id = intake.record_oral(villager, told(), [], {"content": "各让一步。"})
    case = one(villager, DISPUTES, case_id)
    assert case is not None
    assert (case.state, case.level) == ("settled", "village")
