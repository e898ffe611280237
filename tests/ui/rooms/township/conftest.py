"""The eight villages with everything that the sample has there, and rooms in a bare window."""

from __future__ import annotations

from pathlib import Path

import pytest

import models.actions  # noqa: F401  fills the shelf
from models.exchange.sample.places import lay_out_places
from models.store.ledger_file import Store
from tests.models.township.conftest import township, village
from ui.workplace import Workplace

__all__ = ["village"]


@pytest.fixture(scope="package")
def ledger_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of such a ledger, closed."""
    folder = tmp_path_factory.mktemp("places") / "台账"
    store = township(folder)
    lay_out_places(store)
    store.close()
    return folder


@pytest.fixture
def places(workplace: Workplace) -> Store:
    """Return the ledger of the workplace."""
    return workplace.store
