"""A ledger declared in one file works without any code elsewhere (L10)."""

from __future__ import annotations

import pytest

from models.actions import finding, history, records, undoing
from models.actions.checking_up import check
from models.actions.finding import Between, Holding, OneOf, View
from models.actions.offices import office_of
from models.actions.records import Refused, Seen
from models.actions.search import everywhere
from models.store.ledger_file import Store
from tests.toy_ledger import TOYS

BEAR = {"code": "1", "name": "大熊", "owner": "王小明", "price": "12.50", "bought_on": "2021.5.1"}
TRAIN = {"code": "2", "name": "小火车", "kind": "木头", "price": "30"}


@pytest.fixture
def ids(toy_store: Store) -> list[int]:
    return [records.keep(toy_store, TOYS, raw) for raw in (BEAR, TRAIN)]


def test_blank_field_begins_with_the_default_of_its_card(toy_store: Store) -> None:
    raws: tuple[dict[str, object], ...] = ({}, {"kind": ""}, {"kind": "  "}, {"kind": None})
    for number, blank in enumerate(raws):
        kept = records.keep(toy_store, TOYS, {"code": str(number), "name": "熊", **blank})
        row = finding.one(toy_store, TOYS, kept)
        assert row is not None
        assert row.kind == "soft"


def test_default_never_fills_what_was_cleared_in_a_kept_record(
    toy_store: Store, ids: list[int]
) -> None:
    with pytest.raises(Refused) as refused:
        records.keep(toy_store, TOYS, {"kind": ""}, Seen(ids[0], 1))
    assert set(refused.value.complaints) == {"kind"}


def test_complaints_name_their_fields(toy_store: Store, ids: list[int]) -> None:
    wrong = {"code": "", "name": "x" * 61, "price": "贵", "kind": "铁"}
    with pytest.raises(Refused) as refused:
        records.keep(toy_store, TOYS, wrong)
    assert set(refused.value.complaints) == {"code", "name", "price", "kind"}
    with pytest.raises(Refused) as refused:
        records.keep(toy_store, TOYS, {**TRAIN, "code": "3", "bought_on": "2021-07-01"})
    assert set(refused.value.complaints) == {"bought_on"}
    with pytest.raises(Refused) as refused:
        records.keep(toy_store, TOYS, BEAR)
    assert set(refused.value.complaints) == {"code"}
    assert finding.all_ids(toy_store, TOYS, View()) == ids


@pytest.mark.parametrize(
    ("view", "names"),
    [
        (View(), ["大熊", "小火车"]),
        (View(sort=(("price", True),)), ["小火车", "大熊"]),
        (View(filters={"kind": OneOf(frozenset({"wood"}))}), ["小火车"]),
        (View(filters={"price": Between(1000, 2000)}), ["大熊"]),
        (View(filters={"bought_on": OneOf(frozenset({None}))}), ["小火车"]),
        (View(filters={"name": Holding("火车")}), ["小火车"]),
        (View(words="火车"), ["小火车"]),
        (View(words="熊"), ["大熊"]),
        (View(words="xhc"), ["小火车"]),
        (View(words="没有"), []),
    ],
)
def test_views_filter_sort_and_search(
    toy_store: Store, ids: list[int], view: View, names: list[str]
) -> None:
    rows = finding.first_rows(toy_store, TOYS, view)
    assert [row.name for row in rows] == names
    assert finding.all_ids(toy_store, TOYS, view) == [row.id for row in rows]
    assert finding.count(toy_store, TOYS, view) == len(names)


def test_search_of_everything_finds_it(toy_store: Store, ids: list[int]) -> None:
    assert [(h.ledger, h.total) for h in everywhere.search_everywhere(toy_store, "大熊")] == [
        (TOYS, 1)
    ]


def test_names_are_covered_unless_asked(toy_store: Store, ids: list[int]) -> None:
    office, row = office_of(toy_store), finding.one(toy_store, TOYS, ids[0])
    assert TOYS.show(row, "owner", office) == "王某某"
    assert TOYS.show(row, "owner", office, uncovered=True) == "王小明"
    assert TOYS.official_cells(row, office) == ["1", "大熊", "王某某", "毛绒", "12.50"]


def test_history_undo_and_recycle_bin_serve_it(toy_store: Store, ids: list[int]) -> None:
    records.keep(toy_store, TOYS, {"name": "小熊"}, Seen(ids[0], 1))
    assert history.__doc__
    undoing.undo(toy_store)
    row = finding.one(toy_store, TOYS, ids[0])
    assert row is not None
    assert row.name == "大熊"
    undoing.redo(toy_store)
    records.retire(toy_store, TOYS, ids)
    assert finding.count(toy_store, TOYS, View()) == 0
    assert finding.all_ids(toy_store, TOYS, View(in_bin=True)) == ids
    records.bring_back(toy_store, TOYS, ids[:1])
    assert [row.name for row in finding.first_rows(toy_store, TOYS, View())] == ["小熊"]
    assert check(toy_store) == []
