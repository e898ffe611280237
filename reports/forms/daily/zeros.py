"""负面清单零报告: six rows of a month or a longer period, who confirmed them, the 0.65 (L7)."""

from __future__ import annotations

from datetime import date
from typing import Any

from models.actions.daily.zeros import ITEMS, SENTENCE, homicides
from models.actions.disputes.figures.tables.wording import headed
from models.actions.finding import Between, View, every_row, tally
from models.actions.offices import office_of
from models.dates.months import days_of
from models.dates.periods import add_months, month_start
from models.dates.spans import Period, Span
from models.ledgers.work.negative_list import NEGATIVE_LIST
from models.office import Office
from models.store.ledger_file import Store
from models.words.work.safety import NEGATIVE_ITEMS
from reports.forms.daily.listing import LEDGER_SPANS, NONE
from reports.imprint import imprint_of
from reports.ledger_book import NUMBER_COLUMN
from reports.paper import Align, Book, Column, Form, Row, Sheet
from reports.requests import Report, Request

TITLE = "负面清单零报告"
_COLUMNS = (
    NUMBER_COLUMN,
    Column("负面清单情形", 17),
    Column("有无", 4.4, align=Align.CENTRE),
    Column("起数", 4, Form.NUMBER, Align.CENTRE, zero="无"),
    Column("确认岗位", 6, align=Align.CENTRE),
    Column("确认日期", 6, align=Align.CENTRE),
)


def make_zeros(store: Store, request: Request) -> Book:
    """Return the six rows; what nobody has confirmed is said to be so and never printed as 无."""
    office, period = office_of(store), request.period
    months = _months(_begun(store, period), period, f"{office.today:%Y-%m}")
    view = View(filters={"month": Between(months[0], months[-1])} if months else {})
    held: dict[str, list[Any]] = {item: [] for item in ITEMS}
    for row in every_row(store, NEGATIVE_LIST, view) if months else ():
        held[row.item].append(row)
    words = office.choices(NEGATIVE_ITEMS)
    rows = tuple(
        _line((number, words.label(item)), held[item], len(months), office)
        for number, item in enumerate(ITEMS, start=1)
    )
    lacking = sum(len(months) - len(found) for found in held.values())
    imprint = imprint_of(store, period.words)
    found = homicides(store, months[-1] if months else f"{period.start:%Y-%m}")
    return Book(
        title=f"{headed(period, office)}{TITLE}",
        columns=_COLUMNS,
        rows=rows,
        row_count=len(rows),
        footer=imprint.footer,
        head=imprint.head("起"),
        notes=(
            f"命案：{found.words}{SENTENCE}",
            "".join(found.notes),
            "第3、4、5项只报有无和起数。有无由确认岗位负责，程序不代填。",
        ),
        warnings=(f"还有{lacking}行没有确认，标“未确认”的不是“无”。",) if lacking else (),
        sheet=Sheet.A4_PORTRAIT,
        text_size=10.5,
        sheet_name=period.words,
    )


def _line(head: tuple[int, str], rows: list[Any], months: int, office: Office) -> Row:
    """One row over all months; a month that is not confirmed keeps it from being 无."""
    count = sum(row.count for row in rows)
    is_whole = len(rows) == months
    said = "有" if count else "无" if is_whole and months else "未确认"
    posts = list(dict.fromkeys(NEGATIVE_LIST.show(row, "confirmed_by", office) for row in rows))
    newest = max((row.confirmed_on for row in rows), default=None)
    told = count if count or is_whole else NONE
    return Row((*head, said, told, "、".join(posts) or NONE, str(newest or NONE)))


def _begun(store: Store, period: Period) -> date:
    """Return the first day of a period; of the whole that of the first month confirmed."""
    if period.span is not Span.WHOLE:
        return month_start(period.start)
    held = tally(store, NEGATIVE_LIST, View(), "month")
    return days_of(min(held))[0] if held else month_start(office_of(store).today)


def _months(day: date, period: Period, last: str) -> list[str]:
    """Return the months of a period up to the running one."""
    found = []
    while day <= period.end and f"{day:%Y-%m}" <= last:
        found.append(f"{day:%Y-%m}")
        day = add_months(day, 1)
    return found


REPORTS = (Report("negative-list", TITLE, NEGATIVE_LIST.name, make_zeros, spans=LEDGER_SPANS),)
