"""Backups: complete, proven, encrypted, in turn, and never half."""

from __future__ import annotations

import datetime as dt
import shutil
import threading
from pathlib import Path

import pytest

from models.actions import filing, finding, records
from models.actions.finding import View
from models.actions.people.passwords import change_password
from models.actions.records import Seen
from models.actions.safe import backing_up, notes
from models.actions.safe.backing_up import back_up, inside_backups
from models.ledgers.tasks.task import TASKS
from models.progress import Cancelled
from models.store import chain, keys, opening
from models.store.backup import home, manifest, proving
from models.store.backup.disk import NotBackedUp
from models.store.backup.home import Backup
from models.store.backup.making import SourceDamaged
from models.store.backup.manifest import BackupDamaged, Cover
from models.store.connection import connect_sealed
from models.store.ledger_file import Store
from tests.ledger_fixtures import PASSWORD, open_copy
from tests.models.store.test_ledger_file import fill, plain_places

RAW = {"year": 2021, "title": "排查矛盾纠纷", "lead_unit": "派出所"}


def add_task(store: Store, number: int) -> int:
    return records.keep(store, TASKS, {**RAW, "code": f"3.{number}"})


def key_of(store: Store) -> tuple[bytes, ...]:
    return store.data_keys


def test_backup_holds_file_keys_attachments_and_what_they_come_to(
    store: Store, tmp_path: Path
) -> None:
    fill(store, tmp_path)
    made = back_up(store)
    folder = made.backup.folder
    assert sorted(each.name for each in folder.iterdir()) == [
        "keys.json",
        "ledger.db",
        "manifest.json",
    ]
    assert made.content.counts["task"] == 1
    assert [each.name for each in made.content.files] == [
        path.stem for path in (store.folder / "files").rglob("*.age")
    ]
    assert proving.prove(made.backup, key_of(store)).content == made.content
    assert keys.read_slots(folder) == keys.read_slots(store.folder)


def test_backup_shows_nothing_to_who_finds_it(store: Store, tmp_path: Path) -> None:
    fill(store, tmp_path)
    stick = tmp_path / "U盘"
    stick.mkdir()
    backing_up.choose_outside(store, stick)
    backing_up.back_up_outside(store)
    assert plain_places(stick) == []
    names = " ".join(str(path.relative_to(stick)) for path in stick.rglob("*"))
    assert names.isascii()
    told = next(stick.rglob("manifest.json")).read_text()
    assert "task" not in told
    assert "count" not in told


def test_nothing_changed_makes_no_second_backup(store: Store) -> None:
    add_task(store, 1)
    first = back_up(store)
    again = back_up(store, manifest.EXIT)
    assert (first.is_fresh, again.is_fresh) == (True, False)
    assert again.backup == first.backup
    add_task(store, 2)
    assert back_up(store).is_fresh
    assert len(inside_backups(store)) == 2


def test_changed_password_makes_a_second_backup(store: Store) -> None:
    back_up(store)
    change_password(store, PASSWORD, "另一个密码5678")
    assert back_up(store).is_fresh


def test_damaged_newest_backup_is_made_anew(store: Store) -> None:
    first = back_up(store)
    path = first.backup.folder / "ledger.db"
    content = bytearray(path.read_bytes())
    content[5000] ^= 1
    path.write_bytes(content)
    assert back_up(store).is_fresh


def test_attachment_is_copied_once(store: Store, tmp_path: Path) -> None:
    fill(store, tmp_path)
    back_up(store)
    place = next((store.folder / "backups" / "files").rglob("*.age"))
    born = place.stat().st_ino, place.stat().st_mtime_ns
    add_task(store, 2)
    back_up(store)
    assert (place.stat().st_ino, place.stat().st_mtime_ns) == born


def test_thorough_backup_mends_a_damaged_file_of_its_home(store: Store, tmp_path: Path) -> None:
    fill(store, tmp_path)
    back_up(store)
    place = next((store.folder / "backups" / "files").rglob("*.age"))
    whole = place.read_bytes()
    place.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    add_task(store, 2)
    made = back_up(store, thorough=True)
    assert place.read_bytes() == whole
    assert proving.prove(made.backup, key_of(store))


def test_missing_attachment_is_noted_and_the_rest_is_backed_up(
    store: Store, tmp_path: Path
) -> None:
    fill(store, tmp_path)
    path = next((store.folder / "files").rglob("*.age"))
    path.write_bytes(path.read_bytes()[:-1])
    made = back_up(store)
    assert (made.content.missing, made.content.files) == ((path.stem,), ())
    path.unlink()
    add_task(store, 2)
    assert back_up(store).content.missing == (path.stem,)


def test_good_copy_in_the_home_outlives_the_damaged_original(store: Store, tmp_path: Path) -> None:
    fill(store, tmp_path)
    back_up(store)
    path = next((store.folder / "files").rglob("*.age"))
    path.write_bytes(b"damaged")
    add_task(store, 2)
    assert back_up(store).content.missing == ()


class Stopping:
    """Asks to stop at the n-th step."""

    def __init__(self, at: int) -> None:
        self.left = at

    def step(self, done: int, total: int, note: str = "") -> None:
        self.left -= 1
        if self.left < 0:
            raise Cancelled


def test_cancel_at_any_step_leaves_no_half_backup(store: Store, tmp_path: Path) -> None:
    fill(store, tmp_path)
    stopped = 0
    for at in range(100):
        try:
            back_up(store, progress=Stopping(at))
        except Cancelled:
            stopped += 1
            assert inside_backups(store) == []
            assert not list((store.folder / "backups").glob("0*"))
        else:
            break
    assert stopped > 3
    assert len(inside_backups(store)) == 1


def test_left_over_of_a_crash_is_no_backup_and_goes(store: Store) -> None:
    made = back_up(store)
    half = store.folder / "backups" / "00009.new"
    shutil.copytree(made.backup.folder, half)
    assert inside_backups(store) == [made.backup]
    add_task(store, 1)
    back_up(store)
    assert not half.exists()


def test_folder_without_whole_manifest_is_no_backup(store: Store) -> None:
    made = back_up(store)
    path = made.backup.folder / "manifest.json"
    path.write_text(path.read_text().replace('"exit"', '"now"').replace('"now"', '"exit"'))
    assert inside_backups(store) == []
    path.unlink()
    assert inside_backups(store) == []


def test_manifest_under_another_key_is_told(store: Store) -> None:
    made = back_up(store)
    with pytest.raises(BackupDamaged, match="另一本台账"):
        manifest.read_content(made.backup.folder, [keys.draw_data_key()])


def test_damaged_ledger_makes_no_backup_and_drops_none(ledger_folder: Path) -> None:
    store = open_copy(ledger_folder)
    for number in range(40):  # so that the last pages hold records and not the tables' own names
        add_task(store, number)
    good = back_up(store)
    add_task(store, 99)
    store.close()
    path = ledger_folder / "ledger.db"
    content = bytearray(path.read_bytes())
    content[path.stat().st_size - 300] ^= 1
    path.write_bytes(content)
    store = open_copy(ledger_folder)
    with pytest.raises(SourceDamaged, match="以前的备份"):
        back_up(store)
    assert inside_backups(store) == [good.backup]
    store.close()


def test_writing_goes_on_while_the_copy_is_one_moment(store: Store, tmp_path: Path) -> None:
    """Each task raises two counters in one batch; a torn copy would show them apart."""
    first, second = add_task(store, 1), add_task(store, 2)
    stop, written = threading.Event(), [0]

    def write() -> None:
        from models.actions.door import work

        while not stop.is_set():
            written[0] += 1
            with work(store, "改") as piece:
                for each in (first, second):
                    piece.change(TASKS, each, {"remark": f"第{written[0]}次" + "长" * 500})

    clerk = threading.Thread(target=write)
    clerk.start()
    try:
        seen = []
        for _ in range(8):
            before = written[0]
            made = back_up(store)
            engine = connect_sealed(made.backup.folder / "ledger.db", store.data_keys[0])
            with engine.connect() as connection:
                rows = connection.execute(TASKS.columns.select()).all()
                newest = connection.execute(chain.NEWEST_LINK).one()
            engine.dispose()
            assert rows[0].remark == rows[1].remark
            assert newest.number == made.content.chain_number
            seen.append((before, made.content.chain_number, written[0]))
    finally:
        stop.set()
        clerk.join()
    assert any(after - before > 1 for before, _, after in seen)
    assert len({number for _, number, _ in seen}) > 3
    assert finding.count(store, TASKS, View()) == 2


def test_reader_with_an_old_look_delays_but_does_not_tear(store: Store) -> None:
    """A long reading keeps the log from being moved: the backup waits for it."""
    add_task(store, 1)
    asked = threading.Event()

    class Telling:
        def step(self, done: int, total: int, note: str = "") -> None:
            if "别的操作" in note:
                asked.set()

    made = []
    with store.reading() as connection:
        connection.execute(TASKS.columns.select()).all()
        add_task(store, 2)
        worker = threading.Thread(target=lambda: made.append(back_up(store, progress=Telling())))
        worker.start()
        assert asked.wait(20)
        add_task(store, 3)
    worker.join()
    assert made[0].content.counts["task"] == 3


def test_import_and_bulk_change_back_up_first(store: Store) -> None:
    rows = [{**RAW, "code": f"3.{n}"} for n in range(1, backing_up.MANY + 1)]
    ids = records.keep_new(store, TASKS, rows, "导入")
    seen = [Seen(each, 1) for each in ids]
    records.change_several(store, TASKS, seen[:-1], {"remark": "少"})
    assert inside_backups(store) == []
    seen = [Seen(row.id, row.revision) for row in finding.every_row(store, TASKS, View())]
    records.change_several(store, TASKS, seen, {"remark": "多"})
    records.retire(store, TASKS, ids)
    made = inside_backups(store)
    assert [each.cover.kind for each in made] == [manifest.BULK, manifest.BULK]
    engine = connect_sealed(made[1].folder / "ledger.db", store.data_keys[0])
    with engine.connect() as connection:
        held = connection.execute(TASKS.columns.select()).all()
    engine.dispose()
    assert {row.remark for row in held} == {"少", None}


def backup_at(day: str, serial: int, kind: str = manifest.EXIT) -> Backup:
    at = dt.datetime.fromisoformat(day)
    return Backup(Path(str(serial)), Cover("a", serial, at, kind, 1, 0, "", ""))


def test_rotation_keeps_days_weeks_and_months() -> None:
    start = dt.datetime(2026, 1, 1, 17)
    made = [
        backup_at((start + dt.timedelta(days=day, hours=hour)).isoformat(), 2 * day + hour)
        for day in range(400)
        for hour in (0, 1)
    ]
    kept = home.to_keep(made[::-1])
    days = [each.cover.made_at.date() for each in kept]
    assert len(kept) < home.NEWEST_KEPT + home.DAYS_KEPT + home.WEEKS_KEPT + home.MONTHS_KEPT
    assert [each.cover.serial for each in kept[:5]] == [799, 798, 797, 796, 795]
    assert len(set(days[:20]) & {days[0] - dt.timedelta(n) for n in range(7)}) == 7
    assert len({(day.year, day.month) for day in days}) == home.MONTHS_KEPT


def test_rotation_goes_by_number_when_the_clock_jumps_back() -> None:
    made = [backup_at(f"2026-05-{20 - n:02} 08:00", n) for n in range(10)]
    kept = home.to_keep(made[::-1])
    assert made[9] in kept
    assert kept[0] == made[9]


def test_rotation_keeps_what_a_restore_replaced() -> None:
    old = [backup_at("2020-01-01 08:00", n, manifest.RESTORE) for n in range(1, 5)]
    new = [backup_at("2026-01-01 08:00", n) for n in range(10, 30)]
    kept = home.to_keep([*new[::-1], *old[::-1]])
    assert [each.cover.serial for each in kept if each.cover.kind == manifest.RESTORE] == [4, 3, 2]


def test_rotation_drops_folders_and_files_nobody_names(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = dt.datetime(2026, 1, 1, 17)
    monkeypatch.setattr(home, "stamp_now", lambda: now)
    orphan = store.folder / "backups" / "files" / "ab" / f"{'ab' * 32}.age"
    task = fill(store, tmp_path)
    back_up(store)
    orphan.parent.mkdir(exist_ok=True)  # a sealed file may begin with the same two digits
    orphan.write_bytes(b"of no backup")
    for number in range(8):
        records.keep(store, TASKS, {"remark": str(number)}, Seen(task, number + 1))
        back_up(store)
    assert len(inside_backups(store)) == home.NEWEST_KEPT
    assert not orphan.exists()
    assert all(proving.prove(each, key_of(store)) for each in inside_backups(store))


def test_home_that_takes_no_writing_is_told_and_keeps_its_backup(store: Store) -> None:
    good = back_up(store)
    add_task(store, 1)
    target = store.folder / "backups"
    (target / "00002.new").write_bytes(b"in the way")
    with pytest.raises(NotBackedUp, match="备份没有做成"):
        back_up(store)
    assert inside_backups(store) == [good.backup]


def test_outside_place_is_looked_at(store: Store, tmp_path: Path) -> None:
    with pytest.raises(backing_up.NoOutside, match="还没有选"):
        backing_up.back_up_outside(store)
    (store.folder / "备份").mkdir()
    with pytest.raises(backing_up.UnfitOutside, match="自己的文件夹"):
        backing_up.choose_outside(store, store.folder / "备份")
    with pytest.raises(backing_up.UnfitOutside, match="找不到"):
        backing_up.choose_outside(store, tmp_path / "没有")
    stick = tmp_path / "U盘"
    stick.mkdir()
    backing_up.choose_outside(store, stick)
    assert backing_up.back_up_outside(store).is_fresh
    assert len(backing_up.outside_backups(store)) == 1
    shutil.rmtree(stick)
    with pytest.raises(backing_up.NoOutside, match="已经拔下"):
        backing_up.back_up_outside(store)


def test_leaving_serves_the_stick_once_a_day(store: Store, tmp_path: Path) -> None:
    stick = tmp_path / "U盘"
    stick.mkdir()
    backing_up.choose_outside(store, stick)
    backing_up.on_leaving(store)
    add_task(store, 1)
    backing_up.on_leaving(store)
    assert len(backing_up.outside_backups(store)) == 1
    notes.note(store.folder, notes.OUTSIDE, dt.datetime.now() - dt.timedelta(days=1))
    backing_up.on_leaving(store)
    assert len(backing_up.outside_backups(store)) == 2
    assert len(inside_backups(store)) == 2


@pytest.fixture
def real_store(tmp_path: Path) -> Store:
    made, _ = opening.create(tmp_path / "真", "经办人", PASSWORD)
    return made


def test_reminder_comes_after_a_week_and_never_for_the_sample(
    store: Store, real_store: Store, tmp_path: Path
) -> None:
    now = home.stamp_now()
    try:
        assert backing_up.outside_reminder(real_store) == ""
        notes.note(real_store.folder, notes.SINCE, now - dt.timedelta(days=2))
        assert "还没有备份到另一块盘" in backing_up.outside_reminder(real_store)
        notes.note(real_store.folder, notes.OUTSIDE, now - dt.timedelta(days=6))
        assert backing_up.outside_reminder(real_store) == ""
        notes.note(real_store.folder, notes.OUTSIDE, now - dt.timedelta(days=8))
        assert "已经8天" in backing_up.outside_reminder(real_store)
    finally:
        real_store.close()
    notes.note(store.folder, notes.SINCE, now - dt.timedelta(days=99))
    assert backing_up.outside_reminder(store) == ""


def test_backup_of_a_file_sealed_before_digests_were_noted(store: Store, tmp_path: Path) -> None:
    fill(store, tmp_path)
    with store.writing() as connection:
        connection.exec_driver_sql("UPDATE stored_file SET sealed_digest = NULL")
    made = back_up(store)
    assert len(made.content.files) == 1
    assert filing.files_of(store, TASKS, [1])
