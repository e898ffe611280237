"""The blank template: stamped, checked by ranges, headings locked, the same for every ledger."""

import zipfile
from pathlib import Path

import openpyxl
import pytest

from models.exchange.workbooks.cells import FORMS
from models.exchange.workbooks.columns import columns_of, sheets_of, takes_rows
from models.exchange.workbooks.intake import plan_intake
from models.exchange.workbooks.sheets.opening import open_workbook
from models.exchange.workbooks.stamp import STAMP_SHEET, WORDS_SHEET, read_stamp
from models.exchange.workbooks.template import write_template
from models.exchange.workbooks.troubles import NoTemplate, WorkbookEmpty
from models.fields import Kind
from models.ledger import all_ledgers, find_ledger
from models.ledgers.tasks.task import TASKS
from models.ledgers.villages import VILLAGES
from models.store.ledger_file import Store


def test_every_kind_has_its_cell_form() -> None:
    assert set(FORMS) == set(Kind)


def test_every_ledger_that_takes_rows_has_a_template_that_reads_back_empty(
    store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "t.xlsx"
    for ledger in [each for each in all_ledgers() if takes_rows(each)]:
        write_template(store, ledger, path)
        with pytest.raises(WorkbookEmpty):
            plan_intake(store, ledger, path)


def test_ledger_of_verbs_only_has_no_template(store: Store, tmp_path: Path) -> None:
    for name in ("task_urgings", "task_extensions", "file_ties"):
        with pytest.raises(NoTemplate):
            write_template(store, find_ledger(name), tmp_path / "t.xlsx")
    assert not list(tmp_path.glob("*.xlsx"))


def test_template_is_stamped_on_a_hidden_sheet(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    write_template(store, TASKS, path)
    sheets = {sheet.name: sheet for sheet in open_workbook(path)}
    assert not sheets[STAMP_SHEET].is_shown
    assert not sheets[WORDS_SHEET].is_shown
    stamp = read_stamp(sheets[STAMP_SHEET].rows)
    assert stamp is not None
    assert stamp.ledger == "tasks"
    assert list(stamp.sheets.values()) == [ledger.name for ledger in sheets_of(TASKS)]


def test_word_lists_are_ranges_and_headings_are_locked(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    write_template(store, TASKS, path)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    lists = [rule for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    assert len(lists) >= 7
    assert all(str(rule.formula1).startswith(f"{WORDS_SHEET}!$") for rule in lists)
    assert sheet.protection.sheet
    assert sheet["A3"].protection.locked
    assert not sheet["A4"].protection.locked if sheet["A4"].has_style else True
    assert sheet.column_dimensions["B"].protection.locked is False
    assert sheet.freeze_panes == "A4"


def test_headings_show_what_is_required_and_columns_have_their_formats(
    store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "t.xlsx"
    write_template(store, TASKS, path)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    headings = [cell.value for cell in sheet[3]]
    assert headings == [column.heading for column in columns_of(TASKS)]
    assert headings[1] == "*编号"
    assert "责任人" in headings
    formats = {
        heading: each.number_format
        for each in sheet.column_dimensions.values()
        for heading in headings[each.min - 1 : each.max]
    }
    assert formats["*编号"] == "@"
    assert formats["完成期限"] == "yyyy-mm-dd"
    assert sheet["K3"].comment is not None


def test_child_sheets_are_keyed_by_the_owners_number() -> None:
    natural = find_ledger("natural_villages")
    assert natural in sheets_of(VILLAGES)
    assert columns_of(natural)[0].heading == "*村区划代码"


def test_no_plain_copy_stays_beside_the_template(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    write_template(store, VILLAGES, folder / "t.xlsx")
    assert [each.name for each in folder.iterdir()] == ["t.xlsx"]
    assert zipfile.ZipFile(folder / "t.xlsx").testzip() is None
