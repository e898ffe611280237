"""监控故障清单: the faults of a period under their maintainers, those overdue first (C5)."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from models.actions.cameras.tables.norm import LIMIT, day_of
from models.actions.disputes.figures.tables.wording import headed, this, township
from models.actions.finding import Between, View, every_row, rows_by_id
from models.actions.offices import office_of
from models.dates.spans import Span
from models.ledgers.cameras.faults import CAMERA_FAULTS
from models.ledgers.cameras.points import CAMERA_POINTS
from models.office import Office
from models.privacy import cover_text
from models.store.ledger_file import Store
from models.words.cameras import FAULT_LIGHTS, MAINTAINERS
from reports.imprint import imprint_of
from reports.ledger_book import NUMBER_COLUMN
from reports.paper import Align, Book, Column, Form, Row
from reports.requests import Report, Request

TITLE = "监控故障报修清单"
_NOBODY = "（没填维护单位）"
_ORDER = ("overdue", "open", "late", "fixed")
_COLUMNS = (
    NUMBER_COLUMN,
    Column("点位编号", 6),
    Column("点位名称", 8),
    Column("行政村", 5),
    Column("现象", 8),
    Column("发现日期", 5.4, Form.DATE),
    Column("报修日期", 5.4, Form.DATE),
    Column("应修复日期", 5.4, Form.DATE),
    Column("修复日期", 5.4, Form.DATE),
    Column("停用天数", 4.4, Form.NUMBER, Align.CENTRE),
    Column("修复状态", 6, align=Align.CENTRE),
)


def make_faults(store: Store, request: Request) -> Book:
    """Return the faults that were open within the period, as they stood on its last day."""
    office, period, day = office_of(store), request.period, day_of(store, request.period)
    view = View(filters={"found_on": Between(None, day)}, sort=(("found_on", False),))
    rows = [
        row
        for row in every_row(store, CAMERA_FAULTS, view)
        if row.fixed_on is None or row.fixed_on >= period.start
    ]
    by_unit: dict[str | None, list[Any]] = defaultdict(list)
    for row in rows:
        by_unit[row.maintainer].append(row)
    points = {row.id: row for row in rows_by_id(store, CAMERA_POINTS, [r.point_id for r in rows])}
    imprint = imprint_of(store, period.words)
    begins = township(office) if period.span is Span.WHOLE else headed(period, office)
    late = sum(light_on(row, day) == "overdue" for row in rows)
    return Book(
        title=f"{begins}{TITLE}",
        columns=_COLUMNS,
        rows=tuple(_lines(by_unit, points, office, day)),
        row_count=len(rows),
        footer=imprint.footer,
        head=imprint.head("次、天"),
        notes=(
            f"共{len(rows)}次故障，其中超时未修{late}次。",
            "停用天数从发现日期算到修复日期，没修好的算到截止日期。",
            f"截止日期：{day}。{LIMIT}",
        ),
        empty_text=f"{this(period)}无故障",
        text_size=9.0,
        sheet_name=TITLE,
    )


def light_on(row: Any, day: dt.date) -> str:
    """Return how a fault stood on ``day``: what was put right later was open then."""
    is_fixed = row.fixed_on is not None and row.fixed_on <= day
    if is_fixed:
        return "late" if row.due_on is not None and row.fixed_on > row.due_on else "fixed"
    return "overdue" if row.due_on is not None and row.due_on < day else "open"


def _lines(
    by_unit: dict[str | None, list[Any]], points: dict[int, Any], office: Office, day: dt.date
) -> Iterable[Row]:
    words = office.choices(MAINTAINERS)
    order = {code: at for at, code in enumerate(words.labels)}
    units = sorted(by_unit, key=lambda unit: (unit is None, order.get(unit or "", 999), unit or ""))
    for unit in units:
        rows = sorted(by_unit[unit], key=lambda row: _ORDER.index(light_on(row, day)))
        yield Row(
            (_heading(cover_text(words.label(unit)) if unit else _NOBODY, rows, day),), spread=True
        )
        for number, row in enumerate(rows, start=1):
            yield _line(number, row, points.get(row.point_id), office, day)


def _heading(unit: str, rows: Sequence[Any], day: dt.date) -> str:
    late = sum(light_on(row, day) == "overdue" for row in rows)
    return f"{unit}：{len(rows)}次，超时未修{late}次"


def _line(number: int, row: Any, point: Any, office: Office, day: dt.date) -> Row:
    fixed = row.fixed_on if row.fixed_on is not None and row.fixed_on <= day else None
    village = office.name_of("villages", point.village_id) if point is not None else ""
    return Row(
        (
            number,
            *(CAMERA_POINTS.show(point, key, office) if point else "" for key in ("code", "name")),
            village.rpartition(" ")[2],
            CAMERA_FAULTS.show(row, "symptom", office),
            row.found_on,
            row.told_on,
            row.due_on,
            fixed,
            ((fixed or day) - row.found_on).days,
            FAULT_LIGHTS.label(light_on(row, day)),
        )
    )


REPORT = Report("camera-faults", TITLE, CAMERA_POINTS.name, make_faults, spans=tuple(Span))
