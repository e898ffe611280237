"""操作记录: the log of a period on paper, a line for each changed field, covered (I6)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from models.actions.finding import Between, View
from models.actions.traces import listing
from models.actions.traces.listing import AT, Change, Trace
from models.actions.traces.verifying import newest_seal
from models.dates.spans import Span
from models.store.ledger_file import Store
from reports.imprint import imprint_of
from reports.paper import Align, Book, Column, Form, Row
from reports.requests import TRACES, Request

_COLUMNS = (
    Column("批号", 3.2, Form.NUMBER, Align.CENTRE),
    Column("时间", 5.5, align=Align.CENTRE),
    Column("操作人", 4, align=Align.CENTRE),
    Column("做了什么", 7.5),
    Column("台账", 4.6),
    Column("记录", 8),
    Column("项目", 6.2),
    Column("原来", 8),
    Column("改为", 17),
    Column("原因", 6.5),
    Column("现在", 4.2, align=Align.CENTRE),
)
_NOTES = (
    "批号相同的各行是同一次操作；“查看了”只记谁看过哪一项，不记内容。姓名、电话、住址按规定遮盖。",
    "操作记录只能增加，不能修改和删除；每一次操作都用校验码和前一次相连，可在“设置—操作记录”里校验。",
)
_BATCHES, _ROWS = 200, 500


def make_trace_book(store: Store, request: Request) -> Book:
    """Return the log of the period, oldest first, narrowed to the view it was asked from."""
    view, period = request.view or View(), request.period
    filtered = listing.filter_in_words(view)
    if period.span is not Span.WHOLE:
        view = within(view, Between(period.start, period.end))
    numbers = listing.all_numbers(store, view)[::-1]
    imprint, seal = imprint_of(store, period.words, filtered), newest_seal(store)
    ends = f"共{len(numbers)}次操作。"
    if seal is not None:
        ends += f"制表时最新一次的核对码：{seal.words}。"
    return Book(
        title=TRACES.title,
        columns=_COLUMNS,
        rows=_Lines(store, tuple(numbers)),
        footer=imprint.footer,
        row_count=len(numbers),
        head=imprint.head(),
        notes=(*_NOTES, ends),
        empty_text="本期没有操作",
        sheet_name=TRACES.title,
    )


def within(view: View, period: Between) -> View:
    """Return ``view`` held to a period as well as to the days it already asks for."""
    asked = view.filters.get(AT)
    low, high = period.low, period.high
    if isinstance(asked, Between):
        low = max(low, asked.low) if asked.low is not None else low
        high = min(high, asked.high) if asked.high is not None else high
    return replace(view, filters={**view.filters, AT: Between(low, high)})


@dataclass(frozen=True)
class _Lines:
    """The rows of the book, read a window at a time however often it is written."""

    store: Store
    numbers: tuple[int, ...]

    def __iter__(self) -> Iterator[Row]:
        for start in range(0, len(self.numbers), _BATCHES):
            window = self.numbers[start : start + _BATCHES]
            found = {trace.number: trace for trace in listing.traces(self.store, window)}
            ids = listing.change_ids(self.store, window)
            for at in range(0, len(ids), _ROWS):
                for change in listing.changes(self.store, ids[at : at + _ROWS]):
                    yield _line(found[change.batch], change)


def _line(trace: Trace, change: Change) -> Row:
    return Row(
        (
            trace.number,
            f"{trace.at:%Y-%m-%d %H:%M}",
            trace.who,
            trace.action,
            change.title,
            change.record,
            change.label,
            change.old,
            change.new,
            trace.why,
            trace.state,
        )
    )
