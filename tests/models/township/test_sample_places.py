"""What the sample township has, by the story of ``resources/sample/places.json``."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

import pytest

from models.actions.finding import View, every_row
from models.actions.today.township import township_matters
from models.actions.township.coverage import norms_on
from models.actions.township.grids.breaches import breaches_on
from models.actions.township.grids.months import grid_months
from models.exchange.sample.places import lay_out_places
from models.ledgers.township.grids import GRIDS
from models.ledgers.villages import NATURAL_VILLAGES, VILLAGES
from models.resources import resource
from models.store.ledger_file import Store
from tests.ledger_fixtures import TODAY
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


def test_sample_says_what_its_progress_says(laid_out: Store) -> None:
    grids = every_row(laid_out, GRIDS, View())
    assert (len(grids), sum(row.workers for row in grids)) == (21, 20)
    assert [row.name for row in grids if not row.workers] == ["长坑村第二网格"]
    assert sum(bool(row.has_group) for row in grids) == 19
    assert sum(row.party_unit != "none" for row in grids) == 16
    norms = {norm.key: norm for norm in norms_on(laid_out, TODAY)}
    have = {key: norm.have.value for key, norm in norms.items()}
    assert have["staff"] == 1
    assert (have["mediation_room"], have["handles"], have["joint_centre"]) == (6, 7, 1)
    assert norms["handles"].gap_words == "还差1个村"


def test_sample_has_three_months_and_last_month_lacks_two_grids(laid_out: Store) -> None:
    assert [len(grid_months(laid_out, f"2021-0{m}").missing) for m in (3, 4, 5)] == [1, 1, 2]
    counts = {matter.key: matter.count for matter in township_matters(laid_out)}
    assert counts == {"grid_month": 1, "grid_post": 1, "centre": 2, "facts": 2}


def test_sample_breaks_one_rule_of_grids(laid_out: Store) -> None:
    assert [each.what for each in breaches_on(laid_out, TODAY)] == ["长坑村第二网格"]
