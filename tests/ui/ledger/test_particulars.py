"""Particulars are seen only after that was written down, once a field and visit (I5)."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from models.actions import records
from models.actions.finding import View
from models.actions.history import history_of
from models.actions.records import Seen
from models.actions.search import everywhere
from models.actions.traces import listing
from models.ledger import Ledger, put_on_shelf, take_off_shelf
from models.store import opening, steps
from models.store.ledger_file import Store
from tests import toy_ledger
from tests.ledger_fixtures import PASSWORD
from tests.toy_ledger import TOYS
from ui import say
from ui.ledger.page import LedgerPage

OPENED = "查看了 主人"


@pytest.fixture
def store(ledger_folder: Path, tmp_path: Path) -> Iterator[Store]:
    put_on_shelf(TOYS)
    folder = Path(shutil.copytree(ledger_folder, tmp_path / "ledger"))
    ladder = (*steps.steps(), toy_ledger.climb)
    opened = opening.open_ledger(folder, PASSWORD, ladder=ladder)
    everywhere.bring_indexes_up_to_date(opened)
    raws = [
        {"code": "1", "name": "大熊", "owner": "王小明"},
        {"code": "2", "name": "小火车", "owner": "李四"},
        {"code": "3", "name": "积木"},
    ]
    records.keep_new(opened, TOYS, raws, "登记")
    yield opened
    opened.close()
    take_off_shelf(TOYS)


@pytest.fixture
def toys(open_page: Callable[[Ledger], LedgerPage]) -> LedgerPage:
    page = open_page(TOYS)
    page.select(1)
    return page


def openings(store: Store, record_id: int = 1) -> list[str]:
    told = history_of(store, TOYS, record_id)
    return [each.label for each in told if each.action == "查看个人信息"]


def test_opening_is_written_down_once_a_visit(toys: LedgerPage, store: Store) -> None:
    heard: list[tuple[int, str]] = []
    toys.particulars_opened.connect(lambda *spot: heard.append(spot))
    row = toys.record.pane.form.rows["owner"]
    assert row.is_covered
    assert row.plain.text() == "王某某"
    row.opener.click()
    assert row.raw() == "王小明"
    assert not row.is_covered
    assert openings(store) == [OPENED]
    assert heard == [(1, "owner")]
    toys.record.pane.form.rows["name"].show_raw("小熊")
    records.keep(store, TOYS, {"price": "3"}, Seen(1, 1))
    toys.record.pane.form.rows["name"].show_raw("大熊")
    toys.record.pane.read_again()  # covered again, and still the same visit
    assert row.is_covered
    row.uncover()
    assert openings(store) == [OPENED]
    toys.select(2)
    toys.select(1)
    row.uncover()
    assert openings(store) == [OPENED, OPENED]


def test_what_is_empty_or_new_opens_nothing(toys: LedgerPage, store: Store) -> None:
    toys.select(3)
    assert not toys.record.pane.form.rows["owner"].is_covered
    toys.begin()
    toys.record.pane.form.rows["owner"].show_raw("赵六")
    assert listing.all_numbers(store, View(words="查看")) == []


def test_what_cannot_be_written_down_stays_covered(toys: LedgerPage, store: Store) -> None:
    gone = SimpleNamespace(**{**toys.record.record._asdict(), "id": 99})
    toys.record.pane.show_record(gone)

    def close() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, say.RefusalDialog)
        dialog.accept()

    QTimer.singleShot(0, close)
    row = toys.record.pane.form.rows["owner"]
    row.opener.click()
    assert row.is_covered
    assert row.plain.text() == "王某某"
    assert not row.plain.isHidden()
    assert listing.all_numbers(store, View(words="查看")) == []


def test_draft_that_holds_a_particular_opens_it(toys: LedgerPage, store: Store) -> None:
    toys.record.pane.form.show_typed({"owner": "王小朋"})
    assert openings(store) == [OPENED]
    assert toys.record.pane.form.rows["owner"].raw() == "王小朋"


def test_copying_from_the_record_before_opens_that_one(toys: LedgerPage, store: Store) -> None:
    toys.select(3)
    row = toys.record.pane.form.rows["owner"]
    assert row.editor is not None
    row.editor.inner().setFocus()
    toys.record.pane.copy_from_previous()
    assert row.raw() == "李四"
    assert openings(store, 2) == [OPENED]
    assert openings(store, 3) == []


def test_copying_never_writes_under_a_cover(toys: LedgerPage, store: Store) -> None:
    toys.select(2)
    row = toys.record.pane.form.rows["owner"]
    row.opener.setFocus()
    toys.record.pane.copy_from_previous()
    assert not toys.record.pane.is_dirty()
    assert openings(store, 1) == []
