"""A confirmed plan becomes tasks, a revised one changes them, and both can be taken back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import models.actions  # noqa: F401  fills the shelf
from models.actions import finding, records, undoing
from models.actions.door import ChangedMeanwhile, Frozen
from models.actions.finding import View
from models.actions.records import Refused, Seen
from models.actions.settings import put_settings
from models.actions.tasks.ending import finish
from models.exchange.plan import corrections, editing
from models.exchange.plan.outline import Outline
from models.exchange.plan.reading import read_plan, read_text
from models.exchange.plan.tasks.own_corrections import office_corrections
from models.exchange.plan.tasks.revising import Accepted, look_at_revision, revise
from models.exchange.plan.tasks.taking_in import YearHoldsAPlan, take_in
from models.ledgers.office.corrections import CORRECTIONS
from models.ledgers.tasks.evidence import TASK_EVIDENCE
from models.ledgers.tasks.task import TASKS
from models.store.ledger_file import Store
from tests.ledger_fixtures import fresh_ledger
from tests.models.plan.places import REAL_PLAN

LEAD = "乡综治办"
OLD = """2021年方案
一、治安防控
（一）网格巡查。每天巡查。（完成时限：6月底前）
（二）雪亮工程。装探头。（完成时限：年底前）
二、纠纷化解
（一）建调解室。每村一间。（完成时限：9月底前）
三、心理服务
（一）设站点。（完成时限：年底前）
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = fresh_ledger(tmp_path / "ledger", dt.date(2021, 6, 24))
    yield made
    made.close()


@pytest.fixture
def outline(store: Store) -> Outline:
    """Return the old plan, which the ledger holds."""
    read = read_text(OLD)
    take_in(store, read, LEAD)
    return read


def _tasks(store: Store) -> dict[str, Any]:
    return {row.code: row for row in finding.every_row(store, TASKS, View())}


def _state(store: Store) -> list[tuple[object, ...]]:
    keys = [each.key for each in TASKS.stored]
    return [tuple(getattr(row, key) for key in ("id", *keys)) for row in _tasks(store).values()]


def _accept_all(store: Store, new: Outline) -> Accepted:
    revision = look_at_revision(store, new)
    return Accepted(revision.added, revision.changed, revision.dropped)


def _revise(store: Store, text: str) -> tuple[int, int, int]:
    new = read_text(text)
    return revise(store, new, _accept_all(store, new), LEAD)


def test_the_real_plan_becomes_tasks_in_a_tree(store: Store) -> None:
    ids = take_in(store, read_plan(REAL_PLAN), LEAD)
    tasks = _tasks(store)
    assert len(ids) == len(tasks) == 70
    assert tasks["3.1"].above_id == tasks["3"].id
    assert tasks["3"].above_id is None
    assert {row.lead_unit for row in tasks.values()} == {LEAD}
    assert sum(bool(row.deadline_text) for row in tasks.values()) == 27


def test_a_year_that_holds_a_plan_refuses_a_second(store: Store, outline: Outline) -> None:
    before = _state(store)
    with pytest.raises(YearHoldsAPlan, match="2021年度已有7项任务"):
        take_in(store, outline, LEAD)
    assert _state(store) == before


def test_what_was_left_out_does_not_come_in(store: Store) -> None:
    take_in(store, editing.leave_out(read_text(OLD), "1"), LEAD)
    assert list(_tasks(store)) == ["2", "2.1", "3", "3.1"]


def test_an_unclear_deadline_comes_in_undated_with_its_reason(store: Store) -> None:
    take_in(store, editing.edit_deadline(read_text(OLD), "2.1", "6月31日前"), LEAD)
    task = _tasks(store)["2.1"]
    assert (task.deadline_kind, task.due_on, task.deadline_text) == ("none", None, "6月31日前")
    assert "时限待明确" in task.remark


def test_one_bad_item_keeps_all_out_and_is_named(store: Store) -> None:
    with pytest.raises(Refused, match=r"2\.1"):
        take_in(store, editing.edit_text(read_text(OLD), "2.1", "title", ""), LEAD)
    assert not _tasks(store)


def test_undo_of_an_import_takes_every_task_away(store: Store, outline: Outline) -> None:
    undoing.undo(store)
    assert not _tasks(store)
    take_in(store, outline, LEAD)
    assert len(_tasks(store)) == 7


def test_a_change_is_written_field_by_field(store: Store, outline: Outline) -> None:
    new = OLD.replace("6月底前", "每月5日前").replace("每村一间", "每村两间")
    assert _revise(store, new) == (0, 2, 0)
    tasks = _tasks(store)
    assert tasks["1.1"].deadline_kind == "long_term"
    assert (tasks["1.1"].cycle, tasks["1.1"].due_on) == ("month", None)
    assert "每村两间" in tasks["2.1"].requirement
    assert tasks["1.2"].revision == 1


def test_only_what_was_accepted_is_changed(store: Store, outline: Outline) -> None:
    new = read_text(OLD.replace("6月底前", "8月底前").replace("每村一间", "每村两间"))
    first = look_at_revision(store, new).changed[:1]
    assert revise(store, new, Accepted(changed=first), LEAD) == (0, 1, 0)
    assert "每村一间" in _tasks(store)["2.1"].requirement


def test_an_added_item_hangs_below_its_parent(store: Store, outline: Outline) -> None:
    text = OLD.replace("三、心理", "（二）评理堂。选评理员。\n三、心理") + (
        "四、队伍建设\n（一）培训。每年一次。\n"
    )
    assert _revise(store, text) == (3, 0, 0)
    tasks = _tasks(store)
    assert tasks["2.2"].above_id == tasks["2"].id
    assert tasks["4.1"].above_id == tasks["4"].id


def test_an_added_chapter_behind_the_tasks_does_not_lead_in(store: Store, outline: Outline) -> None:
    _revise(store, OLD + "四、工作要求\n（一）压实责任。各村落实。\n")
    assert not any(row.leads_in for row in _tasks(store).values())


def test_an_added_item_whose_parent_is_not_accepted_hangs_on_the_next_one(
    store: Store, outline: Outline
) -> None:
    new = read_text(OLD + "四、队伍建设\n（一）培训。每年一次。\n")
    child = tuple(item for item in look_at_revision(store, new).added if item.code == "4.1")
    revise(store, new, Accepted(added=child), LEAD)
    assert _tasks(store)["4.1"].above_id is None


def test_an_item_is_added_below_a_parent_that_itself_moves(store: Store, outline: Outline) -> None:
    text = OLD.replace("三、心理服务", "四、心理服务").replace(
        "四、心理", "三、雷雨预警\n（一）装喇叭。每村一个。\n四、心理"
    ) + ("（二）心理热线。开通电话。\n")
    before = _tasks(store)
    assert _revise(store, text) == (3, 2, 0)
    tasks = _tasks(store)
    assert tasks["4"].id == before["3"].id
    assert tasks["4.2"].above_id == tasks["4"].id
    assert tasks["4.1"].above_id == tasks["4"].id


def test_numbers_that_change_places_pass_each_other(store: Store, outline: Outline) -> None:
    swapped = OLD.replace("（一）网格巡查。每天巡查。（完成时限：6月底前）\n", "").replace(
        "（二）雪亮工程。装探头。（完成时限：年底前）\n",
        "（一）雪亮工程。装探头。（完成时限：年底前）\n"
        "（二）网格巡查。每天巡查。（完成时限：6月底前）\n",
    )
    before = _tasks(store)
    assert _revise(store, swapped) == (0, 2, 0)
    tasks = _tasks(store)
    assert tasks["1.1"].id == before["1.2"].id
    assert tasks["1.2"].id == before["1.1"].id


def test_half_of_a_change_of_places_is_refused(store: Store, outline: Outline) -> None:
    new = read_text(
        OLD.replace("（一）网格巡查", "（X）").replace("（二）雪亮工程", "（一）雪亮工程")
    )
    moved = tuple(m for m in look_at_revision(store, new).changed if m.is_moved)
    before = _state(store)
    with pytest.raises(Refused, match="会有两项任务"):
        revise(store, new, Accepted(changed=moved), LEAD)
    assert _state(store) == before


def test_a_task_that_goes_to_another_parent_hangs_there(store: Store, outline: Outline) -> None:
    text = OLD.replace("（二）雪亮工程。装探头。（完成时限：年底前）\n", "").replace(
        "三、心理服务", "（二）雪亮工程。装探头。（完成时限：年底前）\n三、心理服务"
    )
    assert _revise(store, text) == (0, 1, 0)
    tasks = _tasks(store)
    assert tasks["2.2"].above_id == tasks["2"].id


def test_a_dropped_part_takes_its_papers_along_and_all_comes_back(
    store: Store, outline: Outline
) -> None:
    site = _tasks(store)["3.1"]
    paper = {"task_id": site.id, "paper": "站点照片", "state": "missing"}
    records.keep(store, TASK_EVIDENCE, paper)
    before = _state(store)
    assert _revise(store, OLD[: OLD.index("三、心理")]) == (0, 0, 2)
    assert set(_tasks(store)) == {"1", "1.1", "1.2", "2", "2.1"}
    assert not finding.every_row(store, TASK_EVIDENCE, View())
    undoing.undo(store)
    assert _state(store) == before
    assert len(finding.every_row(store, TASK_EVIDENCE, View())) == 1


def test_what_stays_below_a_dropped_part_moves_up(store: Store, outline: Outline) -> None:
    new = read_text(OLD[: OLD.index("三、心理")])
    part = tuple(held for held in look_at_revision(store, new).dropped if held.code == "3")
    revise(store, new, Accepted(dropped=part), LEAD)
    assert _tasks(store)["3.1"].above_id is None


def test_undo_of_a_revision_gives_back_what_was(store: Store, outline: Outline) -> None:
    before = _state(store)
    text = OLD[: OLD.index("三、心理")].replace("年底前", "10月底前") + "三、培训\n（一）练兵。\n"
    added, changed, dropped = _revise(store, text)
    assert (added, changed, dropped) == (2, 1, 2)
    undoing.undo(store)
    assert _state(store) == before


def test_an_ended_task_is_neither_changed_nor_dropped(store: Store, outline: Outline) -> None:
    task = _tasks(store)["2.1"]
    finish(store, Seen(task.id, task.revision), "完成", "2021-06-20")
    for text in (
        OLD.replace("每村一间", "每村两间"),
        OLD.replace("（一）建调解室。每村一间。", ""),
    ):
        before = _state(store)
        with pytest.raises(Refused, match=r"2\.1 建调解室.*已办结.*重新打开"):
            _revise(store, text)
        assert _state(store) == before


def test_a_closed_year_is_left_alone(store: Store, outline: Outline) -> None:
    put_settings(store, {"closed_years": "2021"})
    before = _state(store)
    with pytest.raises(Frozen, match="已结转"):
        _revise(store, OLD.replace("每村一间", "每村两间"))
    assert _state(store) == before


def test_a_task_edited_after_the_comparison_is_not_overwritten(
    store: Store, outline: Outline
) -> None:
    new = read_text(OLD.replace("每村一间", "每村两间"))
    accepted = _accept_all(store, new)
    task = _tasks(store)["2.1"]
    records.keep(store, TASKS, {"remark": "已选址"}, Seen(task.id, task.revision))
    with pytest.raises(ChangedMeanwhile):
        revise(store, new, accepted, LEAD)
    assert "每村一间" in _tasks(store)["2.1"].requirement


def test_the_office_edits_the_list_of_damaged_words(store: Store) -> None:
    shipped = office_corrections(store)
    wrong = shipped[0].wrong
    for raw in (
        {"wrong": wrong, "right": "另一个词"},
        {"wrong": "王格", "right": "网格", "context": "王格员、王格长、无关"},
    ):
        records.keep(store, CORRECTIONS, raw)
    pairs = {pair.wrong: pair for pair in office_corrections(store)}
    assert pairs[wrong].right == "另一个词"
    assert pairs["王格"].contexts == ("王格员", "王格长")
    assert len(pairs) == len({pair.wrong for pair in shipped}) + 1


def test_an_own_word_is_offered_in_the_plan(store: Store) -> None:
    records.keep(store, CORRECTIONS, {"wrong": "评理", "right": "说理"})
    offers = corrections.offer_corrections(
        read_text(OLD + "（二）评理堂。"), office_corrections(store)
    )
    assert {each.offer.right for each in offers} == {"说理"}


def test_the_order_of_the_default_lead_is_kept(store: Store) -> None:
    read = read_text(OLD)
    item = replace(read.item("1.1"), lead_unit="派出所、司法所")
    items = tuple(item if each.code == "1.1" else each for each in read.items)
    take_in(store, replace(read, items=items), LEAD)
    tasks = _tasks(store)
    assert tasks["1.1"].lead_unit == "派出所"
    assert "司法所" in tasks["1.1"].co_units
