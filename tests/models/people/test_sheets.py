"""Recovery sheets: a second custodian, a used one replaced, a lost password mended."""

from __future__ import annotations

import pytest

from models.actions import records
from models.actions.checking_up import check
from models.actions.finding import View, every_row
from models.actions.history import history_of
from models.actions.people import accounts, sheets
from models.actions.people.rights import NotAllowed
from models.actions.people.slots import NoSuchAccount
from models.ledgers.office.accounts import ACCOUNTS
from models.ledgers.office.settings import SETTINGS
from models.store import keys
from models.store.ledger_file import Store
from models.store.opening import WeakPassword, open_ledger, open_with_code
from tests.models.people.conftest import HIS, ComeIn

NEW = "新设的密码5566"


def test_second_custodians_sheet_opens_as_the_first_does(office: Store, recovery_code: str) -> None:
    second = sheets.make_sheet(office)
    assert second.name == "恢复密钥单第2号"
    assert sheets.sheet_names(office) == ["恢复密钥单", "恢复密钥单第2号"]
    office.close()
    for code in (recovery_code, second.code):
        open_with_code(office.folder, code).close()


def test_retired_sheet_opens_nothing(office: Store, recovery_code: str) -> None:
    with pytest.raises(sheets.LastSheet):
        sheets.retire_sheet(office, "恢复密钥单")
    second = sheets.make_sheet(office)
    sheets.retire_sheet(office, "恢复密钥单")
    third = sheets.make_sheet(office)
    assert third.name == "恢复密钥单第3号"
    assert check(office) == []
    office.close()
    with pytest.raises(keys.WrongRecoveryCode):
        open_with_code(office.folder, recovery_code)
    open_with_code(office.folder, second.code).close()


def test_five_sheets_are_enough(office: Store) -> None:
    for _ in range(4):
        sheets.make_sheet(office)
    with pytest.raises(sheets.TooManySheets):
        sheets.make_sheet(office)


def test_only_an_admin_makes_and_retires_sheets(come_in: ComeIn) -> None:
    store = come_in("小李")
    with pytest.raises(NotAllowed):
        sheets.make_sheet(store)
    with pytest.raises(NotAllowed):
        sheets.retire_sheet(store, "恢复密钥单")


def test_lost_password_is_mended_and_the_used_sheet_replaced(
    office: Store, recovery_code: str
) -> None:
    records.keep(office, SETTINGS, {"name": "甲", "value": "乙"})
    office.close()
    store, used = sheets.recover(office.folder, recovery_code, "小李", NEW)
    assert (used, sheets.used_sheet(store)) == ("恢复密钥单", "恢复密钥单")
    fresh = sheets.make_sheet(store)
    sheets.retire_sheet(store, used)
    assert sheets.used_sheet(store) == ""
    store.close()
    with pytest.raises(keys.WrongRecoveryCode):
        open_with_code(office.folder, recovery_code)
    open_with_code(office.folder, fresh.code).close()
    with pytest.raises(keys.WrongPassword):
        open_ledger(office.folder, HIS, "小李")
    store = open_ledger(office.folder, NEW, "小李")
    assert [row.name for row in every_row(store, SETTINGS, View())] == ["甲"]
    told = history_of(store, ACCOUNTS, accounts.line_of(store, "小李").id)
    assert (told[0].who, told[0].action) == ("恢复密钥单", "用恢复密钥单重设密码")
    assert check(store) == []
    store.close()


def test_used_sheet_is_remembered_until_it_is_replaced(office: Store, recovery_code: str) -> None:
    office.close()
    sheets.recover(office.folder, recovery_code, "小李", NEW)[0].close()
    store = open_ledger(office.folder, NEW, "小李")
    assert sheets.used_sheet(store) == "恢复密钥单"
    store.close()


def test_wrong_code_or_unfit_password_changes_nothing(office: Store, recovery_code: str) -> None:
    office.close()
    before = keys.read_slots(office.folder)
    with pytest.raises(keys.WrongRecoveryCode):
        sheets.recover(office.folder, keys.draw_recovery_code(), "小李", NEW)
    with pytest.raises(WeakPassword):
        sheets.recover(office.folder, recovery_code, "小李", "123")
    with pytest.raises(NoSuchAccount):
        sheets.recover(office.folder, recovery_code, "没有这人", NEW)
    assert keys.read_slots(office.folder) == before
