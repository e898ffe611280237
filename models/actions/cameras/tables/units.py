"""点位统计表 by 管理单位: units by classes, the last row 汇总 (``domain/04`` 4.3)."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import select

from models.actions.cameras.as_of import seen_points, state_of
from models.actions.cameras.rates import ON_FILE, figure_of
from models.actions.cameras.tables.norm import BEHIND, LIMIT, TITLE, day_of
from models.actions.disputes.figures.tables.wording import township
from models.actions.figures.table import FigureTable, Heading, Line
from models.actions.finding import NO_VIEW, View
from models.actions.offices import office_of
from models.dates.spans import Period
from models.ledgers.cameras.points import CAMERA_POINTS
from models.office import Office
from models.privacy import cover_text
from models.store.ledger_file import Store
from models.words.cameras import POINT_CLASSES

SUM, _NOBODY, _NO_CLASS = "汇总", "（没填管理单位）", "没填类型"
_SHORT = "视频监控点"
Places = dict[tuple[str | None, str | None], list[int]]


def unit_tables(store: Store, period: Period, _view: View = NO_VIEW) -> tuple[FigureTable, ...]:
    """Return the table of units by classes as of the period's last day."""
    return unit_tables_on(store, day_of(store, period))


def unit_tables_on(store: Store, day: dt.date) -> tuple[FigureTable, ...]:
    """Return the same as of ``day``: the points on file then, built and not taken down."""
    office = office_of(store)
    places = _places(store, day)
    codes = _classes(office, {kind for _, kind in places})
    units = sorted({unit for unit, _ in places}, key=lambda unit: (unit is None, unit or ""))
    lines = [_line(cover_text(unit or _NOBODY), [unit], codes, places) for unit in units]
    lines.append(_line(SUM, units, codes, places, is_total=True))
    words = office.choices(POINT_CLASSES)
    headings = (
        Heading(words.label(code).removesuffix(_SHORT) if code else _NO_CLASS, width=5)
        for code in codes
    )
    table = FigureTable(
        title=f"{township(office)}{TITLE}（按管理单位）",
        name="按管理单位",
        first="管理单位",
        headings=(*headings, Heading("合计", width=5)),
        lines=tuple(lines),
        notes=(
            "按点位计，统计建成未拆除的（正常、故障、停用）。",
            f"截止日期：{day}。{LIMIT}",
        ),
        unit="个",
        first_width=14,
        behind=BEHIND,
        total_on_top=False,
    )
    return (table,)


def _line(
    label: str,
    units: Iterable[str | None],
    codes: list[str | None],
    places: Places,
    *,
    is_total: bool = False,
) -> Line:
    held = list(units)
    cells = [
        figure_of(f"{label}：{code or _NO_CLASS}", _ids(held, [code], places)) for code in codes
    ]
    cells.append(figure_of(f"{label}：合计", _ids(held, codes, places)))
    return Line(label, tuple(cells), is_total=is_total)


def _ids(units: Iterable[str | None], codes: Iterable[str | None], places: Places) -> Iterable[int]:
    kinds = list(codes)
    return [each for unit in units for code in kinds for each in places.get((unit, code), ())]


def _classes(office: Office, used: set[str | None]) -> list[str | None]:
    """Return the classes in the order of the list; a retired or unknown one where it is used."""
    words = office.choices(POINT_CLASSES)
    codes: list[str | None] = [
        code for code in words.labels if code not in words.retired or code in used
    ]
    codes += sorted(code for code in used if code is not None and code not in words.labels)
    return [*codes, None] if None in used else codes


def _places(store: Store, day: dt.date) -> Places:
    point = CAMERA_POINTS.columns.c
    query = (
        select(point.id, point.keeper, point.point_class)
        .where(*seen_points(office_of(store)), state_of(point, day).in_(ON_FILE))
        .order_by(point.code)
    )
    found: Places = defaultdict(list)
    with store.reading() as connection:
        for point_id, unit, kind in connection.execute(query):
            found[unit, kind].append(point_id)
    return dict(found)
