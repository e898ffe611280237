"""What a clerk pastes about the villages is taken where certain and complained of where not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.divisions import Division, Level, load_sample
from models.villages_text import Column, figures_by_village, read_villages

VILLAGES: list[Division] = load_sample().below("369921200")
CODES = {village.name: village.code for village in VILLAGES}


def test_a_table_with_heading_is_read_by_the_meaning_of_its_columns() -> None:
    pasted = read_villages(
        "示例乡各村基本情况表\n序号\t行政村\t自然村（个）\t村民小组数\t户数（户）\t户籍人口（人）\t备注\n"
        "1\t云岭村\t４\t8\t310\t1,206\t\n2\t石桥村委会\t6\t11\t402\t1 530人\t无\n"
        "合计\t\t10\t19\t712\t2736\n",
        VILLAGES,
    )
    assert not pasted.complaints
    assert pasted.passed_over == (1, 5)
    assert not pasted.columns_are_guessed
    first, second = figures_by_village(pasted.rows)
    assert (first.code, first.natural_villages, first.groups) == (CODES["云岭村"], 4, 8)
    assert (first.households, first.population, first.population_basis) == (310, 1206, "registered")
    assert (second.code, second.population) == (CODES["石桥村"], 1530)
    assert len(pasted.missing) == 6


def test_natural_villages_line_by_line_are_summed_by_village() -> None:
    pasted = read_villages(
        "行政村\t自然村\t户数\t常住人口\n云岭村\t上云\t30\t100\n\t下云\t20\t80\n石桥\t桥头、桥尾\t40\t150\n",
        VILLAGES,
    )
    assert not pasted.complaints
    cloud, bridge = figures_by_village(pasted.rows)
    assert cloud.natural_names == ("上云", "下云")
    assert (cloud.natural_villages, cloud.households, cloud.population) == (2, 50, 180)
    assert bridge.natural_names == ("桥头", "桥尾")
    assert bridge.population_basis == "resident"


def test_a_table_without_heading_is_guessed_only_where_one_reading_is_left() -> None:
    pasted = read_villages("1\t云岭村\t310\t1206\n2\t石桥村\t402\t1530", VILLAGES)
    assert pasted.columns_are_guessed
    assert pasted.columns[1:] == (Column.VILLAGE, Column.HOUSEHOLDS, Column.PEOPLE)
    unclear = read_villages("云岭村\t4\t8\t310\t1206", VILLAGES)
    assert not unclear.rows
    assert "标题行" in unclear.complaints[0].text
    told = (Column.VILLAGE, Column.NATURAL_COUNT, Column.GROUPS, Column.HOUSEHOLDS, Column.PEOPLE)
    assert read_villages("云岭村\t4\t8\t310\t1206", VILLAGES, told).rows[0].population == 1206


def test_text_without_tabs_is_split_at_spaces() -> None:
    assert read_villages("村名 人口\n云岭村　1206", VILLAGES).rows[0].population == 1206


@pytest.mark.parametrize("cell", ["约1200人", "1.2万", "-5", "1200左右", "12,00", "99999999"])
def test_a_number_that_is_not_certain_is_refused_with_line_and_reason(cell: str) -> None:
    pasted = read_villages(f"村名\t人口\n云岭村\t{cell}\n石桥村\t1530", VILLAGES)
    assert [row.code for row in pasted.rows] == [CODES["石桥村"]]
    assert pasted.complaints[0].line == 2
    assert pasted.complaints[0].text.startswith(f"第2行：人口“{cell}”")


def test_a_village_written_wrongly_is_offered_not_forced() -> None:
    pasted = read_villages("村名\t人口\n云领村\t1206\n天安门\t5", VILLAGES)
    assert not pasted.rows
    assert pasted.complaints[0].offered[0].name == "云岭村"
    assert pasted.complaints[0].text == "第2行：本乡镇没有叫“云领村”的村，请改正村名。"
    assert pasted.complaints[1].offered == ()


def test_a_line_below_an_unknown_village_is_not_given_to_the_one_before() -> None:
    pasted = read_villages("村名\t自然村\t人口\n云岭村\t上云\t9\n外村\t甲\t1\n\t乙\t2", VILLAGES)
    assert [row.natural_names for row in pasted.rows] == [("上云",)]
    assert [complaint.line for complaint in pasted.complaints] == [3, 4]


def test_repeated_and_impossible_lines_are_complained_of() -> None:
    pasted = read_villages("村名\t户数\t人口\n云岭村\t3\t9\n云岭村\t4\t9\n石桥村\t9\t3", VILLAGES)
    assert [row.line for row in pasted.rows] == [2]
    assert "第2行已经有了" in pasted.complaints[0].text
    assert "户数9比人口3还多" in pasted.complaints[1].text


def test_quoted_cells_with_line_breaks_keep_their_line_numbers() -> None:
    pasted = read_villages('村名\t自然村\n云岭村\t"上云\n下云"\n石桥村\t桥头', VILLAGES)
    assert [(row.line, row.natural_names) for row in pasted.rows] == [
        (2, ("上云", "下云")),
        (4, ("桥头",)),
    ]


def test_codes_name_villages_too_and_nothing_pasted_is_said() -> None:
    pasted = read_villages(f"区划代码\t人口\n{CODES['新田村']}\t5", VILLAGES)
    assert pasted.rows[0].code == CODES["新田村"]
    assert read_villages(" \n\t", VILLAGES).complaints[0].line == 0


CELLS = st.sampled_from(
    ["云岭村", "石桥", "村名", "自然村", "人口", "户数", "合计", '"', "", "3,0", "7"]
)


@given(st.lists(st.lists(CELLS | st.text(max_size=6), max_size=5), max_size=8))
def test_every_line_is_a_row_a_complaint_or_named_as_passed_over(table: list[list[str]]) -> None:
    text = "\n".join("\t".join(cells) for cells in table)
    pasted = read_villages(text, VILLAGES)
    rows = [row.line for row in pasted.rows]
    complaints = [complaint.line for complaint in pasted.complaints]
    taken = [*rows, *complaints, *pasted.passed_over]
    assert len(taken) == len(set(taken))
    assert {row.code for row in pasted.rows} <= set(CODES.values())
    assert all(complaint.text.endswith("。") for complaint in pasted.complaints)


@given(st.dictionaries(st.sampled_from(sorted(CODES)), st.integers(0, 999_999), min_size=1))
def test_a_clean_table_comes_back_whole(people: dict[str, int]) -> None:
    lines = [f"{name}\t{count:,}" for name, count in people.items()]
    pasted = read_villages("\n".join(["村名\t人口", *lines]), VILLAGES)
    assert not pasted.complaints
    assert {row.code: row.population for row in pasted.rows} == {
        CODES[name]: count for name, count in people.items()
    }


def test_a_village_that_the_table_names_with_its_township_is_known_by_its_own_name() -> None:
    long = Division("410324102201", "栾川县潭头镇石门村村民委员会", Level.VILLAGE)
    above = ("河南省", "洛阳市", "栾川县", "潭头镇")
    for written in ("石门村", "石门", "栾川县潭头镇石门村", long.name):
        pasted = read_villages(f"村名\t人口\n{written}\t9", [long], above=above)
        assert [row.code for row in pasted.rows] == [long.code], written
