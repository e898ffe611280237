"""隐患: its number, 整改完成, 复查销号 and 退回重改 (L4); each one batch, undoable."""

from __future__ import annotations

from typing import Any

from models.actions.daily.numbering import give_number
from models.actions.disputes.way.reading import Raw, read, refuse
from models.actions.disputes.way.turning import NotNow
from models.actions.door import ChangedMeanwhile, Piece, work
from models.actions.records import InBin, Seen, keep_in
from models.fields import FieldCard, Kind
from models.ledgers.work.hazards import HAZARDS
from models.store.ledger_file import Store

SIGN = "患"
WHY = FieldCard("退回原因", Kind.TEXT, required=True, length=200, width=30)
"""What a second look found; it stands in 整改情况 afterwards."""
_WORDS = {"check": "复查", "send_back": "退回"}


def why_not(row: Any, verb: str) -> str:
    """Return why ``fix``, ``check`` or ``send_back`` cannot be done now; empty if it can."""
    if verb in _WORDS:
        return _waits_for_check(row, _WORDS[verb])
    return "这处隐患已整改，请“复查销号”或“退回重改”。" if row.fixed_on else ""


def _waits_for_check(row: Any, words: str) -> str:
    if row.fixed_on is None:
        return f"这处隐患还没有整改，不能{words}。请先登记“整改完成”。"
    if row.checked_on is not None:
        return f"这处隐患已在 {row.checked_on} 复查销号。"
    return ""


def fix(store: Store, seen: Seen, raw: Raw) -> None:
    """Write down that a hazard is put right: fixed_on, outcome."""
    with work(store, "隐患整改完成") as piece:
        _begin(piece, seen, "fix")
        _, complaints = read(piece.office, raw, _cards("fixed_on", "outcome"), ("fixed_on",))
        refuse(complaints)
        keep_in(piece, HAZARDS, {key: raw.get(key, "") for key in ("fixed_on", "outcome")}, seen)


def check(store: Store, seen: Seen, raw: Raw) -> None:
    """Write down that a hazard was looked over again and is gone: checked_on, checked_by."""
    with work(store, "隐患复查销号") as piece:
        _begin(piece, seen, "check")
        cards = _cards("checked_on", "checked_by")
        _, complaints = read(piece.office, raw, cards, tuple(cards))
        refuse(complaints)
        keep_in(piece, HAZARDS, {key: raw[key] for key in cards}, seen)


def send_back(store: Store, seen: Seen, raw: Raw) -> None:
    """Let a hazard be put right once more: on_day, why, due_on.

    When and why it was sent back is added to 整改情况; the day it was put right is blank again.
    """
    with work(store, "隐患退回重改") as piece:
        row = _begin(piece, seen, "send_back")
        cards = {"on_day": HAZARDS.fields["checked_on"].card, "why": WHY, **_cards("due_on")}
        values, complaints = read(piece.office, raw, cards, tuple(cards))
        if not complaints and values["on_day"] > piece.office.today:
            complaints["on_day"] = "日期不能晚于今天，请核对。"
        elif not complaints and values["on_day"] < row.fixed_on:
            complaints["on_day"] = f"日期早于整改日期 {row.fixed_on}，请核对。"
        if not complaints and values["due_on"] < values["on_day"]:
            complaints["due_on"] = f"新的整改期限早于复查日期 {values['on_day']}，请核对。"
        refuse(complaints)
        line = f"{row.fixed_on}报整改，{values['on_day']}复查未通过：{values['why']}"
        outcome = "\n".join(part for part in (row.outcome, line) if part)
        fresh = {"fixed_on": "", "due_on": values["due_on"], "outcome": outcome}
        keep_in(piece, HAZARDS, fresh, seen)


def follow_hazard(piece: Piece, hazard_id: int, before: Any) -> None:
    """Number a new hazard by the year it was found in."""
    if before is None:
        year = piece.read(HAZARDS, hazard_id).found_on.year
        number = give_number(piece, HAZARDS, SIGN, year)
        piece.change(HAZARDS, hazard_id, {"number": number})


def _begin(piece: Piece, seen: Seen, verb: str) -> Any:
    row = piece.read(HAZARDS, seen.id)
    if row.retired_at is not None:
        raise InBin(HAZARDS.name_of(row, piece.office))
    if row.revision != seen.revision:
        raise ChangedMeanwhile(HAZARDS.name_of(row, piece.office), row.written_by)
    if reason := why_not(row, verb):
        raise NotNow(reason)
    return row


def _cards(*keys: str) -> dict[str, FieldCard]:
    return {key: HAZARDS.fields[key].card for key in keys}
