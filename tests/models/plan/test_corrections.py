"""Damaged words are offered one by one; the office can add its own."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.exchange.plan.corrections import (
    Correction,
    accept,
    default_corrections,
    load_corrections,
    merge_corrections,
    offer,
)
from models.exchange.plan.task_only import load_guard_words
from models.exchange.plan.troubles import WordListDamaged


def test_a_damaged_word_is_offered_with_its_place() -> None:
    offers = offer("调处冲突纠纷，全掩盖", default_corrections())
    assert [(each.start, each.wrong, each.right) for each in offers] == [
        (2, "冲突", "矛盾"),
        (8, "掩盖", "覆盖"),
    ]
    assert accept("调处冲突纠纷，全掩盖", offers[1:]) == "调处冲突纠纷，全覆盖"


def test_a_word_with_context_counts_only_there() -> None:
    pairs = default_corrections()
    assert accept("国家平安", offer("国家平安", pairs)) == "国家安全"
    assert offer("平安建设，平安校园，确保一方平安", pairs) == ()


def test_own_words_come_first_and_replace_the_default() -> None:
    own = load_corrections("掩盖\t遮盖\n网恪\t网格\n# 说明\n")
    merged = merge_corrections(default_corrections(), own)
    assert accept("网恪全掩盖", offer("网恪全掩盖", merged)) == "网格全遮盖"


def test_a_broken_line_of_a_word_list_is_named() -> None:
    with pytest.raises(WordListDamaged, match="第2行"):
        load_corrections("甲\t乙\n只有一个词\n")


def test_guard_words_say_where_they_count() -> None:
    words = load_guard_words("# 说明\n邪教\t全文\n涉黑\n")
    assert [(each.word, each.anywhere) for each in words] == [("邪教", True), ("涉黑", False)]


SHORT = st.text(alphabet="甲乙丙", min_size=1, max_size=3)
PAIRS = st.lists(
    st.builds(Correction, SHORT, SHORT, st.just(())).filter(lambda pair: pair.wrong != pair.right),
    max_size=5,
)


@given(st.text(alphabet="甲乙丙丁", max_size=30), PAIRS)
def test_offers_stand_in_order_without_overlap(text: str, pairs: list[Correction]) -> None:
    offers = offer(text, pairs)
    for first, second in pairwise(offers):
        assert first.end <= second.start
    assert all(text[each.start : each.end] == each.wrong for each in offers)
    length = len(text) + sum(len(each.right) - len(each.wrong) for each in offers)
    assert len(accept(text, offers)) == length
