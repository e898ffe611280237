"""Records of every ledger of the plan are found, told of, binned and brought back, and covered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from models.actions import finding, records
from models.actions.finding import View
from models.actions.history import history_of
from models.actions.offices import office_of
from models.actions.search.everywhere import search_everywhere
from models.exchange.workbooks.intake import carry_out, plan_intake
from models.exchange.workbooks.template import write_template
from models.fields import Mask
from models.ledger import children_of, find_ledger
from models.store.ledger_file import Store
from tests.ledger_fixtures import fresh_ledger
from tests.models.exchange.good_rows import GOOD, fill
from tests.models.linking.conftest import CODES, TODAY

NAMES = pytest.mark.parametrize("name", list(GOOD))


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A ledger with two records of each; whatever a test bins it brings back."""
    folder = tmp_path_factory.mktemp("faces")
    made = fresh_ledger(folder / "台账", TODAY)
    for village, code in CODES.items():
        records.keep(made, find_ledger("villages"), {"code": code, "name": village})
    for name, good in GOOD.items():
        path: Path = folder / f"{name}.xlsx"
        write_template(made, find_ledger(name), path)
        fill(path, good)
        carry_out(made, plan_intake(made, find_ledger(name), path))
    yield made
    made.close()


def newest(store: Store, name: str) -> Any:
    rows = finding.every_row(store, find_ledger(name), View())
    return max(rows, key=lambda row: int(row.id))


@NAMES
def test_record_is_found_by_its_words_and_from_everywhere(full: Store, name: str) -> None:
    ledger, row = find_ledger(name), newest(full, name)
    if not ledger.searched:
        assert name in ("negative_list", "teams")  # their words are the same in every record
        return
    words = str(getattr(row, ledger.label))
    assert row.id in [each.id for each in finding.first_rows(full, ledger, View(words=words))]
    hits = {hit.ledger.name: hit for hit in search_everywhere(full, words)}
    assert row.id in [each.id for each in hits[name].rows]


@NAMES
def test_history_tells_what_was_made_and_changed(full: Store, name: str) -> None:
    ledger, row = find_ledger(name), newest(full, name)
    told = history_of(full, ledger, row.id)
    assert told
    assert all(each.who for each in told)


@NAMES
def test_record_goes_to_the_bin_and_comes_back_with_what_it_owns(full: Store, name: str) -> None:
    ledger = find_ledger(name)
    owned = [child for child in children_of(ledger) if child.parent and not child.parent.kind_key]
    counts = {child.name: finding.count(full, child, View()) for child in owned}
    rows = finding.every_row(full, ledger, View())
    ids = [row.id for row in rows]
    records.retire(full, ledger, ids[-1:], "登记错误")
    assert ids[-1] in finding.all_ids(full, ledger, View(in_bin=True))
    assert len(finding.all_ids(full, ledger, View())) == len(ids) - 1
    records.bring_back(full, ledger, ids[-1:])
    assert sorted(finding.all_ids(full, ledger, View())) == sorted(ids)
    assert {child.name: finding.count(full, child, View()) for child in owned} == counts


@NAMES
def test_every_shown_text_is_words_and_numbers_of_people_are_covered(
    full: Store, name: str
) -> None:
    ledger, office = find_ledger(name), office_of(full)
    for row in finding.every_row(full, ledger, View()):
        for key, each in ledger.fields.items():
            text = ledger.show(row, key, office)
            assert "None" not in text, key
            assert (
                each.card.choices is None
                or text not in each.card.choices.labels
                or (text in each.card.choices.labels.values())
            ), (key, text)
    free = [f for f in ledger.stored if f.card.is_free_text and f.card.mask is Mask.NONE]
    if free:
        cell = {free[0].key: "联系13812345678"}
        shown = ledger.show(type("Row", (), {**cell, "id": 1})(), free[0].key, office)
        assert "13812345678" not in shown
