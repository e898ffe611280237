"""What runs against a case (B10): by which day, how many are left, and by which rule."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from models import kinds
from models.actions.disputes.file.parts import CaseParts, read_parts
from models.actions.people import clearing
from models.dates.workdays import Workdays
from models.ledger import Ledger
from models.ledgers.disputes.case_rules import mediation_due
from models.ledgers.disputes.counted import OPEN_STATES, WARN_DAYS
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.disputes.transfers import DISPUTE_TRANSFERS
from models.ledgers.disputes.watches import DISPUTE_WATCHES
from models.ledgers.mediation.agreements import AGREEMENTS, CONFIRM_DAYS, effect_of
from models.ledgers.mediation.obligations import OBLIGATIONS
from models.ledgers.mediation.revisits import REVISITS
from models.store.ledger_file import Store
from models.words.disputes import clocks as words

ACCEPT_DAYS = 2
"""[own] A dispute that was found is taken on within two days (a platform's rule, S54)."""
PETITION_REPLY_DAYS, PETITION_DAYS = 15, 60
"""信访工作条例 [own]; the office sets 0 where they are not to be shown."""
_ASKED_FOR_NOTHING = "calm"


@dataclass(frozen=True)
class Clock:
    """One term of a case.

    ``days_left`` is negative once the term is over and None when it runs no more; ``said`` puts
    either into words. ``tone`` is bad, warn, good, calm or done. ``note`` says what is unusual: a
    day of the clerk's own, what remains to be paid, holidays nobody has entered. ``record_id`` of
    ``record_ledger`` is where to go on; None to add one.
    """

    key: str
    name: str
    due_on: dt.date
    days_left: int | None
    said: str
    basis: str
    tone: str
    record_ledger: str
    record_id: int | None
    note: str = ""


def clocks(store: Store, case_row: Any) -> list[Clock]:
    """Return the terms of a case, the most pressing first and those that run no more last.

    A cancelled case has none.
    """
    parts = read_parts(store, case_row.id)
    if parts.case.state == "cancelled":
        return []
    found = [clock for rule in _RULES for clock in rule(parts)]
    found += _keeping(store, parts)
    return sorted(found, key=lambda clock: (clock.days_left is None, clock.due_on))


@dataclass(frozen=True)
class _Place:
    """Which clock it is and where its record stands."""

    key: str
    ledger: Ledger
    record_id: int | None
    name: str = ""


@dataclass(frozen=True)
class _Stand:
    """How a term stands; see ``Clock``."""

    days_left: int | None
    said: str
    tone: str
    note: str = ""


def _running(parts: CaseParts, place: _Place, due_on: dt.date, note: str = "") -> Clock:
    left = (due_on - parts.office.today).days
    soon = parts.office.days("dispute_warn_days", WARN_DAYS)
    tone = "bad" if left < 0 else "warn" if left <= soon else "good"
    said = f"还有{left}天" if left > 0 else f"已超过{-left}天" if left else "今天到期"
    return _clock(parts, place, due_on, _Stand(left, said, tone, note))


def _stopped(
    parts: CaseParts, place: _Place, due_on: dt.date, said: str, tone: str = "done"
) -> Clock:
    return _clock(parts, place, due_on, _Stand(None, said, tone))


def _clock(parts: CaseParts, place: _Place, due_on: dt.date, stand: _Stand) -> Clock:
    return Clock(
        place.key,
        place.name or words.CLOCKS[place.key],
        due_on,
        stand.days_left,
        stand.said,
        parts.office.settings.get(f"basis_{place.key}") or words.BASES[place.key],
        stand.tone,
        place.ledger.name,
        place.record_id,
        stand.note,
    )


def _of_the_case(parts: CaseParts, key: str) -> _Place:
    return _Place(key, DISPUTES, parts.case.id)


def _unusual(parts: CaseParts, due_on: dt.date, usual: dt.date, why: str = words.OWN_DAY) -> str:
    """Say that a day is not the usual one, or that its year's holidays are not known."""
    if due_on != usual:
        return why.format(usual=usual)
    return Workdays(parts.office.days_off).warning(due_on)


def _acceptance(parts: CaseParts) -> Iterator[Clock]:
    case, office = parts.case, parts.office
    if case.state == "found":
        due_on = case.found_on + dt.timedelta(office.days("accept_days", ACCEPT_DAYS))
        yield _running(parts, _of_the_case(parts, "accept"), due_on)


def _mediation(parts: CaseParts) -> Iterator[Clock]:
    case, place = parts.case, _of_the_case(parts, "mediation")
    if case.accepted_on is None or case.due_on is None:
        return
    if case.state in OPEN_STATES:
        why = words.EXTENDED if case.extended_why else words.OWN_DAY
        usual = mediation_due(case.accepted_on, parts.office)
        yield _running(parts, place, case.due_on, _unusual(parts, case.due_on, usual, why))
    elif parts.ending is not None:
        late = (parts.ending.on_day - case.due_on).days
        said = f"超期{late}天办结" if late > 0 else "按期办结"
        yield _stopped(parts, place, case.due_on, f"{parts.ending.on_day} {said}")
    elif case.state == "watched":
        yield _stopped(parts, place, case.due_on, "转入稳控，期限不再计算", "calm")


def _petition(parts: CaseParts) -> Iterator[Clock]:
    case, office = parts.case, parts.office
    if case.source != "petition" or parts.ending is not None:
        return
    key, began, usual = "petition_reply", case.found_on, PETITION_REPLY_DAYS
    if case.accepted_on is not None:
        key, began, usual = "petition", case.accepted_on, PETITION_DAYS
    days = office.days(f"{key}_days", usual)
    if days > 0:
        due_on = office.deadline(began, days)
        note = Workdays(office.days_off).warning(due_on)
        yield _running(parts, _of_the_case(parts, key), due_on, note)


def _confirmation(parts: CaseParts) -> Iterator[Clock]:
    for row in parts.of(AGREEMENTS):
        if row.form != "written" or row.reneged_on is not None or row.confirm_by is None:
            continue
        place = _Place("confirmation", AGREEMENTS, row.id)
        if row.confirmation is not None:
            yield _stopped(parts, place, row.confirm_by, _asked(parts, row), _tone_of(row))
        elif row.confirm_by < parts.office.today:
            said = "已过申请期限，没有申请"
            yield _stopped(parts, place, row.confirm_by, said, _ASKED_FOR_NOTHING)
        elif row.done_at_once:
            yield _stopped(parts, place, row.confirm_by, "当场履行，可以不申请", _ASKED_FOR_NOTHING)
        else:
            effect = effect_of(row._mapping)
            assert effect is not None  # an agreement has its day
            usual = parts.office.deadline(effect, CONFIRM_DAYS)
            yield _running(parts, place, row.confirm_by, _unusual(parts, row.confirm_by, usual))


def _tone_of(agreement: Any) -> str:
    return _ASKED_FOR_NOTHING if agreement.confirmation == "not_asked" else "done"


def _asked(parts: CaseParts, agreement: Any) -> str:
    """Say what came of the right to ask the court."""
    word = AGREEMENTS.show(agreement, "confirmation", parts.office)
    asked = agreement.confirm_asked_on
    late = "，晚于期限" if asked is not None and asked > agreement.confirm_by else ""
    day = agreement.confirmed_on or asked
    return f"{day} {word}{late}" if day else word


def _fulfilment(parts: CaseParts) -> Iterator[Clock]:
    for row in parts.of(OBLIGATIONS):
        if row.fulfilment in ("open", "part", "missed"):
            name = f"履行：{OBLIGATIONS.show(row, 'side', parts.office)}"
            place = _Place("fulfilment", OBLIGATIONS, row.id, name)
            yield _running(parts, place, row.due_on, _still_owed(parts, row))


def _still_owed(parts: CaseParts, duty: Any) -> str:
    if duty.amount is None:
        return ""
    card = OBLIGATIONS.fields["amount"].card
    owed, paid, rest = (
        kinds.show(card, value, parts.office)
        for value in (duty.amount, duty.paid, duty.amount - duty.paid)
    )
    return f"应付{owed}元，已付{paid}元，还差{rest}元。"


def _revisit(parts: CaseParts) -> Iterator[Clock]:
    for row in parts.of(REVISITS):
        if row.due_on is not None and row.done_on is None and row.void_on is None:
            yield _running(parts, _Place("revisit", REVISITS, row.id), row.due_on)


def _reply(parts: CaseParts) -> Iterator[Clock]:
    for row in parts.of(DISPUTE_TRANSFERS):
        if row.reply_due_on and row.replied_on is None and row.returned_on is None:
            name = f"{DISPUTE_TRANSFERS.show(row, 'transfer_kind', parts.office)}回复"
            place = _Place("reply", DISPUTE_TRANSFERS, row.id, name)
            yield _running(parts, place, row.reply_due_on)


def _watch(parts: CaseParts) -> Iterator[Clock]:
    """The last look says when the next one is due; none yet is due at once."""
    if parts.case.state != "watched":
        return
    last = next(iter(parts.of(DISPUTE_WATCHES)), None)
    due_on = parts.case.state_on or parts.office.today
    if last is not None:
        due_on = last.next_on or last.on_day
    note = "" if last is None or last.is_held else "上次核查时没有控住。"
    yield _running(parts, _Place("watch", DISPUTE_WATCHES, None), due_on, note)


def _keeping(store: Store, parts: CaseParts) -> Iterator[Clock]:
    until, place = parts.case.keep_until, _of_the_case(parts, "keeping")
    if until is None:
        return
    if until >= parts.office.today:
        yield _stopped(parts, place, until, f"保管到{until}", "calm")
    elif any(parts.case.id in due.ids for due in clearing.due(store) if due.ledger is DISPUTES):
        yield _stopped(parts, place, until, "已经期满，可以清除个人信息", "warn")
    else:
        yield _stopped(parts, place, until, "已经期满，个人信息已清除", "calm")


_RULES: tuple[Callable[[CaseParts], Iterator[Clock]], ...] = (
    _acceptance,
    _mediation,
    _petition,
    _confirmation,
    _fulfilment,
    _revisit,
    _reply,
    _watch,
)
