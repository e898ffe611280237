"""The real plan: a web copy with advertisement lines and damaged words."""

from __future__ import annotations

import time
import unicodedata

import pytest
from rapidfuzz import fuzz

from models.exchange.plan.corrections import accept, default_corrections, offer
from models.exchange.plan.outline import Outline
from models.exchange.plan.reading import as_json_rows, read_plan
from tests.models.plan.places import REAL_PLAN, expected_rows


@pytest.fixture(scope="module")
def outline() -> Outline:
    return read_plan(REAL_PLAN)


def test_structure_and_deadlines_agree_in_all_71_rows(outline: Outline) -> None:
    keys = ("code", "parent", "deadline_text", "start_year", "due_date", "long_term")
    ours = [{key: row[key] for key in keys} for row in as_json_rows(outline)]  # type: ignore[literal-required]
    wanted = [{key: row[key] for key in keys} for row in expected_rows()]
    assert ours == wanted
    assert len(ours) == 71


def test_console_rows_have_exactly_the_agreed_keys(outline: Outline) -> None:
    wanted = "code parent title requirement deadline_text start_year due_date long_term"
    assert all(" ".join(row) == wanted for row in as_json_rows(outline))


def test_27_deadlines_land_on_items_and_the_year_is_found(outline: Outline) -> None:
    assert outline.year == 2021
    assert sum(1 for item in outline.items if item.deadline.words) == 27


def test_every_line_is_in_one_item_or_set_aside(outline: Outline) -> None:
    text = REAL_PLAN.read_text(encoding="utf-8").split("\n")
    filled = [number for number, line in enumerate(text, 1) if line.strip()]
    placed = [number for item in outline.items for number in item.lines]
    placed += [line.number for line in outline.noise]
    assert sorted(placed) == filled


def test_only_the_web_copy_lines_are_noise(outline: Outline) -> None:
    assert [(line.number, line.why) for line in outline.noise] == [
        (1, "文件名"),
        (2, "网页广告"),
        (4, "重复的标题"),
    ]


def test_words_are_like_the_corrected_plan(outline: Outline) -> None:
    pairs = default_corrections()
    titles, likeness = 0, []
    for item, row in zip(outline.items, expected_rows(), strict=True):
        title = accept(item.title, offer(item.title, pairs))
        titles += _plain(title) == _plain(row["title"])
        if not row["requirement"].startswith("（由"):
            mended = accept(item.requirement, offer(item.requirement, pairs))
            likeness.append(fuzz.ratio(_plain(mended), _plain(row["requirement"])))
    assert titles >= 70
    assert min(likeness) > 80
    assert sum(likeness) / len(likeness) > 99


def test_corrected_plan_gets_no_false_offers() -> None:
    pairs = default_corrections()
    texts = [row[name] for row in expected_rows() for name in ("title", "requirement")]
    assert [text for text in texts if offer(text, pairs)] == []


def test_times_within_sentences_are_offered_apart_from_the_deadline(outline: Outline) -> None:
    for item, row in zip(outline.items, expected_rows(), strict=True):
        offered = item.intext_due_on.isoformat() if item.intext_due_on else None
        assert offered == row["intext_due_date"], item.code


def test_number_path_is_the_printed_one(outline: Outline) -> None:
    assert outline.item("2.4.3").number_path == "三-(二)-4-(3)"
    assert outline.item("4.2.1").number_path == "三-(四)-2-一是"
    assert outline.item("R.2").number_path == "四-(二)"


def test_task_only_is_offered_for_political_and_criminal_matters(outline: Outline) -> None:
    flagged = {item.code for item in outline.items if item.task_only}
    actions = {f"4.2.{number}" for number in range(1, 7)}
    assert flagged == {"2.1.1", "2.1.2", "4.2", "5.3", "5.4", "5.5"} | actions


def test_doubts_name_the_eight_of_ten_mechanisms_and_the_open_bracket(outline: Outline) -> None:
    doubts = {item.code: item.doubts for item in outline.items if item.doubts}
    assert set(doubts) == {"2", "5.4"}
    assert doubts["2"] == ("第14行：文中说“十大体制机制”，编号的只有8项，请核对。",)
    assert "第183行" in doubts["5.4"][0]


def test_closing_note_belongs_to_the_negative_list(outline: Outline) -> None:
    assert outline.item("5").requirement.startswith("第1、2项负面清单情形的标准")
    assert "标准" not in outline.item("5.6").requirement


def test_reading_takes_less_than_300_milliseconds() -> None:
    started = time.thread_time()
    read_plan(REAL_PLAN)
    assert time.thread_time() - started < 0.3


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text)
