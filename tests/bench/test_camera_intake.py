"""Camera points by the ten thousand: every check, links within their village, against the least.

The least is what python-calamine needs to read the same file plus one insert of the same rows
through the door: encrypted store, history, chain and search index.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from models.actions import records
from models.actions.door import work
from models.actions.finding import View, count
from models.exchange.workbooks.intake import carry_out, plan_intake
from models.exchange.workbooks.plan import IntakePlan
from models.ledgers.cameras.points import CAMERA_POINTS
from models.ledgers.township.grids import GRIDS
from models.ledgers.villages import NATURAL_VILLAGES, VILLAGES
from models.progress import Cancelled
from models.store.ledger_file import Store
from tests.bench.test_intake_speed import Watching, read_plainly, seconds, write_book
from tests.ledger_fixtures import TODAY, fresh_ledger

pytestmark = pytest.mark.bench
ROWS, ROUNDS, MOST, MANY, TOWNS = 10_000, 2, 3.0, 50_000, 20
KEYS = (
    "code", "name", "village_id", "natural_village_id", "grid_id", "position", "point_class",
    "location", "phase", "keeper", "maintainer", "network", "started_on", "state", "state_on",
)  # fmt: skip


def point_row(number: int) -> Sequence[Any]:
    village = number % TOWNS
    return (
        f"SP{number:05d}",
        f"第{number}个监控点",
        f"第{village}村",
        f"上屋{number % 5}",
        f"第{village}村第一网格",
        f"路口往东{number % 90}米",
        "二类视频监控点",
        "党政机关",
        "雪亮工程",
        "乡综治中心",
        "电信公司",
        "已联网",
        dt.date(2019, number % 12 + 1, number % 28 + 1),
        "正常",
        dt.date(2020, number % 12 + 1, number % 28 + 1),
    )


def township(folder: Path) -> Store:
    """Twenty villages of five natural villages of the same names, and a grid each."""
    store = fresh_ledger(folder, TODAY)
    for number in range(TOWNS):
        raw = {"code": f"369921200{number:03d}", "name": f"第{number}村"}
        own = records.keep(store, VILLAGES, raw)
        for place in range(5):
            hamlet: dict[str, object] = {"village_id": own, "name": f"上屋{place}"}
            records.keep(store, NATURAL_VILLAGES, hamlet)
        records.keep(store, GRIDS, {"village_id": own, "name": f"第{number}村第一网格"})
    return store


def take_in(store: Store, path: Path) -> None:
    plan = plan_intake(store, CAMERA_POINTS, path)
    carry_out(store, plan)
    assert (count(store, CAMERA_POINTS, View()), len(plan.refused)) == (ROWS, 0)


def insert_plainly(store: Store, plan: IntakePlan) -> None:
    values = [dict(row.values) for row in plan.new]
    with work(store, "导入") as piece:
        piece.add_many(CAMERA_POINTS, values)


def test_ten_thousand_points_come_in_within_thrice_reading_and_inserting(tmp_path: Path) -> None:
    path = write_book(tmp_path / "监控点.xlsx", CAMERA_POINTS, KEYS, ROWS, point_row)
    with closing(township(tmp_path / "look")) as store:
        plan = plan_intake(store, CAMERA_POINTS, path)
    ours, reading, inserting = [], [], []
    for turn in range(ROUNDS):
        reading.append(seconds(partial(read_plainly, path)))
        with closing(township(tmp_path / f"ours{turn}")) as store:
            ours.append(seconds(partial(take_in, store, path)))
        with closing(township(tmp_path / f"bare{turn}")) as store:
            inserting.append(seconds(partial(insert_plainly, store, plan)))
    alone = min(reading) + min(inserting)
    print(
        f"{ROWS} points x {len(KEYS)}: {min(ours):.2f} s; reading {min(reading):.2f} s, "
        f"inserting {min(inserting):.2f} s, {min(ours) / alone:.2f}x"
    )
    assert min(ours) <= MOST * alone


def test_fifty_thousand_points_are_looked_at_watched_and_may_be_stopped(tmp_path: Path) -> None:
    path = write_book(tmp_path / "监控点.xlsx", CAMERA_POINTS, KEYS, MANY, point_row)
    with closing(township(tmp_path / "many")) as store:
        with pytest.raises(Cancelled):
            plan_intake(store, CAMERA_POINTS, path, Watching("核对"))
        watch = Watching()
        plan = plan_intake(store, CAMERA_POINTS, path, watch)
        assert (len(plan.new), plan.refused) == (MANY, ())
        assert watch.steps["正在核对"] >= 100
