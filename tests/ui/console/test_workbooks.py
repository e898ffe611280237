"""Workbooks by console: blank ones out, filled ones in as one batch or not at all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.ui.console.conftest import Answer, Type

CODES = ("369921200201", "369921200991")


@pytest.fixture
def filled(type_in: Type, sample: Path, password: Path, tmp_path: Path) -> Path:
    """Return the template of villages: one held village with a new figure, one new village."""
    out = tmp_path / "模板" / "村.xlsx"
    assert type_in("template", sample, "villages", "--out", out, *given(password)).status == 0
    write(out, [[CODES[0], "云岭村", None, None, 999], [CODES[1], "新村", 1, 2, 30, 90]])
    return out


def given(password: Path) -> tuple[str, Path]:
    return ("--password-file", password)


def write(path: Path, rows: list[list[Any]]) -> None:
    book = openpyxl.load_workbook(path)
    for number, row in enumerate(rows, start=4):
        for column, value in enumerate(row, start=1):
            book.worksheets[0].cell(number, column, value)
    book.save(path)


def heads(type_in: Type, sample: Path, password: Path) -> dict[str, object]:
    said = type_in("list", sample, "villages", "--json", *given(password))
    return {row["code"]: row["households"] for row in json.loads(said.out)}


def undone(type_in: Type, sample: Path, batch: object, password: Path) -> Answer:
    return type_in("undo", sample, batch, *given(password))


def test_template_goes_into_a_folder_under_its_usual_name(
    type_in: Type, sample: Path, password: Path, tmp_path: Path
) -> None:
    out = tmp_path / "新" / "模板"
    said = type_in("template", sample, "disputes", "--out", out, *given(password))
    assert (said.status, said.err) == (0, "")
    assert Path(said.out.strip()) == out / "矛盾纠纷填报模板.xlsx"
    assert openpyxl.load_workbook(said.out.strip()).sheetnames[:2] == ["矛盾纠纷", "当事人"]


def test_template_never_goes_over_a_filled_one(
    type_in: Type, sample: Path, password: Path, filled: Path
) -> None:
    before = filled.read_bytes()
    said = type_in("template", sample, "villages", "--out", filled, *given(password))
    assert (said.status, said.out) == (1, "")
    assert "没有覆盖" in said.err
    assert filled.read_bytes() == before


@pytest.mark.parametrize(
    ("ledger", "reason"),
    [("ghosts", "没有叫“ghosts”的台账"), ("accounts", "不能用表格导入")],
)
def test_ledger_that_takes_no_rows_is_explained(
    type_in: Type, sample: Path, password: Path, filled: Path, ledger: str, reason: str
) -> None:
    out = filled.with_name("别的.xlsx")
    blank = type_in("template", sample, ledger, "--out", out, *given(password))
    bring = type_in("import", sample, ledger, filled, *given(password))
    for said in (blank, bring):
        assert (said.status, said.out) == (1, "")
        assert reason in said.err
    assert not out.exists()


def test_dry_run_counts_and_keeps_nothing(
    type_in: Type, sample: Path, password: Path, filled: Path
) -> None:
    before = heads(type_in, sample, password)
    said = type_in("import", sample, "villages", filled, "--dry-run", "--json", *given(password))
    told = json.loads(said.out)
    assert (said.status, said.err) == (0, "")
    assert (told["new"], told["changed"], told["same"]) == (1, 1, 0)
    assert (told["refused"], told["batch"]) == ([], None)
    assert heads(type_in, sample, password) == before


def test_import_is_one_batch_and_undo_takes_it_back(
    type_in: Type, sample: Path, password: Path, filled: Path
) -> None:
    before = heads(type_in, sample, password)
    said = type_in("import", sample, "villages", filled, "--json", *given(password))
    told = json.loads(said.out)
    assert (said.status, told["new"], told["changed"]) == (0, 1, 1)
    assert heads(type_in, sample, password) == before | {CODES[0]: 999, CODES[1]: 30}
    again = type_in("import", sample, "villages", filled, *given(password))
    assert (again.status, again.err) == (0, "")
    assert "新增0，改动0，相同2" in again.out
    assert undone(type_in, sample, told["batch"], password).status == 0
    assert heads(type_in, sample, password) == before


def test_one_refused_row_keeps_all_out_and_every_complaint_is_told(
    type_in: Type, sample: Path, password: Path, filled: Path
) -> None:
    before = heads(type_in, sample, password)
    write(filled, [[CODES[0], "云岭村", "很多"], [CODES[1], "新村"], ["3699", "坏村", None, "二"]])
    said = type_in("import", sample, "villages", filled, "--json", *given(password))
    told = json.loads(said.out)
    assert (said.status, told["new"], told["batch"]) == (1, 1, None)
    assert [(each["cell"], each["field"]) for each in told["refused"]] == [
        ("C4", "natural_villages"),
        ("A6", "code"),
        ("D6", "groups"),
    ]
    assert all(each["sheet"] == "村情卡" and each["reason"] for each in told["refused"])
    assert "一行也没有导入" in said.err
    plain = type_in("import", sample, "villages", filled, *given(password))
    assert plain.status == 1
    assert "村情卡\tA6\t区划代码\t区划代码应为12位数字，请核对。" in plain.out
    assert "有错误2行" in plain.out
    assert heads(type_in, sample, password) == before


def test_file_that_cannot_be_taken_is_refused_in_a_sentence(
    type_in: Type, sample: Path, password: Path, tmp_path: Path
) -> None:
    (tmp_path / "坏.xlsx").write_bytes(b"\x00\x01")
    for name, reason in (("坏.xlsx", "已损坏"), ("没有.xlsx", "找不到文件")):
        said = type_in("import", sample, "villages", tmp_path / name, *given(password))
        assert (said.status, said.out) == (1, "")
        assert reason in said.err
