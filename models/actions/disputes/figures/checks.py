"""Cross-checks of 1.3: each case must fall into exactly one part of a whole; who does not is named.

A check counts the cases that break it, case by case, so that two errors cannot make up for each
other in the sums.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, case

from models.actions.disputes.figures.as_of import Condition
from models.actions.disputes.figures.facts import Counted, Facts, Measure
from models.actions.figures.broken import Broken
from models.actions.figures.figure import Figure
from models.actions.finding import rows_by_id
from models.actions.offices import office_of
from models.ledgers.disputes.dispute import DISPUTES
from models.store.ledger_file import Store

_MOST_NAMED = 20


@dataclass(frozen=True)
class Check:
    """A rule between measures, and the measure of the cases that break it."""

    rule: str
    breaking: Measure
    shown: tuple[Measure, ...]

    def broken(self, store: Store, counted: Counted) -> Broken | None:
        """Return the check as broken, with the cases named, or None if it holds."""
        strays = counted.figure(self.breaking)
        if not strays.value:
            return None
        told = "，".join(f"{m.label}{counted.figure(m).value}" for m in self.shown)
        return _named(store, self.rule, told, strays.rows())


def whole_of(whole: Measure, parts: Sequence[Measure], rule: str = "") -> Check:
    """Return the check that each case of ``whole`` is in one of the ``parts``, and no other is."""

    def breaks(facts: Facts) -> Condition:
        times = sum((_one(part.of(facts)) for part in parts[1:]), start=_one(parts[0].of(facts)))
        strays: Condition = times != _one(whole.of(facts))
        return strays

    rule = rule or f"{'＋'.join(part.label for part in parts)}＝{whole.label}"
    return Check(rule, Measure(f"check:{rule}", rule, rule, breaks), (*parts, whole))


def no_more_than(part: Measure, whole: Measure, rule: str = "") -> Check:
    """Return the check that each case of ``part`` is one of ``whole``."""
    rule = rule or f"{part.label}≤{whole.label}"

    def breaks(facts: Facts) -> Condition:
        return and_(part.of(facts), _one(whole.of(facts)) == 0)

    return Check(rule, Measure(f"check:{rule}", rule, rule, breaks), (part, whole))


def all_broken(store: Store, counted: Counted, checks: Iterable[Check]) -> tuple[Broken, ...]:
    """Return the checks that do not hold."""
    found = (check.broken(store, counted) for check in checks)
    return tuple(each for each in found if each is not None)


def laid_out_whole(
    store: Store, rule: str, whole: Figure, parts: Iterable[Figure]
) -> tuple[Broken, ...]:
    """Compare the figures that stand on a table with the whole; () if they make it up."""
    parts = tuple(parts)
    if sum(part.value for part in parts) == whole.value:
        return ()
    shown = [record for part in parts for record in part.rows()]
    strays = {record for record in shown if shown.count(record) > 1} ^ (
        set(whole.rows()) ^ set(shown)
    )
    told = f"各项合计{sum(part.value for part in parts)}，总数{whole.value}"
    return (_named(store, rule, told, sorted(strays)),)


def _one(holds: Condition) -> ColumnElement[int]:
    """1 where a condition holds, else 0, also where it cannot be told."""
    return case((holds, 1), else_=0)


def _named(store: Store, rule: str, told: str, ids: Sequence[int]) -> Broken:
    office = office_of(store)
    rows = rows_by_id(store, DISPUTES, ids[:_MOST_NAMED])
    names = tuple(DISPUTES.name_of(row, office) or f"第{row.id}条" for row in rows)
    return Broken(rule, told, tuple(ids), names)
