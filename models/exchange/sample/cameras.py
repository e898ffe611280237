"""Plays invented camera points into the sample township: points, looks, faults and a round."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

from models.actions import records
from models.actions.cameras import rounds
from models.actions.cameras.looking import Look, look_at
from models.actions.door import work
from models.actions.finding import View, every_row, one
from models.actions.records import Seen
from models.ledger import Ledger
from models.ledgers.cameras.contracts import CAMERA_CONTRACTS
from models.ledgers.cameras.devices import CAMERA_DEVICES
from models.ledgers.cameras.faults import CAMERA_FAULTS
from models.ledgers.cameras.points import CAMERA_POINTS
from models.ledgers.cameras.rounds import CAMERA_FINDINGS, CAMERA_ROUNDS
from models.ledgers.villages import NATURAL_VILLAGES, VILLAGES
from models.resources import resource
from models.store.ledger_file import Store

Story = Mapping[str, Any]


def play_cameras(store: Store) -> None:
    """Fill the camera ledgers of the sample; few batches, for the demo is founded often."""
    told = resource("sample", "cameras.json").read_text(encoding="utf-8")
    story: Story = json.loads(told)
    villages = {row.code: row.id for row in every_row(store, VILLAGES, View())}
    naturals = _name_natural_villages(store, story, villages)
    records.keep_new(store, CAMERA_CONTRACTS, story["contracts"], "登记维护合同")
    points = _make_points(store, story, villages, naturals)
    _put_up_devices(store, story, points)
    faults = [
        {"point_id": points[raw["point"]], **{k: v for k, v in raw.items() if k != "point"}}
        for raw in story["faults"]
    ]
    _look(store, story["look"], villages, points)
    records.keep_new(store, CAMERA_FAULTS, faults, "登记故障")
    _go_round(store, story["round"], villages)


def _name_natural_villages(
    store: Store, story: Story, villages: Mapping[str, int]
) -> dict[tuple[int, str], int]:
    """Name the natural villages that are not on file yet; return them by village and name."""
    held = {row.village_id for row in every_row(store, NATURAL_VILLAGES, View())}
    rows = [
        {"village_id": villages[code], "name": name}
        for code, names in story["naturals"].items()
        for name in names
        if villages[code] not in held
    ]
    if rows:
        records.keep_new(store, NATURAL_VILLAGES, rows, "登记自然村")
    return {
        (row.village_id, row.name): row.id for row in every_row(store, NATURAL_VILLAGES, View())
    }


def _make_points(
    store: Store,
    story: Story,
    villages: Mapping[str, int],
    naturals: Mapping[tuple[int, str], int],
) -> dict[str, int]:
    rows = []
    for told in story["points"]:
        raw = dict(told)
        village = villages[raw.pop("village")]
        natural = naturals.get((village, raw.pop("natural") or ""))
        rows.append({**raw, "village_id": village, "natural_village_id": natural})
    made = records.keep_new(store, CAMERA_POINTS, rows, "登记监控点")
    return {raw["code"]: record_id for raw, record_id in zip(rows, made, strict=True)}


def _put_up_devices(store: Store, story: Story, points: Mapping[str, int]) -> None:
    """One camera on each standing point, a second one where the story says so."""
    second = set(story["devices"]["two"])
    standing = {raw["code"]: raw["started_on"] for raw in story["points"] if "started_on" in raw}
    rows: list[dict[str, object]] = []
    for code, day in standing.items():
        kinds = ("球机", "固定枪机") if code in second else ("固定枪机",)
        rows += [
            {"point_id": points[code], "device_kind": kind, "indoor": "室外", "installed_on": day}
            for kind in kinds
        ]
    records.keep_new(store, CAMERA_DEVICES, rows, "登记摄像机")


def _look(
    store: Store, told: Story, villages: Mapping[str, int], points: Mapping[str, int]
) -> None:
    day = dt.date.fromisoformat(told["on_day"])
    offline, broken = (frozenset(points[code] for code in told[k]) for k in ("offline", "broken"))
    look_at(store, list(villages.values()), Look(day, told["source"], offline, broken))


def _go_round(store: Store, told: Story, villages: Mapping[str, int]) -> None:
    raw = {"begun_on": told["begun_on"], "led_by": told["led_by"]}
    held = rounds.start_round(store, villages[told["village"]], raw)
    rows = rounds.findings_of(store, held)
    moved = next(row for row in rows if row.code == told["moved"]["code"])
    with work(store, "登记盘点结果") as piece:
        for row in rows:
            found: dict[str, object] = {"result": "在", "looked_on": told["looked_on"]}
            if row.id == moved.id:
                found |= {"result": "移位", "position": told["moved"]["position"]}
            records.keep_in(piece, CAMERA_FINDINGS, found, Seen(row.id, row.revision))
    seen = _seen(store, CAMERA_ROUNDS, held)
    day = dt.date.fromisoformat(told["closed_on"])
    rounds.close_round(store, seen, {moved.id: rounds.MOVE}, day)


def _seen(store: Store, ledger: Ledger, record_id: int) -> Seen:
    row = one(store, ledger, record_id)
    assert row is not None
    return Seen(row.id, row.revision)
