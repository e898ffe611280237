"""What is a mark of secrets and what is a word in a sentence: both sides."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.guards.marks import complaint_about, mark_in, mark_in_name

LEVELS = st.sampled_from(["绝密", "机密", "秘密", "绝密级", "机密级", "秘密级", "絕密", "機密"])
STARS = st.sampled_from("★☆⭐✪")
GAPS = st.text(st.sampled_from(" \u3000\u00a0\u200b"), max_size=3)
TERMS = st.sampled_from(["", "1年", "１０ 年", "长期", "6个月", "三十年", "长 期"])
# Common signs without 密, so that a sentence around a word cannot make a mark of its own.
SENTENCE = st.text(
    st.sampled_from(
        "关于做好综治维稳工作的通知村民小组社区网格员每月排查一次上报台账，。、；：1230"
    ),
    max_size=40,
)


def spread(word: str, gap: str) -> str:
    return gap.join(word)


@given(LEVELS, STARS, TERMS, GAPS, SENTENCE, SENTENCE)
def test_level_with_the_star_is_a_mark_wherever_it_stands(
    level: str, star: str, term: str, gap: str, before: str, after: str
) -> None:
    text = f"{before}{spread(level, gap)}{gap}{star}{gap}{term}{after}"
    assert mark_in(text)
    assert mark_in(f"第一行\n{text}\r\n第三行")


@given(
    st.sampled_from(["密级", "密 级", "保密等级", "涉密等级", "秘密级别"]), LEVELS, GAPS, SENTENCE
)
def test_what_stands_after_the_label_is_a_mark(
    label: str, level: str, gap: str, before: str
) -> None:
    for colon in "：:":
        assert mark_in(f"{before}{label}{gap}{colon}{gap}{level}\n正文")


@given(LEVELS, GAPS, st.sampled_from(["", "特急", "加急", "000012"]), TERMS)
def test_line_or_cell_with_nothing_but_the_level_is_a_mark(
    level: str, gap: str, beside: str, term: str
) -> None:
    head = f"{beside}　{gap}{spread(level, gap)}{gap}{term}"
    for text in (
        head,
        f"示例乡综治办文件\n{head}\n关于……的通知",
        f"序号\t{head}\t备注",
        f"【{level}】",
    ):
        assert mark_in(text), text


@given(LEVELS, SENTENCE)
def test_level_in_brackets_at_an_end_of_a_line_is_a_mark(level: str, title: str) -> None:
    assert mark_in(f"【{level}】{title}")
    assert mark_in(f"{title}（{level}）")
    assert mark_in(f"{title}（{level}）\n下一行")


@pytest.mark.parametrize(
    "text",
    [
        "保守国家机密，慎之又慎。",
        "做好机密性审查，签订保密协议",
        "国家秘密分为绝密、机密、秘密三级。",
        "国家秘密的密级分为三级（绝密、机密、秘密），由定密责任人确定。",
        "按照机密级计算机管理的有关规定执行",
        "密级为机密的文件由专人保管",
        "密级：绝密、机密、秘密（选一项）",
        "密级：□绝密　□机密　□秘密",
        "不得泄露工作秘密和商业秘密",
        "重大事项属于\n秘密。",
        "严禁录入国家秘密、工作秘密和侦查信息",
        "案件侦办过程秘密进行",
        "保密期限1年，到期解密",
        "泄密★事件",
        "乡村秘密花园",
        "**机密**文件",
    ],
)
def test_word_in_a_sentence_does_not_stop_the_clerk(text: str) -> None:
    assert mark_in(text) == ""


@given(SENTENCE.filter(bool), LEVELS, SENTENCE.filter(lambda text: text.strip("，。、；：1230")))
def test_bare_level_between_words_is_no_mark(before: str, level: str, after: str) -> None:
    assert mark_in(f"综治{before}国家{level}文件{after}") == ""


@given(st.text(max_size=60))
def test_any_text_is_read_without_an_accident(text: str) -> None:
    assert isinstance(mark_in(text + "密"), str)
    assert isinstance(mark_in_name(text + "密.docx"), str)


def test_long_text_of_levels_is_read_quickly_enough_to_type_in() -> None:
    assert mark_in("保守国家秘密" * 4000) == ""
    assert mark_in("秘 " * 20000 + "密") == ""


@pytest.mark.parametrize(
    "name",
    [
        "机密-名单.xlsx",
        "通知（机密）.pdf",
        "机密★1年.docx",
        "绝密.doc",
        "秘密_2021.pdf",
        "2021机密.docx",
        "【秘密】方案.docx",
        "机 密★.txt",
        "附件/绝密级/一.txt",
        "名单.机密",
    ],
)
def test_mark_in_a_file_name_is_found(name: str) -> None:
    assert mark_in_name(name)


@pytest.mark.parametrize(
    "name",
    ["机密文件管理办法.docx", "保密 工作总结.docx", "保守国家秘密承诺书.pdf", "涉密人员培训.pptx"],
)
def test_word_in_a_file_name_is_none(name: str) -> None:
    assert mark_in_name(name) == ""


def test_complaint_says_what_is_wrong_and_what_to_do() -> None:
    said = complaint_about("工作要求", "机密★1年")
    assert "工作要求" in said
    assert "机密★1年" in said
    assert "涉密内容不得录入本机" in said
    assert "请删去" in said
