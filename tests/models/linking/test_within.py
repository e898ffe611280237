"""A link may be narrowed: a natural village counts only within the record's own village."""

from __future__ import annotations

from typing import Any

import pytest

from models.actions import finding, records, undoing
from models.actions.finding import View
from models.actions.linking.belonging import owner_ledger, tie_to
from models.actions.offices import office_of
from models.actions.records import Refused, Seen
from models.ledger import all_ledgers, find_ledger
from models.ledgers.cameras.points import CAMERA_POINTS
from models.ledgers.villages import NATURAL_VILLAGES, VILLAGES
from models.store.ledger_file import Store
from tests.models.linking.conftest import point

NARROWED = [(ledger, f) for ledger in all_ledgers() for f in ledger.narrowed]


def refused(store: Store, raw: dict[str, object], seen: Seen | None = None) -> dict[str, str]:
    with pytest.raises(Refused) as caught:
        records.keep(store, CAMERA_POINTS, raw, seen)
    return caught.value.complaints


def place_of(store: Store, record_id: int) -> Any:
    row = finding.one(store, CAMERA_POINTS, record_id)
    return finding.one(store, NATURAL_VILLAGES, row.natural_village_id) if row else None


def village(store: Store, name: str) -> int:
    rows = finding.every_row(store, VILLAGES, View())
    return int(next(row.id for row in rows if row.name == name))


def test_some_links_are_narrowed() -> None:
    assert {(ledger.name, f.key) for ledger, f in NARROWED} >= {
        ("camera_points", "natural_village_id"),
        ("camera_points", "grid_id"),
        ("matters", "grid_id"),
    }


@pytest.mark.parametrize(("ledger", "found"), NARROWED, ids=lambda each: getattr(each, "key", ""))
def test_field_that_narrows_is_declared_first_and_has_a_tie(ledger: Any, found: Any) -> None:
    keys = list(ledger.fields)
    assert keys.index(found.card.within) < keys.index(found.key)
    assert tie_to(found.card.target, owner_ledger(ledger, found).name)


def test_name_is_looked_up_within_the_village_of_the_record(store: Store) -> None:
    for name in ("石桥村", "云岭村"):
        raw = point(code=f"D{name}", village_id=name, natural_village_id="上屋")
        kept = records.keep(store, CAMERA_POINTS, raw)
        assert place_of(store, kept).village_id == village(store, name)


def test_name_that_the_village_has_not_is_refused_with_the_nearest(store: Store) -> None:
    said = refused(store, point(natural_village_id="上屋场"))
    assert said == {
        "natural_village_id": "石桥村没有自然村“上屋场”，相近的有：上屋、下屋场。",
    }


def test_name_of_another_village_is_refused_and_both_are_named(store: Store) -> None:
    said = refused(store, point(natural_village_id="坳背"))
    assert said["natural_village_id"].startswith("自然村“坳背”在云岭村，不在石桥村，请核对。")


def test_misspelt_village_is_refused_with_the_nearest(store: Store) -> None:
    said = refused(store, point(village_id="石乔村"))["village_id"]
    assert said == "没有找到行政村“石乔村”，请核对后从列表里选。相近的有：石桥村。"


def test_village_changed_alone_strands_its_natural_village_and_this_is_said(store: Store) -> None:
    kept = records.keep(store, CAMERA_POINTS, point(natural_village_id="桥头"))
    seen = Seen(kept, 1)
    said = refused(store, {"village_id": "云岭村"}, seen)
    assert said == {
        "natural_village_id": "自然村“桥头”属于石桥村，不属于云岭村，请重新选，或把自然村清空。"
    }
    records.keep(store, CAMERA_POINTS, {"village_id": "云岭村", "natural_village_id": ""}, seen)


def test_several_are_not_changed_to_a_village_that_their_places_are_not_of(store: Store) -> None:
    kept = records.keep(store, CAMERA_POINTS, point(natural_village_id="桥头"))
    with pytest.raises(Refused, match="不属于云岭村"):
        records.change_several(store, CAMERA_POINTS, [Seen(kept, 1)], {"village_id": "云岭村"})


def test_grid_without_its_village_is_asked_for_it(store: Store) -> None:
    raw = {
        "title": "路灯不亮",
        "source": "群众反映",
        "matter_kind": "其他",
        "first_post": "综治专干",
        "grid_id": "石桥村第一网格",
    }
    matters = find_ledger("matters")
    raw |= {
        k: f.card.choices.offered()[0]
        for k, f in matters.fields.items()
        if k in raw and f.card.choices
    }
    with pytest.raises(Refused) as caught:
        records.keep(store, matters, raw)
    assert caught.value.complaints == {"grid_id": "填了网格，请把村也填上。"}
    records.keep(store, matters, {**raw, "village_id": "石桥村"})


def test_name_in_two_villages_asks_which_while_none_is_chosen(store: Store) -> None:
    card = CAMERA_POINTS.fields["natural_village_id"].card
    office = office_of(store)
    assert office.lost(card, "上屋", None) == "有几个都叫“上屋”，请先填是哪个村的。"


def test_record_just_made_may_be_linked_at_once_also_after_an_undo(store: Store) -> None:
    refused(store, point(natural_village_id="新屋"))
    raw: dict[str, object] = {"village_id": "石桥村", "name": "新屋"}
    made = records.keep(store, NATURAL_VILLAGES, raw)
    kept = records.keep(store, CAMERA_POINTS, point(natural_village_id="新屋"))
    assert place_of(store, kept).id == made
    undoing.undo(store)
    undoing.undo(store)
    assert (
        "没有自然村“新屋”" in refused(store, point(natural_village_id="新屋"))["natural_village_id"]
    )
