"""What the clerk does to an outline before anything is saved."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.exchange.plan import corrections, editing
from models.exchange.plan.corrections import default_corrections
from models.exchange.plan.outline import ROOT, Outline
from models.exchange.plan.reading import as_json_rows, read_plan, read_text
from models.exchange.plan.troubles import CannotMove, NoSuchItem
from tests.models.plan.places import REAL_PLAN

TEXT = (
    "2021年方案\n一、抓网格\n1、编码。统一编码。\n2、配人。每格一名。网格员要培训。（完成时限：年内）\n"
    "3、巡查。每天两小时。\n二、抓调解\n1、建室"
)


@pytest.fixture
def outline() -> Outline:
    return read_text(TEXT)


def _codes(outline: Outline) -> list[str]:
    return [item.code for item in outline.items]


def test_an_edited_field_changes_only_that_item(outline: Outline) -> None:
    edited = editing.edit_text(outline, "1.2", "lead_unit", " 综治办 ")
    assert edited.item("1.2").lead_unit == "综治办"
    assert outline.item("1.2").lead_unit == ""
    assert [item for item in edited.items if item.code != "1.2"] == [
        item for item in outline.items if item.code != "1.2"
    ]


def test_an_edited_deadline_is_read_anew_and_its_doubt_goes(outline: Outline) -> None:
    vague = editing.edit_deadline(outline, "1.1", "尽快")
    assert vague.item("1.1").doubts
    mended = editing.edit_deadline(vague, "1.1", "6月底前")
    assert mended.item("1.1").deadline.due_on == date(2021, 6, 30)
    assert not mended.item("1.1").doubts


def test_left_out_items_take_what_hangs_below_them_along(outline: Outline) -> None:
    left = editing.leave_out(outline, "1")
    assert [row["code"] for row in as_json_rows(left)] == ["0", "2", "2.1"]
    assert as_json_rows(editing.take_back(left, "1")) == as_json_rows(outline)


def test_joined_words_and_deadline_go_to_the_item_before(outline: Outline) -> None:
    joined = editing.join_with_previous(outline, "1.2")
    item = joined.item("1.1")
    assert item.requirement == "统一编码。配人。每格一名。网格员要培训。"
    assert item.deadline.words == "年内"
    assert item.lines == (3, 4)
    assert _codes(joined) == ["0", "1", "1.1", "1.3", "2", "2.1"]


def test_children_of_a_joined_item_follow_it(outline: Outline) -> None:
    joined = editing.join_with_previous(outline, "2")
    assert [item.title for item in joined.children("1.3")] == ["建室"]
    assert _codes(joined) == ["0", "1", "1.1", "1.2", "1.3", "1.3.1"]


def test_a_split_item_leaves_its_tail_to_the_next_free_number(outline: Outline) -> None:
    place = outline.item("1.2").requirement.index("网格员")
    parted = editing.split(outline, "1.2", place)
    assert _codes(parted) == ["0", "1", "1.1", "1.2", "1.4", "1.3", "2", "2.1"]
    assert parted.item("1.2").requirement == "每格一名。"
    assert parted.item("1.4").title == "网格员要培训"
    assert parted.item("1.4").deadline.words == "年内"


def test_a_split_at_either_end_is_refused(outline: Outline) -> None:
    for place in (0, 999):
        with pytest.raises(CannotMove, match="中间"):
            editing.split(outline, "1.2", place)


def test_a_lowered_item_hangs_below_the_one_before(outline: Outline) -> None:
    lowered = editing.move_down(outline, "1.3")
    assert _codes(lowered) == ["0", "1", "1.1", "1.2", "1.2.1", "2", "2.1"]
    assert lowered.item("1.2.1").title == "巡查"


def test_a_raised_item_stands_beside_its_former_parent(outline: Outline) -> None:
    raised = editing.move_up(outline, "1.3")
    assert _codes(raised) == ["0", "1", "1.1", "1.2", "3", "2", "2.1"]
    assert raised.item("3").parent == ROOT
    assert raised.item("3").title == "巡查"


def test_first_and_topmost_items_cannot_move(outline: Outline) -> None:
    with pytest.raises(CannotMove):
        editing.move_down(outline, "1.1")
    with pytest.raises(CannotMove):
        editing.move_up(outline, "1")
    with pytest.raises(CannotMove):
        editing.join_with_previous(outline, "1")
    with pytest.raises(NoSuchItem, match=r"9\.9"):
        editing.move_up(outline, "9.9")


def test_a_new_item_takes_the_next_free_number(outline: Outline) -> None:
    grown = editing.add_item(outline, "1", "培训")
    assert _codes(grown) == ["0", "1", "1.1", "1.2", "1.3", "1.4", "2", "2.1"]
    assert editing.add_item(grown, ROOT).items[-1].code == "3"


def test_a_line_set_aside_by_mistake_can_be_taken_in() -> None:
    outline = read_text("2021年方案\n一、抓网格\n建设网格库.docx")
    taken = editing.take_in_noise(outline, 3, "1")
    assert taken.item("1.1").lines == (3,)
    assert not taken.noise


def test_task_only_is_set_for_a_whole_branch(outline: Outline) -> None:
    flagged = editing.set_task_only(outline, "1", task_only=True)
    assert [item.code for item in flagged.items if item.task_only] == ["1", "1.1", "1.2", "1.3"]


def test_another_year_moves_every_time_that_names_none(outline: Outline) -> None:
    moved = editing.set_year(outline, 2022)
    assert moved.year == 2022
    assert moved.item("1.2").deadline.due_on == date(2022, 12, 31)
    undated = editing.set_year(read_text("方案\n一、甲"), 2022)
    assert undated.items[0].doubts == ()


def test_offers_are_accepted_one_by_one() -> None:
    outline = read_text("2021年方案\n一、冲突纠纷全掩盖。化解冲突纠纷。")
    offers = corrections.offer_corrections(outline, default_corrections())
    assert [(each.field, each.offer.wrong) for each in offers] == [
        ("title", "冲突"),
        ("title", "掩盖"),
        ("requirement", "冲突"),
    ]
    mended = corrections.accept_corrections(outline, [offers[1], offers[2]])
    assert mended.item("1").title == "冲突纠纷全覆盖"
    assert mended.item("1").requirement == "化解矛盾纠纷。"


STEPS = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 80), st.integers(0, 60)), max_size=12)


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_any_row_of_edits_keeps_the_tree_whole(steps: list[tuple[int, int, int]]) -> None:
    outline = read_plan(REAL_PLAN)
    for verb, which, place in steps:
        code = outline.items[which % len(outline.items)].code
        before = {number for item in outline.items for number in item.lines}
        try:
            outline = _edit(outline, verb, code, place)
        except CannotMove as refused:
            assert str(refused).endswith("。")  # noqa: PT017 - either outcome is right
        codes = _codes(outline)
        assert len(set(codes)) == len(codes)
        for at, item in enumerate(outline.items):
            assert (item.parent is None) == (at == 0)
            assert at == 0 or item.parent in codes[:at]
        assert {number for item in outline.items for number in item.lines} == before


def _edit(outline: Outline, verb: int, code: str, place: int) -> Outline:
    match verb:
        case 0:
            return editing.move_up(outline, code)
        case 1:
            return editing.move_down(outline, code)
        case 2:
            return editing.join_with_previous(outline, code)
        case 3:
            return editing.split(outline, code, place)
        case 4:
            return editing.add_item(outline, code, "新任务")
        case 5:
            return editing.leave_out(outline, code)
        case _:
            return editing.edit_deadline(outline, code, "6月底前")
