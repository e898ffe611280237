"""Plans of other offices: other numbering, brackets, chapters, and what looks odd in them."""

from __future__ import annotations

from datetime import date

import pytest

from models.exchange.plan.outline import Outline
from models.exchange.plan.reading import read_flat, read_text
from models.exchange.plan.structure.headings import split_heading
from models.exchange.plan.structure.numbering import read_mark
from models.exchange.plan.troubles import NoNumbering, PlanEmpty


def _codes(outline: Outline) -> list[str]:
    return [item.code for item in outline.items]


@pytest.mark.parametrize(
    ("line", "style", "value"),
    [
        ("一、总体", "chinese", 1),
        ("二十一、总体", "chinese", 21),
        ("（十二）总体", "chinese_bracket", 12),
        ("( 三 )总体", "chinese_bracket", 3),
        ("１．总体", "digit", 1),
        ("12. 总体", "digit", 12),
        ("1.2021年底前完成", "digit", 1),
        ("⒊总体", "digit", 3),
        ("（１）总体", "digit_bracket", 1),
        ("2)总体", "digit_bracket", 2),
        ("⑵总体", "digit_bracket", 2),
        ("③总体", "circle", 3),
        ("三是总体", "spoken", 3),
        ("第十章 总体", "chapter", 10),
        ("第3条 总体", "article", 3),
        ("第二节 总体", "section", 2),
        ("3.1 总体", "decimal2", 1),
        ("3.1.12总体", "decimal3", 12),
    ],
)
def test_a_printed_number_is_recognised(line: str, style: str, value: int) -> None:
    mark = read_mark(line)
    assert mark is not None
    assert (mark.style, mark.value) == (style, value)


@pytest.mark.parametrize(
    "line",
    ["3.0版上线", "2021.6.30前", "第1、2项的标准", "1、2项任务", "(一)至(三)项", "第一条规定的",
     "12.5%以上", "一个全面", "2021年底前"],
)  # fmt: skip
def test_a_number_within_a_sentence_is_no_heading(line: str) -> None:
    assert read_mark(line) is None


def test_without_main_chapter_chapters_keep_their_plain_numbers() -> None:
    outline = read_text("工作要点\n一、抓网格\n1．建网格\n2．配人员\n二、抓调解\n（一）建室", 2021)
    assert _codes(outline) == ["0", "1", "1.1", "1.2", "2", "2.1"]


def test_parts_of_the_main_chapter_count_from_one_beside_lettered_chapters() -> None:
    text = (
        "方案\n一、指导思想\n讲话精神。\n二、目标任务\n三、重点任务\n（一）抓网格\n1、建\n（二）抓调解\n"
        "四、专项经费\n五、保障措施\n1．加强领导"
    )
    outline = read_text(text, 2021)
    assert _codes(outline) == ["0", "O", "T", "1", "1.1", "2", "C4", "R", "R.1"]
    assert outline.item("1.1").number_path == "三-(一)-1"


def test_chapters_and_articles_of_a_rule_book_become_a_tree() -> None:
    text = (
        "管理办法\n第一章 总则\n第一条 为了。\n第二条 适用。\n第二章 职责\n第三条 乡里：\n"
        "（一）排查\n①上报"
    )
    outline = read_text(text, 2021)
    assert _codes(outline) == ["0", "O", "O.1", "O.2", "2", "2.3", "2.3.1", "2.3.1.1"]
    assert all(not item.doubts for item in outline.items)


def test_decimal_numbers_become_a_tree() -> None:
    outline = read_text("方案\n1. 总体\n1.1 目标\n1.1.1 指标\n1.2 原则\n2. 任务\n2.1 网格", 2021)
    assert _codes(outline) == ["0", "1", "1.1", "1.1.1", "1.2", "2", "2.1"]


def test_an_unusual_order_of_styles_is_followed() -> None:
    outline = read_text("方案\n1、抓网格\n（一）建\n（二）配\n2、抓调解\n（一）建室", 2021)
    assert _codes(outline) == ["0", "1", "1.1", "1.2", "2", "2.1"]


def test_a_skipped_level_does_not_swallow_the_next_part() -> None:
    outline = read_text("方案\n一、甲\n1、a\n2、b\n二、乙\n（一）c\n1、d\n（二）e", 2021)
    assert _codes(outline) == ["0", "1", "1.1", "1.2", "2", "2.1", "2.1.1", "2.2"]


def test_all_labels_of_one_bracket_land_on_their_item() -> None:
    text = (
        "方案\n一、抓网格。配齐人员。（牵头单位：综治办；责任单位：各村、派出所；\n配合单位：司法所；"
        "责任人：张某；完成时限：2021年 6月\n底前）\n二、抓调解"
    )
    item = read_text(text, 2021).item("1")
    assert (item.lead_unit, item.duty_unit) == ("综治办", "各村、派出所")
    assert (item.co_units, item.duty_person) == ("司法所", "张某")
    assert (item.deadline.words, item.deadline.due_on) == ("2021年6月底前", date(2021, 6, 30))
    assert (item.title, item.requirement) == ("抓网格", "配齐人员。")


def test_labels_on_lines_of_their_own_are_read() -> None:
    text = "方案\n一、抓网格\n配齐人员。\n责任单位：各村\n完成时限：年底前\n二、抓调解"
    item = read_text(text, 2021).item("1")
    assert (item.duty_unit, item.deadline.due_on) == ("各村", date(2021, 12, 31))
    assert item.requirement == "配齐人员。"


def test_brackets_without_label_are_read_when_they_are_plain() -> None:
    text = (
        "方案\n一、抓网格。配齐。(综治办牵头,派出所配合)\n二、抓调解。建室(2021年6月底前完成)\n"
        "三、平安社区(村)"
    )
    outline = read_text(text, 2021)
    assert (outline.item("1").lead_unit, outline.item("1").co_units) == ("综治办", "派出所")
    assert outline.item("2").deadline.due_on == date(2021, 6, 30)
    assert outline.item("3").title == "平安社区(村)"


def test_an_unclosed_bracket_takes_one_line_only_and_is_doubted() -> None:
    text = "方案\n一、抓网格\n(完成时限:\n年底前\n后面还有正文。\n二、抓调解"
    item = read_text(text, 2021).item("1")
    assert item.deadline.words == "年底前"
    assert item.requirement == "后面还有正文。"
    assert any("括号没有写完" in doubt for doubt in item.doubts)


def test_repeated_and_skipped_numbers_are_doubted_with_their_line() -> None:
    text = "方案\n一、甲\n二、乙\n二、丙\n1、子\n五、丁(完成时限:6月31日)\n六、戊(完成时限:尽快)"
    outline = read_text(text, 2021)
    assert _codes(outline) == ["0", "1", "2", "2-2", "2-2.1", "5", "6"]
    assert outline.item("2-2").doubts == ("第4行：编号“二”出现了两次，请核对。",)
    jump, day = outline.item("5").doubts
    assert "从2跳到5" in jump
    assert "6月没有31日" in day
    assert "尽快" in outline.item("6").doubts[0]


def test_missing_and_very_long_titles_are_doubted() -> None:
    outline = read_text("方案\n一、\n二、" + "很长的标题" * 20, 2021)
    assert outline.item("1").doubts == ("第2行：没有标题，请补上。",)
    assert "太长" in outline.item("2").doubts[0]


def test_spoken_numbers_within_one_paragraph_stay_prose() -> None:
    outline = read_text("方案\n一、甲\n一是抓早；二是抓小；三是抓实。", 2021)
    assert _codes(outline) == ["0", "1"]
    assert outline.item("1").requirement.startswith("一是抓早")


@pytest.mark.parametrize(
    ("line", "style", "title", "rest"),
    [
        ("提高认识。各村要重视。", "digit", "提高认识", "各村要重视。"),
        ("安全提升专项行动,紧扣《意见》三年工作部署,抓好。", "digit", "安全提升专项行动",
         "紧扣《意见》三年工作部署,抓好。"),
        ("“逃犯清零”,组建专班。", "spoken", "逃犯清零", "组建专班。"),
        ("“伞网清除”全面深挖。", "spoken", "伞网清除", "全面深挖。"),
        ("加强领导，各村要落实。", "spoken", "加强领导", "各村要落实。"),
        ("杜绝发生特大,重大活动。", "digit", "杜绝发生特大,重大活动", ""),
        ("工作目标：到年底建成。", "digit", "工作目标", "到年底建成。"),
    ],
)  # fmt: skip
def test_a_heading_line_parts_into_title_and_requirement(
    line: str, style: str, title: str, rest: str
) -> None:
    assert split_heading(line, style) == (title, rest)


def test_signature_date_and_page_numbers_are_set_aside() -> None:
    text = "方案\n一、甲\n- 1 -\n二、乙\n写实。\n××乡人民政府\n2021年3月5日"
    outline = read_text(text, None)
    assert [line.text for line in outline.noise] == ["- 1 -", "××乡人民政府", "2021年3月5日"]
    assert outline.year == 2021


def test_a_text_without_numbers_can_still_be_split_by_hand() -> None:
    with pytest.raises(NoNumbering, match="没有找到") as refused:
        read_text("2022年工作\n抓网格，\n抓调解。")
    outline = read_flat(refused.value.source)
    assert [item.title for item in outline.items] == ["2022年工作", "抓网格", "抓调解"]
    assert outline.year == 2022


def test_a_plan_without_any_year_says_which_was_taken() -> None:
    root = read_text("方案\n一、甲").items[0]
    assert any("没有写年份" in doubt for doubt in root.doubts)


def test_blank_text_is_refused() -> None:
    with pytest.raises(PlanEmpty):
        read_text(" \n\t\n")


def test_a_list_of_appendices_is_set_aside() -> None:
    text = "2021年方案\n一、甲\n写实。\n附件：1.任务分解表\n2.责任清单\n××乡人民政府\n2021年3月5日"
    outline = read_text(text)
    assert _codes(outline) == ["0", "1"]
    assert len(outline.noise) == 4


def test_a_plan_issued_by_a_notice_has_its_own_title() -> None:
    text = (
        "××镇人民政府文件\n×府发〔2023〕12号\n关于印发《××镇平安建设工作要点》的通知\n各村委会：\n"
        "现印发给你们。\n2023年3月1日\n××镇平安建设工作要点\n一、甲\n一要提高认识。\n"
        "附件：任务分解表\n抄送：县委政法委。"
    )
    outline = read_text(text)
    assert outline.title == "××镇平安建设工作要点"
    assert outline.year == 2023
    assert [line.why for line in outline.noise] == ["文头", "文头", "文头", "落款", "落款"]


def test_a_column_of_the_offices_own_is_kept_as_remark() -> None:
    text = "序号\t工作任务\t完成时限\t资金来源\n1\t巡逻\t年底前\t财政"
    assert read_text(text, 2021).item("1").remark == "资金来源：财政"


def test_a_stage_in_brackets_has_its_start_and_end() -> None:
    outline = read_text(
        "方案\n一、时间安排\n（一）部署阶段（2024年3月1日至3月31日）\n（二）总结（11月—12月）", 2024
    )
    first, second = outline.children("S")
    assert first.title == "部署阶段"
    assert (first.deadline.start_on, first.deadline.due_on) == (date(2024, 3, 1), date(2024, 3, 31))
    assert second.deadline.due_on == date(2024, 12, 31)


WRAPPED = """2021年方案
一、全面加强基层治理体系和治理能力现代化
建设，夯实基层基础
（一）推动综治中心规范化建设，配齐配强专职
人员。每村一间，选好人。（完成时限：6月
底前）
（二）第二项。
二、第二章"""


def test_heading_broken_over_two_lines_is_one_heading() -> None:
    outline = read_text(WRAPPED)
    assert outline.item("1").title == "全面加强基层治理体系和治理能力现代化建设，夯实基层基础"
    assert outline.item("1").lines == (2, 3)
    first = outline.item("1.1")
    assert first.title == "推动综治中心规范化建设，配齐配强专职人员"
    assert first.requirement == "每村一间，选好人。"
    assert str(first.deadline.due_on) == "2021-06-30"


def test_heading_above_its_text_is_not_taken_for_a_broken_line() -> None:
    text = "2021年方案\n一、加强基层治理体系和能力建设\n每村一间，选好人。\n二、第二章"
    assert read_text(text).item("1").title == "加强基层治理体系和能力建设"


def test_section_below_a_chapter_is_not_part_of_the_article_before() -> None:
    text = "2021年方案\n第一章 任务\n第一条 建台账。\n第一节 巡查\n第二条 每天巡查。"
    parents = {item.title: item.parent for item in read_text(text).items}
    chapter = next(item.code for item in read_text(text).items if item.title == "任务")
    assert parents["巡查"] == chapter
    assert parents["建台账"] == chapter


def test_labelled_sentences_without_brackets_are_read() -> None:
    said = "牵头单位：司法所，责任单位：各村。完成时限：6月底前。"
    text = f"2021年方案\n一、甲\n（一）建室。每村一间。{said}"
    item = read_text(text).item("1.1")
    assert (item.lead_unit, item.duty_unit) == ("司法所", "各村")
    assert str(item.deadline.due_on) == "2021-06-30"
    assert item.requirement == "每村一间。"
