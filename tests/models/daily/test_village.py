"""A village's account writes its own activities and matters, and nothing of the township's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.actions import finding, records
from models.actions.daily import proving, zeros
from models.actions.finding import View
from models.actions.people import accounts
from models.actions.people.rights import NotYourVillage
from models.ledgers.work.activities import ACTIVITIES, ACTIVITY_CADENCES
from models.ledgers.work.decisions import DECISIONS
from models.ledgers.work.matters import MATTERS
from models.store import opening
from models.store.ledger_file import Store
from tests.models.daily.matter_acts import accept, matter, step

HIS = "村里密码1234"
MEETING = {"on_day": "2021-06-10", "activity_kind": "协商会", "topic": "村道协商"}


@pytest.fixture
def villager(store: Store, ledger_folder: Path) -> Iterator[Store]:
    """Come in as the account of the first of two villages; the office left a matter of each."""
    accept(store, village_id="东坪村", title="本村的")
    accept(store, village_id="西岭村", title="别村的")
    raw = {"name": "东坪村会计", "role": "村级录入", "village_id": "东坪村"}
    accounts.add_account(store, raw, HIS)
    store.close()
    opened = opening.open_ledger(ledger_folder, HIS, account="东坪村会计")
    yield opened
    opened.close()


def test_village_files_its_own_activity_as_evidence(villager: Store, ids: dict[str, int]) -> None:
    own = {"village_id": "东坪村"}
    made = proving.keep_whole(villager, ACTIVITIES, {**MEETING, **own}, (), [ids["2.4.2"]])
    assert [t.task.code for t in proving.tasks_of(villager, ACTIVITIES, made)] == ["2.4.2"]
    with pytest.raises(NotYourVillage):
        records.keep(villager, ACTIVITIES, {**MEETING, "topic": "别村的", "village_id": "西岭村"})


def test_village_sees_and_moves_its_own_matters_only(villager: Store) -> None:
    (row,) = finding.every_row(villager, MATTERS, View())
    assert row.title == "本村的"
    step(villager, row.id, "assigned")
    assert matter(villager, row.id).state == "assigned"
    with pytest.raises(NotYourVillage):
        accept(villager, village_id="西岭村", title="新")


def test_village_does_not_write_what_is_the_township_s(villager: Store) -> None:
    with pytest.raises(NotYourVillage):
        zeros.confirm(villager, "2021-05", {}, "会计", "2021-06-01")
    raw = {"title": "甲", "decision_kind": "其他", "proposed_on": "2021-05-01"}
    with pytest.raises(NotYourVillage):
        records.keep(villager, DECISIONS, raw)
    with pytest.raises(NotYourVillage):
        records.keep(villager, ACTIVITY_CADENCES, {"activity_kind": "其他", "cadence": "每月"})
