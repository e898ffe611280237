"""Every ledger of an older release opens, is brought up to date and shows its rows."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from models.actions import filing, finding
from models.actions.checking_up import check
from models.actions.finding import View
from models.actions.search import everywhere
from models.ledgers.tasks.evidence import TASK_EVIDENCE
from models.ledgers.tasks.task import TASKS
from models.store.opening import open_ledger
from tests.models.store.make_old_file import CONTENT, OLD_FILES, PASSWORD

RELEASES = sorted(OLD_FILES.iterdir())


@pytest.mark.parametrize("old", RELEASES, ids=lambda old: old.name)
def test_old_file_opens_and_shows_its_rows(old: Path, tmp_path: Path) -> None:
    store = open_ledger(Path(shutil.copytree(old, tmp_path / "台账")), PASSWORD)
    everywhere.bring_indexes_up_to_date(store)
    rows = finding.first_rows(store, TASKS, View())
    assert [row.title for row in rows] == ["第1项任务", "第2项任务", "第3项任务"]
    papers = finding.children(store, TASK_EVIDENCE, TASKS, rows[0].id)
    assert [(each.paper, each.state) for each in papers] == [("会议纪要", "held")]
    held = filing.files_of(store, TASK_EVIDENCE, [papers[0].id])[papers[0].id]
    assert [filing.read_file(store, each) for each in held] == [CONTENT]
    assert finding.count(store, TASKS, View(words="第2")) == 1
    assert check(store) == []
    store.close()
