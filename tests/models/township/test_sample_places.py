"""What the sample township has, by the story of ``resources/sample/places.json``."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

import pytest

from models.actions.finding import View, every_row
from models.exchange.sample.places import lay_out_places
from models.ledgers.villages import NATURAL_VILLAGES, VILLAGES
from models.resources import resource
from models.store.ledger_file import Store
from tests.models.township.conftest import township


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Give the eight villages with everything that the sample has there."""
    store = township(tmp_path_factory.mktemp("sample") / "台账")
    lay_out_places(store)
    yield store
    store.close()


def test_every_village_of_the_sample_has_as_many_natural_villages_as_its_card_says(
    laid_out: Store,
) -> None:
    told = resource("sample", "township.json").read_text(encoding="utf-8")
    said = {code: counts[0] for code, counts in json.loads(told)["villages"].items()}
    codes = {row.id: row.code for row in every_row(laid_out, VILLAGES, View())}
    held = every_row(laid_out, NATURAL_VILLAGES, View())
    assert Counter(codes[row.village_id] for row in held) == said
