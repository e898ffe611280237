"""What 今日 shows, read in one go: groups with their first rows, drafts, warnings."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from models.actions import drafts, finding
from models.actions.drafts import LeftDraft
from models.actions.offices import office_of
from models.actions.people import clearing
from models.actions.people.rights import Right, may
from models.actions.people.sheets import used_sheet
from models.actions.safe.backing_up import outside_reminder
from models.actions.safe.drill import drill_reminder
from models.actions.today.gathering import matters
from models.actions.today.matter import Matter
from models.dates.workdays import Workdays
from models.ledger import Place
from models.office import Office
from models.store.ledger_file import Store
from ui.rooms.catalogue import BACKUP, CLEARING, PEOPLE, PLAN

FIRST_ROWS, ALL_ROWS = 5, 12
_LOOK_AHEAD = dt.timedelta(45)
_WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True)
class Entry:
    """One row of a group: what it is called, what stands beside it, which record it is."""

    name: str
    beside: str
    ledger: str
    record_id: int
    whole_name: str


@dataclass(frozen=True)
class Group:
    """One group that holds something."""

    matter: Matter
    entries: tuple[Entry, ...]

    @property
    def has_room(self) -> bool:
        return self.matter.ledger.place is Place.ROOM


@dataclass(frozen=True)
class DraftLine:
    """Something typed and not saved, since when, and where to go on with it."""

    name: str
    beside: str
    room: str
    record_id: int | None
    form: str = ""

    @property
    def whole_name(self) -> str:
        return self.name


@dataclass(frozen=True)
class Reminder:
    """One quiet sentence, and the room where what it asks for is done."""

    sentence: str
    verb: str
    room: str


@dataclass(frozen=True)
class Today:
    """The whole page."""

    day_words: str
    groups: tuple[Group, ...]
    drafts: tuple[DraftLine, ...]
    warning: str
    is_begun: bool
    reminder: Reminder | None = None


def read_today(store: Store) -> Today:
    """Read the page as of the ledger's own day."""
    office = office_of(store)
    asked = matters(store)
    groups = tuple(_group(store, office, each) for each in asked if each.count)
    workdays = Workdays(office.days_off)
    return Today(
        _day_words(office.today, workdays),
        groups,
        tuple(map(_draft, drafts.left_drafts(store))),
        workdays.warning(office.today + _LOOK_AHEAD),
        any(finding.size(store, each.ledger) > 0 for each in asked),
        _reminder(store),
    )


def _reminder(store: Store) -> Reminder | None:
    """Return the most pressing thing to do for the ledger's safety; None when all is in order."""
    if used := used_sheet(store):
        said = f"“{used}”拆开用过了，还没有换新的。请换一份封存。"
        return Reminder(said, "去更换", PEOPLE)
    if said := outside_reminder(store) or drill_reminder(store):
        return Reminder(said, "去备份", BACKUP)
    if may(office_of(store), Right.MANAGE) and (due := clearing.due(store)):
        count = sum(len(each.ids) for each in due)
        said = f"有{count}条记录过了保管期限，其中的个人信息可以清除了。"
        return Reminder(said, "去看看", CLEARING)
    return None


def _group(store: Store, office: Office, matter: Matter) -> Group:
    if matter.lines:
        name = matter.ledger.name
        lines = (Entry(said, beside, name, 0, said) for said, beside in matter.lines[:FIRST_ROWS])
        return Group(matter, tuple(lines))
    limit = FIRST_ROWS if matter.ledger.place is Place.ROOM else ALL_ROWS
    rows = finding.first_rows(store, matter.ledger, matter.view, limit)
    return Group(matter, tuple(_entry(matter, row, office) for row in rows))


def _entry(matter: Matter, row: Any, office: Office) -> Entry:
    ledger = matter.ledger
    whole = ledger.name_of(row, office)
    name = ledger.show(row, matter.called_by, office) if matter.called_by else whole
    return Entry(name, _beside(matter, row, office), ledger.name, row.id, whole)


def _beside(matter: Matter, row: Any, office: Office) -> str:
    if not matter.beside:
        return ""
    card = matter.ledger.fields[matter.beside].card
    shown = matter.ledger.show(row, matter.beside, office)
    return f"{shown}{card.unit}" if shown and card.unit else shown


def _draft(left: LeftDraft) -> DraftLine:
    at, room = f"{left.at:%m-%d %H:%M}", left.ledger or PLAN
    return DraftLine(left.words, at, room, left.record_id, left.form)


def _day_words(day: dt.date, workdays: Workdays) -> str:
    rest = "" if workdays.is_workday(day) else "　休息日"
    return f"{day.year}年{day.month}月{day.day}日　星期{_WEEKDAYS[day.weekday()]}{rest}"
