"""The one door, driven at random: nothing changes without history, and all of it comes back."""

from __future__ import annotations

import random
from typing import Any

import pytest
from sqlalchemy import select

from models.actions import filing, finding, records, striking, undoing
from models.actions.checking_up import check
from models.actions.door import ChangedMeanwhile, Frozen, NoSuchRecord
from models.actions.finding import View
from models.actions.records import InBin, OwnerInBin, Refused, Seen
from models.actions.tasks import checking, ending, extending, rollover, series, urging
from models.actions.undoing import CannotUndo, NothingToUndo
from models.ledger import all_ledgers
from models.ledgers.tasks.evidence import TASK_EVIDENCE
from models.ledgers.tasks.progress import TASK_PROGRESS
from models.ledgers.tasks.task import TASKS
from models.store.ledger_file import Store
from models.troubles import Trouble

RAW = {
    "year": 2021,
    "title": "排查矛盾纠纷",
    "lead_unit": "派出所",
    "deadline_kind": "day",
    "due_on": "2021-06-30",
}


def keep(store: Store, code: str, **more: object) -> int:
    return records.keep(store, TASKS, {**RAW, "code": code, **more})


def seen(store: Store, task: int) -> Seen:
    row = finding.one(store, TASKS, task)
    assert row is not None
    return Seen(task, row.revision)


def values(store: Store) -> dict[tuple[str, int], dict[str, Any]]:
    """Return what every record holds and whether it is in the bin; made ones in the bin go."""
    found = {}
    with store.reading() as connection:
        for ledger in all_ledgers():
            for row in connection.execute(select(ledger.columns)):
                held = ledger.values_of(row) | {"gone": row.retired_at is not None}
                found[ledger.name, row.id] = held
    return found


def standing(held: dict[tuple[str, int], dict[str, Any]]) -> dict[tuple[str, int], dict[str, Any]]:
    return {key: each for key, each in held.items() if not each["gone"]}


class Walk:
    """Every verb, at random, on whatever is there."""

    def __init__(self, store: Store, seed: int) -> None:
        self.store, self.chance, self.serial = store, random.Random(seed), 0

    def any_task(self, *, gone: bool = False) -> Any:
        rows = finding.every_row(self.store, TASKS, View(in_bin=gone))
        return self.chance.choice(rows) if rows else None

    def step(self) -> None:
        """Do one piece of work; a Trouble says that it may not be done here."""
        self.serial += 1
        task = self.any_task()
        if task is None or self.chance.random() < 0.15:
            standing_task = {"deadline_kind": "long_term", "due_on": None, "cycle": "month"}
            keep(self.store, f"{self.serial}", **self.chance.choice([{}, {}, standing_task]))
        else:
            look = Seen(task.id, task.revision)
            self.chance.choice([self.change, self.end, self.add_to, self.move])(look)

    def change(self, look: Seen) -> None:
        if self.chance.random() < 0.5:
            records.keep(self.store, TASKS, {"remark": f"改{self.serial}"}, look)
        else:
            records.change_several(self.store, TASKS, [look], {"person": f"张{self.serial}"})

    def move(self, look: Seen) -> None:
        gone = self.any_task(gone=True)
        if gone and self.chance.random() < 0.6:
            records.bring_back(self.store, TASKS, [gone.id])
        else:
            records.retire(self.store, TASKS, [look.id])

    def end(self, look: Seen) -> None:
        if self.chance.random() < 0.5:
            ending.finish(self.store, look, "whole", "2021-06-20", "缺一份")
        else:
            ending.reopen(self.store, look, "还没完")

    def add_to(self, look: Seen) -> None:
        deed, store, task = self.chance.randrange(6), self.store, look.id
        if deed == 0:
            asked = extending.ask(store, task, "2021-12-31", "下雨")
            extending.answer(store, Seen(asked, 2), "agreed", "李书记")
        elif deed == 1:
            urging.urge(store, task, {"on_day": "2021-06-20", "unit": "派出所", "content": "催"})
        elif deed == 2:
            checking.check_in(store, task, {"on_day": "2021-06-20"})
        elif deed == 3:
            raw = {"task_id": task, "on_day": "2021-06-20", "story": "走访", "person": "张"}
            entry = records.keep(store, TASK_PROGRESS, raw)
            striking.strike(store, TASK_PROGRESS, Seen(entry, 1), "写错了")
        elif deed == 4:
            filing.attach_content(store, TASKS, task, "a.txt", self.chance.randbytes(9))
        else:
            days = {"starts_on": "2021-01-01", "ends_on": "2021-03-31", "papers": "纪要\n签到"}
            series.keep_series(
                store, {"title": f"例会{self.serial}", "lead_unit": "派出所", **days}
            )


@pytest.mark.parametrize("seed", range(4))
def test_work_at_random_is_told_whole_and_taken_back(store: Store, seed: int) -> None:
    walk = Walk(store, seed)
    past = [values(store)]
    for _ in range(40):
        try:
            walk.step()
        except Trouble:
            assert values(store) == past[-1]  # what was refused changed nothing
            continue
        now = values(store)
        if now != past[-1]:
            undoing.undo(store)
            undoing.redo(store)
            assert values(store) == now
        past.append(now)
    assert check(store) == []
    while undoing.can_undo(store):
        undoing.undo(store)
    assert standing(values(store)) == {}
    while undoing.can_redo(store):
        undoing.redo(store)
    assert values(store) == past[-1]
    assert check(store) == []


def test_record_edited_after_the_look_is_not_overwritten(store: Store) -> None:
    task = keep(store, "3.1")
    look = seen(store, task)
    records.keep(store, TASKS, {"remark": "先"}, look)
    before = values(store)
    with pytest.raises(ChangedMeanwhile, match="没有保存"):
        records.keep(store, TASKS, {"remark": "后"}, look)
    with pytest.raises(ChangedMeanwhile):
        records.change_several(store, TASKS, [look], {"remark": "后"})
    with pytest.raises(ChangedMeanwhile):
        ending.finish(store, look, "whole", "2021-06-20")
    assert values(store) == before


def test_unknown_and_doubled_records_are_refused(store: Store) -> None:
    first, second = keep(store, "3.1"), keep(store, "3.2")
    for attempt in (
        lambda: keep(store, "3.1"),
        lambda: records.keep(store, TASKS, {"code": "3.1"}, seen(store, second)),
    ):
        with pytest.raises(Refused) as refused:
            attempt()
        assert set(refused.value.complaints) == {"code"}
    looks = [seen(store, first), seen(store, second)]
    with pytest.raises(Refused) as refused:
        records.change_several(store, TASKS, looks, {"code": "9"})
    assert set(refused.value.complaints) == {"code"}
    with pytest.raises(NoSuchRecord):
        records.keep(store, TASKS, {"remark": "x"}, Seen(99, 1))
    with pytest.raises(NoSuchRecord):
        records.retire(store, TASKS, [99])


def test_children_come_back_with_their_parent_and_no_others(store: Store) -> None:
    task = keep(store, "3.1")
    papers = [records.keep(store, TASK_EVIDENCE, {"task_id": task, "paper": p}) for p in "甲乙"]
    records.retire(store, TASK_EVIDENCE, papers[:1])
    records.retire(store, TASKS, [task])
    records.retire(store, TASKS, [task])  # again: nothing more happens
    assert finding.all_ids(store, TASK_EVIDENCE, View()) == []
    with pytest.raises(OwnerInBin, match="请先恢复"):
        records.bring_back(store, TASK_EVIDENCE, papers[1:])
    with pytest.raises(OwnerInBin):
        records.keep(store, TASK_EVIDENCE, {"task_id": task, "paper": "丙"})
    with pytest.raises(InBin, match="先从回收站恢复"):
        records.keep(store, TASKS, {"remark": "x"}, seen(store, task))
    records.bring_back(store, TASKS, [task])
    assert finding.all_ids(store, TASK_EVIDENCE, View()) == papers[1:]


def test_bringing_back_what_was_made_again_is_refused(store: Store) -> None:
    task = keep(store, "3.1")
    records.retire(store, TASKS, [task])
    keep(store, "3.1")
    with pytest.raises(Refused) as refused:
        records.bring_back(store, TASKS, [task])
    assert set(refused.value.complaints) == {"code"}
    deleting = undoing.recent(store)[1].number
    with pytest.raises(Refused):
        undoing.undo(store, deleting)


def test_undo_of_what_was_changed_since_is_refused_by_name(store: Store) -> None:
    task = keep(store, "3.1")
    records.keep(store, TASKS, {"remark": "一"}, seen(store, task))
    records.keep(store, TASKS, {"remark": "二"}, seen(store, task))
    with pytest.raises(CannotUndo, match=r"3\.1 排查矛盾纠纷"):
        undoing.undo(store, 2)
    with pytest.raises(CannotUndo):
        undoing.undo(store, 1)


def test_undo_of_a_record_that_owns_something_by_now_is_refused(store: Store) -> None:
    task = keep(store, "3.1")
    records.keep(store, TASK_EVIDENCE, {"task_id": task, "paper": "甲"})
    with pytest.raises(CannotUndo, match="后来又改过"):
        undoing.undo(store, 1)
    undoing.undo(store)
    undoing.undo(store)
    with pytest.raises(NothingToUndo):
        undoing.undo(store)


def test_import_of_many_is_undone_and_redone_in_one_go(store: Store) -> None:
    raws = [{**RAW, "code": f"1.{n}"} for n in range(300)]
    ids = records.keep_new(store, TASKS, raws, "导入任务")
    held = values(store)
    assert undoing.undo(store).action == "导入任务"
    assert finding.count(store, TASKS, View()) == 0
    undoing.redo(store)
    assert values(store) == held
    assert finding.all_ids(store, TASKS, View()) == ids


def test_closed_year_takes_nothing_more_also_for_what_its_tasks_own(store: Store) -> None:
    task = keep(store, "3.1")
    paper = records.keep(store, TASK_EVIDENCE, {"task_id": task, "paper": "甲"})
    carried = rollover.roll_over(store, 2021, rollover.candidates(store, 2021))
    assert carried == 1
    with pytest.raises(Frozen, match="已结转"):
        records.keep(store, TASKS, {"remark": "x"}, seen(store, task))
    with pytest.raises(Frozen, match="已结转"):
        records.keep(store, TASK_EVIDENCE, {"note": "x"}, Seen(paper, 1))
    with pytest.raises(Frozen, match="已结转"):
        filing.attach_content(store, TASKS, task, "a.txt", b"a")
    undoing.undo(store)
    records.keep(store, TASKS, {"remark": "x"}, seen(store, task))
    assert check(store) == []
