"""A single byte flipped at 500 places: harmless or reported, never a crash, never accepted.

Harmless means proven so: everything reads as before. 300 places lie in the ledger's file, 100 in
the key slots, 100 in attachments; a byte is flipped in each of ten attachments at a time, and one
check must name all ten.
"""

from __future__ import annotations

import random
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from models.actions import filing
from models.actions.checking_up import check
from models.actions.safe.starting import look_quickly
from models.base import Base
from models.ledgers.tasks.task import TASKS
from models.store import keys
from models.store.ledger_file import Store
from models.troubles import Trouble
from tests.ledger_fixtures import open_copy
from tests.models.safe.test_backing_up import add_task

IN_LEDGER, IN_KEYS, IN_FILES, AT_ONCE = 300, 100, 100, 10


@pytest.fixture
def filled(ledger_folder: Path) -> Path:
    """A closed ledger with some tasks and ten attachments of different sizes."""
    store, chance = open_copy(ledger_folder), random.Random(5)
    for number in range(AT_ONCE):
        task = add_task(store, number)
        content = chance.randbytes(50 * 4**number if number < 7 else 900)
        filing.attach_content(store, TASKS, task, f"扫描{number}.pdf", content)
    store.close()
    return ledger_folder


def flip(path: Path, chance: random.Random) -> bytes:
    """Flip one bit of a random byte of a file; return the whole content as it was."""
    whole = path.read_bytes()
    place = chance.randrange(len(whole))
    with path.open("r+b") as file:
        file.seek(place)
        file.write(bytes([whole[place] ^ 1 << chance.randrange(8)]))
    return whole


def everything(store: Store) -> list[Any]:
    """Read every row of every table."""
    with store.reading() as connection:
        return [connection.execute(table.select()).all() for table in Base.metadata.sorted_tables]


def test_flipped_bytes_of_the_ledger(filled: Path) -> None:
    store = open_copy(filled)
    before = everything(store)
    store.close()
    chance, path = random.Random(20210624), filled / "ledger.db"
    reported = harmless = at_start = 0
    for _ in range(IN_LEDGER):
        whole = flip(path, chance)
        try:
            damaged = open_copy(filled)
        except Trouble:
            reported, at_start = reported + 1, at_start + 1
        else:
            with closing(damaged):
                at_start += not passes(look_quickly, damaged)
                if check(damaged):
                    reported += 1
                else:
                    assert everything(damaged) == before
                    harmless += 1
        path.write_bytes(whole)
    print(f"ledger: {reported} reported ({at_start} at the start), {harmless} harmless")
    assert reported + harmless == IN_LEDGER
    assert at_start == reported  # of a small ledger the look at the start reads every page
    assert reported > 0.9 * IN_LEDGER


def passes(look: Any, store: Store) -> bool:
    try:
        look(store)
    except Trouble:
        return False
    return True


def test_flipped_bytes_of_the_keys(filled: Path) -> None:
    """Beside its twin a damaged file of slots is mended; without it, it is reported."""
    chance, path, twin = random.Random(7), filled / keys.KEYS_FILE, filled / keys.KEYS_TWIN
    slots, other = keys.read_slots(filled), twin.read_bytes()
    reported = harmless = 0
    for _ in range(IN_KEYS):
        whole = flip(path, chance)
        keys.mend(filled)
        assert keys.read_slots(filled) == slots
        assert path.read_bytes() == whole
        path.write_bytes(whole)
        flip(path, chance)
        twin.unlink()
        try:
            assert keys.read_slots(filled) == slots
            harmless += 1
        except keys.KeysDamaged:
            reported += 1
        path.write_bytes(whole)
        twin.write_bytes(other)
    print(f"keys: {reported} reported, {harmless} harmless")
    assert reported + harmless == IN_KEYS
    assert reported > 0.9 * IN_KEYS


def test_flipped_bytes_of_attachments(filled: Path) -> None:
    chance = random.Random(3)
    store = open_copy(filled)
    paths = sorted((filled / "files").rglob("*.age"))
    assert len(paths) == AT_ONCE
    for _ in range(IN_FILES // AT_ONCE):
        whole = {path: flip(path, chance) for path in paths}
        found = check(store)
        assert {each.file for each in found} == {path.stem for path in paths}
        assert {each.severity for each in found} == {"lost"}
        for path, content in whole.items():
            path.write_bytes(content)
    assert check(store) == []
    store.close()
