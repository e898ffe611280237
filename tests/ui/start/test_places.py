"""What the computer remembers of ledgers and windows."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.ui.start.conftest import Closed
from ui.start import homes, places
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
    folder.mkdir(parents=True, exist_ok=True)
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


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the program be frozen, in its edition for a stick, in the folder returned."""
    folder = tmp_path / "E" / "ZongzhiTaizhang"
    folder.mkdir(parents=True)
    (folder / homes.PORTABLE_MARK).touch()
    frozen_in(folder, monkeypatch)
    return folder


def frozen_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / "ZongzhiTaizhang.exe"))


def test_on_a_stick_everything_is_kept_beside_the_program(stick: Path) -> None:
    assert places.state_folder() == stick / "state"
    assert places.default_folder() == stick.parent / places.LEDGER_FOLDER_NAME
    assert homes.home().notice == ""


def test_stick_that_takes_no_writing_falls_back_and_says_where(stick: Path, state: Path) -> None:
    (stick / "state").write_bytes(b"in the way")  # no folder can be made there, even by root
    assert places.state_folder().is_relative_to(state)
    assert str(stick / "state") in homes.home().notice
    assert str(places.state_folder()) in homes.home().notice


def test_frozen_program_without_the_mark_keeps_to_the_systems_place(
    tmp_path: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    frozen_in(tmp_path, monkeypatch)
    assert places.state_folder().is_relative_to(state)


def test_ledger_on_the_stick_is_known_under_another_letter(
    stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = stick.parent / "综治台账"
    ledger.mkdir()
    (ledger / "ledger.db").write_bytes(b"x")
    places.remember_ledger(ledger, "示例乡 · 2021")
    other = stick.parent.with_name("F")
    stick.parent.rename(other)
    frozen_in(other / stick.name, monkeypatch)
    assert [each.folder for each in places.known_ledgers()] == [str(other / "综治台账")]


def test_place_of_the_system_that_takes_no_writing_is_said(state: Path) -> None:
    state.write_bytes(b"in the way")
    assert "不能写入" in homes.home().notice
    places.remember_window(WindowPlace("QUJD", "tasks"))
    assert places.state_folder() != state


def test_program_in_a_deep_folder_is_told_on_windows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    frozen_in(tmp_path / ("深" * homes.LONGEST_PROGRAM_FOLDER), monkeypatch)
    monkeypatch.setattr(sys, "platform", "win32")
    assert "太长" in homes.too_deep()
    frozen_in(Path("/p"), monkeypatch)
    assert homes.too_deep() == ""
