"""A ledger is turned over to a new data key: who lost a slot stays out, wherever it is cut."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

import pytest

from models.actions import records
from models.actions.finding import View, every_row
from models.ledgers.office.settings import SETTINGS
from models.progress import Cancelled
from models.store import keys, rekeying
from models.store.ledger_file import Store
from models.store.opening import open_ledger, open_with_code
from tests.ledger_fixtures import ACCOUNT, PASSWORD
from tests.models.store import make_old_file

OTHER, HIS = "张三", "张三的密码88"


@pytest.fixture
def shared(ledger_folder: Path) -> Store:
    """Give a ledger of two accounts, with a record in it."""
    store = open_ledger(ledger_folder, PASSWORD)
    slot = keys.make_slot(keys.ACCOUNT, OTHER, HIS, store.data_keys[0])
    keys.write_slots(ledger_folder, (*keys.read_slots(ledger_folder), slot))
    store.trust(slot)
    records.keep(store, SETTINGS, {"name": "甲", "value": "乙"})
    return store


def _without(folder: Path, name: str) -> tuple[keys.Slot, ...]:
    return tuple(slot for slot in keys.read_slots(folder) if slot.name != name)


def test_removed_slot_opens_nothing_even_from_an_old_key_file(
    shared: Store, recovery_code: str, tmp_path: Path
) -> None:
    folder = shared.folder
    old_keys = shutil.copy(folder / keys.KEYS_FILE, tmp_path / "old.json")
    rekeying.turn_over(shared, _without(folder, OTHER))
    assert [row.name for row in every_row(shared, SETTINGS, View())] == ["甲"]
    records.keep(shared, SETTINGS, {"name": "丙", "value": "丁"})
    shared.close()
    with pytest.raises(keys.WrongPassword):
        open_ledger(folder, HIS)
    mine = (folder / keys.KEYS_FILE).read_bytes()
    shutil.copy(old_keys, folder / keys.KEYS_FILE)
    with pytest.raises(Exception, match="已损坏"):
        open_ledger(folder, HIS)
    (folder / keys.KEYS_FILE).write_bytes(mine)
    for open_again in (
        lambda: open_ledger(folder, PASSWORD),
        lambda: open_with_code(folder, recovery_code),
    ):
        opened = open_again()
        assert len(every_row(opened, SETTINGS, View())) == 2
        opened.close()


def test_copy_from_before_is_still_read(shared: Store, tmp_path: Path) -> None:
    shared.fold_in()
    copy = Path(shutil.copy(shared.folder / "ledger.db", tmp_path / "before.db"))
    rekeying.turn_over(shared, _without(shared.folder, OTHER))
    engine = shared.connect_beside(copy)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM setting").scalar() == 1
    engine.dispose()
    shared.close()


class _CutAt:
    """Stops the work at a step, as a crash would."""

    def __init__(self, step: int) -> None:
        self._step = step

    def step(self, done: int, total: int, note: str = "") -> None:
        if done == self._step:
            raise Cancelled


@pytest.mark.parametrize("step", [0, 1, 2, 3])
def test_cancelled_turn_leaves_everything_as_it_was(shared: Store, step: int) -> None:
    folder, before = shared.folder, keys.read_slots(shared.folder)
    with pytest.raises(Cancelled):
        rekeying.turn_over(shared, _without(folder, OTHER), _CutAt(step))
    assert keys.read_slots(folder) == before
    assert not (folder / rekeying.TURNING).exists()
    shared.close()
    open_ledger(folder, HIS).close()


@pytest.mark.parametrize("is_in_place", [False, True])
def test_turn_cut_short_by_a_power_cut_is_settled_at_the_next_start(
    shared: Store, is_in_place: bool
) -> None:
    folder, old = shared.folder, shared.data_keys[0]
    before = keys.read_slots(folder)
    rekeying.turn_over(shared, before)
    turned, fresh = (folder / "ledger.db").read_bytes(), shared.data_keys[0]
    shared.close()
    # what lies on the disk between the two strokes: both keys in the slots, either file
    keys.write_slots(folder, tuple(keys.reseal(slot, old, fresh) for slot in before))
    if not is_in_place:
        _turn_back(folder, old)
        assert (folder / "ledger.db").read_bytes() != turned
    opened = open_ledger(folder, PASSWORD)
    assert opened.data_keys[0] == (fresh if is_in_place else old)
    assert len(every_row(opened, SETTINGS, View())) == 1
    opened.close()
    assert all(not slot.waiting for slot in keys.read_slots(folder))
    open_ledger(folder, HIS).close()


def _turn_back(folder: Path, old: bytes) -> None:
    """Put the file under its former key again, as if the turn had not come to it."""
    import sqlcipher3.dbapi2 as sqlcipher

    fresh = keys.unlock(keys.read_slots(folder)[0], PASSWORD)
    assert fresh is not None
    assert fresh.waiting is not None
    raw = sqlcipher.connect(str(folder / "ledger.db"))
    raw.execute(f"PRAGMA key = \"x'{fresh.waiting.hex()}'\"")
    raw.execute("PRAGMA journal_mode = DELETE").fetchall()
    raw.execute(f"PRAGMA rekey = \"x'{old.hex()}'\"").fetchall()
    raw.close()


def test_slot_with_a_half_slipped_in_gets_no_new_key(shared: Store) -> None:
    folder = shared.folder
    foreign = keys.make_slot(keys.ACCOUNT, OTHER, "别人的密码", shared.data_keys[0])
    slots = (*_without(folder, OTHER), foreign)
    with pytest.raises(rekeying.SlotNotTrusted):
        rekeying.turn_over(shared, slots)
    shared.close()
    open_ledger(folder, HIS).close()


def test_readers_go_on_while_the_file_is_turned_over(shared: Store) -> None:
    stop, wrong = threading.Event(), []

    def read() -> None:
        while not stop.is_set():
            try:
                if len(every_row(shared, SETTINGS, View())) != 1:
                    wrong.append("a row is missing")
            except Exception as error:
                wrong.append(repr(error))

    readers = [threading.Thread(target=read) for _ in range(3)]
    for each in readers:
        each.start()
    for _ in range(3):
        rekeying.turn_over(shared, keys.read_slots(shared.folder))
    stop.set()
    for each in readers:
        each.join()
    shared.close()
    assert wrong == []


def test_slot_of_the_first_format_is_made_anew_when_it_opens(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(make_old_file.OLD_FILES / "0.1.0", tmp_path / "旧"))
    assert all(slot.is_direct for slot in keys.read_slots(folder))
    opened = open_ledger(folder, make_old_file.PASSWORD)
    account, sheet = keys.read_slots(folder)
    assert (account.name, account.is_direct, sheet.is_direct) == (ACCOUNT, False, True)
    assert opened.trusts(account)
    with pytest.raises(rekeying.SlotNotTrusted, match="重打一份恢复密钥单"):
        rekeying.turn_over(opened, (account, sheet))
    rekeying.turn_over(opened, (account,))
    opened.close()
    open_ledger(folder, make_old_file.PASSWORD).close()
