"""Lays out what the sample township has: natural villages, service points, grids, facts, teams."""

from __future__ import annotations

import json
from typing import Any

from models.actions import records
from models.actions.finding import View, every_row
from models.ledger import Ledger
from models.ledgers.township.grids import GRID_MONTHS, GRIDS
from models.ledgers.township.service_points import SERVICE_FITTINGS, SERVICE_POINTS
from models.ledgers.township.teams import TEAMS
from models.ledgers.township.village_facts import VILLAGE_FACTS_LEDGER
from models.ledgers.villages import NATURAL_VILLAGES, VILLAGES
from models.resources import resource
from models.store.ledger_file import Store

Story = dict[str, Any]
Ids = dict[str, int]
_BEGUN = "2021-03-01"
_COUNTED = "2021-06-15"


def lay_out_places(store: Store) -> None:
    """Register the places of the story ``resources/sample/places.json``, by the usual verbs."""
    told = resource("sample", "places.json").read_text(encoding="utf-8")
    story: Story = json.loads(told)
    villages = _by_name(store, VILLAGES)
    _natural_villages(store, story, villages)
    _service_points(store, story, villages)
    _grids(store, story, villages)
    _grid_months(store, story)
    _facts(store, story, villages)
    _teams(store, story, villages)


def _by_name(store: Store, ledger: Ledger) -> Ids:
    return {row.name: row.id for row in every_row(store, ledger, View())}


def _natural_villages(store: Store, story: Story, villages: Ids) -> None:
    rows = [
        {"village_id": villages[village], "name": name, "households": households}
        for village, named in story["natural_villages"].items()
        for name, households in named.items()
    ]
    records.keep_new(store, NATURAL_VILLAGES, rows, "登记自然村")


def _service_points(store: Store, story: Story, villages: Ids) -> None:
    rows = []
    for told in story["service_points"]:
        village = told.pop("village", None)
        rows.append(told | ({"village_id": villages[village]} if village else {}))
    records.keep_new(store, SERVICE_POINTS, rows, "登记服务点")
    points = _by_name(store, SERVICE_POINTS)
    fittings = [
        {"point_id": points[name], "fitting": word, "has_it": has_it, "looked_on": _COUNTED}
        for name, checked in story["fittings"].items()
        for word, has_it in checked
    ]
    records.keep_new(store, SERVICE_FITTINGS, fittings, "登记配置清单")


def _grids(store: Store, story: Story, villages: Ids) -> None:
    keys = story["grid_keys"]
    rows = []
    for told in story["grids"]:
        raw = dict(zip(keys, told, strict=True))
        rows.append(raw | {"village_id": villages[raw["village_id"]], "started_on": _BEGUN})
    records.keep_new(store, GRIDS, rows, "登记网格")


def _grid_months(store: Store, story: Story) -> None:
    grids, keys = _by_name(store, GRIDS), story["month_keys"]
    vacant, why = story["vacant"]
    rows = []
    for month, told in story["grid_months"].items():
        rows += [
            dict(zip(keys, totals, strict=True)) | {"grid_id": grids[name], "month": month}
            for name, totals in told.items()
        ]
        rows.append({"grid_id": grids[vacant], "month": month, "why_blank": why})
    records.keep_new(store, GRID_MONTHS, rows, "登记网格每月情况")


def _facts(store: Store, story: Story, villages: Ids) -> None:
    rows = [
        {
            "village_id": villages[village],
            "fact": fact,
            "has_it": has_it,
            "on_day": day,
            "proof": proof,
        }
        for fact, told in story["facts"].items()
        for village, (has_it, day, proof) in told.items()
    ]
    records.keep_new(store, VILLAGE_FACTS_LEDGER, rows, "填写村情事项")


def _teams(store: Store, story: Story, villages: Ids) -> None:
    rows = [
        {
            "year": 2021,
            "village_id": villages.get(village),
            "team_kind": team,
            "people": people,
            "full_time": full_time,
            "counted_on": _COUNTED,
        }
        for village, counts in story["teams"]
        for team, (people, full_time) in counts.items()
    ]
    records.keep_new(store, TEAMS, rows, "登记队伍人数")
