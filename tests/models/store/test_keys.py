"""The key slots: what opens them, what changes them, what cannot be slipped in."""

from __future__ import annotations

import contextlib
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.store import keys

FIRST, SECOND = b"1" * 32, b"2" * 32


@pytest.fixture(scope="module")
def slot() -> keys.Slot:
    return keys.make_slot(keys.ACCOUNT, "经办人", "旧密码1234", FIRST)


def test_slot_opens_with_its_secret_only(slot: keys.Slot) -> None:
    assert keys.open_slot(slot, "旧密码1234") == FIRST
    assert keys.open_slot(slot, "别的密码") is None


def test_changed_password_opens_and_the_old_one_does_not(slot: keys.Slot) -> None:
    changed = keys.change_secret(slot, "旧密码1234", "新密码5678")
    assert changed is not None
    assert keys.open_slot(changed, "新密码5678") == FIRST
    assert keys.open_slot(changed, "旧密码1234") is None
    assert keys.change_secret(slot, "不对", "新密码5678") is None


def test_new_data_key_reaches_a_slot_without_its_password(slot: keys.Slot) -> None:
    both = keys.reseal(slot, FIRST, SECOND)
    assert keys.unlock(both, "旧密码1234") == keys.Opened(FIRST, SECOND)
    assert keys.open_slot(keys.reseal(slot, SECOND), "旧密码1234") == SECOND


def test_box_cannot_be_moved_under_another_name(slot: keys.Slot) -> None:
    assert keys.open_slot(replace(slot, name="别人"), "旧密码1234") is None
    assert keys.open_slot(replace(slot, kind=keys.RECOVERY), "旧密码1234") is None
    other = keys.make_slot(keys.ACCOUNT, "别人", "另一个密码", SECOND)
    assert keys.open_slot(replace(slot, sealed=other.sealed), "旧密码1234") is None
    assert keys.open_slot(replace(slot, public=other.public), "旧密码1234") is None


def test_key_file_is_read_as_it_was_written(tmp_path: Path, slot: keys.Slot) -> None:
    keys.write_slots(tmp_path, (slot,))
    assert keys.read_slots(tmp_path) == (slot,)


@given(where=st.integers(min_value=0, max_value=10**6), bit=st.integers(0, 7))
@settings(max_examples=60)
def test_altered_key_file_is_refused_or_says_the_same(
    tmp_path_factory: pytest.TempPathFactory, slot: keys.Slot, where: int, bit: int
) -> None:
    folder = tmp_path_factory.mktemp("keys")
    keys.write_slots(folder, (slot,))
    (folder / keys.KEYS_TWIN).unlink()
    _flip(folder / keys.KEYS_FILE, where, bit)
    with contextlib.suppress(keys.KeysDamaged):
        assert keys.read_slots(folder) == (slot,)


@pytest.mark.parametrize("name", [keys.KEYS_FILE, keys.KEYS_TWIN])
def test_one_damaged_file_is_mended_from_its_twin(
    tmp_path: Path, slot: keys.Slot, name: str
) -> None:
    keys.write_slots(tmp_path, (slot,))
    whole = (tmp_path / name).read_bytes()
    for spoil in (lambda path: _flip(path, 100, 3), lambda path: path.unlink()):
        spoil(tmp_path / name)
        assert keys.read_slots(tmp_path) == (slot,)
        keys.mend(tmp_path)
        assert (tmp_path / name).read_bytes() == whole


def test_twin_of_an_older_state_gives_way(tmp_path: Path, slot: keys.Slot) -> None:
    keys.write_slots(tmp_path, (slot,))
    old = (tmp_path / keys.KEYS_TWIN).read_bytes()
    fresh = keys.reseal(slot, SECOND)
    keys.write_slots(tmp_path, (fresh,))
    (tmp_path / keys.KEYS_TWIN).write_bytes(old)
    keys.mend(tmp_path)
    (tmp_path / keys.KEYS_FILE).unlink()
    assert keys.read_slots(tmp_path) == (fresh,)


def _flip(path: Path, where: int, bit: int) -> None:
    raw = bytearray(path.read_bytes())
    raw[where % len(raw)] ^= 1 << bit
    path.write_bytes(bytes(raw))


def test_file_without_slots_is_damaged(tmp_path: Path) -> None:
    keys.write_slots(tmp_path, ())
    with pytest.raises(keys.KeysDamaged):
        keys.read_slots(tmp_path)
    for name in (keys.KEYS_FILE, keys.KEYS_TWIN):
        (tmp_path / name).write_text(json.dumps([1, 2]), encoding="utf-8")
    with pytest.raises(keys.KeysDamaged):
        keys.read_slots(tmp_path)
