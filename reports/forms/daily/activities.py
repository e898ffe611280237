"""工作纪实: the activities of a period by kind, and which periods of each cadence lack one (L1)."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Any

from models.actions import filing
from models.actions.daily import proving
from models.actions.daily.cadences import six_places, six_words
from models.actions.finding import View, every_row
from models.dates.spans import Span, half_year, month, quarter, whole_year
from models.ledgers.work.activities import ACTIVITIES, ACTIVITY_CADENCES, period_of
from models.store.ledger_file import Store
from models.words.work.activities import ACTIVITY_KINDS, CADENCES, MONTHS_OF_CADENCE
from reports.forms.daily.listing import LEDGER_SPANS, NONE, Frame, Item, frame_of
from reports.ledger_book import NUMBER_COLUMN
from reports.paper import Align, Book, Column, Form, Row
from reports.requests import Report, Request

TITLE = "工作纪实台账"
_CADENCE_COLUMNS = (
    NUMBER_COLUMN,
    Column("类别", 8),
    Column("多久一次", 6, align=Align.CENTRE),
    Column("本期次数", 5, Form.NUMBER, Align.CENTRE, zero="0"),
    Column("应有期数", 5, Form.NUMBER, Align.CENTRE),
    Column("已有期数", 5, Form.NUMBER, Align.CENTRE, zero="0"),
    Column("缺的期", 16),
    Column("依据", 16),
)


@dataclass(frozen=True)
class _Stretch:
    """One period of a cadence."""

    words: str
    first: dt.date
    last: dt.date


def make_activities(store: Store, request: Request) -> Book:
    """Return the activities kind by kind, and the table of cadences on a page of its own."""
    frame = frame_of(store, request, ACTIVITIES)
    start = request.period.start
    order = list(frame.office.choices(ACTIVITY_KINDS).labels)
    rows = [row for row in frame.rows() if start <= row.on_day <= frame.end]
    rows.sort(key=lambda row: (order.index(row.activity_kind), row.on_day, row.id))
    book = frame.book(TITLE, "次、人", _items(frame, rows), rows)
    heads = sum(row.headcount or 0 for row in rows)
    told = six_words(six_places(store, frame.end.year))
    notes = (
        f"共{len(rows)}次，参加{heads}人次（没有填人数的不计）。按类别和日期排列。",
        told.replace("今年", f"{frame.end.year}年"),
    )
    return replace(book, notes=notes, more=(_cadences(frame, rows, book),))


def _items(frame: Frame, rows: list[Any]) -> tuple[Item, ...]:
    files = filing.files_of(frame.store, ACTIVITIES, [row.id for row in rows])
    codes = {
        row.id: [t.task.code for t in proving.tasks_of(frame.store, ACTIVITIES, row.id)]
        for row in rows
    }
    return (
        frame.text("activity_kind", 5),
        frame.day("on_day"),
        frame.text("topic", 9),
        frame.text("place", 6),
        frame.text("unit", 6),
        frame.text("units", 6),
        Item(Column("参加人数", 3.4, Form.NUMBER, Align.CENTRE), lambda row: row.headcount),
        frame.text("result", 10),
        Item(Column("佐证任务", 5), lambda row: "、".join(codes[row.id]) or NONE),
        Item(Column("附件", 3, Form.NUMBER, Align.CENTRE), lambda row: len(files.get(row.id, ()))),
    )


def _cadences(frame: Frame, rows: list[Any], book: Book) -> Book:
    """Return the second table; a period that still runs is no lack."""
    days: dict[str, list[dt.date]] = defaultdict(list)
    for row in every_row(frame.store, ACTIVITIES, View()):
        days[row.activity_kind].append(row.on_day)
    begun = frame.request.period.start
    if frame.request.period.span is Span.WHOLE:
        begun = min((day for each in days.values() for day in each), default=frame.end)
    kinds, words = frame.office.choices(ACTIVITY_KINDS), frame.office.choices(CADENCES)
    held = {row.activity_kind: row for row in every_row(frame.store, ACTIVITY_CADENCES, View())}
    lines: list[Row] = []
    for kind in (code for code in kinds.labels if code in held):
        row = held[kind]
        count = sum(each.activity_kind == kind for each in rows)
        if row.is_off or row.cadence is None:
            cells: tuple[Any, ...] = ("不定期", count, NONE, NONE, NONE)
        else:
            due = _stretches(row.cadence, begun, frame.end)
            lacking = [s for s in due if not any(s.first <= d <= s.last for d in days[kind])]
            told = "、".join(_lack_words(s, frame.end) for s in lacking) or "不缺"
            cells = (words.label(row.cadence), count, len(due), len(due) - len(lacking), told)
        lines.append(
            Row(
                (
                    len(lines) + 1,
                    kinds.label(kind),
                    *cells,
                    ACTIVITY_CADENCES.show(row, "basis", frame.office) or NONE,
                )
            )
        )
    return replace(
        book,
        title=f"{frame.request.period.words}活动周期情况表",
        columns=_CADENCE_COLUMNS,
        rows=tuple(lines),
        row_count=len(lines),
        notes=(f"按{frame.end}以前已开始的各期计；正在进行的一期标“进行中”。",),
        sheet_name="活动周期",
        more=(),
    )


def _lack_words(stretch: _Stretch, end: dt.date) -> str:
    return f"{stretch.words}（进行中）" if stretch.last > end else stretch.words


def _stretches(cadence: str, day: dt.date, end: dt.date) -> list[_Stretch]:
    """Return the periods of a cadence from the one that ``day`` lies in up to that of ``end``."""
    found = []
    while day <= end:
        first, last = period_of(cadence, day)
        found.append(_Stretch(_words_of(cadence, first), first, last))
        day = last + dt.timedelta(1)
    return found


def _words_of(cadence: str, first: dt.date) -> str:
    at = (first.month - 1) // MONTHS_OF_CADENCE[cadence] + 1
    make = {"month": month, "quarter": quarter, "half_year": half_year}.get(cadence)
    return (make(first.year, at) if make else whole_year(first.year)).words


REPORTS = (Report("activity-ledger", TITLE, ACTIVITIES.name, make_activities, spans=LEDGER_SPANS),)
