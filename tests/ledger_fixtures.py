"""Ledgers for tests: one is made once, every test works on its own copy."""

from __future__ import annotations

import atexit
import datetime as dt
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock

import models.actions
from models.actions.search import everywhere
from models.ledger import put_on_shelf, take_off_shelf
from models.store import keys, opening, steps
from models.store.ledger_file import Store
from tests import toy_ledger

assert models.actions  # puts every ledger on the shelf
ACCOUNT, PASSWORD, TODAY = "经办人", "测试密码1234", dt.date(2021, 6, 24)


_data_keys: dict[bytes, bytes] = {}
_empty: dict[dt.date, Path] = {}


def open_copy(folder: Path, password: str = PASSWORD) -> Store:
    """Open a ledger without drawing the same key from the same password again (0.15 s)."""
    held = (folder / keys.KEYS_FILE).read_bytes()
    if held not in _data_keys:
        data_key = keys.open_slot(keys.read_slots(folder)[0], password)
        assert data_key is not None
        _data_keys[held] = data_key
    return opening.open_with_key(folder, _data_keys[held], ACCOUNT)


def fresh_ledger(folder: Path, day: dt.date) -> Store:
    """Open a new empty ledger in ``folder`` that stands on ``day``: a copy of one made once."""
    if day not in _empty:
        home = Path(tempfile.mkdtemp(prefix="taizhang-tests-"))
        atexit.register(shutil.rmtree, home, ignore_errors=True)
        made, _ = opening.create(home / "台账", ACCOUNT, PASSWORD, day)
        everywhere.bring_indexes_up_to_date(made)
        made.close()
        _empty[day] = home / "台账"
    shutil.copytree(_empty[day], folder, dirs_exist_ok=True)
    return open_copy(folder)


def made_for_all(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """Return a folder that ``make`` fills once, for all processes that run tests; only copy it."""
    common = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        common = common.parent
    folder, whole = common / name, common / f"{name}.whole"
    with FileLock(common / f"{name}.lock"):
        if not whole.exists():
            make(folder)
            whole.touch()
    return folder


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the closed sample ledger, founded as the window does; only ever copied."""
    from models.exchange.sample.township import found_sample

    def make(folder: Path) -> None:
        found_sample(folder)[0].close()

    return made_for_all(tmp_path_factory, "sample", make)


@pytest.fixture(scope="session")
def recovery_code(ledger_template: Path) -> str:
    """Return the code of the recovery sheet of every ledger made from the template."""
    return (ledger_template.parent / "code.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def ledger_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of an empty closed ledger; copy it, never open it."""
    folder = tmp_path_factory.mktemp("template") / "台账"
    store, code = opening.create(folder, ACCOUNT, PASSWORD, TODAY)
    everywhere.bring_indexes_up_to_date(store)
    store.close()
    (folder.parent / "code.txt").write_text(code, encoding="utf-8")
    return folder


@pytest.fixture
def ledger_folder(ledger_template: Path, tmp_path: Path) -> Path:
    """Return the folder of this test's own closed ledger."""
    return Path(shutil.copytree(ledger_template, tmp_path / "台账"))


@pytest.fixture
def store(ledger_folder: Path) -> Iterator[Store]:
    """Give this test's own ledger, open."""
    opened = open_copy(ledger_folder)
    yield opened
    opened.close()


@pytest.fixture
def toy_store(ledger_folder: Path) -> Iterator[Store]:
    """Give a ledger that also holds the toy ledger."""
    put_on_shelf(toy_ledger.TOYS)
    ladder = (*steps.steps(), toy_ledger.climb)
    opened = opening.open_ledger(ledger_folder, PASSWORD, ladder=ladder)
    everywhere.bring_indexes_up_to_date(opened)
    yield opened
    opened.close()
    take_off_shelf(toy_ledger.TOYS)
