"""Accounts: each role may what it may, and whoever is taken away stays out."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from models.actions import records, undoing
from models.actions.checking_up import check
from models.actions.finding import View, count, every_row, one
from models.actions.history import history_of
from models.actions.offices import AccountRemoved, office_of
from models.actions.people import accounts, passwords
from models.actions.people.rights import NotAllowed, NotYourVillage
from models.actions.records import Refused, Seen
from models.actions.undoing import NeverUndone
from models.ledgers.office.accounts import ACCOUNTS
from models.ledgers.office.settings import SETTINGS
from models.ledgers.tasks.task import TASKS
from models.ledgers.villages import NATURAL_VILLAGES, VILLAGES
from models.store import keys
from models.store.ledger_file import Store
from models.store.opening import WeakPassword, open_ledger
from tests.ledger_fixtures import ACCOUNT, PASSWORD
from tests.models.people.conftest import HIS, ComeIn


def test_the_first_account_is_entered_as_admin_with_the_second(office: Store) -> None:
    lines = {line.name: (line.role, line.is_here) for line in accounts.account_lines(office)}
    assert lines == {
        ACCOUNT: ("admin", True),
        "小李": ("clerk", False),
        "王书记": ("leader", False),
        "县里": ("county", False),
    }
    assert check(office) == []


@pytest.mark.parametrize(("name", "role"), [("王书记", "领导（只读）"), ("县里", "县级")])
def test_who_only_reads_is_told_who_may_write(come_in: ComeIn, name: str, role: str) -> None:
    store = come_in(name)
    with pytest.raises(NotAllowed, match=rf"“{role}”，不能修改台账.*“经办人”或“管理员”"):
        records.keep(store, SETTINGS, {"name": "甲", "value": "乙"})
    assert count(store, SETTINGS, View()) == 0


def test_clerk_writes_and_manages_no_accounts(come_in: ComeIn) -> None:
    store = come_in("小李")
    kept = records.keep(store, SETTINGS, {"name": "甲", "value": "乙"})
    assert one(store, SETTINGS, kept).made_by == "小李"
    with pytest.raises(NotAllowed, match=r"不能管理账号.*“管理员”"):
        accounts.add_account(store, {"name": "新人", "role": "admin"}, HIS)
    with pytest.raises(NotAllowed):
        accounts.set_password_of(store, ACCOUNT, HIS)
    with pytest.raises(NotAllowed):
        accounts.remove_account(store, accounts.line_of(store, "王书记"))
    with pytest.raises(NotAllowed):
        accounts.change_account(store, accounts.line_of(store, "小李"), {"role": "admin"})
    assert office_of(store).role == "clerk"


def test_removed_account_stays_out_even_with_old_key_slots(office: Store, tmp_path: Path) -> None:
    old_keys = shutil.copy(office.folder / keys.KEYS_FILE, tmp_path / "old.json")
    accounts.remove_account(office, accounts.line_of(office, "小李"))
    assert check(office) == []
    assert "小李" not in keys.account_names(office.folder)
    office.close()
    with pytest.raises(keys.WrongPassword):
        open_ledger(office.folder, HIS, "小李")
    shutil.copy(old_keys, office.folder / keys.KEYS_FILE)
    with pytest.raises(Exception, match="损坏"):
        open_ledger(office.folder, HIS, "小李")


def test_account_whose_removal_was_cut_short_is_turned_away(office: Store) -> None:
    with pytest.raises(KeyboardInterrupt):
        accounts.remove_account(office, accounts.line_of(office, "小李"), _Cut())
    assert accounts.line_of(office, "小李").role == "clerk"
    office.close()
    open_ledger(office.folder, HIS, "小李").close()


class _Cut:
    def step(self, done: int, total: int, note: str = "") -> None:
        if done == 2:
            raise KeyboardInterrupt


def test_slot_without_an_account_reads_nothing(office: Store) -> None:
    before = keys.read_slots(office.folder)
    accounts.remove_account(office, accounts.line_of(office, "小李"))
    stray = keys.make_slot(keys.ACCOUNT, "小李", HIS, office.data_keys[0])
    keys.write_slots(office.folder, (*keys.read_slots(office.folder), stray))
    assert len(before) == len(keys.read_slots(office.folder))
    office.close()
    store = open_ledger(office.folder, HIS, "小李")
    with pytest.raises(AccountRemoved, match="“小李”已被移除"):
        every_row(store, SETTINGS, View())
    store.close()


def test_one_admin_always_stays(office: Store) -> None:
    here = accounts.line_of(office, ACCOUNT)
    with pytest.raises(accounts.NotYourself):
        accounts.remove_account(office, here)
    with pytest.raises(accounts.LastAdmin):
        accounts.change_account(office, here, {"role": "经办人"})
    accounts.change_account(office, accounts.line_of(office, "小李"), {"role": "管理员"})
    accounts.change_account(office, accounts.line_of(office, ACCOUNT), {"role": "经办人"})
    assert office_of(office).role == "clerk"


def test_work_on_accounts_is_told_and_never_undone(office: Store) -> None:
    accounts.set_password_of(office, "小李", "又一个密码7788")
    told = history_of(office, ACCOUNTS, accounts.line_of(office, "小李").id)
    assert [(each.action, each.label) for each in told][:1] == [("重设密码", "重设密码")]
    assert undoing.can_undo(office) is None
    with pytest.raises(NeverUndone, match="不能撤销"):
        undoing.undo(office, told[0].batch)
    office.close()
    open_ledger(office.folder, "又一个密码7788", "小李").close()


@pytest.mark.parametrize(
    ("raw", "key"),
    [
        ({"name": "小李", "role": "clerk"}, "name"),
        ({"name": "", "role": "clerk"}, "name"),
        ({"name": "新人", "role": "village"}, "village_id"),
        ({"name": "恢复密钥单", "role": "clerk"}, "name"),
        ({"name": "新人", "role": "皇帝"}, "role"),
    ],
)
def test_unfit_account_is_refused_and_gets_no_key(
    office: Store, raw: dict[str, object], key: str
) -> None:
    before = keys.read_slots(office.folder)
    with pytest.raises(Refused) as refused:
        accounts.add_account(office, raw, HIS)
    assert list(refused.value.complaints) == [key]
    with pytest.raises(WeakPassword):
        accounts.add_account(office, {"name": "新人", "role": "clerk"}, "123")
    assert keys.read_slots(office.folder) == before


def test_own_password_is_changed_with_the_old_one(come_in: ComeIn) -> None:
    store = come_in("王书记")
    passwords.prove_password(store, HIS)
    with pytest.raises(keys.WrongPassword):
        passwords.change_password(store, "不对的密码", "新的密码9900")
    passwords.change_password(store, HIS, "新的密码9900")
    with pytest.raises(keys.WrongPassword):
        passwords.prove_password(store, HIS)
    store.close()
    open_ledger(store.folder, "新的密码9900", "王书记").close()


@pytest.fixture
def villager(office: Store, come_in: ComeIn) -> Store:
    """Come in as the account of the first of two villages."""
    for code, name in (("369921200201", "云岭村"), ("369921200202", "石桥村")):
        village = records.keep(office, VILLAGES, {"code": code, "name": name})
        raw = {"village_id": village, "name": f"{name}一组"}
        records.keep(office, NATURAL_VILLAGES, raw)
    raw = {"year": 2021, "code": "1.1", "title": "开会", "lead_unit": "综治办"}
    records.keep(office, TASKS, {**raw, "deadline_kind": "none"})
    raw = {"name": "云岭村会计", "role": "村级录入", "village_id": "云岭村"}
    accounts.add_account(office, raw, HIS)
    return come_in("云岭村会计")


def test_village_sees_and_writes_its_own_records_only(villager: Store) -> None:
    assert [row.name for row in every_row(villager, VILLAGES, View())] == ["云岭村"]
    assert [row.name for row in every_row(villager, NATURAL_VILLAGES, View())] == ["云岭村一组"]
    assert one(villager, VILLAGES, 2) is None
    records.keep(villager, NATURAL_VILLAGES, {"village_id": 1, "name": "二组"})
    records.keep(villager, VILLAGES, {"population": 800}, Seen(1, 1))
    assert count(villager, NATURAL_VILLAGES, View()) == 2


@pytest.mark.parametrize(
    ("ledger", "raw", "seen"),
    [
        (NATURAL_VILLAGES, {"village_id": 2, "name": "三组"}, None),
        (NATURAL_VILLAGES, {"name": "改名"}, Seen(2, 1)),
        (NATURAL_VILLAGES, {"village_id": 2}, Seen(1, 1)),
        (VILLAGES, {"population": 800}, Seen(2, 1)),
        (VILLAGES, {"code": "369921200203", "name": "新村"}, None),
        (SETTINGS, {"name": "甲", "value": "乙"}, None),
        (TASKS, {"title": "改名"}, Seen(1, 1)),
    ],
)
def test_village_writes_nothing_of_others(
    villager: Store, ledger: object, raw: dict[str, object], seen: Seen | None
) -> None:
    with pytest.raises(NotYourVillage, match=r"只能填报本村（.*云岭村.*）"):
        records.keep(villager, ledger, raw, seen)  # type: ignore[arg-type]


def test_password_of_another_ledger_is_still_wrong(office: Store) -> None:
    office.close()
    with pytest.raises(keys.WrongPassword):
        open_ledger(office.folder, PASSWORD, "小李")
