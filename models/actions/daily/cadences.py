"""Which kinds of activity the running period has or lacks; 心理“六进” of the year (L1)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from models.actions import finding
from models.actions.finding import Between, Filter, OneOf, View
from models.actions.offices import office_of
from models.ledgers.work.activities import ACTIVITIES, ACTIVITY_CADENCES, period_of
from models.store.ledger_file import Store
from models.words.work.activities import ACTIVITY_KINDS, AUDIENCES, CADENCES

SIX = "psychology"
"""The kind whose activities go into the six places (Q-6J of ``domain/10``)."""


@dataclass(frozen=True)
class CadenceLine:
    """One kind that is due so often. ``view`` shows the activities of its running period.

    ``held`` are those of the period so far, ``last_on`` the day of the last one ever.
    """

    kind: str
    word: str
    cadence: str
    first: dt.date
    last: dt.date
    held: int
    last_on: dt.date | None
    view: View

    @property
    def is_waiting(self) -> bool:
        """True while the period has none."""
        return self.held == 0

    @property
    def words(self) -> str:
        """How it stands, whole: 研判会（每季度）本期还没有，最近一次 2021-03-05。"""
        last = f"最近一次 {self.last_on}" if self.last_on else "还没有开展过"
        state = "还没有" if self.is_waiting else f"已有{self.held}次"
        return f"{self.word}（{self.cadence}）本期{state}，{last}。"


@dataclass(frozen=True)
class SixPlace:
    """One of the six places of the year and the activities there."""

    code: str
    word: str
    ids: tuple[int, ...]


def cadence_lines(store: Store) -> list[CadenceLine]:
    """Return every kind that is due in a cadence, in the order of the word list."""
    office = office_of(store)
    kinds, cadences = office.choices(ACTIVITY_KINDS), office.choices(CADENCES)
    rows = {
        row.activity_kind: row
        for row in finding.every_row(store, ACTIVITY_CADENCES, View())
        if row.cadence is not None and not row.is_off
    }
    lines = []
    for kind in (code for code in kinds.labels if code in rows):
        row = rows[kind]
        first, last = period_of(row.cadence, office.today)
        view = _held_view(kind, first, last)
        held = finding.count(store, ACTIVITIES, view)
        word, cadence = kinds.label(kind), cadences.label(row.cadence)
        last_on = row.last_on
        lines.append(CadenceLine(kind, word, cadence, first, last, held, last_on, view))
    return lines


def waiting(store: Store) -> list[CadenceLine]:
    """Return the kinds that the running period lacks; the period that ends first comes first."""
    return sorted((x for x in cadence_lines(store) if x.is_waiting), key=lambda line: line.last)


def six_places(store: Store, year: int) -> list[SixPlace]:
    """Return the six places with the activities that went there in ``year`` (Q-6J, ≥ 6 kinds)."""
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    rows = finding.every_row(store, ACTIVITIES, _held_view(SIX, first, last))
    places = office_of(store).choices(AUDIENCES)
    return [
        SixPlace(code, places.label(code), tuple(r.id for r in rows if r.audience == code))
        for code in AUDIENCES.labels
    ]


def six_words(places: Iterable[SixPlace]) -> str:
    """Return the coverage in one sentence: 心理“六进”今年已进4类，还差进机关、进家庭。"""
    found = list(places)
    lacking = [place.word for place in found if not place.ids]
    reached = len(found) - len(lacking)
    if not lacking:
        return f"心理“六进”今年{reached}类都已开展。"
    return f"心理“六进”今年已开展{reached}类，还差{'、'.join(lacking)}。"


def _held_view(kind: str, first: dt.date, last: dt.date) -> View:
    wanted: dict[str, Filter] = {
        "activity_kind": OneOf(frozenset({kind})),
        "on_day": Between(first, last),
    }
    return View(filters=wanted)
