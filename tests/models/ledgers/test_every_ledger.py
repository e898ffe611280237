"""What holds for every ledger, card and kind; a new one is walked without a line here."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from itertools import product
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

import models.actions
from models import kinds
from models.actions import finding
from models.actions.door import work
from models.actions.finding import OneOf, View
from models.actions.offices import office_of
from models.actions.settings import put_settings
from models.fields import FieldCard, Kind
from models.ledger import all_ledgers, find_ledger
from models.ledgers.tasks.task import TASKS
from models.office import Office
from models.store import steps
from models.store.ledger_file import Store
from models.words.tasks import DEADLINE_KINDS, STATUSES

assert models.actions
OFFICE = Office(dt.date(2021, 6, 24), name_of=lambda _, i: f"第{i}号", find_named=lambda *_: 7)
FEW = settings(max_examples=20)
"""Of each card; there are hundreds of cards."""
CARDS = [(ledger.name, f.key) for ledger in all_ledgers() for f in ledger.fields.values()]
LINES = st.text(st.characters(exclude_categories=("Cc", "Cs", "Z")), min_size=1, max_size=12)
DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1))


def stored(card: FieldCard) -> st.SearchStrategy[Any]:
    """Values that a card may hold in the file."""
    codes = st.sampled_from(sorted(card.choices.labels)) if card.choices else st.none()
    by_kind: dict[Kind, st.SearchStrategy[Any]] = {
        Kind.TEXT: LINES,
        Kind.PARAGRAPH: LINES,
        Kind.NUMBER: st.integers(-(2**31) + 1, 2**31 - 1),
        Kind.DECIMAL: st.integers(-(10**12), 10**12),
        Kind.DATE: DAYS,
        Kind.MONTH: DAYS.map(lambda day: f"{day:%Y-%m}"),
        Kind.MOMENT: st.datetimes(dt.datetime(1990, 1, 1)).map(
            lambda moment: moment.replace(second=0, microsecond=0)
        ),
        Kind.YES_NO: st.booleans(),
        Kind.CHOICE: codes,
        Kind.MANY: st.lists(codes, min_size=1, unique=True).map(kinds.as_many),
        Kind.LINK: st.just(7),
    }
    return by_kind[card.kind]


def test_every_kind_is_read_and_shown() -> None:
    assert set(kinds.PARSERS) == set(kinds.SHOWERS) == set(Kind)


@pytest.mark.parametrize(("name", "key"), CARDS)
@FEW
@given(data=st.data())
def test_card_reads_what_it_shows(name: str, key: str, data: st.DataObject) -> None:
    card = find_ledger(name).fields[key].card
    value = data.draw(stored(card))
    shown = kinds.show(card, value, OFFICE)
    if card.check is None:
        assert kinds.parse(card, shown, OFFICE) == value
    plain = kinds.to_plain(value)
    assert kinds.from_plain(card.kind, plain) == value


@pytest.mark.parametrize(("name", "key"), CARDS)
@FEW
@given(raw=st.one_of(st.text(max_size=30), st.floats(), st.integers(), st.dates(), st.booleans()))
def test_card_reads_anything_or_says_why_not(name: str, key: str, raw: object) -> None:
    card = find_ledger(name).fields[key].card
    said = ""
    try:
        value = kinds.parse(card, raw, OFFICE)
    except ValueError as complaint:
        value, said = None, str(complaint)
    assert isinstance(kinds.show(card, value, OFFICE), str)
    assert not said or said.endswith(("。", "！", "？", "”")) or "可选范围" in said


@pytest.mark.parametrize("ledger", list(all_ledgers()), ids=lambda ledger: ledger.name)
def test_every_typed_field_has_its_place_on_the_form(ledger: Any) -> None:
    placed = [key for _, keys in ledger.form_groups for key in keys]
    assert len(placed) == len(set(placed))
    implied = {ledger.parent.key} if ledger.parent else set()  # the form stands inside its owner's
    assert {f.key for f in ledger.typed} - implied <= set(placed)
    if ledger.hides is None:  # else a text of its own holds the words
        assert all(f.card.kind in {Kind.TEXT, Kind.PARAGRAPH} for f in ledger.searched)


@pytest.mark.parametrize("ledger", list(all_ledgers()), ids=lambda ledger: ledger.name)
def test_every_tie_leads_to_a_ledger(ledger: Any) -> None:
    for each in ledger.stored:
        if each.card.kind is Kind.LINK:
            assert find_ledger(each.card.target)
    if ledger.parent is not None and not ledger.parent.kind_key:
        assert find_ledger(ledger.parent.ledger)


def test_ladder_ends_at_the_declared_tables() -> None:
    import draft_step

    found, _ = draft_step.wanted_operations()
    assert found == []
    assert len(steps.steps()) == steps.NEWEST


def test_importing_the_ledgers_puts_each_on_the_shelf_once() -> None:
    program = (
        "import models.ledgers\nfrom models.ledger import all_ledgers\n"
        "print(*[l.name for l in all_ledgers()])"
    )
    said = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    names = said.stdout.split()
    assert names == [ledger.name for ledger in all_ledgers()]
    assert len(names) == len(set(names)) >= 15


def many_tasks(store: Store) -> None:
    """Write tasks of every kind of deadline, state and day around the thresholds."""
    today = dt.date(2021, 6, 24)
    days = [today + dt.timedelta(n) for n in (-400, -1, 0, 1, 3, 4, 15, 16, 60, 61, 400)]
    checks = (today, today + dt.timedelta(1), None)
    every = product(DEADLINE_KINDS.labels, STATUSES.labels, [*days, None], checks)
    keys = ("deadline_kind", "status", "due_on", "next_check_on")
    rows = [dict(zip(keys, values, strict=True)) for values in every]
    base = {"year": 2021, "title": "任务", "lead_unit": "派出所", "cycle": "month"}
    with work(store, "试") as piece:
        piece.add_many(TASKS, [{**base, **row, "code": f"1.{n}"} for n, row in enumerate(rows)])


@pytest.mark.parametrize("shift", [-61, -16, -15, -4, -3, -1, 0, 1, 30])
@pytest.mark.parametrize("settings", [{}, {"warn_first_days": "30", "warn_year_second_days": "1"}])
def test_computed_value_equals_its_sql(store: Store, shift: int, settings: dict[str, str]) -> None:
    many_tasks(store)
    if settings:
        put_settings(store, settings)
    held = office_of(store)
    office = Office(held.today + dt.timedelta(shift), held.settings)
    for ledger in all_ledgers():
        both = [f for f in ledger.fields.values() if f.computed and f.computed.value]
        told = [
            f.computed.expression(ledger.columns.c, office).label(f.key) for f in both if f.computed
        ]
        with store.reading() as connection:
            rows = connection.execute(select(ledger.columns)).all()
            answers = connection.execute(select(ledger.columns.c.id, *told)).all() if both else []
        by_id = {row.id: row for row in answers}
        for row in rows if both else []:
            for each in both:
                wanted = each.value(SimpleNamespace(**row._mapping), office)
                assert getattr(by_id[row.id], each.key) == wanted, (each.key, row)


def test_list_filters_by_what_it_shows(store: Store) -> None:
    many_tasks(store)
    office = office_of(store)
    for code in ("overdue", "urgent", "soon", "normal", "check_due", "standing", "undated", "done"):
        view = View(filters={"light": OneOf(frozenset({code}))})
        rows = finding.every_row(store, TASKS, view)
        assert rows
        assert {TASKS.fields["light"].value(row, office) for row in rows} == {code}
