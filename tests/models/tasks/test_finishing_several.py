"""批量办结: one batch, all or none, a reason only where papers are missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

import models.actions  # noqa: F401  fills the shelf
from models.actions import finding, records
from models.actions.finding import OneOf, View
from models.actions.records import Refused, Seen
from models.actions.tasks import ending
from models.actions.undoing import can_undo, undo
from models.ledgers.tasks.evidence import TASK_EVIDENCE
from models.ledgers.tasks.task import TASKS
from models.store.ledger_file import Store
from tests.ledger_fixtures import fresh_ledger


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = fresh_ledger(tmp_path / "a", dt.date(2021, 6, 24))
    raw = {"year": 2021, "lead_unit": "派出所", "deadline_kind": "day", "due_on": "2021-06-30"}
    rows = [{**raw, "code": f"3.{n}", "title": f"任务{n}"} for n in (1, 2, 3)]
    records.keep_new(made, TASKS, rows, "导入任务")
    yield made
    made.close()


def seen(store: Store) -> list[Seen]:
    return [Seen(row.id, row.revision) for row in finding.every_row(store, TASKS, View())]


def lack_a_paper(store: Store, task_id: int) -> None:
    records.keep(store, TASK_EVIDENCE, {"task_id": task_id, "paper": "会议记录"})


def test_several_tasks_end_together_and_come_back_in_one_undo(store: Store) -> None:
    assert ending.finish_several(store, seen(store), "whole", "6月20日") == 3
    assert finding.tally(store, TASKS, View(), "light") == {"done": 3}
    assert can_undo(store).action == "批量办结3项任务"  # type: ignore[union-attr]
    undo(store)
    assert finding.tally(store, TASKS, View(), "status") == {"not_started": 3}


def test_one_task_that_cannot_end_is_named_and_nothing_ends(store: Store) -> None:
    wanted = seen(store)
    lack_a_paper(store, wanted[1].id)
    with pytest.raises(Refused, match=r"3\.2 任务2.*缺1份佐证"):
        ending.finish_several(store, wanted, "whole", "2021-06-20")
    assert finding.tally(store, TASKS, View(), "status") == {"not_started": 3}


def test_one_reason_for_all_is_kept_only_where_papers_are_missing(store: Store) -> None:
    wanted = seen(store)
    lack_a_paper(store, wanted[1].id)
    assert ending.lacking(store, [each.id for each in wanted]) == {wanted[1].id: 1}
    ending.finish_several(store, wanted, "whole", "2021-06-20", "原件在县里")
    notes = {row.code: row.finish_note for row in finding.every_row(store, TASKS, View())}
    assert notes == {"3.1": None, "3.2": "原件在县里", "3.3": None}


def test_date_ahead_is_refused(store: Store) -> None:
    with pytest.raises(Refused, match="不能晚于今天"):
        ending.finish_several(store, seen(store), "whole", "2021-06-25")


def test_tally_counts_within_the_view(store: Store) -> None:
    first = seen(store)[0]
    ending.finish(store, first, "whole", "2021-06-20")
    view = View(filters={"status": OneOf(frozenset({"not_started"}))})
    assert finding.tally(store, TASKS, view, "light") == {"soon": 2}
