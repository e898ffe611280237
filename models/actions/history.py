"""What happened to one record: who, when, which field, old and new in the clerk's words (H9)."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select

from models import kinds
from models.actions.door import RETIRED_AT
from models.actions.offices import office_of
from models.actions.traces.naming import known_name
from models.actions.traces.opening_log import opened_key
from models.actions.traces.rows import CLEARED, MADE, NOTED
from models.ledger import Ledger
from models.office import Office
from models.privacy import cover, cover_text
from models.store.ledger_file import Store
from models.store.tables import Batch, HistoryRow

UNREADABLE = "（读不出来）"


@dataclass(frozen=True)
class Entry:
    """One changed field. ``batch`` is the same for all that was changed in one go."""

    batch: int
    at: dt.datetime
    who: str
    action: str
    label: str
    old: str
    new: str
    why: str


def history_of(store: Store, ledger: Ledger, record_id: int) -> list[Entry]:
    """Return the changes of one record, newest first, covered as on any face."""
    query = (
        select(
            Batch.number,
            Batch.at,
            Batch.who,
            Batch.action,
            Batch.why,
            HistoryRow.field,
            HistoryRow.old,
            HistoryRow.new,
            HistoryRow.digest,
        )
        .join(Batch, Batch.number == HistoryRow.batch)
        .where(HistoryRow.ledger == ledger.name, HistoryRow.record_id == record_id)
        .order_by(HistoryRow.batch.desc(), HistoryRow.id)
    )
    office = office_of(store)
    with store.reading() as connection:
        rows = connection.execute(query).all()
    told: list[Entry] = []
    making = 0
    for row in rows:
        entry = _entry(ledger, row, office)
        making = row.number if row.field == MADE else making
        if row.number == making and _stands_beside_the_made(ledger, row):
            told[-1] = replace(told[-1], new=f"{told[-1].new}；{entry.label}：{entry.new}")
        else:
            told.append(entry)
    return told


def _stands_beside_the_made(ledger: Ledger, row: Any) -> bool:
    """True for a particular of a new record: it is kept apart, and told with the rest."""
    found = ledger.fields.get(row.field)
    return row.old is None and found is not None and found.card.is_particular


def _entry(ledger: Ledger, row: Any, office: Office) -> Entry:
    label, old, new = in_words(ledger, row, office)
    why = cover_text(row.why or "")
    return Entry(row.number, row.at, row.who, cover_text(row.action), label, old, new, why)


def in_words(ledger: Ledger, row: Any, office: Office) -> tuple[str, str, str]:
    """Return the label, old and new of one row of history, covered as on any face.

    What somebody wrote there behind the door is told as unreadable, never shown.
    """
    if key := opened_key(row.field):
        return f"查看了 {ledger.fields[key].card.label if key in ledger.fields else key}", "", ""
    try:
        return _changed(ledger, row, office)
    except (ValueError, TypeError, AttributeError, LookupError):
        return row.field, "", UNREADABLE


def _changed(ledger: Ledger, row: Any, office: Office) -> tuple[str, str, str]:
    if row.field == MADE:
        made: dict[str, Any] = json.loads(row.new)
        parts = (
            f"{ledger.fields[key].card.label}：{_shown(ledger, key, plain, office)}"
            for key, plain in made.items()
            if key in ledger.fields
        )
        return f"新增{ledger.one}", "", "；".join(parts)
    if row.field.startswith(NOTED):
        return row.field.removeprefix(NOTED), "", ""
    if row.field == CLEARED:
        keys: list[str] = json.loads(row.new)["keys"]
        return "按期清除", "、".join(ledger.fields[key].card.label for key in keys), "（已清除）"
    if row.digest is not None:
        return ledger.fields[row.field].card.label, "（已按期清除）", "（已按期清除）"
    old, new = (json.loads(text) if text is not None else None for text in (row.old, row.new))
    if row.field == RETIRED_AT:
        words = ("在用", "回收站")
        return "存放", words[old is not None], words[new is not None]
    if row.field not in ledger.fields:
        return row.field, "", ""
    label = ledger.fields[row.field].card.label
    return label, _shown(ledger, row.field, old, office), _shown(ledger, row.field, new, office)


def _shown(ledger: Ledger, key: str, plain: Any, office: Office) -> str:
    card = ledger.fields[key].card
    text = kinds.show(card, kinds.from_plain(card.kind, plain), office)
    return cover(card, known_name(ledger, key, text))
