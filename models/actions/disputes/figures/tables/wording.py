"""What every table of disputes shares: words of the period, villages and committees in order."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import or_, select

from models.actions.offices import office_of
from models.actions.township.villages.units import gone_units, units_on
from models.dates.periods import quarter_of
from models.dates.spans import Period, Span
from models.ledgers.mediation.committees import COMMITTEES
from models.ledgers.villages import VILLAGES
from models.office import Office
from models.store.ledger_file import Store

_THIS = {
    Span.WHOLE: "累计",
    Span.YEAR: "本年",
    Span.HALF_YEAR: "本半年",
    Span.QUARTER: "本季度",
    Span.MONTH: "本月",
    Span.WEEK: "本周",
    Span.DAY: "当日",
}
_QUARTERS = "一二三四"
_NOBODY = "（还没定调解组织）"


def this(period: Period) -> str:
    """Return what a period is called on its own table: 本月."""
    return _THIS[period.span]


def short_words(period: Period) -> str:
    """Return a period without its year, as it stands in brackets behind a title: 6月."""
    start = period.start
    return {
        Span.YEAR: "全年",
        Span.HALF_YEAR: "上半年" if start.month == 1 else "下半年",
        Span.QUARTER: f"第{_QUARTERS[quarter_of(start) - 1]}季度",
        Span.MONTH: f"{start.month}月",
        Span.DAY: f"{start.month}月{start.day}日",
    }.get(period.span, period.words)


def township(office: Office) -> str:
    """Return the township's name as it begins a title; empty while none is set."""
    return office.settings.get("township_name", "") or office.settings.get("office_name", "")


def headed(period: Period, office: Office) -> str:
    """Return what begins a title: 示例乡2021年6月."""
    is_whole = period.span is Span.WHOLE
    return f"{township(office)}{'' if is_whole else period.words}"


def cut_off_note(period: Period, office: Office) -> str:
    """Return the sentence on the cut-off."""
    return (
        f"数据截至{min(period.end, office.today)}：以后才办结、反悔或核查的不影响本表；"
        "已注销和已删除的纠纷不计。"
    )


def zero_note(period: Period, matter: str = "矛盾纠纷") -> str:
    """Return the zero report of a period: an ordinary result, and nothing is to be made up for."""
    return f"{this(period)}无{matter}（零报告）。"


def villages_in_order(
    store: Store, period: Period, counted: Iterable[int]
) -> list[tuple[int, str]]:
    """Return (id, name) of each village by its code, called as it was when the period ended.

    One that did not stand any more, or is deleted, stands there only if cases are its own.
    """
    cut_off = min(period.end, office_of(store).today)
    units = {unit.id: unit for unit in units_on(store, cut_off)}
    units |= {unit.id: unit for unit in gone_units(store, set(counted) - set(units), cut_off)}
    return [(unit.id, unit.name) for unit in sorted(units.values(), key=lambda u: (u.code, u.id))]


def committees_in_order(
    store: Store, counted: Iterable[int | None]
) -> list[tuple[int | None, str]]:
    """Return (id, name): the township's first, then by village; one that is gone if it has cases.

    Cases without a committee have a line of their own where there are any.
    """
    table, village = COMMITTEES.columns.c, VILLAGES.columns.c
    query = select(table.id, table.name, table.is_closed, table.retired_at)
    query = query.select_from(COMMITTEES.columns.outerjoin(VILLAGES.columns))
    query = query.order_by(table.village_id.is_not(None), village.code, table.id)
    seen, office = set(counted), office_of(store)
    if office.village_id is not None:
        query = query.where(or_(table.village_id == office.village_id, table.id.in_(seen)))
    with store.reading() as connection:
        rows = connection.execute(query).all()
    found: list[tuple[int | None, str]] = [
        (row.id, COMMITTEES.show(row, "name", office))
        for row in rows
        if row.id in seen or not (row.is_closed or row.retired_at)
    ]
    return [*found, *([(None, _NOBODY)] if None in seen else [])]
