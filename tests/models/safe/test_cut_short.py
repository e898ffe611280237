"""Backups and restores cut short by the power or a full disk: what is listed is whole."""

from __future__ import annotations

import multiprocessing
import random
import resource
import signal
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from models.actions import finding
from models.actions.checking_up import check
from models.actions.finding import View
from models.actions.safe.backing_up import back_up, inside_backups
from models.actions.safe.restoring import restore
from models.ledgers.tasks.task import TASKS
from models.store import opening
from models.store.backup import home, proving
from models.troubles import Trouble
from tests.ledger_fixtures import ACCOUNT, open_copy
from tests.models.safe.test_backing_up import add_task
from tests.models.store.test_ledger_file import fill

FORK = multiprocessing.get_context("fork")
LIVES = 30


def back_up_and_restore(folder: Path, key: bytes, seed: int, told: Connection) -> None:
    """Add a task, back up, now and then go back to an older backup; over and over until killed."""
    chance = random.Random(seed)
    told.send("begun")
    while True:
        store = opening.open_with_key(folder, key, ACCOUNT)
        add_task(store, chance.randrange(10**9))
        back_up(store)
        backups = inside_backups(store)
        store.close()
        if chance.random() < 0.5:
            restore(chance.choice(backups), [key], folder)


@pytest.mark.kill
def test_killed_backup_or_restore_leaves_a_whole_ledger_and_whole_backups(
    ledger_folder: Path, tmp_path: Path
) -> None:
    chance = random.Random(1999)
    store = open_copy(ledger_folder)
    fill(store, tmp_path)
    back_up(store)
    key = store.data_keys[0]
    store.close()
    seen = set()
    for life in range(LIVES):
        mine, theirs = FORK.Pipe(duplex=False)
        clerk = FORK.Process(target=back_up_and_restore, args=(ledger_folder, key, life, theirs))
        clerk.start()
        mine.recv()
        clerk.join(timeout=chance.uniform(0, 0.5))
        clerk.kill()
        clerk.join()
        mine.close()
        theirs.close()
        store = opening.open_with_key(ledger_folder, key, ACCOUNT)
        assert check(store) == []
        assert finding.count(store, TASKS, View()) >= 1
        for backup in inside_backups(store):
            if backup.folder not in seen:
                proving.prove(backup, [key])
                seen.add(backup.folder)
        store.close()
    assert len(seen) > LIVES // 2
    folders = [each for each in (ledger_folder / "backups").iterdir() if each.name[0] == "0"]
    whole = home.backups_in(ledger_folder / "backups")
    assert {each.folder for each in whole} == {each for each in folders if not each.suffix}


def back_up_on_a_full_disk(folder: Path, key: bytes, told: Connection) -> None:
    """Back up where no file may grow beyond half the ledger's size, and tell what was said."""
    store = opening.open_with_key(folder, key, ACCOUNT)
    add_task(store, 2)
    store.close()
    store = opening.open_with_key(folder, key, ACCOUNT)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    room = (folder / "ledger.db").stat().st_size // 2
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    try:
        back_up(store)
        told.send("done")
    except Trouble as trouble:
        told.send(str(trouble))


def test_full_disk_is_told_and_keeps_the_older_backup(ledger_folder: Path) -> None:
    store = open_copy(ledger_folder)
    add_task(store, 1)
    good = back_up(store)
    key = store.data_keys[0]
    store.close()
    mine, theirs = FORK.Pipe(duplex=False)
    clerk = FORK.Process(target=back_up_on_a_full_disk, args=(ledger_folder, key, theirs))
    clerk.start()
    said = mine.recv()
    clerk.join()
    mine.close()
    theirs.close()
    assert "备份没有做成" in said
    store = open_copy(ledger_folder)
    assert inside_backups(store) == [good.backup]
    assert not list((ledger_folder / "backups").glob("*.new"))
    assert proving.prove(good.backup, [key])
    assert check(store) == []
    assert finding.count(store, TASKS, View()) == 2
    store.close()
