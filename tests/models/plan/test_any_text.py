"""Whatever is pasted: no line is lost, none is in two places, nothing fails unexpectedly."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from models.exchange.plan.outline import Outline
from models.exchange.plan.reading import as_json_rows, read_flat, read_text
from models.exchange.plan.troubles import NoNumbering, PlanEmpty

HEADS = [
    "一、", "二、", "十一、", "（一）", "(二)", "1、", "2．", "３.", "(1)", "（2）", "①", "②",
    "一是", "二是",
    "第一章 ", "第一条 ", "第二节", "3.1 ", "3.1.2", "⑴", "⒈", "㈠", "第1、2项", "(一)至", "",
]  # fmt: skip
TAILS = [
    "总体要求", "主要工作任务", "重点任务：", "加强领导。各村要落实。",
    "专项行动,紧扣部署，抓好落实。",
    "(完成时限:", "2021年底前)", "（牵头单位：综治办；责任单位：各村；完成时限：适时）",
    "“清零”，组建专班。",
    "序号\t工作任务\t完成时限", "1\t排查\t6月底前", "\t合计\t", "由会员分享,可在线阅读", "12",
    "----", "方案.docx", "附件",
    "×乡人民政府", "2021年3月5日", "附件：1.清单", '"未闭', "(综治办牵头，派出所配合)", "",
]  # fmt: skip
LINES = st.lists(
    st.tuples(st.sampled_from(HEADS), st.sampled_from(TAILS) | st.text(max_size=12)).map("".join),
    max_size=25,
).map("\n".join)


def _check(outline: Outline, numbers: list[int]) -> None:
    placed = [number for item in outline.items for number in item.lines]
    placed += [line.number for line in outline.noise]
    assert sorted(placed) == numbers
    codes = [item.code for item in outline.items]
    assert len(set(codes)) == len(codes)
    for place, item in enumerate(outline.items):
        assert item.parent is None if place == 0 else item.parent in codes[:place]
        assert all(isinstance(doubt, str) for doubt in item.doubts)
    as_json_rows(outline)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200) | LINES)
def test_no_line_is_lost_and_no_code_is_given_twice(text: str) -> None:
    try:
        outline = read_text(text, 2021)
    except PlanEmpty:
        assert not text.replace("\ufeff", "").strip()
        return
    except NoNumbering as refused:
        outline = read_flat(refused.source, 2021)
        numbers = [line.number for line in refused.source.lines()]
    else:
        numbers = _numbers(text)
    _check(outline, numbers)


def _numbers(text: str) -> list[int]:
    for sign in "\r\v\f\u2028\u2029":
        text = text.replace("\r\n", "\n").replace(sign, "\n")
    lines = text.replace("\ufeff", "").split("\n")
    return [number for number, line in enumerate(lines, 1) if line.strip()]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(HEADS), st.sampled_from(TAILS)), max_size=15))
def test_the_words_of_every_line_are_still_somewhere(lines: list[tuple[str, str]]) -> None:
    text = "\n".join(f"{head}甲{at}乙{tail}" for at, (head, tail) in enumerate(lines))
    try:
        outline = read_text("一、开头\n" + text, 2021)
    except NoNumbering:
        raise AssertionError("a numbered line was not seen") from None
    kept = "\n".join(str(item) for item in outline.items) + str(outline.noise)
    assert [at for at in range(len(lines)) if f"甲{at}乙" not in kept] == []
