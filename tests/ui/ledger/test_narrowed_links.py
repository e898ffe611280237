"""A narrowed link offers what belongs to the village chosen, and says what fits no longer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget

from models.actions import finding, records
from models.actions.finding import View
from models.actions.records import Seen
from models.ledger import find_ledger
from models.ledgers.cameras.points import CAMERA_POINTS
from models.ledgers.villages import NATURAL_VILLAGES, VILLAGES
from models.store.ledger_file import Store
from tests.models.linking.conftest import point
from tests.models.linking.conftest import store as store
from ui.ledger.form.choosing import LinkEditor
from ui.ledger.form.form import RecordForm
from ui.workplace import Workplace


@pytest.fixture
def form(window: QWidget, workplace: Workplace) -> Iterator[RecordForm]:
    made = RecordForm(workplace, CAMERA_POINTS, window)
    made.show_record(None)
    yield made
    made.deleteLater()


def editor(form: RecordForm, key: str) -> LinkEditor:
    found = form.rows[key].editor
    assert isinstance(found, LinkEditor)
    return found


def offered(form: RecordForm, text: str = "") -> list[str]:
    return [option.label for option in editor(form, "natural_village_id").look_for(text)]


def village(store: Store, name: str) -> int:
    rows = finding.every_row(store, VILLAGES, View())
    return int(next(row.id for row in rows if row.name == name))


def place(store: Store, name: str, owner: str) -> int:
    rows = finding.every_row(store, NATURAL_VILLAGES, View())
    own = village(store, owner)
    return int(next(row.id for row in rows if (row.name, row.village_id) == (name, own)))


def test_offer_follows_the_village_as_it_is_chosen(form: RecordForm, store: Store) -> None:
    assert sorted(offered(form)) == [
        "上屋（云岭村）",
        "上屋（石桥村）",
        "下屋场（石桥村）",
        "坳背（云岭村）",
        "桥头（石桥村）",
    ]
    editor(form, "village_id").show_raw(village(store, "石桥村"))
    assert sorted(offered(form)) == ["上屋", "下屋场", "桥头"]
    assert offered(form, "桥头") == ["桥头"]
    assert offered(form, "qt") == ["桥头"]
    editor(form, "village_id").show_raw(village(store, "云岭村"))
    assert sorted(offered(form)) == ["上屋", "坳背"]


def test_place_that_fits_no_longer_is_said_and_stays(form: RecordForm, store: Store) -> None:
    row = form.rows["natural_village_id"]
    editor(form, "village_id").show_raw(village(store, "石桥村"))
    editor(form, "natural_village_id").show_raw(place(store, "桥头", "石桥村"))
    assert row.complaint.text() == ""
    editor(form, "village_id").show_raw(village(store, "云岭村"))
    assert row.complaint.text().startswith("自然村“桥头”属于石桥村，不属于云岭村")
    assert row.raw() == place(store, "桥头", "石桥村")
    editor(form, "village_id").show_raw(village(store, "石桥村"))
    assert row.complaint.text() == ""


def test_place_chosen_first_fills_its_village(form: RecordForm, store: Store) -> None:
    editor(form, "natural_village_id").show_raw(place(store, "坳背", "云岭村"))
    assert form.rows["village_id"].raw() == village(store, "云岭村")
    assert sorted(offered(form)) == ["上屋", "坳背"]


def test_record_shown_brings_no_complaint_and_no_change(form: RecordForm, store: Store) -> None:
    kept = records.keep(store, CAMERA_POINTS, point(natural_village_id="桥头"))
    form.show_record(finding.one(store, CAMERA_POINTS, kept))
    assert not form.is_dirty()
    assert form.rows["natural_village_id"].complaint.text() == ""
    assert sorted(offered(form)) == ["上屋", "下屋场", "桥头"]


def test_record_just_made_is_offered_at_once(form: RecordForm, store: Store) -> None:
    own = village(store, "云岭村")
    editor(form, "village_id").show_raw(own)
    assert "新屋" not in offered(form)
    made = records.keep(store, NATURAL_VILLAGES, {"village_id": own, "name": "新屋"})
    assert "新屋" in offered(form)
    records.keep(store, NATURAL_VILLAGES, {"name": "新屋里"}, Seen(made, 1))
    assert offered(form, "新屋里") == ["新屋里"]
    assert find_ledger("natural_villages").searched
