"""A ledger with a township of two villages and two committees."""

from __future__ import annotations

import pytest

from models.store.ledger_file import Store
from tests.models.disputes.figures.cases import found_office


@pytest.fixture
def town(store: Store) -> Store:
    """Return the open ledger of the township."""
    found_office(store)
    return store
