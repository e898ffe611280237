"""A writer to be killed: does work at random and tells the number of each batch it saved."""

from __future__ import annotations

import random
from multiprocessing.connection import Connection
from pathlib import Path

from models.actions import filing, finding, records, undoing
from models.actions.finding import View
from models.actions.records import Seen
from models.ledgers.tasks.task import TASKS
from models.store import opening
from models.store.ledger_file import Store
from models.troubles import Trouble


def work_on(store: Store, chance: random.Random) -> None:
    """Do one piece of work."""
    rows = finding.first_rows(store, TASKS, View(sort=(("revision", False),)), 20)
    deed = chance.randrange(7)
    if deed == 0 or len(rows) < 3:
        raw = {"year": 2021, "title": "推进" * chance.randrange(1, 60), "lead_unit": "派出所"}
        many = [{**raw, "code": f"{chance.randrange(10**9)}.{n}"} for n in range(5)]
        records.keep_new(store, TASKS, many, "导入")
    elif deed == 1:
        filing.attach_content(store, TASKS, rows[0].id, "a.txt", chance.randbytes(3000))
    elif deed == 2:
        records.retire(store, TASKS, [rows[-1].id])
    elif deed == 3:
        undoing.undo(store)
    elif deed == 4:
        undoing.redo(store)
    else:
        seen = [Seen(row.id, row.revision) for row in rows[: chance.randrange(1, 9)]]
        records.change_several(store, TASKS, seen, {"remark": "改" * chance.randrange(1, 900)})


def write_until_killed(folder: Path, data_key: bytes, seed: int, told: Connection) -> None:
    """Work and send the number of each batch once its verb returned; 0 says that it begins.

    The data key is given, so that no time goes into the password.
    """
    store = opening.open_with_key(folder, data_key, "经办人")
    chance = random.Random(seed)
    told.send(0)
    while True:
        try:
            work_on(store, chance)
        except Trouble:
            continue
        told.send(undoing.recent(store, 1)[0].number)
