"""Everything that can be exported from a ledger with planted particulars holds none of them (I13).

The ledgers and the papers are walked, so that a later one is held to the same.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import models.actions
from models.actions import filing, finding, history, records
from models.actions.finding import Holding, OneOf, View
from models.actions.offices import office_of
from models.actions.records import Seen
from models.actions.search import everywhere
from models.dates.spans import WHOLE, Span, read_period
from models.exchange.workbooks.columns import takes_rows
from models.exchange.workbooks.template import template_name, write_template
from models.ledger import all_ledgers, find_ledger, put_on_shelf, take_off_shelf
from models.ledgers.tasks.task import TASKS
from models.store import steps
from models.store.ledger_file import Store
from models.store.opening import open_ledger
from reports.catalogue import all_reports, compose, file_name, write
from reports.imprint import filter_words
from reports.requests import NothingToPrint, Request
from tests import toy_ledger
from tests.ledger_fixtures import PASSWORD
from tests.reports.planted import MOBILE, SECRETS, WORDS_OF, plant, told_in, words_of_book
from ui.console.ledgers import as_plain

assert models.actions
_PERIODS = {
    Span.WHOLE: WHOLE,
    Span.YEAR: read_period("2021"),
    Span.MONTH: read_period("2021-05"),
}


@pytest.fixture(scope="module")
def store(ledger_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Give a ledger that also holds the toys, whose owner is a masked name."""
    folder = shutil.copytree(ledger_template, tmp_path_factory.mktemp("planted") / "台账")
    put_on_shelf(toy_ledger.TOYS)
    opened = open_ledger(folder, PASSWORD, ladder=(*steps.steps(), toy_ledger.climb))
    everywhere.bring_indexes_up_to_date(opened)
    plant(opened)
    yield opened
    opened.close()
    take_off_shelf(toy_ledger.TOYS)


def test_particulars_are_planted_and_the_scan_would_find_them(store: Store) -> None:
    office = office_of(store)
    row = finding.one(store, TASKS, 1)
    shown = TASKS.show(row, "requirement", office, uncovered=True)
    toy = finding.one(store, toy_ledger.TOYS, 1)
    shown += toy_ledger.TOYS.show(toy, "owner", office, uncovered=True)
    assert told_in(shown) == list(SECRETS)


def test_no_paper_and_no_book_holds_them(store: Store, tmp_path: Path) -> None:
    made = 0
    views = {TASKS.name: View(filters={"requirement": Holding(MOBILE)}, words=MOBILE)}
    for report in all_reports():
        for view in (None, views.get(report.ledger)):
            request = Request(
                next(_PERIODS[each] for each in _PERIODS if each in report.spans), view
            )
            try:
                document = compose(store, report, request)
            except NothingToPrint:
                continue
            for wanted in report.formats:
                path = tmp_path / file_name(report, request, wanted)
                write(document, path)
                words = WORDS_OF[path.suffix](path)
                assert told_in(words + path.name) == [], (report.name, wanted)
                made += 1
    assert made >= 2 * len(list(all_reports())) - 2


def test_no_line_on_the_console_holds_them(store: Store) -> None:
    office = office_of(store)
    for ledger in all_ledgers():
        for row in finding.every_row(store, ledger, View()):
            plain = json.dumps(as_plain(ledger, row, office), ensure_ascii=False, default=str)
            shown = " ".join(ledger.show(row, key, office) for key in ledger.fields)
            assert told_in(f"{plain} {shown} {ledger.name_of(row, office)}") == [], ledger.name


def test_no_blank_template_holds_them(store: Store, tmp_path: Path) -> None:
    for ledger in filter(takes_rows, all_ledgers()):
        path = tmp_path / template_name(ledger)
        write_template(store, ledger, path)
        assert told_in(words_of_book(path) + path.name) == [], ledger.name


def test_no_name_of_an_exported_file_holds_them(store: Store, tmp_path: Path) -> None:
    paths = filing.export_evidence(store, [1], tmp_path / "one")
    held = filing.files_of(store, TASKS, [1])[1]
    for name in ("two", "three"):
        (tmp_path / name).mkdir()
    paths += filing.export_files(store, f"任务{MOBILE}", held, tmp_path / "two")
    named = [f"{MOBILE[:3]}", "材料"]
    assert len(paths) == 3
    for path in paths:
        assert told_in(path.name) == []
    assert all(part in paths[-1].name for part in named)
    hidden = filing.export_files(store, "纠纷", held, tmp_path / "three", own_names=False)
    assert [path.name for path in hidden] == ["纠纷_附件.txt"]


def test_no_line_of_history_holds_them(store: Store) -> None:
    records.keep(store, TASKS, {"person": "张某"}, Seen(2, 1), f"来电{MOBILE}要求更正")
    for ledger, record in ((TASKS, 1), (TASKS, 2), (toy_ledger.TOYS, 1)):
        for entry in history.history_of(store, ledger, record):
            assert (
                told_in(f"{entry.old} {entry.new} {entry.label} {entry.action} {entry.why}") == []
            )


def test_filter_printed_at_the_foot_is_covered_as_the_field_is(store: Store) -> None:
    toys, office = toy_ledger.TOYS, office_of(store)
    view = View(filters={"owner": OneOf(frozenset({"欧阳小禾"}))}, words=MOBILE)
    assert told_in(filter_words(toys, view, office)) == []
    assert MOBILE[3:7] not in filter_words(toys, view, office)


def test_ledgers_with_particulars_are_known_as_such() -> None:
    assert toy_ledger.TOYS.particulars
    assert not find_ledger("tasks").particulars
