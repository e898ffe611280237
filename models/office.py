"""What every face must know of this office: its day, its words, its settings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from models.dates.workdays import Workdays
from models.fields import Choices


@dataclass(frozen=True)
class WordChanges:
    """The office's own changes to one word list."""

    labels: Mapping[str, str]
    retired: frozenset[str]


def _nobody(_ledger: str, _id: int) -> str:
    return ""


def _nothing(_ledger: str, _name: str) -> int | None:
    return None


@dataclass(frozen=True)
class Office:
    """A look at the office as it stands now; made anew whenever its settings change.

    ``name_of(ledger, id)`` gives what people call a record, ``find_named(ledger, name)`` its id.
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
    find_named: Callable[[str, str], int | None] = field(default=_nothing, compare=False)

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
