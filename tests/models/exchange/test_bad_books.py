"""What comes in wrong is told at its cell, with the way out: files, formulas, codes, names."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from models.actions import records
from models.actions.finding import View, count
from models.actions.people import accounts
from models.actions.people.rights import NotAllowed
from models.actions.records import Refused, Seen
from models.actions.settings import put_settings
from models.exchange.workbooks import troubles
from models.exchange.workbooks.columns import takes_rows
from models.exchange.workbooks.intake import carry_out, plan_intake
from models.exchange.workbooks.template import write_template
from models.ledger import Place, all_ledgers, find_ledger
from models.ledgers.tasks.task import TASKS
from models.ledgers.villages import VILLAGES
from models.store.ledger_file import Store
from models.store.opening import open_ledger
from tests.models.exchange.conftest import Fill, old_book, put_by_heading, told_of, write_rows

NEW = ["350400000009", "新村", 3, 4, 120, 400]
HIS = "村里的密码6688"


def test_new_workbook_under_the_old_ending_is_read(store: Store, fill: Fill) -> None:
    path = fill(VILLAGES, [NEW])
    for ending in (".xls", ".et", ".XLSX"):
        renamed = path.rename(path.with_suffix(ending))
        assert len(plan_intake(store, VILLAGES, renamed).new) == 1
        path = renamed


@pytest.mark.parametrize("start", [b"<html><table>", b"\xef\xbb\xbf\n<?xml version='1.0'?>"])
def test_web_page_that_calls_itself_a_workbook_is_refused_as_one(
    store: Store, tmp_path: Path, start: bytes
) -> None:
    for name in ("系统导出.xls", "系统导出.xlsx"):
        (tmp_path / name).write_bytes(start)
        with pytest.raises(troubles.SavedWebPage, match="另存为"):
            plan_intake(store, VILLAGES, tmp_path / name)


def test_workbook_held_by_another_program_is_said(
    store: Store, fill: Fill, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = fill(VILLAGES, [NEW])

    def held(self: Path) -> bytes:
        raise PermissionError(13, "held")  # what Windows answers while Excel has it open

    monkeypatch.setattr(Path, "read_bytes", held)
    with pytest.raises(troubles.WorkbookInUse, match="关闭"):
        plan_intake(store, VILLAGES, path)


@pytest.mark.parametrize("mark", ["~${}", ".~{}", ".~lock.{}#"])
def test_workbook_open_elsewhere_is_read_as_it_was_saved_and_told(
    store: Store, fill: Fill, mark: str
) -> None:
    path = fill(VILLAGES, [NEW])
    beside = path.with_name(mark.format(path.name))
    beside.write_bytes(b"\x05admin" + b" " * 159)
    plan = plan_intake(store, VILLAGES, path)
    assert len(plan.new) == 1
    assert "还没有保存的内容读不到" in plan.notes[0]


def test_mark_of_an_open_workbook_is_no_workbook(store: Store, tmp_path: Path) -> None:
    (tmp_path / "~$村情.xlsx").write_bytes(b"\x05admin" + b" " * 159)
    with pytest.raises(troubles.OwnersMark, match="临时文件"):
        plan_intake(store, VILLAGES, tmp_path / "~$村情.xlsx")


def test_more_rows_than_the_limit_are_refused_with_the_limit(store: Store, tmp_path: Path) -> None:
    path = old_book(tmp_path / "a.xlsx", [["区划代码", "村名"]])
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["A100000"] = "350400000009"
    book.save(path)
    with pytest.raises(troubles.WorkbookTooLarge, match="99999 行"):
        plan_intake(store, VILLAGES, path)


def with_empty_result(path: Path, cell: str) -> None:
    """Write a formula's empty result as Excel does: a text with nothing in it."""
    with zipfile.ZipFile(path) as box:
        parts = {name: box.read(name) for name in box.namelist()}
    name, place = "xl/worksheets/sheet1.xml", f'<c r="{cell}">'.encode()
    assert place in parts[name]
    parts[name] = parts[name].replace(place, place[:-1] + b' t="str">')
    with zipfile.ZipFile(path, "w") as box:
        for name, content in parts.items():
            box.writestr(name, content)


def test_result_of_a_formula_counts_and_one_without_is_told_at_its_cell(
    store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("村情卡")
        sheet.write_row(0, 0, ["区划代码", "村名", "户数", "人口"])
        sheet.write_row(1, 0, ["350400000009", "新村"])
        sheet.write_formula(1, 2, "=100+20", None, 120)
        sheet.write_formula(1, 3, '=IF(C2>0,"","")', None, "")
    with_empty_result(path, "D2")
    (row,) = plan_intake(store, VILLAGES, path).new
    assert (row.values["households"], row.values.get("population")) == (120, None)
    rewritten = openpyxl.load_workbook(path)
    rewritten.save(path)  # openpyxl writes formulas and none of their results
    told = told_of(plan_intake(store, VILLAGES, path))
    assert set(told) == {"C2", "D2"}
    assert "保存一次" in told["C2"]


def test_formula_without_a_result_past_the_last_value_is_told_too(
    store: Store, tmp_path: Path
) -> None:
    rows: list[list[Any]] = [["区划代码", "村名", "户数"], ["350400000009", "新村", 3]]
    rows.append(["=A2", "二村", "=C2"])
    told = told_of(plan_intake(store, VILLAGES, old_book(tmp_path / "a.xlsx", rows)))
    assert set(told) == {"A3", "C3"}


def test_hidden_sheet_is_not_read_and_this_is_told(store: Store, fill: Fill) -> None:
    path = fill(VILLAGES, [NEW])
    book = openpyxl.load_workbook(path)
    copy = book.copy_worksheet(book.worksheets[0])
    copy.title, copy.sheet_state = "备份", "hidden"
    book.save(path)
    plan = plan_intake(store, VILLAGES, path)
    assert (len(plan.new), plan.refused) == (1, ())
    assert [(each.sheet, each.row) for each in plan.skipped] == [("备份", 0)]


def test_village_of_another_county_or_township_is_told_at_its_code(
    store: Store, fill: Fill
) -> None:
    put_settings(store, {"township_code": "350400000"})
    path = fill(VILLAGES, [NEW, ["350401000009", "外县村"], ["350400001009", "外乡村"]])
    told = told_of(plan_intake(store, VILLAGES, path))
    assert set(told) == {"A5", "A6"}
    assert "前6位350401不是本县" in told["A5"]
    assert "前9位350400001不是本乡镇" in told["A6"]
    with pytest.raises(Refused, match="本县"):
        records.keep(store, VILLAGES, {"code": "350401000009", "name": "外县村"})


def test_village_that_came_from_elsewhere_keeps_its_code(store: Store, fill: Fill) -> None:
    put_settings(store, {"township_code": "369921200"})
    plan = plan_intake(store, VILLAGES, fill(VILLAGES, [["350400000000", "示例一村", 5]]))
    assert len(plan.changed) == 1


def test_same_code_in_other_signs_is_the_same_record(store: Store, fill: Fill) -> None:
    rows: list[list[Any]] = [[2021, "１．１", None, None, "建立台账"]]
    rows.append(["２０２１", " 1.1 ", None, None, "又一个"])
    plan = plan_intake(store, TASKS, fill(TASKS, rows))
    assert len(plan.same) == 1
    assert "第4行" in told_of(plan)["A5"]


def test_covered_copy_of_a_held_text_changes_nothing(store: Store, fill: Fill) -> None:
    told = "有事打13985512368。"
    records.keep(store, TASKS, {"remark": told}, Seen(2, 1))
    row = [2021, "1.1", None, None, "建立台账", *[None] * 16]
    for remark, changes in (("有事打139****2368。", 0), ("有事打村部电话。", 1)):
        plan = plan_intake(store, TASKS, fill(TASKS, [[*row, remark]]))
        assert (plan.refused, len(plan.changed)) == ((), changes)


def test_owner_may_be_named_by_its_label_and_a_slip_finds_the_nearest(
    store: Store, tmp_path: Path
) -> None:
    natural = find_ledger("natural_villages")
    path = tmp_path / "n.xlsx"
    write_template(store, natural, path)
    book = openpyxl.load_workbook(path)
    rows = [["示例一村", "上寨", 20], ["示列二村", "下寨", 3], ["350400000001", "中寨", 3]]
    write_rows(book.worksheets[0], rows)
    book.save(path)
    plan = plan_intake(store, natural, path)
    assert [row.origin.row for row in plan.new] == [4, 6]
    assert told_of(plan) == {"A5": "“村情卡”里没有“示列二村”，请核对。相近的有：示例二村。"}


def test_accounts_and_arrangements_of_the_office_come_by_no_workbook() -> None:
    taken = {each.name for each in all_ledgers() if takes_rows(each)}
    assert {"tasks", "villages", "disputes", "natural_villages"} <= taken
    assert not taken & {each.name for each in all_ledgers() if each.place is Place.OFFICE}
    assert not taken & {"dispute_endings", "agreements", "subsidies", "case_numbers"}


@pytest.fixture
def village_s_own(store: Store) -> Store:
    """Give the ledger as the account of the first village opens it."""
    raw = {"name": "村会计", "role": "village", "village_id": 1}
    accounts.add_account(store, raw, HIS)
    folder = store.folder
    store.close()
    return open_ledger(folder, HIS, "村会计")


def test_village_s_account_takes_in_nothing_of_others(village_s_own: Store) -> None:
    write = village_s_own
    path = write.folder / "a.xlsx"
    write_template(write, VILLAGES, path)
    book = openpyxl.load_workbook(path)
    put_by_heading(book.worksheets[0], 4, {"区划代码": "350400000001", "村名": "抢来的村"})
    book.save(path)
    assert "不是本村的" in told_of(plan_intake(write, VILLAGES, path))["A4"]
    put_by_heading(book.worksheets[0], 4, {"区划代码": "350400000007", "村名": "新村"})
    book.save(path)
    with pytest.raises(troubles.RowStopped, match=r"第4行：.*只能填报本村"):
        carry_out(write, plan_intake(write, VILLAGES, path))
    assert count(write, VILLAGES, View()) == 1
    write.close()


def test_who_only_reads_takes_nothing_in(store: Store, fill: Fill) -> None:
    path = fill(VILLAGES, [NEW])
    accounts.add_account(store, {"name": "王书记", "role": "leader"}, HIS)
    folder = store.folder
    store.close()
    opened = open_ledger(folder, HIS, "王书记")
    with pytest.raises(NotAllowed):
        carry_out(opened, plan_intake(opened, VILLAGES, path))
    opened.close()


def test_rows_below_a_refused_row_are_no_trouble_of_their_own(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    write_template(store, TASKS, path)
    book = openpyxl.load_workbook(path)
    put_by_heading(book["试点任务"], 4, {"年度": 2021, "编号": "9", "任务": "无人牵头"})
    row = {"任务年度": 2021, "任务编号": "9", "检查日期": "2021-06-02", "检查结果": "正常"}
    put_by_heading(book["检查记录"], 4, row)
    book.save(path)
    assert list(told_of(plan_intake(store, TASKS, path)).values()) == ["请填写牵头单位。"]
