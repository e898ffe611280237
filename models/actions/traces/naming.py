"""Names that a clerk knows, for what the log finds in the program's own lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from models.actions.finding import rows_by_id
from models.actions.offices import office_of
from models.ledger import Ledger, all_ledgers, find_ledger
from models.store.ledger_file import Store
from models.words.settings import SETTING_TITLES

Names = dict[tuple[str, int], str]


def known_name(ledger: Ledger, key: str, text: str) -> str:
    """Return ``text`` as the office says it, where a field holds a name of the program's own."""
    find = _KNOWN.get((ledger.name, key))
    return find(text) if find is not None else text


def ledger_of(name: str) -> Ledger | None:
    """Return the ledger of a row of history; None for one that this program does not know."""
    try:
        return find_ledger(name)
    except LookupError:
        return None


def record_names(store: Store, ledger: Ledger, ids: Iterable[int]) -> Names:
    """Return what records are called today, covered, with what owns them behind it."""
    return {
        (ledger.name, record.id): _name_of(store, ledger, record)
        for record in rows_by_id(store, ledger, list(ids))
    }


def _name_of(store: Store, ledger: Ledger, record: Any) -> str:
    office = office_of(store)
    name = known_name(ledger, ledger.label, ledger.name_of(record, office))
    tie = ledger.parent
    if tie is None or getattr(record, tie.key) is None:
        return name
    owner = ledger_of(getattr(record, tie.kind_key) if tie.kind_key else tie.ledger)
    above = office.name_of(owner.name, getattr(record, tie.key)) if owner is not None else ""
    return f"{name}（{above}）" if above else name


def _setting(text: str) -> str:
    return SETTING_TITLES.get(text, text)


def _word_list(text: str) -> str:
    for ledger in all_ledgers():
        for each in ledger.stored:
            if each.card.choices is not None and each.card.choices.name == text:
                return each.card.label
    return text


def _ledger_title(text: str) -> str:
    found = ledger_of(text)
    return found.title if found is not None else text


_KNOWN: dict[tuple[str, str], Callable[[str], str]] = {
    ("settings", "name"): _setting,
    ("words", "word_list"): _word_list,
    ("file_ties", "owner"): _ledger_title,
}
