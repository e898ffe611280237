"""A new ledger is founded whole, or nothing of it stays."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path
from typing import Any

import pytest

import models.actions  # noqa: F401  fills the shelf
from models.actions import finding, undoing
from models.actions.finding import View
from models.actions.offices import office_of
from models.actions.people import accounts
from models.actions.search import everywhere
from models.actions.setup import removing
from models.actions.setup.founding import NewLedger, found, office_name
from models.actions.undoing import NeverUndone
from models.divisions import load_sample
from models.ledger import Ledger
from models.ledgers.villages import NATURAL_VILLAGES, VILLAGES
from models.progress import Cancelled
from models.store import keys, opening
from models.store.ledger_file import Store
from models.store.opening import WeakPassword
from models.store.places import AlreadyALedger
from models.villages_text import read_villages

PASSWORD = "password1"
DAY = dt.date(2021, 6, 24)
PASTED = (
    "行政村\t自然村\t户数\t人口\n石桥村\t大屋\t40\t160\n石桥村\t小屋\t20\t80\n枫林村\t\t300\t1200\n"
)


@pytest.fixture
def new() -> NewLedger:
    table = load_sample()
    return NewLedger(table.path("369921200"), table.below("369921200"), 2021)


def rows_of(store: Store, ledger: Ledger) -> list[Any]:
    return finding.every_row(store, ledger, View())


def test_new_ledger_knows_its_office_and_every_village(tmp_path: Path, new: NewLedger) -> None:
    store, code = found(tmp_path / "ledger", PASSWORD, new)
    settings = office_of(store).settings
    assert settings["office_name"] == "示例乡综治办"
    assert settings["township_code"] == "369921200"
    assert settings["county_name"] == "示例县"
    assert settings["area_name"] == "江西省示例市示例县"
    assert settings["year"] == "2021"
    rows = rows_of(store, VILLAGES)
    assert [row.code for row in rows] == [each.code for each in new.villages]
    assert rows[1].name == "石桥村"
    assert keys.read_recovery_code(code) == code
    store.close()


def test_pasted_figures_come_in_with_the_villages(tmp_path: Path, new: NewLedger) -> None:
    counted = read_villages(PASTED, new.villages).rows
    store, _ = found(tmp_path / "ledger", PASSWORD, dataclasses.replace(new, counted=counted))
    by_name = {row.name: row for row in rows_of(store, VILLAGES)}
    assert by_name["石桥村"].households == 60
    assert by_name["石桥村"].natural_villages == 2
    assert by_name["枫林村"].population == 1200
    assert [row.name for row in rows_of(store, NATURAL_VILLAGES)] == ["大屋", "小屋"]
    store.close()


def test_founding_is_one_piece_of_work_and_searched_at_once(tmp_path: Path, new: NewLedger) -> None:
    store, _ = found(tmp_path / "ledger", PASSWORD, new)
    assert [done.action for done in undoing.recent(store)] == ["新建台账"]
    hits = everywhere.search_everywhere(store, "sqc")
    assert [hit.ledger.name for hit in hits] == ["villages"]
    store.close()


def test_weak_password_leaves_no_file(tmp_path: Path, new: NewLedger) -> None:
    folder = tmp_path / "ledger"
    with pytest.raises(WeakPassword):
        found(folder, "123", new)
    assert not folder.exists()


class CancelsAt:
    def __init__(self, at: int) -> None:
        self.at = at

    def step(self, done: int, total: int, note: str = "") -> None:
        if done == self.at:
            raise Cancelled


@pytest.mark.parametrize("at", [0, 1, 2])
def test_cancelled_founding_leaves_nothing(tmp_path: Path, new: NewLedger, at: int) -> None:
    folder = tmp_path / "ledger"
    with pytest.raises(Cancelled):
        found(folder, PASSWORD, new, CancelsAt(at))
    assert not folder.exists()


def test_folder_with_a_ledger_is_refused_and_left_alone(tmp_path: Path, new: NewLedger) -> None:
    folder = tmp_path / "ledger"
    found(folder, PASSWORD, new)[0].close()
    with pytest.raises(AlreadyALedger):
        found(folder, PASSWORD, new)
    opening.open_ledger(folder, PASSWORD).close()


def test_office_of_a_street_is_named_without_its_bureau() -> None:
    assert office_name("东关街道办事处") == "东关街道综治办"
    assert office_name("示例乡") == "示例乡综治办"


def test_founder_is_entered_as_admin(tmp_path: Path, new: NewLedger) -> None:
    store, _ = found(tmp_path / "ledger", PASSWORD, new)
    (line,) = accounts.account_lines(store)
    assert (line.name, line.role, line.is_here) == ("经办人", "admin", True)
    store.close()


def test_only_the_sample_can_be_removed(tmp_path: Path, new: NewLedger) -> None:
    real, _ = found(tmp_path / "real", PASSWORD, new)
    with pytest.raises(removing.NotTheSample):
        removing.remove_sample(real)
    real.close()
    sample, _ = opening.create(tmp_path / "sample", "经办人", PASSWORD, DAY)
    assert sample.is_sample
    removing.remove_sample(sample)
    assert not (tmp_path / "sample").exists()
    assert (tmp_path / "real").exists()


def test_removing_the_sample_leaves_what_the_clerk_put_beside_it(tmp_path: Path) -> None:
    sample, _ = opening.create(tmp_path / "sample", "经办人", PASSWORD, DAY)
    mine = tmp_path / "sample" / "mine.txt"
    mine.write_text("x", encoding="utf-8")
    removing.remove_sample(sample)
    assert [path.name for path in (tmp_path / "sample").iterdir()] == ["mine.txt"]


def test_founding_is_never_undone(tmp_path: Path, new: NewLedger) -> None:
    store, _ = found(tmp_path / "ledger", PASSWORD, new)
    assert undoing.can_undo(store) is None
    with pytest.raises(NeverUndone):
        undoing.undo(store, undoing.recent(store)[-1].number)
    store.close()
