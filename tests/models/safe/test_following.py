"""Backups within reach follow the ledger's keys: a removed account opens none of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.actions import records
from models.actions.people import accounts, passwords, sheets
from models.actions.safe import backing_up, restoring
from models.actions.safe.following import follow_keys
from models.ledgers.office.settings import SETTINGS
from models.store import keys
from models.store.backup import home, proving
from models.store.ledger_file import Store
from models.store.opening import open_ledger
from tests.ledger_fixtures import PASSWORD

HIS = "别人的密码6688"


@pytest.fixture
def shared(store: Store, tmp_path: Path) -> Store:
    """Give a ledger of two accounts with a backup beside it and one outside."""
    accounts.add_account(store, {"name": "小李", "role": "clerk"}, HIS)
    records.keep(store, SETTINGS, {"name": "甲", "value": "乙"})
    (tmp_path / "U盘").mkdir()
    backing_up.choose_outside(store, tmp_path / "U盘")
    backing_up.back_up(store)
    backing_up.back_up_outside(store)
    return store


def all_backups(store: Store) -> list[home.Backup]:
    return [*backing_up.inside_backups(store), *backing_up.outside_backups(store)]


def test_removed_account_opens_no_backup_within_reach(shared: Store) -> None:
    before = all_backups(shared)
    assert len(before) == 2
    for backup in before:
        restoring.way_into(backup, HIS)
    accounts.remove_account(shared, accounts.line_of(shared, "小李"))
    for backup in all_backups(shared):
        with pytest.raises(keys.WrongPassword):
            restoring.way_into(backup, HIS)
        way = restoring.way_into(backup, PASSWORD)
        proving.prove(backup, (way.data_key,))
        proving.prove(backup, shared.data_keys)


def test_backup_of_before_is_restored_with_the_keys_of_today(
    shared: Store, recovery_code: str
) -> None:
    accounts.remove_account(shared, accounts.line_of(shared, "小李"))
    passwords.change_password(shared, PASSWORD, "今天的密码9900")
    old = backing_up.inside_backups(shared)[-1]
    way, folder = restoring.way_into(old, "今天的密码9900"), shared.folder
    data_keys = (way.data_key, *shared.data_keys)
    shared.close()
    restoring.restore(old, data_keys, folder)
    with pytest.raises(keys.WrongPassword):
        open_ledger(folder, HIS)
    with pytest.raises(keys.WrongPassword):
        open_ledger(folder, PASSWORD)
    open_ledger(folder, "今天的密码9900").close()


def test_replaced_sheet_opens_no_backup_and_the_new_one_does(
    shared: Store, recovery_code: str
) -> None:
    fresh = sheets.make_sheet(shared)
    sheets.retire_sheet(shared, "恢复密钥单")
    for backup in all_backups(shared):
        with pytest.raises(keys.WrongRecoveryCode):
            restoring.way_into(backup, recovery_code, is_code=True)
        restoring.way_into(backup, fresh.code, is_code=True)


def test_disk_that_was_away_follows_when_it_is_back(shared: Store, tmp_path: Path) -> None:
    (tmp_path / "U盘").rename(tmp_path / "在别处")
    accounts.remove_account(shared, accounts.line_of(shared, "小李"))
    (tmp_path / "在别处").rename(tmp_path / "U盘")
    (outside,) = backing_up.outside_backups(shared)
    restoring.way_into(outside, HIS)
    assert follow_keys(shared) == 1
    assert follow_keys(shared) == 0
    with pytest.raises(keys.WrongPassword):
        restoring.way_into(backing_up.outside_backups(shared)[0], HIS)


def test_following_cut_short_is_made_good_the_next_time(shared: Store) -> None:
    """Slots written and manifest not: what a power cut between the two leaves."""
    (backup,) = backing_up.inside_backups(shared)
    (own, *rest) = keys.read_slots(shared.folder)
    changed = keys.change_secret(own, PASSWORD, "今天的密码9900")
    assert changed is not None
    keys.write_slots(backup.folder, (changed, *rest))
    assert proving.outer_faults(backup) == ["密钥文件和备份时不一样"]
    assert follow_keys(shared) == 1
    assert proving.outer_faults(backing_up.inside_backups(shared)[0]) == []
