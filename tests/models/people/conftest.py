"""A ledger whose accounts are entered, and a way to come in as somebody else."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from models.actions.people import accounts
from models.store.ledger_file import Store
from models.store.opening import open_ledger
from tests.ledger_fixtures import PASSWORD, open_copy

HIS = "别人的密码6688"
ComeIn = Callable[[str], Store]


@pytest.fixture(scope="session")
def office_template(ledger_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the closed ledger of a manager who made an account of each role."""
    folder = tmp_path_factory.mktemp("office") / "台账"
    shutil.copytree(ledger_template, folder)
    store = open_ledger(folder, PASSWORD)
    for name, role in (("小李", "clerk"), ("王书记", "leader"), ("县里", "county")):
        accounts.add_account(store, {"name": name, "role": role}, HIS)
    store.close()
    return folder


@pytest.fixture
def office(office_template: Path, tmp_path: Path) -> Iterator[Store]:
    """Give this test's own copy, open as the manager's."""
    store = open_copy(Path(shutil.copytree(office_template, tmp_path / "台账")))
    yield store
    store.close()


@pytest.fixture
def come_in(office: Store) -> Iterator[ComeIn]:
    """Close the manager's ledger and open it as another account."""
    opened: list[Store] = []

    def come(name: str) -> Store:
        office.close()
        for each in opened:
            each.close()
        opened.append(open_ledger(office.folder, HIS, name))
        return opened[-1]

    yield come
    for each in opened:
        each.close()
