"""What the computer remembers of ledgers and windows."""

from __future__ import annotations

from pathlib import Path

from tests.ui.start.conftest import Closed
from ui.start import places
from ui.start.places import WindowPlace


def test_nothing_is_known_at_first(state: Path) -> None:
    assert places.known_ledgers() == []
    assert places.window_place() == WindowPlace()


def test_last_opened_ledger_comes_first_and_only_once(ledger: Closed, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "ledger.db").write_bytes(b"x")
    places.remember_ledger(ledger.folder, "示例乡 · 2021")
    places.remember_ledger(other, "别的")
    places.remember_ledger(ledger.folder, "示例乡 · 2022")
    assert [each.title for each in places.known_ledgers()] == ["示例乡 · 2022", "别的"]


def test_ledger_whose_files_are_gone_is_not_offered(tmp_path: Path) -> None:
    places.remember_ledger(tmp_path / "gone", "旧台账")
    assert places.known_ledgers() == []


def test_forgotten_ledger_keeps_its_files(ledger: Closed) -> None:
    places.remember_ledger(ledger.folder, "示例乡")
    places.forget_ledger(ledger.folder)
    assert places.known_ledgers() == []
    assert (ledger.folder / "ledger.db").exists()


def test_damaged_memory_counts_as_none(state: Path) -> None:
    folder = places.state_folder()
    folder.mkdir(parents=True)
    (folder / places.LEDGERS_FILE).write_text('{"folder": 1}', encoding="utf-8")
    (folder / places.WINDOW_FILE).write_text("[broken", encoding="utf-8")
    assert places.known_ledgers() == []
    assert places.window_place() == WindowPlace()


def test_log_and_sample_lie_in_the_programs_own_folder(state: Path) -> None:
    assert places.log_folder().is_relative_to(state)
    assert places.sample_folder().is_relative_to(state)


def test_window_is_found_again_as_it_was_left(state: Path) -> None:
    places.remember_window(WindowPlace("QUJD", "tasks"))
    assert places.window_place() == WindowPlace("QUJD", "tasks")
