"""A revised plan against the tasks already held: what is added, changed, dropped or the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from models.exchange.plan.outline import ROOT, Item, Outline

# Two titles this alike under one code are one task; without the code they must be nearly equal.
SAME_CODE_LIKENESS = 55.0
MOVED_LIKENESS = 85.0


@dataclass(frozen=True)
class HeldItem:
    """A task that the ledger holds; ``key`` is whatever the caller knows it by.

    ``seen`` is the revision of the record that was looked at, for a caller that has one.
    """

    code: str
    title: str
    requirement: str
    deadline_text: str
    due_on: date | None
    lead_unit: str
    key: object
    seen: int | None = None


@dataclass(frozen=True)
class FieldChange:
    """One field that differs: its name, the held text and the new one."""

    name: str
    old: str
    new: str


@dataclass(frozen=True)
class Match:
    """A held task and the item of the new plan that goes on with it; no fields means the same."""

    held: HeldItem
    item: Item
    fields: tuple[FieldChange, ...] = ()

    @property
    def is_moved(self) -> bool:
        """The item has another number now."""
        return self.held.code != self.item.code


@dataclass(frozen=True)
class Revision:
    """What a revised plan does to the tasks held, each to be accepted one by one."""

    added: tuple[Item, ...]
    changed: tuple[Match, ...]
    dropped: tuple[HeldItem, ...]
    same: tuple[Match, ...]


def compare(old_items: Sequence[HeldItem], new_outline: Outline) -> Revision:
    """Match held tasks with the new plan's kept items, by code and by likeness of titles.

    The root of the plan is no task and is left aside. A renumbered item is recognised by its
    title and shows its code among the changed fields. A plan that does not say who leads leaves
    the held unit alone.
    """
    items = [item for item in new_outline.kept() if item.code != ROOT]
    held = [each for each in old_items if each.code != ROOT]
    pairs = _match(held, items)
    matches = [Match(old, new, _differences(old, new)) for old, new in pairs]
    known_old = {id(old) for old, _ in pairs}
    known_new = {id(new) for _, new in pairs}
    order = {id(item): place for place, item in enumerate(items)}
    matches.sort(key=lambda match: order[id(match.item)])
    return Revision(
        tuple(item for item in items if id(item) not in known_new),
        tuple(match for match in matches if match.fields),
        tuple(each for each in held if id(each) not in known_old),
        tuple(match for match in matches if not match.fields),
    )


def _match(held: list[HeldItem], items: list[Item]) -> list[tuple[HeldItem, Item]]:
    """Equal code and title first, then equal titles, then like titles, best pairs first."""
    scored = []
    for place, (old, row) in enumerate(zip(held, _likeness(held, items), strict=True)):
        for at, (item, likeness) in enumerate(zip(items, row, strict=True)):
            same_code = old.code == item.code
            if likeness >= (SAME_CODE_LIKENESS if same_code else MOVED_LIKENESS):
                score = likeness + (5 if same_code else 0) + _closeness(old.code, item.code)
                scored.append((-score, place, at))
    scored.sort()
    old_taken: set[int] = set()
    new_taken: set[int] = set()
    pairs = []
    for _, place, at in scored:
        if place not in old_taken and at not in new_taken:
            old_taken.add(place)
            new_taken.add(at)
            pairs.append((held[place], items[at]))
    return pairs


def _likeness(held: list[HeldItem], items: list[Item]) -> list[list[float]]:
    """How alike each held title is to each new one, 0 to 100; an empty title is like nothing."""
    from rapidfuzz import fuzz

    return [
        [fuzz.ratio(old.title, new.title) if old.title and new.title else 0.0 for new in items]
        for old in held
    ]


def _closeness(old: str, new: str) -> float:
    """Items of equal title (加强领导 twice) go to the one in the same part."""
    return 2.0 if old.rpartition(".")[0] == new.rpartition(".")[0] else 0.0


def _differences(old: HeldItem, new: Item) -> tuple[FieldChange, ...]:
    # What lasts has no day to be due on, even where the words name one to be ready by.
    due = None if new.deadline.long_term else new.deadline.due_on
    pairs = (
        ("code", old.code, new.code),
        ("title", old.title, new.title),
        ("requirement", old.requirement, new.requirement),
        ("deadline_text", old.deadline_text, new.deadline.words),
        ("due_on", _shown(old.due_on), _shown(due)),
        # Plans seldom name who leads; what the office filled in is not undone by silence.
        ("lead_unit", old.lead_unit, _lead_of(new) or old.lead_unit),
    )
    return tuple(FieldChange(name, was, now) for name, was, now in pairs if was != now)


def _lead_of(item: Item) -> str:
    """The first of several leading units, which is the one a task is kept under."""
    return re.split(r"[、，,；;/\s]", item.lead_unit, maxsplit=1)[0]


def _shown(day: date | None) -> str:
    return day.isoformat() if day else ""
