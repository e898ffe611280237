"""示意图: each village with its word, how many are missing, and its tone."""

from __future__ import annotations

import pytest

from models.actions import records
from models.actions.township.tiles import SOURCES, Picture, TileSource, picture
from models.ledgers.township.grids import GRIDS
from models.ledgers.township.service_points import SERVICE_POINTS
from models.store.ledger_file import Store
from tests.ledger_fixtures import TODAY
from tests.models.township.conftest import village


def _of(store: Store, name: str) -> Picture:
    return picture(store, next(s for s in SOURCES if s.name == name), TODAY)


def _told(told: Picture, name: str) -> tuple[str, int | None, str]:
    figure = next(tile.figure for tile in told.tiles if tile.unit.name == name)
    return figure.word, figure.missing, figure.tone


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_every_picture_has_a_tile_for_each_village_by_code(land: Store, source: TileSource) -> None:
    told = picture(land, source, TODAY)
    codes = [tile.unit.code for tile in told.tiles]
    assert len(codes) == 8
    assert codes == sorted(codes)
    assert all(tile.figure.word for tile in told.tiles)


def test_village_with_a_grid_that_breaks_no_rule_is_right(land: Store) -> None:
    for name, workers in (("云岭村", 1), ("石桥村", 0)):
        raw = {"village_id": village(land, name), "name": f"{name}第一网格", "workers": workers}
        records.keep(land, GRIDS, raw)
    told = _of(land, "grids")
    assert _told(told, "云岭村") == ("达标", 0, "good")
    assert _told(told, "石桥村") == ("有1处不符", 1, "bad")
    assert _told(told, "上坪村") == ("没有网格", 1, "bad")
    assert told.sentence == "8个村中1个达标，共还差7处。"


def test_village_lacks_what_the_plan_asks_of_it_and_its_tile_names_it(land: Store) -> None:
    raw = {"service_kind": "调解室", "name": "调解室", "village_id": village(land, "云岭村")}
    records.keep(land, SERVICE_POINTS, raw)
    told = _of(land, "service_points")
    assert _told(told, "云岭村") == ("还差3项", 3, "bad")
    figure = next(tile.figure for tile in told.tiles if tile.unit.name == "云岭村")
    assert figure.detail == "综治中心、服务设施、办理代办"


def test_picture_of_cameras_says_how_many_points_are_lacking(land: Store) -> None:
    assert _told(_of(land, "cameras"), "云岭村") == ("还差5个", 5, "bad")
