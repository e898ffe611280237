"""Papers of a case on offer in the print dialog: only for a record, and each making is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.actions.finding import View, children
from models.actions.traces import listing
from models.dates.spans import WHOLE
from models.ledger import Ledger
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.disputes.transfers import DISPUTE_TRANSFERS
from models.ledgers.mediation.revisits import REVISITS
from models.ledgers.mediation.sessions import INVESTIGATIONS, MEDIATIONS
from models.store.ledger_file import Store
from reports.catalogue import all_reports, compose, file_name, reports_of, write
from reports.forms.mediation.offers import CASE_PAPERS
from reports.forms.mediation.registry import all_papers
from reports.paper import Paper
from reports.requests import NothingToPrint, Report, Request
from tests.reports.mediation.cases import full_case, words_of


def offered(ledger: Ledger) -> list[Report]:
    return [each for each in reports_of(ledger, of_record=True) if each.uncovered]


def test_they_are_no_papers_of_a_period() -> None:
    assert not [each for each in all_reports() if each.uncovered]
    assert not [each for each in reports_of(DISPUTES) if each.uncovered]
    assert all(each.uncovered and each.of_one_record for each in CASE_PAPERS)
    names = [each.name for each in (*all_reports(), *CASE_PAPERS)]
    assert len(names) == len(set(names))


def test_case_offers_every_paper_after_its_book_and_a_record_its_own_first() -> None:
    assert [each.title for each in offered(DISPUTES)] == [each.title for each in all_papers()]
    assert not reports_of(DISPUTES, of_record=True)[0].uncovered
    for ledger in (INVESTIGATIONS, MEDIATIONS, REVISITS, DISPUTE_TRANSFERS):
        first, *others = reports_of(ledger, of_record=True)
        assert first.uncovered
        assert not [each for each in others if each.uncovered]


def test_each_is_made_in_every_format_it_offers(store: Store, tmp_path: Path) -> None:
    case_id = full_case(store)
    out = tmp_path / "out"
    for report in offered(DISPUTES):
        request = Request(WHOLE, record_id=case_id)
        document = compose(store, report, request)
        for wanted in report.formats:
            write(document, out / file_name(report, request, wanted))
    told = words_of(out)
    assert len(told) == 2 * len(all_papers())
    assert "双方未能达成一致" in told["人民调解记录（全部）.docx"]
    assert "李四愿意拆墙" in told["人民调解记录（全部）.pdf"]


def test_record_has_the_paper_of_that_record(store: Store) -> None:
    case_id = full_case(store)
    for ledger, title in (
        (INVESTIGATIONS, "人民调解调查记录"),
        (MEDIATIONS, "人民调解记录（第2份）"),
        (REVISITS, "人民调解回访记录（第2份）"),
        (DISPUTE_TRANSFERS, "矛盾纠纷转办单"),
    ):
        last = children(store, ledger, DISPUTES, case_id)[-1]
        (report,) = offered(ledger)
        made = compose(store, report, Request(WHOLE, record_id=last.id))
        assert isinstance(made, Paper)
        assert made.title == title


def test_without_a_record_there_is_nothing_to_print(store: Store) -> None:
    full_case(store)
    for report in CASE_PAPERS:
        with pytest.raises(NothingToPrint):
            compose(store, report, Request(WHOLE))
    (report,) = offered(MEDIATIONS)
    with pytest.raises(NothingToPrint):
        compose(store, report, Request(WHOLE, record_id=99))


def test_each_making_is_written_down(store: Store) -> None:
    case_id = full_case(store)
    before = len(listing.all_numbers(store, View()))
    for report in offered(DISPUTES)[:2]:
        compose(store, report, Request(WHOLE, record_id=case_id))
    assert len(listing.all_numbers(store, View())) == before + 2
