"""The session backs up as it ends, restores and opens again, and checks once a day."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.actions.safe import backing_up, notes, restoring
from models.actions.safe.findings import ATTACHMENTS, BROKEN, LOST, Finding
from models.actions.settings import put_settings, setting
from models.store.backup import manifest
from models.store.backup.home import Backup, backups_in
from models.store.opening import open_ledger
from tests.models.store.test_ledger_file import flipped
from tests.ui.start.conftest import PASSWORD, Closed
from ui import say
from ui.rooms.backup.restore_dialog import RestorePlan
from ui.start.session import Session


def enter(session: Session, ledger: Closed) -> None:
    session.begin()
    session.enter(open_ledger(ledger.folder, PASSWORD))


def leave(session: Session, qtbot: QtBot) -> None:
    assert session.main is not None
    with qtbot.waitSignal(session.ended, timeout=30_000):
        session.main.close()


def test_leaving_backs_up_once_until_something_changes(
    session: Session, ledger: Closed, qtbot: QtBot, qapp: QApplication
) -> None:
    enter(session, ledger)
    leave(session, qtbot)
    made = backups_in(ledger.folder / "backups")
    assert [each.cover.kind for each in made] == [manifest.EXIT]
    again = Session(qapp)
    enter(again, ledger)
    leave(again, qtbot)
    assert backups_in(ledger.folder / "backups") == made
    again.deleteLater()


def test_who_will_not_wait_leaves_without_a_backup(
    session: Session, ledger: Closed, qtbot: QtBot
) -> None:
    enter(session, ledger)
    assert session.main is not None
    with qtbot.waitSignal(session.ended, timeout=30_000):
        session.main.close()
        assert session.leaving is not None
        session.leaving.leave_now()
    assert not list((ledger.folder / "backups").glob("*.new"))
    open_ledger(ledger.folder, PASSWORD).close()


def test_backup_that_cannot_be_made_is_told_and_the_program_ends(
    session: Session, ledger: Closed, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(say, "refuse", lambda _parent, sentence: said.append(sentence))
    enter(session, ledger)
    notes_kept = ledger.folder / "backups"
    for each in list(notes_kept.iterdir()) if notes_kept.exists() else []:
        each.unlink()
    if notes_kept.exists():
        notes_kept.rmdir()
    notes_kept.write_text("in the way")
    leave(session, qtbot)
    assert "录入的内容都已保存" in said[0]
    assert "备份没有做成" in said[0]


def plan_for(session: Session, ledger: Closed) -> RestorePlan:
    """Back up, change, and plan to go back."""
    assert session.store is not None
    put_settings(session.store, {"office_name": "备份时的名字"})
    made = backing_up.back_up(session.store)
    put_settings(session.store, {"office_name": "后来的名字"})
    return RestorePlan(made.backup, restoring.way_into(made.backup, PASSWORD))


def test_restore_closes_swaps_and_opens_again(
    session: Session, ledger: Closed, qtbot: QtBot
) -> None:
    enter(session, ledger)
    plan = plan_for(session, ledger)
    old = session.main
    assert old is not None
    old.workplace.restore_wanted.emit(plan)
    qtbot.waitUntil(lambda: session.main not in (None, old), timeout=30_000)
    assert session.main is not None
    assert session.store is not None
    assert setting(session.store, "office_name") == "备份时的名字"
    assert "已恢复到" in session.main.status.text()
    kinds = [each.cover.kind for each in backups_in(ledger.folder / "backups")]
    assert kinds == [manifest.RESTORE, manifest.NOW]


def test_refused_restore_opens_the_old_state_again(
    session: Session, ledger: Closed, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(say, "refuse", lambda _parent, sentence: said.append(sentence))
    enter(session, ledger)
    plan = plan_for(session, ledger)
    flipped(plan.backup.folder / "ledger.db", 999, 1)
    old = session.main
    assert old is not None
    old.workplace.restore_wanted.emit(plan)
    qtbot.waitUntil(lambda: session.main not in (None, old), timeout=30_000)
    assert session.store is not None
    assert setting(session.store, "office_name") == "后来的名字"
    assert "不能用" in said[0]


def test_daily_check_is_silent_when_all_is_well_and_noted(
    session: Session, ledger: Closed, qtbot: QtBot
) -> None:
    enter(session, ledger)
    assert session.behind is not None
    assert session.main is not None
    session.behind.begin()
    qtbot.waitUntil(lambda: notes.noted(ledger.folder, notes.CHECKED) is not None, timeout=30_000)
    qtbot.waitUntil(lambda: session.behind is not None and not session.behind.desk.is_busy)
    assert session.main.status.text() == ""


def test_daily_check_tells_what_is_wrong(
    session: Session, ledger: Closed, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(say, "refuse", lambda _parent, sentence: said.append(sentence))
    enter(session, ledger)
    assert session.behind is not None
    assert session.main is not None
    session.behind.tell([Finding("附件不见了。", LOST, ATTACHMENTS, "ab" * 32)])
    assert "1份附件" in session.main.status.text()
    assert said == []
    session.behind.tell([Finding("第3次操作对不上。", BROKEN)])
    assert "备份和恢复" in said[0]
    assert "第3次操作" in said[0]


def test_kept_backup_names_itself(session: Session, ledger: Closed, qtbot: QtBot) -> None:
    enter(session, ledger)
    plan = plan_for(session, ledger)
    assert plan.backup == Backup(plan.backup.folder, manifest.read_cover(plan.backup.folder))
