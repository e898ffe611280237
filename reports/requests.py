"""What is asked of a paper: for which period, which records, in which form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from models.actions.finding import View
from models.dates.spans import USUAL_SPANS, Period, Span
from models.store.ledger_file import Store
from models.troubles import Trouble
from reports.paper import Book, Paper

PDF, EXCEL, WORD = "pdf", "xlsx", "docx"


@dataclass(frozen=True)
class Request:
    """A period, and where it is not all of it: a view of the list, or one record."""

    period: Period
    view: View | None = None
    record_id: int | None = None


@dataclass(frozen=True)
class Report:
    """One paper on offer. ``ledger`` names the ledger in whose room it is offered.

    ``spans`` are the periods it takes. A report with ``of_one_record`` is made for one record of
    its ledger; without one it holds those of the whole period. An ``uncovered`` one tells the
    particulars of people as its official form asks: never made of a period, each time written
    down.
    """

    name: str
    title: str
    ledger: str
    make: Callable[[Store, Request], Book | Paper]
    formats: tuple[str, ...] = (PDF, EXCEL)
    spans: tuple[Span, ...] = USUAL_SPANS
    of_one_record: bool = False
    uncovered: bool = False


@dataclass(frozen=True)
class Room:
    """A place that is no ledger and has papers of its own."""

    name: str
    title: str


TRACES = Room("traces", "操作记录")


class NoSuchReport(Trouble):
    """A report was asked for that is not on offer."""

    def __init__(self, name: str, known: list[str]) -> None:
        super().__init__(f"没有叫“{name}”的报表。可用的有：{' '.join(known)}。")


class PeriodNotTaken(Trouble):
    """The report is made for other periods."""

    def __init__(self, report: Report) -> None:
        spans = "、".join(span.value for span in report.spans)
        super().__init__(f"“{report.title}”只能按{spans}出，请换一个期间。")


class FormatNotTaken(Trouble):
    """The report cannot be made as that kind of file."""

    def __init__(self, title: str, wanted: str, formats: tuple[str, ...]) -> None:
        refused = f"不能做成“{wanted}”" if wanted else "要做成哪种文件没有写"
        super().__init__(f"“{title}”{refused}，可以做成：{'、'.join(formats)}。")


class NothingToPrint(Trouble):
    """No record for such a paper."""

    def __init__(self, title: str, period: Period) -> None:
        super().__init__(f"{period.words}里没有可以出“{title}”的记录。请换一个期间。")
