"""Lays out what the sample township has: natural villages, service points, grids, facts, teams."""

from __future__ import annotations

import json
from typing import Any

from models.actions import records
from models.actions.finding import View, every_row
from models.ledgers.villages import NATURAL_VILLAGES, VILLAGES
from models.resources import resource
from models.store.ledger_file import Store

Story = dict[str, Any]


def lay_out_places(store: Store) -> None:
    """Register the places of the story ``resources/sample/places.json``, by the usual verbs."""
    told = resource("sample", "places.json").read_text(encoding="utf-8")
    story: Story = json.loads(told)
    villages = {row.name: row.id for row in every_row(store, VILLAGES, View())}
    _natural_villages(store, story, villages)


def _natural_villages(store: Store, story: Story, villages: dict[str, int]) -> None:
    rows = [
        {"village_id": villages[village], "name": name, "households": households}
        for village, named in story["natural_villages"].items()
        for name, households in named.items()
    ]
    records.keep_new(store, NATURAL_VILLAGES, rows, "登记自然村")
