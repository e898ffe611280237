"""Restoring: proven first, swapped whole, undone again; rescue and drill (I9, I10)."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from models.actions import filing, finding
from models.actions.checking_up import check
from models.actions.finding import View
from models.actions.people import accounts
from models.actions.safe import backing_up, notes, rescue, restoring
from models.actions.safe.backing_up import back_up
from models.actions.safe.drill import NothingToDrill, drill, drill_reminder
from models.actions.safe.restoring import AnotherLedger, NoBackupHere, restore
from models.actions.safe.starting import look_quickly
from models.ledgers.tasks.task import TASKS
from models.store import chain, keys, opening
from models.store.backup import home, manifest, swap
from models.store.backup.home import Backup
from models.store.backup.manifest import BackupDamaged
from models.store.connection import LedgerDamaged
from models.store.ledger_file import Store
from models.store.lock import LedgerInUse
from models.store.opening import open_ledger
from tests.ledger_fixtures import ACCOUNT, PASSWORD, open_copy
from tests.models.safe.test_backing_up import add_task, key_of
from tests.models.store.test_ledger_file import fill, flipped

_OLD, _NEW = 1, 3
BackedUp = tuple[Path, Backup, tuple[bytes, ...]]


def told(folder: Path) -> tuple[int, bytes, list[bytes]]:
    """Return what stands in a ledger: its records, its newest link, its attachments' contents."""
    store = open_copy(folder)
    try:
        assert check(store) == []
        with store.reading() as connection:
            link = connection.execute(chain.NEWEST_LINK).one().link
        held = filing.files_of(store, TASKS, [1]).get(1, [])
        files = [filing.read_file(store, each) for each in held]
        return finding.count(store, TASKS, View()), link, files
    finally:
        store.close()


@pytest.fixture
def backed_up(ledger_folder: Path, tmp_path: Path) -> BackedUp:
    """A closed ledger with a task more than its backup has."""
    store = open_copy(ledger_folder)
    fill(store, tmp_path)
    made, key = back_up(store).backup, key_of(store)
    add_task(store, 2)
    add_task(store, 3)
    store.close()
    return ledger_folder, made, key


def test_everything_deleted_comes_back_as_it_was(ledger_folder: Path, tmp_path: Path) -> None:
    """The drill: backup, delete everything, restore; same counts, same link, same attachments."""
    store = open_copy(ledger_folder)
    fill(store, tmp_path)
    add_task(store, 2)
    stick = tmp_path / "U盘"
    stick.mkdir()
    backing_up.choose_outside(store, stick)
    backing_up.back_up_outside(store)
    counts = restoring.counts_today(store)
    store.close()
    before = told(ledger_folder)
    shutil.rmtree(ledger_folder)
    backup = restoring.find_backup(stick)
    way = restoring.way_into(backup, PASSWORD)
    restored = restore(backup, [way.data_key], ledger_folder)
    assert restored.content.counts == counts
    assert told(ledger_folder) == before
    assert before[0] == 2
    assert len(before[2]) == 1
    opened = open_ledger(ledger_folder, PASSWORD)
    assert restoring.counts_today(opened) == counts
    opened.close()


def test_restore_is_undone_by_restoring_what_it_replaced(
    backed_up: BackedUp,
) -> None:
    folder, backup, key = backed_up
    new = told(folder)
    restored = restore(backup, key, folder)
    assert told(folder)[0] == _OLD
    assert restored.replaced is not None
    kept = Backup(restored.replaced, manifest.read_cover(restored.replaced))
    assert kept.cover.kind == manifest.RESTORE
    restore(kept, key, folder)
    assert told(folder) == new
    assert new[0] == _NEW


def test_wrong_password_opens_no_backup(backed_up: BackedUp, recovery_code: str) -> None:
    _, backup, key = backed_up
    with pytest.raises(keys.WrongPassword):
        restoring.way_into(backup, PASSWORD + "x")
    assert restoring.way_into(backup, PASSWORD).data_key == key[0]
    assert restoring.way_into(backup, recovery_code, is_code=True).data_key == key[0]


def test_damaged_backup_is_refused_before_anything_is_touched(
    backed_up: BackedUp,
) -> None:
    folder, backup, key = backed_up
    before = told(folder)
    for path in (backup.folder / "ledger.db", next((backup.home / "files").rglob("*.age"))):
        whole = path.read_bytes()
        flipped(path, len(whole) // 2, 3)
        with pytest.raises(BackupDamaged, match="不能用"):
            restore(backup, key, folder)
        path.write_bytes(whole)
    assert told(folder) == before
    assert restore(backup, key, folder).content.chain_number


def test_open_ledger_is_not_replaced(backed_up: BackedUp) -> None:
    folder, backup, key = backed_up
    store = open_copy(folder)
    with pytest.raises(LedgerInUse):
        restore(backup, key, folder)
    store.close()
    assert told(folder)[0] == _NEW


def test_another_ledger_is_not_replaced(backed_up: BackedUp, tmp_path: Path) -> None:
    _, backup, key = backed_up
    other, _ = opening.create(tmp_path / "乙", ACCOUNT, PASSWORD)
    other.close()
    before = (tmp_path / "乙" / "ledger.db").read_bytes()
    with pytest.raises(AnotherLedger, match="另一本台账"):
        restore(backup, key, tmp_path / "乙")
    flipped(tmp_path / "乙" / "ledger.db", 9000, 1)
    with pytest.raises(AnotherLedger):
        restore(backup, key, tmp_path / "乙")
    flipped(tmp_path / "乙" / "ledger.db", 9000, 1)
    assert (tmp_path / "乙" / "ledger.db").read_bytes() == before


def test_folder_with_other_things_is_not_filled(backed_up: BackedUp, tmp_path: Path) -> None:
    _, backup, key = backed_up
    full = tmp_path / "别的"
    full.mkdir()
    (full / "照片.jpg").write_text("x")
    with pytest.raises(restoring.places.UnfitFolder, match="已经有别的东西"):
        restore(backup, key, full)
    assert [each.name for each in full.iterdir()] == ["照片.jpg"]


class Crash(BaseException):
    """The power goes."""


@pytest.mark.parametrize("at", range(12))
def test_crash_anywhere_in_the_swap_leaves_old_or_new(
    backed_up: BackedUp, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    """Every step that touches the folder may be the last one; opening heals what was decided."""
    folder, backup, key = backed_up
    left = [at]

    def failing(name: str) -> None:
        real = getattr(Path, name)

        def step(self: Path, *more: object, **named: object) -> object:
            if folder in self.parents and "backups" not in self.parts:
                left[0] -= 1
                if left[0] < 0:
                    raise Crash
            return real(self, *more, **named)

        monkeypatch.setattr(Path, name, step)

    for name in ("replace", "unlink", "mkdir"):
        failing(name)
    crashed = False
    try:
        restore(backup, key, folder)
    except Crash:
        crashed = True
    monkeypatch.undo()
    count = told(folder)[0]
    assert count in (_OLD, _NEW)
    if not crashed:
        assert count == _OLD
    assert not (folder / swap.READY).exists()
    restore(backup, key, folder)
    assert told(folder)[0] == _OLD


def test_decided_swap_is_carried_to_its_end_at_the_next_start(
    backed_up: BackedUp,
) -> None:
    folder, backup, key = backed_up
    content = manifest.read_content(backup.folder, key)
    swap.prepare(backup, content, folder)
    assert (folder / swap.READY).is_dir()
    store = open_ledger(folder, PASSWORD)
    assert finding.count(store, TASKS, View()) == _OLD
    store.close()


def test_backup_from_before_a_change_of_keys_comes_back(
    ledger_folder: Path, tmp_path: Path
) -> None:
    """Removing an account turns the ledger over to another key; older backups are under the old."""
    store = open_ledger(ledger_folder, PASSWORD)
    fill(store, tmp_path)
    accounts.add_account(store, {"name": "小李", "role": "经办人"}, "小李的密码123")
    back_up(store)
    line = accounts.line_of(store, "小李")
    accounts.remove_account(store, line)
    assert len(store.data_keys) == 2
    add_task(store, 2)
    new = back_up(store)
    assert new.content.counts["task"] == 2
    old = backing_up.inside_backups(store)[-1]
    held = store.data_keys
    assert [each.then for each in restoring.look_into(store, old)]
    assert drill(store, old).passed
    store.close()
    restored = restore(old, held, ledger_folder)
    assert restored.replaced is not None
    assert manifest.read_cover(restored.replaced).kind in (manifest.RESTORE, manifest.NOW)
    opened = open_ledger(ledger_folder, PASSWORD)
    assert finding.count(opened, TASKS, View()) == 1
    assert check(opened) == []
    opened.close()
    restore(new.backup, held, ledger_folder)
    opened = open_ledger(ledger_folder, PASSWORD)
    assert finding.count(opened, TASKS, View()) == 2
    opened.close()


def test_state_under_another_password_is_kept_as_found_and_comes_back(
    backed_up: BackedUp, tmp_path: Path
) -> None:
    folder, backup, key = backed_up
    store = open_ledger(folder, PASSWORD)
    accounts.add_account(store, {"name": "小李", "role": "经办人"}, "小李的密码123")
    accounts.remove_account(store, accounts.line_of(store, "小李"))
    present = store.data_keys
    store.close()
    restored = restore(backup, key, folder)
    assert restored.replaced is not None
    kept = Backup(restored.replaced, manifest.read_cover(restored.replaced))
    assert kept.cover.kind == manifest.DAMAGED
    assert told(folder)[0] == _OLD
    restore(kept, [*present, *key], folder)
    assert told(folder)[0] == _NEW


def test_no_plain_text_is_left_by_restoring(backed_up: BackedUp, tmp_path: Path) -> None:
    from tests.models.store.test_ledger_file import plain_places

    folder, backup, key = backed_up
    restore(backup, key, folder)
    assert plain_places(folder) == []


def test_counts_stand_beside_todays(store: Store) -> None:
    add_task(store, 1)
    content = back_up(store).content
    add_task(store, 2)
    lines = restoring.beside_today(content.counts, restoring.counts_today(store))
    assert [(each.then, each.now) for each in lines if each.title == TASKS.title] == [(1, 2)]


def test_find_backup_takes_a_home_its_parent_or_one_backup(
    backed_up: BackedUp, tmp_path: Path
) -> None:
    folder, backup, _ = backed_up
    for place in (backup.folder, backup.home):
        assert restoring.find_backup(place) == backup
    assert restoring.find_backup(folder) == backup
    with pytest.raises(NoBackupHere, match="没有能用的备份"):
        restoring.find_backup(tmp_path / "没有")
    flipped(backup.folder / "ledger.db", 100, 1)
    with pytest.raises(NoBackupHere, match="都已损坏"):
        restoring.find_backup(backup.home)


def test_restored_older_file_climbs_its_steps(ledger_folder: Path, tmp_path: Path) -> None:
    from tests.models.store.make_old_file import OLD_FILES
    from tests.models.store.make_old_file import PASSWORD as OLD_PASSWORD

    old = Path(shutil.copytree(next(OLD_FILES.iterdir()), tmp_path / "旧"))
    open_ledger(old, OLD_PASSWORD).close()
    upgraded = restoring.find_backup(old / "backups")
    assert upgraded.cover.kind == manifest.UPGRADE
    way = restoring.way_into(upgraded, OLD_PASSWORD)
    restore(upgraded, [way.data_key], old)
    store = open_ledger(old, OLD_PASSWORD)
    assert finding.count(store, TASKS, View()) == 3
    assert check(store) == []
    store.close()


def test_drill_passes_and_is_noted(store: Store, tmp_path: Path) -> None:
    with pytest.raises(NothingToDrill, match="还没有备份"):
        drill(store)
    fill(store, tmp_path)
    back_up(store)
    add_task(store, 2)
    temporary = set(Path(home_of_temporary()).iterdir())
    done = drill(store)
    assert done.passed, done.faults
    assert done.attachments == 1
    assert [each.now for each in done.lines if each.title == TASKS.title] == [1]
    assert notes.noted(store.folder, notes.DRILLED)
    assert not [
        p
        for p in Path(home_of_temporary()).iterdir()
        if p not in temporary and p.name.startswith("taizhang-")
    ]
    assert finding.count(store, TASKS, View()) == 2


def home_of_temporary() -> str:
    import tempfile

    return tempfile.gettempdir()


def test_drill_tells_a_damaged_backup(store: Store) -> None:
    made = back_up(store)
    flipped(made.backup.folder / "ledger.db", 5000, 1)
    with pytest.raises(BackupDamaged, match="不一样"):
        drill(store)
    assert notes.noted(store.folder, notes.DRILLED) is None


def test_drill_is_asked_for_once_a_year(tmp_path: Path, store: Store) -> None:
    import datetime as dt

    made, _ = opening.create(tmp_path / "真", ACCOUNT, PASSWORD)
    now = home.stamp_now()
    assert drill_reminder(made) == ""
    notes.note(made.folder, notes.SINCE, now - dt.timedelta(days=400))
    assert "恢复演练" in drill_reminder(made)
    notes.note(made.folder, notes.DRILLED, now)
    assert drill_reminder(made) == ""
    made.close()
    notes.note(store.folder, notes.SINCE, now - dt.timedelta(days=400))
    assert drill_reminder(store) == ""


def test_rescue_tells_what_is_readable_and_the_newest_good_backup(
    ledger_folder: Path, tmp_path: Path
) -> None:
    store = open_copy(ledger_folder)
    for number in range(60):
        add_task(store, number)
    good = back_up(store).backup
    add_task(store, 77)
    bad = back_up(store).backup
    store.close()
    flipped(bad.folder / "ledger.db", 9999, 1)
    size = (ledger_folder / "ledger.db").stat().st_size
    for page in range(size // 4096 - 12, size // 4096, 3):
        flipped(ledger_folder / "ledger.db", page * 4096 + 900, 1)
    opened = open_copy(ledger_folder)
    with pytest.raises(LedgerDamaged, match=r"第\d+页"):
        look_quickly(opened)
    opened.close()
    found = rescue.look(ledger_folder, PASSWORD)
    assert found.best == good
    assert found.passed_over == 1
    tasks = next(each for each in found.lines if each.title == TASKS.title)
    assert tasks.total == 60
    restored = restore(good, found.data_keys, ledger_folder)
    assert told(ledger_folder)[0] == 60
    assert restored.replaced is not None
    kept = manifest.read_cover(restored.replaced)
    assert kept.kind == manifest.DAMAGED
    assert (restored.replaced / "ledger.db").stat().st_size == size


def test_rescue_reads_a_whole_ledger_whole(
    backed_up: BackedUp,
) -> None:
    folder, backup, _ = backed_up
    before = (folder / "ledger.db").read_bytes()
    found = rescue.look(folder, PASSWORD)
    tasks = next(each for each in found.lines if each.title == TASKS.title)
    assert (tasks.readable, tasks.total) == (_NEW, _OLD)
    assert found.reads_all
    assert found.best == backup
    assert (folder / "ledger.db").read_bytes() == before


def test_rescue_of_a_file_whose_first_page_is_gone(
    backed_up: BackedUp,
) -> None:
    folder, backup, _ = backed_up
    flipped(folder / "ledger.db", 100, 1)
    with pytest.raises(LedgerDamaged):
        open_ledger(folder, PASSWORD)
    found = rescue.look(folder, PASSWORD)
    assert all(each.readable == 0 for each in found.lines)
    restore(backup, found.data_keys, folder)
    assert told(folder)[0] == _OLD


def test_lost_ledger_file_is_rescued_too(backed_up: BackedUp) -> None:
    folder, backup, _ = backed_up
    (folder / "ledger.db").unlink()
    found = rescue.look(folder, PASSWORD)
    assert found.best == backup
    restore(backup, found.data_keys, folder)
    assert told(folder)[0] == _OLD


@pytest.mark.parametrize("harm", ["missing", "cut", "flipped"])
def test_damaged_keys_are_healed_from_the_newest_backup_that_fits(
    backed_up: BackedUp, recovery_code: str, harm: str
) -> None:
    folder, backup, _ = backed_up
    path, twin = folder / keys.KEYS_FILE, folder / keys.KEYS_TWIN
    whole = path.read_bytes()
    twin.unlink()
    if harm == "missing":
        path.unlink()
    elif harm == "cut":
        path.write_bytes(whole[:100])
    else:
        path.write_bytes(whole.replace(b"account", b"adcount"))
    with pytest.raises(keys.KeysDamaged):
        open_ledger(folder, PASSWORD)
    with pytest.raises(keys.WrongPassword):
        rescue.heal_keys(folder, "另一个密码")
    assert rescue.heal_keys(folder, PASSWORD) == backup
    assert path.read_bytes() == twin.read_bytes() == whole
    path.unlink()
    twin.unlink()
    assert rescue.heal_keys(folder, recovery_code, is_code=True) == backup
    assert told(folder)[0] == _NEW


def test_keys_of_another_ledger_heal_nothing(backed_up: BackedUp, tmp_path: Path) -> None:
    folder, _, _ = backed_up
    other, _ = opening.create(tmp_path / "乙", ACCOUNT, PASSWORD)
    back_up(other)
    other.close()
    shutil.rmtree(folder / "backups")
    shutil.copytree(tmp_path / "乙" / "backups", folder / "backups")
    for name in (keys.KEYS_FILE, keys.KEYS_TWIN):
        (folder / name).unlink()
    assert rescue.heal_keys(folder, PASSWORD) is None
    assert not (folder / "keys.json").exists()


def test_lost_attachment_is_put_back_from_a_backup(
    backed_up: BackedUp,
) -> None:
    folder, _, _ = backed_up
    path = next((folder / "files").rglob("*.age"))
    before = told(folder)
    flipped(path, 200, 1)
    store = open_copy(folder)
    lost = [each.file for each in check(store)]
    assert rescue.heal_files(store, lost) == 1
    assert check(store) == []
    path.unlink()
    flipped(next((folder / "backups" / "files").rglob("*.age")), 200, 1)
    assert rescue.heal_files(store, [path.stem, "0" * 64]) == 0
    flipped(next((folder / "backups" / "files").rglob("*.age")), 200, 1)
    assert rescue.heal_files(store, [path.stem, "0" * 64]) == 1
    store.close()
    assert told(folder) == before


def test_no_room_is_told_before_anything_is_touched(
    backed_up: BackedUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, backup, key = backed_up

    def full(_folder: Path, needed: int = 0) -> None:
        raise restoring.places.UnfitFolder(f"磁盘剩余空间不足{needed}")

    monkeypatch.setattr(restoring.places, "check_room", full)
    with pytest.raises(restoring.places.UnfitFolder, match="不足"):
        restore(backup, key, folder)
    monkeypatch.undo()
    assert told(folder)[0] == _NEW


def test_manifest_of_an_older_format_is_told(
    backed_up: BackedUp,
) -> None:
    _, backup, _ = backed_up
    path = backup.folder / "manifest.json"
    held = json.loads(path.read_text())
    path.write_text(json.dumps({**held, "format": 99}))
    with pytest.raises(BackupDamaged, match="清单"):
        manifest.read_cover(backup.folder)
