"""The papers on offer; windows and the console list them from here and have them made here."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from models.dates.spans import USUAL_SPANS, WHOLE, Period, Span, read_period
from models.ledger import Ledger, Place, all_ledgers
from models.output import whole_file
from models.progress import SILENT, Progress
from models.store.ledger_file import Store
from reports.forms.books import dated_by, make_book
from reports.forms.cameras.offers import CAMERA_REPORTS
from reports.forms.daily.offers import DAILY_REPORTS
from reports.forms.disputes.lists import REPORTS as LIST_REPORTS
from reports.forms.disputes.numbers import REPORTS as NUMBER_REPORTS
from reports.forms.disputes.statistics import STATISTIC_REPORTS
from reports.forms.disputes.subsidies import REPORTS as SUBSIDY_REPORTS
from reports.forms.mediation.offers import CASE_PAPERS
from reports.forms.task_ledger import make_task_ledger
from reports.forms.task_progress import TITLE, make_task_progress
from reports.forms.task_sheets import CLOSING_TITLE, URGING_TITLE, make_closing, make_urging
from reports.forms.township.statistics import REPORTS as PLACE_REPORTS
from reports.forms.township.tiles import REPORTS as TILE_REPORTS
from reports.forms.township.village_card import REPORTS as VILLAGE_REPORTS
from reports.forms.trace_book import make_trace_book
from reports.paper import Book, Paper
from reports.requests import (
    EXCEL,
    PDF,
    TRACES,
    WORD,
    FormatNotTaken,
    NoSuchReport,
    PeriodNotTaken,
    Report,
    Request,
    Room,
)

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')


_OWN = (
    Report("task-ledger", "任务台账", "tasks", make_task_ledger, spans=USUAL_SPANS),
    Report("task-progress", TITLE, "tasks", make_task_progress),
    Report("task-closing", CLOSING_TITLE, "tasks", make_closing, (PDF, WORD), of_one_record=True),
    Report(
        "task-urging", URGING_TITLE, "task_urgings", make_urging, (PDF, WORD), of_one_record=True
    ),
    *STATISTIC_REPORTS,
    *LIST_REPORTS,
    *SUBSIDY_REPORTS,
    *NUMBER_REPORTS,
    *CAMERA_REPORTS,
    *PLACE_REPORTS,
    *VILLAGE_REPORTS,
    *TILE_REPORTS,
    *DAILY_REPORTS,
    Report("trace-book", TRACES.title, TRACES.name, make_trace_book, spans=USUAL_SPANS),
)


def all_reports() -> list[Report]:
    """Return every paper of a period: the composed ones, then the book of each ledger."""
    return [*_OWN, *(_book_of(ledger) for ledger in all_ledgers() if _has_book(ledger))]


def _has_book(ledger: Ledger) -> bool:
    """Tell whether a ledger is the office's business and not the program's own."""
    return ledger.place is not Place.OFFICE and not (ledger.parent and ledger.parent.kind_key)


def _book_of(ledger: Ledger) -> Report:
    spans = USUAL_SPANS if dated_by(ledger) else (Span.WHOLE,)
    title = ledger.official_form.title
    return Report(ledger.name, title, ledger.name, partial(make_book, ledger), spans=spans)


def reports_of(ledger: Ledger | Room, *, of_record: bool = False) -> list[Report]:
    """Return the papers offered in a room, of a ledger or not; the book comes after those composed.

    ``of_record``: one is chosen, so that its own papers, with its particulars, are offered too.
    They come last, lest a look at the book count as one at a person; of what belongs to a case
    nothing else is usually wanted, and they come first.
    """
    offered = [report for report in all_reports() if report.ledger == ledger.name]
    if not of_record:
        return offered
    own = [report for report in CASE_PAPERS if report.ledger == ledger.name]
    is_child = isinstance(ledger, Ledger) and ledger.parent is not None
    return [*own, *offered] if is_child else [*offered, *own]


def find_report(name: str) -> Report:
    """Return the report of that name; NoSuchReport lists what there is."""
    for report in all_reports():
        if report.name == name:
            return report
    raise NoSuchReport(name, [report.name for report in all_reports()])


def make_report(
    store: Store,
    name: str,
    period: str,
    formats: Sequence[str],
    out_folder: Path,
    *,
    progress: Progress = SILENT,
) -> list[Path]:
    """Make the report ``name`` for a period in words; return the paths written, one a format.

    Raises NoSuchReport, NotAPeriod, PeriodNotTaken, FormatNotTaken, NothingToPrint or a Trouble of
    models.output. The folder is made if it is missing.
    """
    report = find_report(name)
    request = Request(period_for(report, read_period(period)))
    if not formats:
        raise FormatNotTaken(report.title, "", report.formats)
    for wanted in formats:
        if wanted not in report.formats:
            raise FormatNotTaken(report.title, wanted, report.formats)
    document = compose(store, report, request)
    made = []
    for wanted in dict.fromkeys(formats):
        path = out_folder / file_name(report, request, wanted)
        write(document, path, progress)
        made.append(path)
    return made


def period_for(report: Report, period: Period) -> Period:
    """Return ``period``, or the whole for a report that knows no other."""
    return WHOLE if report.spans == (Span.WHOLE,) else period


def compose(store: Store, report: Report, request: Request) -> Book | Paper:
    """Return the report as plain blocks, to be written in several formats with the same figures."""
    if request.period.span not in report.spans:
        raise PeriodNotTaken(report)
    return report.make(store, request)


def file_name(report: Report, request: Request, wanted: str) -> str:
    """Return the usual name of the file; it names nobody."""
    title = _FORBIDDEN.sub("", f"{report.title}（{request.period.words}）")
    return f"{title}.{wanted}"


def write(document: Book | Paper, path: Path, progress: Progress = SILENT) -> None:
    """Write a composed report in the format that the ending of ``path`` names."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        with whole_file(path):  # says what is wrong with the folder
            return
    kind = "book" if isinstance(document, Book) else "paper"
    writer = _WRITERS.get((kind, path.suffix.removeprefix(".")))
    if writer is None:
        known = tuple(name for of, name in _WRITERS if of == kind)
        raise FormatNotTaken(document.title, path.suffix.removeprefix("."), known)
    writer(document, path, progress)


def pdf_bytes(document: Book | Paper, progress: Progress = SILENT) -> bytes:
    """Return the PDF in memory, for the preview and the printer; the file written is the same."""
    if isinstance(document, Book):
        from reports.pdf.book import book_bytes

        return book_bytes(document, progress)
    from reports.pdf.papers import paper_bytes

    return paper_bytes(document)


def _pdf_book(book: Any, path: Path, progress: Progress) -> None:
    from reports.pdf.book import write_book

    write_book(book, path, progress)


def _excel_book(book: Any, path: Path, progress: Progress) -> None:
    from reports.excel.book import write_book

    write_book(book, path, progress)


def _pdf_paper(paper: Any, path: Path, _progress: Progress) -> None:
    from reports.pdf.papers import write_paper

    write_paper(paper, path)


def _word_paper(paper: Any, path: Path, _progress: Progress) -> None:
    from reports.word.papers import write_paper

    write_paper(paper, path)


_WRITERS: dict[tuple[str, str], Callable[[Any, Path, Progress], None]] = {
    ("book", PDF): _pdf_book,
    ("book", EXCEL): _excel_book,
    ("paper", PDF): _pdf_paper,
    ("paper", WORD): _word_paper,
}
