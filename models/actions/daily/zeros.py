"""负面清单 by month: six rows confirmed at once, months that wait, and the 0.65 of row 6 (L7)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from models.actions import finding
from models.actions.door import work
from models.actions.finding import Between, Filter, OneOf, View
from models.actions.offices import office_of
from models.actions.records import Refused, Seen, keep_in
from models.dates.months import days_of
from models.dates.periods import add_months, month_start
from models.ledgers.villages import POPULATION_BASES, VILLAGES
from models.ledgers.work.negative_list import NEGATIVE_LIST
from models.office import Office
from models.store.ledger_file import Store
from models.words.work.safety import NEGATIVE_ITEMS

ITEMS = tuple(NEGATIVE_ITEMS.labels)
HOMICIDES = "6"
MOST = Fraction(65, 100)
"""起 in 100 000 people and a year, not to be exceeded (Q-0.65 of ``domain/10``)."""
LEAST_POPULATION = 153_847
"""Below it one case exceeds the ratio: 1 ÷ 153 846 × 100 000 = 0.65000065 (trap 10.3 no. 3)."""
SENTENCE = f"人口不足{LEAST_POPULATION}人的，发生一起就超过0.65。"


@dataclass(frozen=True)
class ZeroRow:
    """One row of a month; ``record`` is None as long as nobody has confirmed it."""

    item: str
    word: str
    record: Any

    @property
    def count(self) -> int:
        """How many there were; a row that waits proposes none."""
        return int(self.record.count) if self.record is not None else 0


@dataclass(frozen=True)
class ZeroMonth:
    """The six rows of a month."""

    month: str
    rows: tuple[ZeroRow, ...]

    @property
    def is_confirmed(self) -> bool:
        """True if somebody has confirmed every row."""
        return all(row.record is not None for row in self.rows)


@dataclass(frozen=True)
class Homicides:
    """Row 6 from January to a month, against the population of the villages.

    ``ratio`` is exact, per 100 000 people; None where no village has a population.
    """

    month: str
    count: int
    population: int
    ratio: Fraction | None
    notes: tuple[str, ...]

    @property
    def is_over(self) -> bool:
        """True if the ratio exceeds 0.65."""
        return self.ratio is not None and self.ratio > MOST

    @property
    def words(self) -> str:
        """Count, population, exact ratio and verdict in one sentence."""
        until = f"{self.month[:4]}年1月至{int(self.month[5:])}月"
        if self.ratio is None:
            return f"{until}命案{self.count}起；各村没有填人口，比率：无数据。"
        verdict = "，超过0.65" if self.is_over else ""
        return (
            f"{until}命案{self.count}起，全乡人口{self.population}人，"
            f"每十万人{_ratio_words(self.ratio)}起（{self.count}×100000÷{self.population}）{verdict}。"
        )


def month_rows(store: Store, month: str) -> ZeroMonth:
    """Return the six rows of a month written 2021-06."""
    view = View(filters={"month": OneOf(frozenset({month}))})
    held = {row.item: row for row in finding.every_row(store, NEGATIVE_LIST, view)}
    words = office_of(store).choices(NEGATIVE_ITEMS)
    return ZeroMonth(
        month, tuple(ZeroRow(item, words.label(item), held.get(item)) for item in ITEMS)
    )


def confirm(
    store: Store, month: str, counts: Mapping[str, object], by: object, on_day: object
) -> None:
    """Confirm all six rows of a month as one batch: counts by item, the post, the day.

    Refused with the complaints by ``count.item``, ``confirmed_by`` and ``confirmed_on``.
    """
    held = {row.item: row.record for row in month_rows(store, month).rows}
    with work(store, f"确认{month}负面清单") as piece:
        complaints: dict[str, str] = {}
        for item in ITEMS:
            count = counts.get(item, 0)
            raw = {
                "month": month,
                "item": item,
                "count": count,
                "happened": str(count).strip() not in ("", "0"),
                "confirmed_by": by,
                "confirmed_on": on_day,
            }
            record = held[item]
            seen = Seen(record.id, record.revision) if record is not None else None
            try:
                keep_in(piece, NEGATIVE_LIST, raw, seen)
            except Refused as refused:
                complaints |= {
                    f"count.{item}" if key in ("count", "happened") else key: said
                    for key, said in refused.complaints.items()
                }
        if complaints:
            raise Refused(complaints)


def unconfirmed(store: Store) -> list[str]:
    """Return the ended months that wait to be confirmed, the oldest first.

    From the first month that has a row on; a ledger without any waits for the last month only.
    """
    last = _month_before(office_of(store).today)
    tallied = finding.tally(store, NEGATIVE_LIST, View(), "month")
    first = min([*tallied, last])
    return [month for month in _months(first, last) if tallied.get(month, 0) < len(ITEMS)]


def homicides(store: Store, month: str) -> Homicides:
    """Return row 6 of the year up to ``month`` with its ratio; cases of the month are in it."""
    wanted: dict[str, Filter] = {
        "item": OneOf(frozenset({HOMICIDES})),
        "month": Between(f"{month[:4]}-01", month),
    }
    rows = finding.every_row(store, NEGATIVE_LIST, View(filters=wanted))
    count = sum(row.count for row in rows)
    villages = [r for r in finding.every_row(store, VILLAGES, View()) if r.ended_on is None]
    people = sum(row.population or 0 for row in villages)
    ratio = Fraction(count * 100_000, people) if people else None
    return Homicides(month, count, people, ratio, tuple(_notes(villages, office_of(store))))


def _notes(villages: list[Any], office: Office) -> list[str]:
    """Say what the population is made of, and what is wrong with it."""
    notes = []
    if lacking := [VILLAGES.show(r, "name", office) for r in villages if not r.population]:
        notes.append(f"{'、'.join(lacking)}没有填人口，合计偏小，请在“村情卡”补上。")
    counted = [row for row in villages if row.population]
    bases = {row.population_basis for row in counted}
    labels = [POPULATION_BASES.label(code) for code in POPULATION_BASES.labels if code in bases]
    words = office.choices(POPULATION_BASES)
    if len(bases) > 1:
        told = "、".join([*labels, *(["没有写口径"] if None in bases else [])])
        notes.append(f"各村人口的口径不一样（{told}），比率只作参考。")
    elif None in bases:
        notes.append("各村人口没有写口径，请在“村情卡”补上。")
    elif bases:
        notes.append(f"人口口径：{words.label(next(iter(bases)))}。")
    days = sorted({row.population_on for row in counted if row.population_on})
    if days:
        span = f"{days[0]}" if len(days) == 1 else f"{days[0]}至{days[-1]}"
        notes.append(f"人口统计日期：{span}。")
    return notes


def _ratio_words(ratio: Fraction) -> str:
    """Two decimals, more where rounding would hide on which side of 0.65 it lies."""
    places = 2 if round(ratio, 2) != MOST or ratio == MOST else 8
    return f"{float(ratio):.{places}f}" if ratio else "0"


def _month_before(day: dt.date) -> str:
    return f"{add_months(month_start(day), -1):%Y-%m}"


def _months(first: str, last: str) -> list[str]:
    found, day = [], days_of(first)[0]
    while f"{day:%Y-%m}" <= last:
        found.append(f"{day:%Y-%m}")
        day = add_months(day, 1)
    return found
