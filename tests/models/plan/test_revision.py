"""A revised plan against the tasks already held."""

from __future__ import annotations

import time
from dataclasses import replace

from models.exchange.plan.outline import Outline
from models.exchange.plan.reading import read_plan, read_text
from models.exchange.plan.tasks.revision import HeldItem, compare
from models.exchange.plan.templates import load_template
from tests.models.plan.places import REAL_PLAN

OLD = (
    "2021年方案\n一、网格化管理全覆盖工程。统一编码。（完成时限：6月底前）\n二、矛盾纠纷调处平台建设。建调解室。\n"
    "三、心理服务。设站。\n四、队伍培训。每年一次。"
)
NEW = (
    "2021年方案\n一、网格化管理全覆盖工程。统一编码。（完成时限：年底前）\n二、雪亮工程。装探头。\n"
    "三、矛盾纠纷调处平台建设。建调解室。\n四、队伍培训。每年一次。"
)


def _held(outline: Outline) -> list[HeldItem]:
    return [
        HeldItem(
            item.code, item.title, item.requirement, item.deadline.words, item.deadline.due_on,
            "综治办", number,
        )
        for number, item in enumerate(outline.items)
    ]  # fmt: skip


def test_added_changed_dropped_and_moved_items_are_told_apart() -> None:
    revision = compare(_held(read_text(OLD)), read_text(NEW))
    assert [item.title for item in revision.added] == ["雪亮工程"]
    assert [held.title for held in revision.dropped] == ["心理服务"]
    assert [match.item.title for match in revision.same] == ["队伍培训"]
    first, second = revision.changed
    assert [(each.name, each.old, each.new) for each in first.fields] == [
        ("deadline_text", "6月底前", "年底前"),
        ("due_on", "2021-06-30", "2021-12-31"),
    ]
    assert second.is_moved
    assert [(each.name, each.old, each.new) for each in second.fields] == [("code", "2", "3")]


def test_the_same_plan_changes_nothing() -> None:
    outline = read_plan(REAL_PLAN)
    revision = compare(_held(outline), outline)
    assert (revision.added, revision.changed, revision.dropped) == ((), (), ())
    assert len(revision.same) == 70


def test_the_damaged_text_is_recognised_as_the_corrected_plan() -> None:
    started = time.thread_time()
    revision = compare(_held(load_template("pilot-2021")), read_plan(REAL_PLAN))
    assert (revision.added, revision.dropped) == ((), ())
    assert not any(match.is_moved for match in revision.changed)
    assert time.thread_time() - started < 1


def test_who_leads_is_not_undone_by_a_plan_that_does_not_say() -> None:
    revision = compare(_held(read_text(OLD)), read_text(OLD))
    assert not revision.changed


def test_left_out_items_of_the_new_plan_count_as_dropped() -> None:
    from models.exchange.plan.editing import leave_out

    outline = read_text(OLD)
    revision = compare(_held(outline), leave_out(outline, "3"))
    assert [held.code for held in revision.dropped] == ["3"]


def test_the_first_of_several_leading_units_is_compared() -> None:
    text = "2021年方案\n一、巡逻（牵头单位：综治办、派出所；完成时限：2021年底前建成并长期坚持）"
    outline = read_text(text)
    held = [replace(each, due_on=None) for each in _held(outline)]
    assert len(compare(held, outline).same) == 1
