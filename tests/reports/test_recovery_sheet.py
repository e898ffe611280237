"""The recovery sheet holds what opens the ledger and says what to do with it."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

import models.actions  # noqa: F401  fills the shelf
from models.actions.setup.founding import NewLedger, found
from models.divisions import load_sample
from reports.forms.recovery_sheet import (
    make_recovery_sheet,
    recovery_sheet_bytes,
    write_recovery_sheet,
)


@pytest.fixture
def text(tmp_path: Path) -> tuple[str, str]:
    table = load_sample()
    new = NewLedger(table.path("369921200"), table.below("369921200"), 2021)
    store, code = found(tmp_path / "ledger", "password1", new)
    write_recovery_sheet(store, code, tmp_path / "sheet.pdf")
    assert recovery_sheet_bytes(store, code).startswith(b"%PDF")
    store.close()
    pdf = pypdfium2.PdfDocument(tmp_path / "sheet.pdf")
    assert len(pdf) == 1
    page = pdf[0]
    words = page.get_textpage()
    found_text = words.get_text_range()
    words.close()
    page.close()
    pdf.close()
    return found_text, code


def test_every_group_of_the_code_stands_on_one_page(text: tuple[str, str]) -> None:
    printed = "".join(text[0].split())
    assert all(group in printed for group in text[1].split("-"))


def test_sheet_says_whose_it_is_and_what_to_do(text: tuple[str, str]) -> None:
    for words in ("示例乡综治办", "经办人", "忘记密码", "封存人", "保管人"):
        assert words in text[0]


def test_used_sheet_says_that_it_is_replaced(text: tuple[str, str]) -> None:
    assert "本单随即作废" in text[0]


def test_second_custodians_sheet_bears_its_own_name(tmp_path: Path) -> None:
    table = load_sample()
    new = NewLedger(table.path("369921200"), table.below("369921200"), 2021)
    store, code = found(tmp_path / "ledger", "password1", new)
    paper = make_recovery_sheet(store, code, "恢复密钥单第2号")
    store.close()
    cells = [cell.text for row in paper.blocks[1].rows for cell in row]  # type: ignore[union-attr]
    assert "恢复密钥单第2号" in cells
