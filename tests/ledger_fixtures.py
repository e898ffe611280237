"""Ledgers for tests: one is made once, every test works on its own copy."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import models.actions
from models.actions import searching
from models.ledger import put_on_shelf, take_off_shelf
from models.store import ledger_file, steps
from models.store.ledger_file import Store
from tests import toy_ledger

assert models.actions  # puts every ledger on the shelf
ACCOUNT, PASSWORD, TODAY = "经办人", "测试密码1234", dt.date(2021, 6, 24)


@pytest.fixture(scope="session")
def recovery_code(ledger_template: Path) -> str:
    """Return the code of the recovery sheet of every ledger made from the template."""
    return (ledger_template.parent / "code.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def ledger_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of an empty closed ledger; copy it, never open it."""
    folder = tmp_path_factory.mktemp("template") / "台账"
    store, code = ledger_file.create(folder, ACCOUNT, PASSWORD, TODAY)
    searching.bring_indexes_up_to_date(store)
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
    opened = ledger_file.open_ledger(ledger_folder, PASSWORD)
    yield opened
    opened.close()


@pytest.fixture
def toy_store(ledger_folder: Path) -> Iterator[Store]:
    """Give a ledger that also holds the toy ledger."""
    put_on_shelf(toy_ledger.TOYS)
    ladder = (*steps.steps(), toy_ledger.climb)
    opened = ledger_file.open_ledger(ledger_folder, PASSWORD, ladder=ladder)
    searching.bring_indexes_up_to_date(opened)
    yield opened
    opened.close()
    take_off_shelf(toy_ledger.TOYS)
