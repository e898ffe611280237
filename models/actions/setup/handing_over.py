"""离任交接: what is open when one clerk hands the ledger to the next (J6)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from models.actions import drafts
from models.actions.door import WORK, work
from models.actions.drafts import LeftDraft
from models.actions.finding import OneOf, View, count, every_row
from models.actions.offices import office_of
from models.actions.people.accounts import account_lines
from models.actions.people.sheets import sheet_names
from models.actions.settings import put_setting_in, setting
from models.actions.traces.listing import demand_all_villages
from models.actions.traces.verifying import Seal, newest_seal
from models.ledger import Place, all_ledgers
from models.ledgers.disputes.counted import light_of
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.tasks.headings import without_headings
from models.ledgers.tasks.task import TASKS
from models.ledgers.tasks.urging import TASK_URGINGS
from models.store.ledger_file import Store
from models.store.tables import Batch
from models.words.disputes.flow import UNFINISHED

SHEET_PLACE, NUMBER = "sealed_sheet_place", "handover_number"
ACTION = "出具离任交接书"
_LONGEST_PLACE = 200


@dataclass(frozen=True)
class OpenMatters:
    """What the paper lists: rows of tasks and urgings as they stand, and counts of the rest.

    ``tasks`` begin with the overdue ones, then by deadline, the undated last; ``pressing`` are
    those with a deadline and the standing ones that are due to be looked at. ``cases`` are the
    disputes that somebody must still do something about.
    """

    tasks: Sequence[Any]
    pressing: Sequence[Any]
    overdue: int
    dated: int
    urgings: Sequence[Any]
    late_urgings: int
    cases: Sequence[Any]
    late_cases: int
    drafts: Sequence[LeftDraft]
    in_bin: Sequence[tuple[str, int, str]]
    accounts: int
    sheets: Sequence[str]

    @property
    def undated(self) -> int:
        """How many tasks have no day to be finished by."""
        return len(self.tasks) - self.overdue - self.dated


@dataclass(frozen=True)
class Handover:
    """A paper that was issued: its number, and the link of the batch that says so."""

    number: str
    on_day: dt.date
    seal: Seal
    sheet_place: str
    matters: OpenMatters


def open_matters(store: Store) -> OpenMatters:
    """Return what is open now."""
    office = office_of(store)
    tasks = [
        row for row in without_headings(every_row(store, TASKS, View())) if row.status != "done"
    ]
    tasks.sort(key=lambda row: (row.deadline_order, row.order_key))
    lights = {row.id: TASKS.fields["light"].value(row, office) for row in tasks}
    dated = [row for row in tasks if row.due_on is not None]
    overdue = sum(light == "overdue" for light in lights.values())
    unanswered = View(filters={"replied_on": OneOf(frozenset({None}))}, sort=(("on_day", False),))
    urgings = every_row(store, TASK_URGINGS, unanswered)
    cases = every_row(store, DISPUTES, View(filters={"state": OneOf(UNFINISHED)}))
    unkept = [u for u in urgings if u.reply_due_on is not None and u.reply_due_on < office.today]
    return OpenMatters(
        tasks=tasks,
        pressing=[r for r in tasks if r.due_on is not None or lights[r.id] == "check_due"],
        overdue=overdue,
        dated=len(dated) - overdue,
        urgings=urgings,
        late_urgings=len(unkept),
        cases=cases,
        late_cases=sum(light_of(row, office) == "overdue" for row in cases),
        drafts=drafts.left_drafts(store),
        in_bin=_in_bin(store),
        accounts=len(account_lines(store)),
        sheets=sheet_names(store),
    )


def issue(store: Store, sheet_place: str) -> Handover:
    """Give the paper its number and note in the log that it was issued; return what it says.

    ``sheet_place`` is where the sealed recovery sheet lies; it is remembered for the next time.
    A number is never given twice, also not after the batch was taken back. NotAllowed for an
    account that only looks, NotForOneVillage for a village's.
    """
    demand_all_villages(store)
    place = " ".join(sheet_place.split())[:_LONGEST_PLACE]
    day = store.clock.today()
    number = next_number(store, day.year)
    with work(store, f"{ACTION} {number}") as piece:
        put_setting_in(piece, NUMBER, number)
        put_setting_in(piece, SHEET_PLACE, place)
    seal = newest_seal(store)
    assert seal is not None
    return Handover(number, day, seal, place, open_matters(store))


def next_number(store: Store, year: int) -> str:
    """Return the next number of the year, such as 交接〔2021〕2号."""
    head = f"交接〔{year}〕"
    query = select(Batch.action).where(Batch.kind == WORK, Batch.action.startswith(ACTION))
    with store.reading() as connection:
        actions = connection.scalars(query).all()
    found = (re.search(re.escape(head) + r"(\d+)号", action) for action in actions)
    newest = max((int(each[1]) for each in found if each), default=0)
    return f"{head}{newest + 1}号"


def kept_place(store: Store) -> str:
    """Return where the sealed sheet was said to lie."""
    return setting(store, SHEET_PLACE)


def _in_bin(store: Store) -> list[tuple[str, int, str]]:
    """Return title, count and measure word of each ledger whose recycle bin holds something."""
    rooms = (each for each in all_ledgers() if each.place is Place.ROOM)
    held = [(each, count(store, each, View(in_bin=True))) for each in rooms]
    return [(ledger.title, number, ledger.counter) for ledger, number in held if number]
