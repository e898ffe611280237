"""达标: points per administrative and natural village against the norm, as of any day (C3).

The plan asks for at least 5 points in each administrative village and 2 in each natural one
(``domain/10`` Q-CAM-XZ, Q-CAM-ZR). Whether the natural villages' points count towards the five it
does not say (10.3 no. 2): the office chooses. Points are counted, not devices (10.3 no. 1).
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, or_, select

from models.actions.cameras.as_of import seen_points, state_of
from models.actions.finding import View, every_row
from models.actions.offices import office_of
from models.ledgers.cameras.devices import CAMERA_DEVICES
from models.ledgers.cameras.points import CAMERA_POINTS
from models.ledgers.villages import NATURAL_VILLAGES, VILLAGES
from models.office import Office
from models.store.ledger_file import Store
from models.words.cameras import IN_USE

VILLAGE_SETTING, NATURAL_SETTING = "norm_village_points", "norm_natural_points"
READING_SETTING, FAULTY_SETTING = "norm_natural_counts", "norm_counts_faulty"
VILLAGE_POINTS, NATURAL_POINTS = 5, 2
"""The plan's own norms; the office may enter others."""
YES, NO = "是", "否"
TAKEN_DOWN = "3"
"""The state of a device that is no longer there."""


@dataclass(frozen=True)
class Norm:
    """What is asked of a village, and how points are counted towards it."""

    village: int = VILLAGE_POINTS
    natural: int = NATURAL_POINTS
    naturals_count: bool = True
    faulty_count: bool = True

    @property
    def states(self) -> tuple[str, ...]:
        """The states in which a point counts: built and in use."""
        return IN_USE if self.faulty_count else ("normal",)

    def needed(self, naturals: int) -> int:
        """Return how many points a village with so many natural villages needs in all."""
        inside = self.natural * naturals
        return max(self.village, inside) if self.naturals_count else self.village + inside

    @property
    def words(self) -> str:
        """The reading in force, as it stands under the table."""
        counts = "计入" if self.naturals_count else "不计入"
        total = (
            f"自然村数×{self.natural}和{self.village}中较大的"
            if self.naturals_count
            else f"{self.village}＋自然村数×{self.natural}"
        )
        faulty = "计入" if self.faulty_count else "不计入"
        return (
            f"标准：每个行政村不少于{self.village}个，每个自然村不少于{self.natural}个。"
            f"自然村的点位{counts}所在行政村（应有数＝{total}）；"
            f"建成在用的才算，故障点位{faulty}。"
        )


def norm_of(office: Office) -> Norm:
    """Return the norm and the reading that the office has chosen."""
    settings = office.settings
    return Norm(
        office.days(VILLAGE_SETTING, VILLAGE_POINTS),
        office.days(NATURAL_SETTING, NATURAL_POINTS),
        settings.get(READING_SETTING, YES) != NO,
        settings.get(FAULTY_SETTING, YES) != NO,
    )


@dataclass(frozen=True)
class NaturalState:
    """One natural village against its norm."""

    id: int
    name: str
    points: int
    missing: int

    @property
    def is_met(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing


@dataclass(frozen=True)
class VillageState:
    """One administrative village against the norm on a day.

    ``points`` are all points of the village, ``outside`` those in no natural village; ``told`` is
    how many natural villages its card tells of.
    """

    id: int
    code: str
    name: str
    norm: Norm
    points: int
    outside: int
    devices: int
    naturals: tuple[NaturalState, ...]
    told: int | None

    @property
    def counted(self) -> int:
        """The points that count towards the administrative village's own norm."""
        return self.points if self.norm.naturals_count else self.outside

    @property
    def missing(self) -> int:
        """还差 by the administrative village's own norm."""
        return max(0, self.norm.village - self.counted)

    @property
    def naturals_missing(self) -> int:
        """还差 in all its natural villages."""
        return sum(each.missing for each in self.naturals)

    @property
    def gap(self) -> int:
        """How many points must be built for the village to reach both norms.

        What is built in the natural villages helps towards the village's own where it counts.
        """
        helped = self.naturals_missing if self.norm.naturals_count else 0
        return self.naturals_missing + max(0, self.missing - helped)

    @property
    def needed(self) -> int:
        """应有: by the number of its natural villages on file."""
        return self.norm.needed(len(self.naturals))

    @property
    def is_met(self) -> bool | None:
        """Whether both norms are reached; None where its natural villages are not on file."""
        if self.gap:
            return False
        return True if self.naturals or self.told == 0 else None

    @property
    def verdict(self) -> str:
        """达标, which of the norms is not reached, or what is not on file."""
        if self.missing:
            return "未达标"
        if self.naturals_missing:
            return "自然村未达标"
        return "没有登记自然村" if self.is_met is None else "达标"


@dataclass(frozen=True)
class Board:
    """Every village of the township on a day, in the order of their codes: nobody is ranked."""

    day: dt.date
    norm: Norm
    villages: tuple[VillageState, ...]
    own: Mapping[int, VillageState] = field(repr=False, compare=False, default_factory=dict)

    @property
    def naturals(self) -> list[NaturalState]:
        """Every natural village on file."""
        return [each for village in self.villages for each in village.naturals]

    @property
    def gap(self) -> int:
        """How many points the township lacks."""
        return sum(village.gap for village in self.villages)

    @property
    def unlisted(self) -> list[VillageState]:
        """The villages whose natural villages are not on file, or not all of them."""
        return [v for v in self.villages if len(v.naturals) != (v.told or 0)]


def norm_board(store: Store, day: dt.date) -> Board:
    """Return the state of every village on ``day``; villages that had ended by then are out."""
    office = office_of(store)
    norm = norm_of(office)
    points, devices = _points_by_place(store, day, norm), _devices_by_village(store, day, norm)
    naturals = _naturals_by_village(store)
    villages = []
    for row in villages_on(store, day):
        counted = points.get(row.id, {})
        states = tuple(
            NaturalState(
                each.id,
                NATURAL_VILLAGES.show(each, "name", office),
                have,
                max(0, norm.natural - have),
            )
            for each in naturals.get(row.id, ())
            for have in (counted.get(each.id, 0),)
        )
        known = {each.id for each in states}
        villages.append(
            VillageState(
                row.id,
                row.code,
                VILLAGES.show(row, "name", office),
                norm,
                sum(counted.values()),
                sum(many for place, many in counted.items() if place not in known),
                devices.get(row.id, 0),
                states,
                row.natural_villages,
            )
        )
    return Board(day, norm, tuple(villages), {each.id: each for each in villages})


def villages_on(store: Store, day: dt.date) -> list[Any]:
    """Return the villages that had not ended by ``day``, by code."""
    rows = every_row(store, VILLAGES, View(sort=(("code", False),)))
    return [row for row in rows if row.ended_on is None or row.ended_on >= day]


def _naturals_by_village(store: Store) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in every_row(store, NATURAL_VILLAGES, View(sort=(("village_id", False),))):
        found[row.village_id].append(row)
    return found


def _points_by_place(store: Store, day: dt.date, norm: Norm) -> dict[int, dict[int | None, int]]:
    """Count the points that count, by village and natural village."""
    point = CAMERA_POINTS.columns.c
    query = (
        select(point.village_id, point.natural_village_id, func.count())
        .where(*seen_points(office_of(store)), state_of(point, day).in_(norm.states))
        .group_by(point.village_id, point.natural_village_id)
    )
    found: dict[int, dict[int | None, int]] = defaultdict(dict)
    with store.reading() as connection:
        for village, natural, many in connection.execute(query):
            found[village][natural] = many
    return found


def _devices_by_village(store: Store, day: dt.date, norm: Norm) -> dict[int, int]:
    """Count the devices on the points that count; what was put up later or taken down is out."""
    point, device = CAMERA_POINTS.columns, CAMERA_DEVICES.columns
    query = (
        select(point.c.village_id, func.count())
        .select_from(point.join(device, device.c.point_id == point.c.id))
        .where(
            *seen_points(office_of(store)),
            state_of(point.c, day).in_(norm.states),
            device.c.retired_at.is_(None),
            device.c.state != TAKEN_DOWN,
            or_(device.c.installed_on.is_(None), device.c.installed_on <= day),
        )
        .group_by(point.c.village_id)
    )
    with store.reading() as connection:
        return {row[0]: row[1] for row in connection.execute(query)}


def point_ids(
    store: Store,
    day: dt.date,
    village_id: int | None = None,
    natural_id: int | None = None,
) -> list[int]:
    """Return the points that count on ``day``: of the township, a village or a natural village."""
    point, office = CAMERA_POINTS.columns.c, office_of(store)
    states = norm_of(office).states
    wanted = [*seen_points(office), state_of(point, day).in_(states)]
    if village_id is not None:
        wanted.append(point.village_id == village_id)
    if natural_id is not None:
        wanted.append(point.natural_village_id == natural_id)
    query = select(point.id).where(*wanted).order_by(point.code)
    with store.reading() as connection:
        return list(connection.scalars(query))
