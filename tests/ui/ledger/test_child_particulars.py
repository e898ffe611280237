"""Particulars in a sub-list are seen only after that was written down, as on the main form."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from models.actions import records
from models.actions.checking_up import check
from models.actions.history import history_of
from models.actions.search import everywhere
from models.ledger import Ledger, put_on_shelf, take_off_shelf
from models.store import opening, steps
from models.store.ledger_file import Store
from tests.ledger_fixtures import PASSWORD
from tests.models.people import quarrels
from tests.models.people.quarrels import QUARRELS, WITNESSES
from ui.ledger.page import LedgerPage
from ui.ledger.panels.children import ChildPanel


@pytest.fixture
def store(ledger_folder: Path, tmp_path: Path) -> Iterator[Store]:
    for ledger in (QUARRELS, WITNESSES):
        put_on_shelf(ledger)
    folder = Path(shutil.copytree(ledger_folder, tmp_path / "ledger"))
    ladder = (*steps.steps(), quarrels.climb)
    opened = opening.open_ledger(folder, PASSWORD, ladder=ladder)
    everywhere.bring_indexes_up_to_date(opened)
    raw = {"title": "桥头争地", "teller": "欧阳震华", "phone": "13812345678"}
    records.keep(opened, QUARRELS, raw)
    records.keep(opened, WITNESSES, {"quarrel_id": 1, "name": "司徒见证"})
    yield opened
    opened.close()
    for ledger in (QUARRELS, WITNESSES):
        take_off_shelf(ledger)


@pytest.fixture
def page(open_page: Callable[[Ledger], LedgerPage]) -> LedgerPage:
    made = open_page(QUARRELS)
    made.select(1)
    return made


def openings(store: Store, ledger: Ledger) -> list[str]:
    told = history_of(store, ledger, 1)
    return [each.label for each in told if each.action == "查看个人信息"]


def test_each_opened_field_is_written_once_in_a_visit(page: LedgerPage, store: Store) -> None:
    rows = page.record.pane.form.rows
    for key in ("teller", "phone", "teller"):
        rows[key].uncover()
    assert openings(store, QUARRELS) == ["查看了 电话", "查看了 当事人"]
    assert check(store) == []


def test_a_sub_list_writes_it_down_too(page: LedgerPage, store: Store) -> None:
    page.record.tabs.turn_to(page.record.tabs.titles().index("证人"))
    panel = page.record.tabs.stack.currentWidget()
    assert isinstance(panel, ChildPanel)
    for visits in (1, 2):
        panel.table.selectRow(0)
        panel.edit()
        row = panel.pane.form.rows["name"]
        assert row.is_covered
        row.opener.click()
        row.uncover()
        assert row.raw() == "司徒见证"
        assert openings(store, WITNESSES) == ["查看了 证人"] * visits
        panel._leave()
    assert openings(store, QUARRELS) == []
    assert check(store) == []
