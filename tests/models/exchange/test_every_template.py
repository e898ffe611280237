"""Each ledger's own template, filled as the office fills it: new, the same, changed, taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.actions import finding, records
from models.actions.finding import View
from models.actions.undoing import undo
from models.exchange.workbooks.columns import columns_of, sheets_of
from models.exchange.workbooks.intake import carry_out, plan_intake
from models.exchange.workbooks.template import write_template
from models.ledger import Ledger, all_ledgers, find_ledger
from models.store.ledger_file import Store
from tests.ledger_fixtures import fresh_ledger
from tests.models.exchange.conftest import told_of
from tests.models.exchange.good_rows import GOOD, fill
from tests.models.linking.conftest import CODES, TODAY


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Two villages; each ledger is filled by its own test and taken back again."""
    made = fresh_ledger(tmp_path_factory.mktemp("office") / "台账", TODAY)
    for name, code in CODES.items():
        records.keep(made, find_ledger("villages"), {"code": code, "name": name})
    yield made
    made.close()


def counts(store: Store, ledger: Ledger) -> dict[str, int]:
    return {each.name: finding.count(store, each, View()) for each in sheets_of(ledger)}


@pytest.mark.parametrize("name", GOOD)
def test_rows_come_in_once_change_and_go_again(office: Store, tmp_path: Path, name: str) -> None:
    ledger, good, path = find_ledger(name), GOOD[name], tmp_path / "t.xlsx"
    before = counts(office, ledger)
    write_template(office, ledger, path)
    rows = fill(path, good)
    plan = plan_intake(office, ledger, path)
    assert (told_of(plan), plan.skipped, plan.notes) == ({}, (), ())
    assert (len(plan.new), len(plan.changed), len(plan.same)) == (rows, 0, 0)
    first = carry_out(office, plan)
    again = plan_intake(office, ledger, path)
    assert (told_of(again), len(again.new), len(again.changed)) == ({}, 0, 0)
    assert len(again.same) == rows
    fill(path, good, changed=True)
    plan = plan_intake(office, ledger, path)
    assert (told_of(plan), len(plan.new), len(plan.changed)) == ({}, 0, 1)
    labels = {each.label for each in plan.changed[0].differences}
    assert labels == set(good.change)
    second = carry_out(office, plan)
    assert sum(counts(office, ledger).values()) == sum(before.values()) + rows
    undo(office, second)
    undo(office, first)
    assert counts(office, ledger) == before


def test_every_sheet_of_a_template_is_tried() -> None:
    for name, good in GOOD.items():
        behind = {each.title for each in sheets_of(find_ledger(name))[1:]}
        assert name == "disputes" or set(good.behind) == behind, name


@pytest.mark.parametrize("ledger", list(all_ledgers()), ids=lambda ledger: ledger.name)
def test_no_heading_stands_twice_and_none_is_of_a_verb(ledger: Ledger) -> None:
    if ledger.parent is not None and ledger.parent.kind_key:
        return
    columns = columns_of(ledger)
    labels = [column.card.label for column in columns]
    assert len(set(labels)) == len(labels)
    by_verb = [c.key for c in columns if c.card.by_verb and c.key in ledger.fields]
    assert by_verb in ([], [ledger.number])
