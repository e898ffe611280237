"""A half-done confirmation comes back from its draft as it was."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.exchange.plan import editing
from models.exchange.plan.outline import Outline
from models.exchange.plan.reading import read_flat, read_plan, read_text
from models.exchange.plan.storing import DraftUnreadable, from_json, to_json
from models.exchange.plan.templates import load_template
from models.exchange.plan.troubles import NoNumbering, PlanEmpty
from tests.models.plan.places import REAL_PLAN


def _there_and_back(outline: Outline) -> Outline:
    return from_json(json.loads(json.dumps(to_json(outline))))


def test_the_real_plan_comes_back_the_same() -> None:
    outline = read_plan(REAL_PLAN)
    assert _there_and_back(outline) == outline


def test_a_ready_plan_comes_back_with_its_metrics() -> None:
    outline = load_template("pilot-2021")
    assert any(item.metrics for item in outline.items)
    assert _there_and_back(outline) == outline


def test_what_the_clerk_did_comes_back() -> None:
    outline = editing.leave_out(read_plan(REAL_PLAN), "3.1")
    outline = editing.edit_deadline(outline, "3.2", "每月5日前")
    outline = editing.set_task_only(outline, "2.1", True)
    assert _there_and_back(outline) == outline


@given(st.text(min_size=1, max_size=300))
def test_any_text_comes_back_the_same(text: str) -> None:
    try:
        outline = read_text(text, 2021)
    except NoNumbering as problem:
        outline = read_flat(problem.source, 2021)
    except PlanEmpty:
        return
    assert _there_and_back(outline) == outline


@pytest.mark.parametrize(
    "data", [{}, {"year": 2021, "items": [{}], "noise": [], "name": ""}, {"items": 7}]
)
def test_a_broken_draft_is_refused_in_plain_words(data: dict[str, object]) -> None:
    with pytest.raises(DraftUnreadable, match="重新打开"):
        from_json(data)
