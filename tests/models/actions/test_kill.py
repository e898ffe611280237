"""A power cut at any point: every saved batch is there, none is half there."""

from __future__ import annotations

import contextlib
import multiprocessing
import random
import sys
from pathlib import Path

import pytest
from sqlalchemy import func, select

from models.actions.checking_up import check
from models.store import keys, opening
from models.store.ledger_file import Store
from models.store.tables import Batch, HistoryRow
from models.troubles import Trouble
from tests.ledger_fixtures import PASSWORD
from tests.models.actions.kill_writer import work_on, write_until_killed

# a forked writer has everything imported already; Windows knows no fork, each costs a second there
METHOD, KILLS = ("spawn", 40) if sys.platform == "win32" else ("fork", 200)
START = multiprocessing.get_context(METHOD)


def live_and_die(folder: Path, data_key: bytes, seed: int, chance: random.Random) -> list[int]:
    """Let a writer work for a random while, kill it, and return the batches it told of."""
    mine, theirs = START.Pipe(duplex=False)
    writer = START.Process(target=write_until_killed, args=(folder, data_key, seed, theirs))
    writer.start()
    theirs.close()
    told = [mine.recv()]
    writer.join(timeout=chance.uniform(0, 0.25))  # it never ends by itself: then the power is cut
    writer.kill()
    writer.join()
    with contextlib.suppress(EOFError):
        while True:
            told.append(mine.recv())
    mine.close()
    return told


def newest_batch(store: Store) -> int:
    with store.reading() as connection:
        newest = connection.scalar(select(func.max(Batch.number))) or 0
        orphans = select(func.count()).where(HistoryRow.batch > newest)
        assert connection.scalar(orphans) == 0
        return int(newest)


def warm_up(folder: Path) -> None:
    """Import at first use what the writers need, so that their short lives go into work."""
    store = opening.open_ledger(folder, PASSWORD)
    for seed in range(20):
        with contextlib.suppress(Trouble):
            work_on(store, random.Random(seed))
    store.close()


@pytest.mark.kill
def test_killed_writer_loses_no_saved_batch(ledger_folder: Path) -> None:
    chance = random.Random(2021)
    data_key = keys.open_slot(keys.read_slots(ledger_folder)[0], PASSWORD)
    assert data_key is not None
    warm_up(ledger_folder)
    saved = 0
    for life in range(KILLS):
        told = live_and_die(ledger_folder, data_key, life, chance)
        saved = max([saved, *told])
        store = opening.open_with_key(ledger_folder, data_key, "经办人")
        newest = newest_batch(store)
        assert newest >= saved
        if life % 20 == 19:
            assert check(store) == []
        store.close()
        saved = newest
    assert saved > KILLS
