"""What every face must know of this office: its day, its words, its settings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from models.dates.workdays import Workdays
from models.fields import Choices, FieldCard


@dataclass(frozen=True)
class WordChanges:
    """The office's own changes to one word list."""

    labels: Mapping[str, str]
    retired: frozenset[str]


def _nobody(_ledger: str, _id: int) -> str:
    return ""


@dataclass(frozen=True)
class Scope:
    """Only what belongs to this record of the ledger ``owner`` is meant."""

    owner: str
    owner_id: Any


def _nothing(_ledger: str, _name: str, _scope: Scope | None) -> int | None:
    return None


def _lost(card: FieldCard, name: str, _scope: Scope | None) -> str:
    return f"没有找到{card.label}“{name}”，请核对后从列表里选。"


@dataclass(frozen=True)
class Office:
    """A look at the office as it stands now; made anew whenever its settings change.

    ``name_of(ledger, id)`` gives what people call a record, ``find_named(ledger, name, scope)``
    its id, ``lost(card, name, scope)`` the sentence about a link's name that is not there; with a
    ``scope`` only records that belong to another one are meant, and ``scope`` is the one in which
    narrowed links are read now.
    ``role`` is what whoever is at the desk may do (``models/ledgers/office/accounts.py``), and
    ``village_id`` the only village whose records they see and write; None for all.
    """

    today: dt.date
    settings: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, WordChanges] = field(default_factory=dict)
    days_off: Mapping[dt.date, bool] = field(default_factory=dict)
    role: str = "admin"
    village_id: int | None = None
    name_of: Callable[[str, int], str] = field(default=_nobody, compare=False)
    find_named: Callable[[str, str, Scope | None], int | None] = field(
        default=_nothing, compare=False
    )
    lost: Callable[[FieldCard, str, Scope | None], str] = field(default=_lost, compare=False)
    scope: Scope | None = None

    def choices(self, default: Choices) -> Choices:
        """Return ``default`` with the office's additions, renamings and retirements."""
        changes = self.words.get(default.name)
        if changes is None:
            return default
        labels = {**default.labels, **changes.labels}
        return replace(default, labels=labels, retired=default.retired | changes.retired)

    def deadline(self, start: dt.date, days: int) -> dt.date:
        """Return the last day of a term of ``days`` calendar days.

        The first day is not counted (民法典 第二百零一条); an end on a rest day moves to the next
        working day (第二百零三条), by the published holidays and the office's own entries.
        """
        workdays = Workdays(self.days_off)
        return workdays.workday_on_or_after(start + dt.timedelta(days))

    def days(self, key: str, default: int) -> int:
        """Return a setting that counts days."""
        return int(self.settings.get(key, default))
