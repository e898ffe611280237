"""Every paper on offer is made, in every format, with the same figures and its footer."""

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pypdfium2
import pytest

from models.actions.finding import Between, Holding, OneOf, View
from models.actions.offices import office_of
from models.dates.spans import WHOLE, NotAPeriod, Span, whole_year
from models.fields import Kind
from models.ledgers.tasks.task import TASKS
from models.ledgers.villages import VILLAGES
from models.store.ledger_file import Store
from models.troubles import Trouble
from reports.catalogue import (
    all_reports,
    compose,
    file_name,
    find_report,
    make_report,
    pdf_bytes,
    reports_of,
    write,
)
from reports.forms.books import make_book
from reports.imprint import data_version, filter_words
from reports.ledger_book import FORMS
from reports.paper import Book, Form
from reports.requests import (
    FormatNotTaken,
    NoSuchReport,
    NothingToPrint,
    PeriodNotTaken,
    Request,
)
from tests.reports.task_ledger_file import make_store
from tests.reports.word.read_back import all_text, opened


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    made = make_store(tmp_path_factory.mktemp("papers") / "ledger")
    yield made
    made.close()


def text_of_pdf(path: Path) -> str:
    document = pypdfium2.PdfDocument(path.read_bytes())
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return "".join(pages)


def texts_of_sheet(path: Path) -> list[str]:
    sheet = openpyxl.load_workbook(path).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value not in (None, "")]
    return [
        f"{c.value:%Y-%m-%d}" if isinstance(c.value, dt.datetime) else str(c.value) for c in cells
    ]


def plain(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_every_kind_has_its_form_on_paper() -> None:
    assert set(FORMS) == set(Kind)


def test_every_report_is_made_in_every_format_it_offers(store: Store, tmp_path: Path) -> None:
    for report in all_reports():
        period = "2021-05" if report.spans == (Span.MONTH,) else "2021"
        paths = make_report(store, report.name, period, report.formats, tmp_path)
        assert [path.suffix[1:] for path in paths] == list(report.formats)
        assert all(path.stat().st_size > 500 for path in paths)


def test_names_are_told_apart() -> None:
    names = [report.name for report in all_reports()]
    assert len(names) == len(set(names))
    assert [r.name for r in reports_of(TASKS)] == [
        "task-ledger",
        "task-progress",
        "task-closing",
        "tasks",
    ]


@pytest.mark.parametrize("name", ["task-ledger", "task-progress", "villages", "task_progress"])
def test_pdf_and_excel_hold_the_same(store: Store, tmp_path: Path, name: str) -> None:
    pdf, sheet = make_report(store, name, "2021", ("pdf", "xlsx"), tmp_path)
    shown = plain(text_of_pdf(pdf))
    for text in texts_of_sheet(sheet):
        for part in text.split("　"):
            assert plain(part) in shown


def test_footer_says_period_filter_time_and_version(store: Store, tmp_path: Path) -> None:
    (pdf,) = make_report(store, "task-progress", "2021上半年", ("pdf",), tmp_path)
    assert pdf.name == "市域社会治理现代化试点任务进展调度表（2021年上半年）.pdf"
    shown = text_of_pdf(pdf)
    for part in ("期间：2021年上半年", "筛选：全部", "制表时间：2021-06-18", data_version(store)):
        assert part in shown
    assert re.fullmatch(r"\d+-[0-9a-f]{8}", data_version(store))


def test_progress_table_tells_problems_and_counts(store: Store, tmp_path: Path) -> None:
    (pdf,) = make_report(store, "task-progress", "2021", ("pdf",), tmp_path)
    shown = plain(text_of_pdf(pdf))
    assert "合计3项：逾期1项" in shown
    assert "逾期8天；缺佐证1份：会议记录；督办〔2021〕1号逾期未回复" in shown
    assert "申请延期至2022-03-31（审核中）" in shown
    assert "开了推进会" in shown
    assert "写错了的一条" not in shown
    assert "逾期1项：1.1" in shown


def test_numbers_and_dates_are_real_in_excel(store: Store, tmp_path: Path) -> None:
    (path,) = make_report(store, "villages", "全部", ("xlsx",), tmp_path)
    values = [c.value for row in openpyxl.load_workbook(path).worksheets[0] for c in row]
    assert 1234 in values
    (path,) = make_report(store, "task_progress", "2021", ("xlsx",), tmp_path)
    cells = [c for row in openpyxl.load_workbook(path).worksheets[0] for c in row]
    assert dt.datetime(2021, 6, 5) in [cell.value for cell in cells]


def test_tree_is_set_in_and_its_headings_are_strong(store: Store) -> None:
    book = compose(store, find_report("task-ledger"), Request(whole_year(2021)))
    assert isinstance(book, Book)
    rows = list(book.rows)
    assert [(row.level, row.strong) for row in rows] == [(0, True)] + [(1, False)] * 3
    assert sum(column.indented for column in book.columns) == 1


def test_closing_sheet_prints_why_a_paper_is_missing(store: Store, tmp_path: Path) -> None:
    (pdf,) = make_report(store, "task-closing", "2021-06", ("pdf",), tmp_path)
    shown = text_of_pdf(pdf)
    assert "缺件说明" in shown
    assert "原件在县里" in shown


def test_word_file_holds_what_the_pdf_holds(store: Store, tmp_path: Path) -> None:
    for name in ("task-closing", "task-urging"):
        pdf, word = make_report(store, name, "2021", ("pdf", "docx"), tmp_path)
        shown = plain(text_of_pdf(pdf))
        for line in re.split("[\n\u2003]", all_text(opened(word.read_bytes()))):
            words = plain(line).replace("1页共1页", "").replace("年月日", "")
            assert words in shown


def test_notice_has_its_number_and_its_card(store: Store, tmp_path: Path) -> None:
    (pdf,) = make_report(store, "task-urging", "2021", ("pdf",), tmp_path)
    shown = text_of_pdf(pdf)
    assert "督办〔2021〕1号" in shown
    assert "黄牌" in shown


def test_what_cannot_be_made_is_said(store: Store, tmp_path: Path) -> None:
    with pytest.raises(NoSuchReport, match="task-ledger"):
        make_report(store, "none", "2021", ("pdf",), tmp_path)
    with pytest.raises(NotAPeriod):
        make_report(store, "task-ledger", "去年冬天", ("pdf",), tmp_path)
    for period in ("2021-W25", "2021-06-24"):
        with pytest.raises(PeriodNotTaken, match="只能按全部、年、半年、季度、月出"):
            make_report(store, "task-ledger", period, ("pdf",), tmp_path)
    with pytest.raises(FormatNotTaken, match="pdf"):
        make_report(store, "task-urging", "2021", ("xlsx",), tmp_path)
    with pytest.raises(FormatNotTaken, match="pdf、xlsx"):
        make_report(store, "task-ledger", "2021", ("docx",), tmp_path)
    with pytest.raises(NothingToPrint):
        make_report(store, "task-urging", "2019", ("pdf",), tmp_path)
    assert not list(tmp_path.iterdir())


def test_ending_that_no_writer_knows_is_told_with_those_that_do(
    store: Store, tmp_path: Path
) -> None:
    paper = compose(store, find_report("task-urging"), Request(whole_year(2021)))
    with pytest.raises(FormatNotTaken, match="pdf、docx"):
        write(paper, tmp_path / "a.xlsx")


def test_folder_that_is_a_file_is_said(store: Store, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x")
    with pytest.raises(Trouble, match="没有保存"):
        make_report(store, "villages", "全部", ("pdf",), tmp_path / "out")


def test_preview_and_file_are_the_same_bytes(store: Store, tmp_path: Path) -> None:
    for name in ("task-ledger", "task-urging"):
        document = compose(store, find_report(name), Request(whole_year(2021)))
        write(document, tmp_path / "a.pdf")
        assert (tmp_path / "a.pdf").read_bytes() == pdf_bytes(document)


def test_filter_is_told_in_words(store: Store) -> None:
    office = office_of(store)
    view = View(
        words="台账",
        filters={
            "light": OneOf(frozenset({"overdue", "soon"})),
            "due_on": Between(None, office.today),
            "title": Holding("台"),
            "person": OneOf(frozenset({None})),
        },
    )
    told = filter_words(TASKS, view, office)
    assert "含“台账”" in told
    assert "状态灯为逾期、预警" in told or "状态灯为预警、逾期" in told
    assert "完成期限不晚于2021-06-18" in told
    assert "责任人为（空）" in told


def test_view_of_the_list_is_printed_as_filtered(store: Store) -> None:
    view = View(filters={"light": OneOf(frozenset({"overdue"}))})
    book = compose(store, find_report("task-ledger"), Request(whole_year(2021), view))
    assert isinstance(book, Book)
    assert [row.cells[1] for row in book.rows] == ["1.1"]
    assert "逾期" in book.footer.filter_words


def test_book_without_days_is_as_of_today(store: Store) -> None:
    book = make_book(VILLAGES, store, Request(WHOLE))
    assert book.footer.period == "截至2021-06-18"
    assert [c.form for c in book.columns[3:5]] == [Form.NUMBER, Form.NUMBER]
    assert file_name(find_report("villages"), Request(WHOLE), "pdf") == "村情况表（全部）.pdf"
