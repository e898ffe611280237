"""Make the ledger that this release leaves in ``tests/data/old_files``; run once a release.

``python -m tests.models.store.make_old_file 0.1.0``
"""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

from models.actions import filing, records
from models.actions.search import everywhere
from models.ledgers.tasks.evidence import TASK_EVIDENCE
from models.ledgers.tasks.task import TASKS
from models.store import opening

OLD_FILES = Path(__file__).resolve().parents[2] / "data" / "old_files"
PASSWORD, CONTENT = "旧台账密码2021", "会议纪要".encode()


def main(release: str) -> None:
    """Write the folder ``old_files/<release>``."""
    store, _ = opening.create(OLD_FILES / release, "经办人", PASSWORD, dt.date(2021, 6, 24))
    everywhere.bring_indexes_up_to_date(store)
    raw = {"year": 2021, "lead_unit": "派出所", "deadline_kind": "day", "due_on": "2021-06-30"}
    rows = [{**raw, "code": f"3.{n}", "title": f"第{n}项任务"} for n in (1, 2, 3)]
    first, *_ = records.keep_new(store, TASKS, rows, "导入任务")
    paper = records.keep(store, TASK_EVIDENCE, {"task_id": first, "paper": "会议纪要"})
    filing.attach_content(store, TASK_EVIDENCE, paper, "纪要.txt", CONTENT)
    store.close()
    for name in ("ledger.lock", "holder.txt"):
        (OLD_FILES / release / name).unlink(missing_ok=True)


if __name__ == "__main__":
    main(sys.argv[1])
