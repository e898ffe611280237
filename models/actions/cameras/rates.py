"""完好率 and 在线率 on a day, each with numerator, denominator and the points behind (C6).

``domain/04`` 4.4: 完好 ÷ 在册, 在线 ÷ 应在线 (在册、在用). The program sees no camera: what is good
and online is what was entered. A point that nobody looked at is neither good nor bad; it is said.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, select

from models.actions.cameras.as_of import seen_points, state_row_of
from models.actions.cameras.states import FIXED
from models.actions.figures.figure import Figure, Rate
from models.actions.offices import office_of
from models.ledgers.cameras.devices import CAMERA_STATES
from models.ledgers.cameras.faults import CAMERA_CHECKS
from models.ledgers.cameras.points import CAMERA_POINTS
from models.office import Office
from models.store.ledger_file import Store
from models.words.cameras import IN_USE

INTACT_SETTING, ONLINE_SETTING = "intact_rate_least", "online_rate_least"
CHECK_DAYS_SETTING, CHECK_DAYS = "camera_check_days", 31
"""A look counts for so many days [own]: the state is asked for monthly (4.4)."""
TARGETS = {INTACT_SETTING: "98", ONLINE_SETTING: "95"}
"""Percent. 98: key public places (发改高技〔2015〕996号); no national target for 在线率 [own]."""
ON_FILE = ("normal", "fault", "stopped")
"""在册: built and not taken down."""
_POINTS = CAMERA_POINTS.columns


@dataclass(frozen=True)
class PointState:
    """One point on file on a day: ``intact`` and ``online`` are None where nobody entered it."""

    id: int
    village_id: int
    in_use: bool
    intact: bool | None
    online: bool | None


@dataclass(frozen=True)
class Condition:
    """One of the two rates over some points: what is good, bad, and not entered."""

    name: str
    good: tuple[int, ...]
    bad: tuple[int, ...]
    unknown: tuple[int, ...]
    words: tuple[str, str, str]
    target: Fraction | None

    @property
    def whole(self) -> tuple[int, ...]:
        """All points that the rate is asked of."""
        return (*self.good, *self.bad, *self.unknown)

    @property
    def rate(self) -> Rate:
        """The rate by the formula of 4.4; the points not entered stand in the denominator only."""
        part, _, whole = self.words
        return Rate(
            self.name,
            figure_of(part, self.good),
            figure_of(whole, self.whole),
            f"{part}÷{whole}",
            "无数据",
            self.target,
        )

    @property
    def is_met(self) -> bool | None:
        """Whether the target is reached; None while the points not entered may decide it."""
        if self.target is None or not self.whole:
            return None
        least = Fraction(len(self.good), len(self.whole))
        most = Fraction(len(self.good) + len(self.unknown), len(self.whole))
        if least >= self.target:
            return True
        return False if most < self.target else None

    @property
    def verdict(self) -> str:
        """达标, 未达标, or why that cannot be told."""
        if not self.whole:
            return "无数据"
        if self.target is None:
            return "—"
        if self.is_met is None:
            return f"{len(self.unknown)}个未登记，补齐后才能判断"
        return "达标" if self.is_met else "未达标"


@dataclass(frozen=True)
class BothRates:
    """Both rates over the same points."""

    intact: Condition
    online: Condition


def figure_of(name: str, ids: Iterable[int]) -> Figure:
    """Return a figure that knows its points."""
    held = list(ids)
    return Figure(name, len(held), len(held), lambda: held)


def target_of(office: Office, setting: str) -> Fraction | None:
    """Return a target share; None if the office struck it out or wrote no number."""
    try:
        return Fraction(office.settings.get(setting, TARGETS[setting]).strip().rstrip("%")) / 100
    except (ValueError, ZeroDivisionError):
        return None


def both_rates(points: Iterable[PointState], office: Office) -> BothRates:
    """Return both rates over some points."""
    held = list(points)
    used = [point for point in held if point.in_use]
    return BothRates(
        _condition(
            "完好率",
            held,
            lambda point: point.intact,
            ("完好点位数", "不完好", "在册点位数"),
            target_of(office, INTACT_SETTING),
        ),
        _condition(
            "在线率",
            used,
            lambda point: point.online,
            ("在线点位数", "离线", "应在线点位数"),
            target_of(office, ONLINE_SETTING),
        ),
    )


def _condition(
    name: str,
    points: list[PointState],
    told: Callable[[PointState], bool | None],
    words: tuple[str, str, str],
    target: Fraction | None,
) -> Condition:
    def of(value: bool | None) -> tuple[int, ...]:
        return tuple(point.id for point in points if told(point) is value)

    return Condition(name, of(True), of(False), of(None), words, target)


def point_states(store: Store, day: dt.date) -> list[PointState]:
    """Return every point on file on ``day`` with what the newest look says of it.

    A point that is 故障 or 停用 on that day is not good, whatever an older look said, and one put
    right after the look is good; whether it is online only a look tells. A look older than the
    office allows counts as none.
    """
    office = office_of(store)
    query = _states(office, day)
    with store.reading() as connection:
        rows = connection.execute(query).all()
    return [
        PointState(
            row.id,
            row.village_id,
            row.state in IN_USE,
            _is_intact(row),
            row.online if row.state in IN_USE else None,
        )
        for row in rows
    ]


def _is_intact(row: Any) -> bool | None:
    if row.state != "normal":
        return False
    is_mended = row.why == FIXED and (row.looked_on is None or row.on_day > row.looked_on)
    told: bool | None = True if is_mended else row.intact
    return told


def sources_of(store: Store, day: dt.date) -> list[str]:
    """Return where the looks that count on ``day`` come from, for the line 数据来源."""
    table, office = CAMERA_CHECKS.columns.c, office_of(store)
    query = (
        select(table.source)
        .join(_POINTS, _POINTS.c.id == table.point_id)
        .where(*seen_points(office), *_counts(table, office, day), table.source.is_not(None))
        .distinct()
        .order_by(table.source)
    )
    with store.reading() as connection:
        return list(connection.scalars(query))


def check_days(office: Office) -> int:
    """Return for how many days a look counts."""
    return office.days(CHECK_DAYS_SETTING, CHECK_DAYS)


def _states(office: Office, day: dt.date) -> Select[Any]:
    point, held = _POINTS.c, CAMERA_STATES.columns.alias("present")
    look = CAMERA_CHECKS.columns.alias("newest_look")
    found = _POINTS.join(held, held.c.id == state_row_of(point, day)).outerjoin(
        look, look.c.id == _last(point, office, day, "intact", "id")
    )
    return (
        select(
            point.id,
            point.village_id,
            held.c.state,
            held.c.on_day,
            held.c.why,
            look.c.intact,
            look.c.on_day.label("looked_on"),
            _last(point, office, day, "online", "online").label("online"),
        )
        .select_from(found)
        .where(*seen_points(office), held.c.state.in_(ON_FILE))
        .order_by(point.code)
    )


def _last(point: Any, office: Office, day: dt.date, asked: str, key: str) -> ColumnElement[Any]:
    """``key`` of the newest look that says anything of ``asked``; NULL where none counts."""
    look = CAMERA_CHECKS.columns.alias()
    query = (
        select(look.c[key])
        .where(
            look.c.point_id == point.id, look.c[asked].is_not(None), *_counts(look.c, office, day)
        )
        .order_by(look.c.on_day.desc(), look.c.id.desc())
        .limit(1)
    )
    return query.correlate(_POINTS).scalar_subquery()


def _counts(look: Any, office: Office, day: dt.date) -> tuple[ColumnElement[bool], ...]:
    first = day - dt.timedelta(check_days(office))
    return (and_(look.retired_at.is_(None), look.on_day <= day, look.on_day > first),)
