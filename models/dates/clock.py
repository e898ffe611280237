"""Which day it is: today's date for a real ledger, a day in June 2021 for the sample."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

# A Thursday: on it the tasks due by 月底 fall within the seven days, those of May are overdue.
SAMPLE_DAY = date(2021, 6, 24)


class Clock(Protocol):
    """What everything asks that needs to know the day."""

    def today(self) -> date:
        """The day the ledger lives in."""

    def now(self) -> datetime:
        """That day with the time on the wall: local, without time zone, whole seconds."""


@dataclass(frozen=True, slots=True)
class RealClock:
    """The clock of the computer, for real ledgers."""

    def today(self) -> date:
        """Today's date on this computer."""
        return date.today()

    def now(self) -> datetime:
        """The local time of this computer in whole seconds."""
        return datetime.now().replace(microsecond=0)


@dataclass(frozen=True, slots=True)
class SampleClock:
    """A clock that stands on one day while its hands still turn, for the sample township."""

    day: date = SAMPLE_DAY

    def today(self) -> date:
        """The day this clock stands on."""
        return self.day

    def now(self) -> datetime:
        """The standing day with the real time of day in whole seconds."""
        return datetime.combine(self.day, datetime.now().time().replace(microsecond=0))
