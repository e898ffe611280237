"""A disk that is full or takes no writing: a plain sentence, and nothing saved is lost."""

from __future__ import annotations

import multiprocessing
import resource
import signal
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from models.actions import finding, records
from models.actions.checking_up import check
from models.actions.finding import View
from models.ledgers.tasks.task import TASKS
from models.store import opening
from models.store.connection import DiskFull
from models.store.opening import open_ledger
from models.store.places import UnfitFolder
from models.troubles import Trouble
from tests.ledger_fixtures import PASSWORD

FORK = multiprocessing.get_context("fork")
RAW = {"year": 2021, "title": "排查矛盾纠纷", "lead_unit": "派出所"}


def fill_up(folder: Path, told: Connection) -> None:
    """Save tasks until no file may grow any more, and tell what was saved and what was said."""
    store = open_ledger(folder, PASSWORD)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    room = 200_000 + max(path.stat().st_size for path in folder.iterdir() if path.is_file())
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    saved = 0
    try:
        for number in range(2_000):
            records.keep(store, TASKS, {**RAW, "code": f"3.{number}", "requirement": "要" * 3000})
            saved += 1
    except Trouble as trouble:
        told.send((saved, type(trouble).__name__, str(trouble)))


def test_full_disk_is_told_and_loses_nothing_saved(ledger_folder: Path) -> None:
    mine, theirs = FORK.Pipe(duplex=False)
    clerk = FORK.Process(target=fill_up, args=(ledger_folder, theirs))
    clerk.start()
    saved, kind, said = mine.recv()
    clerk.join()
    mine.close()
    theirs.close()
    assert kind == DiskFull.__name__
    assert "没有保存" in said
    store = open_ledger(ledger_folder, PASSWORD)
    assert finding.count(store, TASKS, View()) == saved > 0
    assert check(store) == []
    store.close()


def test_folder_that_takes_no_writing_is_refused() -> None:
    # not even root may write there, so the test holds for every account
    with pytest.raises(UnfitFolder, match="不能写入"):
        opening.create(Path("/proc/台账"), "经办人", PASSWORD)
