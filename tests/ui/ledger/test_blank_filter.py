"""No column filter looks through what may tell of people, only whether it is filled (B19)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLineEdit, QListView, QRadioButton, QWidget

from models.actions import finding, records
from models.actions.finding import Between, OneOf, View
from models.ledger import Field, Ledger, all_ledgers
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.mediation.agreements import AGREEMENTS
from models.ledgers.villages import VILLAGES
from models.store.ledger_file import Store
from ui.ledger.filters.blanks import BlankFilter
from ui.ledger.filters.kinds import in_words, subject_of
from ui.ledger.filters.popup import FilterPopup
from ui.ledger.page import LedgerPage
from ui.ledger.panels.children import ChildPanel, UsualActions
from ui.workplace import Workplace


def particulars() -> list[tuple[Ledger, Field]]:
    return [(ledger, field) for ledger in all_ledgers() for field in ledger.particulars]


@pytest.mark.parametrize(
    ("ledger", "field"),
    [pytest.param(*each, id=f"{each[0].name}.{each[1].key}") for each in particulars()],
)
def test_filter_of_a_particular_offers_no_value_and_no_words(
    ledger: Ledger, field: Field, workplace: Workplace, window: QWidget
) -> None:
    subject = subject_of(workplace.store, ledger, field.key, View(), workplace.office)
    assert subject.values == ()
    popup = FilterPopup(subject, None, window)
    assert isinstance(popup.edit, BlankFilter)
    assert not popup.edit.findChildren(QLineEdit)
    assert not popup.edit.findChildren(QListView)
    popup.close()


def test_blank_and_filled_ones_can_be_told_apart(
    workplace: Workplace, window: QWidget, store: Store
) -> None:
    village = records.keep(store, VILLAGES, {"code": "369921200201", "name": "东坪村"})
    raw = {
        "found_on": "2021-06-01",
        "village_id": village,
        "source": "当事人申请",
        "dispute_type": "宅基地使用",
        "story": "界址争执",
    }
    with_place = records.keep(store, DISPUTES, {**raw, "place": "河边"})
    without = records.keep(store, DISPUTES, raw)
    subject = subject_of(store, DISPUTES, "place", View(), workplace.office)
    popup = FilterPopup(subject, None, window)
    edit = popup.edit
    buttons = {each.text(): each for each in edit.findChildren(QRadioButton)}
    found = {}
    for words, button in buttons.items():
        button.setChecked(True)
        wish = edit.wish()
        filters = {"place": wish} if wish is not None else {}
        found[words] = set(finding.all_ids(store, DISPUTES, View(filters=filters)))
    popup.close()
    assert found == {
        "全部": {with_place, without},
        "只看空白": {without},
        "只看已填写": {with_place},
    }


def test_filter_that_is_on_is_shown_and_said(workplace: Workplace, window: QWidget) -> None:
    subject = subject_of(workplace.store, DISPUTES, "place", View(), workplace.office)
    blank, filled = OneOf(frozenset({None})), Between()
    for wish, said in ((blank, "发生地点：（空白）"), (filled, "发生地点：已填写")):
        popup = FilterPopup(subject, wish, window)
        assert popup.edit.wish() == wish
        assert in_words(DISPUTES, "place", wish, workplace.office) == said
        popup.close()


def test_records_made_by_verbs_are_not_begun_in_a_sub_list_which_says_why(
    workplace: Workplace, window: QWidget
) -> None:
    panel = ChildPanel(workplace, AGREEMENTS, DISPUTES, window)
    window.show()
    verbs = panel.verbs
    assert isinstance(verbs, UsualActions)
    assert verbs.new_button.isHidden()
    said = [each.text() for each in verbs.findChildren(QWidget) if hasattr(each, "text")]
    assert AGREEMENTS.verbs_only in said


def test_funnel_of_a_particular_still_sorts(open_page: Callable[[Ledger], LedgerPage]) -> None:
    page = open_page(DISPUTES)
    page.list.open_filter("title")
    (popup,) = page.findChildren(FilterPopup)
    sorted_by: list[tuple[str, bool]] = []
    popup.sort_wanted.connect(lambda key, down: sorted_by.append((key, down)))
    popup._sort(downwards=True)
    assert sorted_by == [("title", True)]
