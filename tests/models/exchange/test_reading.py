"""Workbooks as they really come: moved columns, odd cells, old books, broken files."""

import datetime as dt
import io
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.actions.offices import office_of
from models.actions.settings import put_settings
from models.exchange.workbooks import troubles
from models.exchange.workbooks.cells import FORMS, address_of, read_cell
from models.exchange.workbooks.columns import plain_heading
from models.exchange.workbooks.intake import plan_intake
from models.exchange.workbooks.sheets.opening import open_workbook
from models.exchange.workbooks.sheets.reading import read_workbook
from models.exchange.workbooks.template import write_template
from models.fields import Choices, FieldCard, Kind
from models.kinds import parse
from models.ledgers.tasks.task import TASKS
from models.ledgers.villages import VILLAGES
from models.office import Office
from models.store.ledger_file import Store
from models.troubles import Trouble
from tests.models.exchange.conftest import Fill, old_book

HEADINGS = ["序号", "区划 代码", "村名\n", "户数(户)", "人口", "人口统计日期"]


def test_old_book_is_read_by_its_headings(store: Store, tmp_path: Path) -> None:
    rows = [
        ["某某乡村情况统计表"],
        ["填报单位：", None, None, "填报日期：2021年6月"],
        HEADINGS,
        [1, "350400000009", "新村", "１２０", 400.0, "二〇二一年六月五日"],
        [2, "350400000010", "二村", 80, 300, 44352],
        HEADINGS,
        ["合 计", None, None, 200, 700],
        ["填表说明：以上为常住人口"],
        ["单位负责人：", None, "审核人："],
        [3],
    ]
    plan = plan_intake(store, VILLAGES, old_book(tmp_path / "旧台账.xlsx", rows))
    assert plan.refused == ()
    assert [row.values["households"] for row in plan.new] == [120, 80]
    assert [row.values["population_on"] for row in plan.new] == [dt.date(2021, 6, 5)] * 2
    assert [(each.row, each.reason[:2]) for each in plan.skipped] == [
        (6, "重复"),
        (7, "合计"),
        (8, "表尾"),
        (9, "表尾"),
        (10, "没有"),
    ]


def test_columns_may_be_moved_missing_and_strange(store: Store, tmp_path: Path) -> None:
    rows = [["备忘", "村名", "*区划代码"], ["x", "新村", "350400000009"]]
    plan = plan_intake(store, VILLAGES, old_book(tmp_path / "a.xlsx", rows))
    assert plan.new[0].values["name"] == "新村"
    assert "备忘" in plan.notes[0]


def test_column_that_names_the_rows_must_be_there(store: Store, tmp_path: Path) -> None:
    path = old_book(tmp_path / "a.xlsx", [["村名", "户数"], ["新村", 3]])
    with pytest.raises(troubles.MissingColumns, match="区划代码"):
        plan_intake(store, VILLAGES, path)


@pytest.mark.parametrize(
    "heading", ["身份证号", "居民身份证号码", "族别及身份证", "政治面貌", "前科情况"]
)
def test_columns_of_personal_particulars_are_refused_by_name(
    store: Store, tmp_path: Path, heading: str
) -> None:
    rows = [["区划代码", "村名", heading], ["350400000009", "新村", "x"]]
    with pytest.raises(troubles.ForbiddenColumns, match=heading):
        plan_intake(store, VILLAGES, old_book(tmp_path / "a.xlsx", rows))


def test_merged_cells_hold_for_every_row_they_cover(store: Store, tmp_path: Path) -> None:
    path = old_book(
        tmp_path / "a.xlsx",
        [
            ["年度", "编号", "任务", "牵头单位"],
            [2021, "7", "甲", "司法所"],
            [None, "8", "乙", None],
        ],
    )
    book = openpyxl.load_workbook(path)
    for area in ("A2:A3", "D2:D3"):
        book.active.merge_cells(area)  # type: ignore[union-attr]
    book.save(path)
    plan = plan_intake(store, TASKS, path)
    assert [row.values["lead_unit"] for row in plan.new] == ["司法所", "司法所"]


def test_hidden_rows_are_read_and_told(store: Store, fill: Fill) -> None:
    path = fill(VILLAGES, [["350400000009", "新村"], ["350400000010", "二村"]])
    book = openpyxl.load_workbook(path)
    book.worksheets[0].row_dimensions[5].hidden = True
    book.save(path)
    plan = plan_intake(store, VILLAGES, path)
    assert len(plan.new) == 2
    assert "1行是隐藏的" in plan.notes[0]


def test_renamed_template_is_known_by_its_stamp(store: Store, fill: Fill, tmp_path: Path) -> None:
    path = fill(VILLAGES, [["350400000009", "新村"]])
    book = openpyxl.load_workbook(path)
    book.worksheets[0].title = "我们村"
    renamed = tmp_path / "最终版(2).xlsx"
    book.save(renamed)
    assert len(plan_intake(store, VILLAGES, renamed).new) == 1
    with pytest.raises(troubles.TemplateOfAnotherLedger, match="村情卡"):
        plan_intake(store, TASKS, renamed)


def test_template_of_another_township_is_refused(store: Store, tmp_path: Path) -> None:
    put_settings(store, {"township_code": "350400001", "township_name": "示例乡"})
    path = tmp_path / "t.xlsx"
    write_template(store, VILLAGES, path)
    put_settings(store, {"township_code": "350400002", "township_name": "别的乡"})
    with pytest.raises(troubles.TemplateOfAnotherTownship, match="示例乡"):
        plan_intake(store, VILLAGES, path)


def test_long_number_that_lost_its_digits_is_refused(store: Store, fill: Fill) -> None:
    plan = plan_intake(store, VILLAGES, fill(VILLAGES, [[123456789012345678, "新村"]]))
    assert "15位" in plan.refused[0].complaints[0].reason


def test_error_of_a_formula_is_refused() -> None:
    with pytest.raises(ValueError, match="公式错误"):
        read_cell(FieldCard("户数", Kind.NUMBER), "#DIV/0!", Office(dt.date(2021, 6, 18)))


def broken_files(folder: Path) -> dict[str, type[Trouble]]:
    book = io.BytesIO()
    openpyxl.Workbook().save(book)
    whole = book.getvalue()
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
    contents = {
        "空.xlsx": (b"", troubles.WorkbookEmpty),
        "截断.xlsx": (whole[: len(whole) // 2], troubles.WorkbookDamaged),
        "乱码.xlsx": (b"PK\x03\x04" + bytes(200), troubles.WorkbookDamaged),
        "文字.xlsx": ("你好".encode(), troubles.WorkbookDamaged),
        "旧.xls": (ole, troubles.OldWorkbook),
        "改名.xlsx": (ole, troubles.OldWorkbook),
        "加密.xlsx": (ole + "EncryptedPackage".encode("utf-16-le"), troubles.WorkbookLocked),
        "图片.png": (b"\x89PNG", troubles.NotAWorkbook),
        "白纸.xlsx": (whole, troubles.NotOurTemplate),
    }
    for name, (content, _) in contents.items():
        (folder / name).write_bytes(content)
    return {name: kind for name, (_, kind) in contents.items()}


def test_files_that_cannot_be_taken_are_refused_in_a_sentence(store: Store, tmp_path: Path) -> None:
    for name, kind in broken_files(tmp_path).items():
        with pytest.raises(kind, match=name):
            plan_intake(store, VILLAGES, tmp_path / name)
    with pytest.raises(troubles.WorkbookNotFound):
        plan_intake(store, VILLAGES, tmp_path / "没有.xlsx")
    with pytest.raises(troubles.NotAWorkbook):
        plan_intake(store, VILLAGES, tmp_path)


def test_file_above_50_megabytes_is_never_opened(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "大.xlsx"
    with path.open("wb") as file:
        file.truncate(51 * 1024 * 1024)
    with pytest.raises(troubles.WorkbookTooLarge):
        plan_intake(store, VILLAGES, path)


def test_one_cell_at_the_far_end_does_not_eat_the_memory(store: Store, tmp_path: Path) -> None:
    for number, place in enumerate(("A1048576", "XFD1")):
        path = old_book(tmp_path / f"{number}.xlsx", [["区划代码", "村名"]])
        book = openpyxl.load_workbook(path)
        book.active[place] = "x"  # type: ignore[index]
        book.save(path)
        with pytest.raises(troubles.WorkbookTooLarge):
            plan_intake(store, VILLAGES, path)


def test_file_is_let_go_of_after_reading(store: Store, fill: Fill) -> None:
    path = fill(VILLAGES, [["350400000009", "新村"]])
    plan_intake(store, VILLAGES, path)
    path.rename(path.with_name("b.xlsx"))


def test_addresses_are_written_as_excel_does() -> None:
    assert [address_of(3, at) for at in (0, 25, 26, 701, 702)] == ["A3", "Z3", "AA3", "ZZ3", "AAA3"]


def test_headings_are_matched_without_marks_and_spaces() -> None:
    same = {
        plain_heading(each) for each in ("*户数（户）", "户 数", "户数\n(户)", "户数：", "＊户数")
    }
    assert same == {"户数"}


CELLS = st.one_of(
    st.none(),
    st.text(max_size=30),
    st.floats(allow_nan=True, allow_infinity=True),
    st.integers(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.sampled_from(
        ["#N/A", "２０２１．６．５", "2021.6.5", "是", "一、二", "=1+1", "\u200b", "1e400"]
    ),
)
WORDS = Choices("any", {"a": "一", "b": "二"})


@given(kind=st.sampled_from(list(Kind)), cell=CELLS)
def test_any_cell_is_read_or_refused_in_words(kind: Kind, cell: Any) -> None:
    office = Office(dt.date(2021, 6, 18))
    card = FieldCard("栏目", kind, choices=WORDS if kind in (Kind.CHOICE, Kind.MANY) else None,
                     target="villages", places=2)  # fmt: skip
    assert kind in FORMS
    with suppress(ValueError):
        parse(card, read_cell(card, cell, office), office)


TEXTS = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=12)
GRID = st.lists(
    st.lists(
        st.one_of(
            st.none(),
            TEXTS,
            st.sampled_from(["区划代码", "村名", "户数", "合计", "350400000009", "新村"]),
            st.integers(-(10**18), 10**18),
            st.floats(allow_nan=False, allow_infinity=False),
            st.booleans(),
            st.datetimes(min_value=dt.datetime(1901, 1, 1), max_value=dt.datetime(2090, 1, 1)),
        ),
        max_size=6,
    ),
    max_size=8,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(grid=GRID)
def test_any_workbook_gives_a_plan_or_a_sentence(
    store: Store, tmp_path: Path, grid: list[list[Any]]
) -> None:
    rows = [["区划代码", "村名", "户数"], *grid]
    path = old_book(tmp_path / "any.xlsx", rows)
    try:
        plan = plan_intake(store, VILLAGES, path)
    except Trouble:
        return
    seen = len(plan.new) + len(plan.changed) + len(plan.same) + len(plan.refused)
    assert seen + len(plan.skipped) <= len(rows)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_damage_to_a_template_gives_a_plan_or_a_sentence(
    store: Store, tmp_path: Path, data: st.DataObject
) -> None:
    path = tmp_path / "t.xlsx"
    if not path.exists():
        write_template(store, VILLAGES, path)
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    hurt = tmp_path / "hurt.xlsx"
    hurt.write_bytes(content)
    with suppress(Trouble):
        plan_intake(store, VILLAGES, hurt)


def test_reader_keeps_cells_and_their_places(store: Store, fill: Fill) -> None:
    reading = read_workbook(fill(VILLAGES, [["350400000009", None, 3]]), VILLAGES)
    (sheet,) = [each for each in reading.sheets if each.rows]
    assert sheet.heading_row == 3
    assert sheet.rows[0].number == 4
    assert sheet.rows[0].cells["natural_villages"] == (2, 3.0)
    assert office_of(store).today == dt.date(2021, 6, 18)


def test_sheets_are_opened_with_merged_ranges_in_sight(tmp_path: Path) -> None:
    path = old_book(tmp_path / "a.xlsx", [["分组", None, None], ["a", "b", "c"]])
    book = openpyxl.load_workbook(path)
    book.active.merge_cells("A1:C1")  # type: ignore[union-attr]
    book.save(path)
    assert open_workbook(path)[0].bands == {0}
    assert zipfile.is_zipfile(path)
