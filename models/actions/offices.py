"""The office of an open ledger: its settings, words and days off, read from their ledgers."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial

from sqlalchemy import Connection, select

from models.actions.linking.meaning import find_named, lost, near
from models.fields import FieldCard
from models.ledger import find_ledger
from models.ledgers.office.accounts import ADMIN
from models.office import Office, Scope, WordChanges
from models.store.ledger_file import Store
from models.store.opening import RECOVERY_SLOT
from models.troubles import Trouble

OFFICE_LEDGERS = frozenset({"settings", "words", "workdays", "accounts"})


class AccountRemoved(Trouble):
    """The account was taken away."""

    def __init__(self, account: str) -> None:
        super().__init__(f"账号“{account}”已被移除，不能再打开这本台账。请联系管理员。")


def office_of(store: Store) -> Office:
    """Return the office as it stands now; kept until something changes or the day turns."""
    today = store.clock.today()
    return store.cached(("office", today), OFFICE_LEDGERS, lambda: _read(store, today))


def _read(store: Store, today: dt.date) -> Office:
    with store.reading() as connection:
        role, village_id = _account(connection, store.account)
        office = Office(
            today=today,
            role=role,
            village_id=village_id,
            settings=_settings(connection),
            words=_words(connection),
            days_off=_days(connection),
            name_of=lambda ledger, record_id: _name_of(store, ledger, record_id),
            find_named=partial(find_named, store),
        )

    def lost_in(card: FieldCard, name: str, scope: Scope | None) -> str:
        return lost(office, card, name, scope, near(store, card.target, name, scope))

    return replace(office, lost=lost_in)


def _account(connection: Connection, name: str) -> tuple[str, int | None]:
    """Return role and village of an account; AccountRemoved if it may not come in any more.

    Whoever came with the recovery code, or into a ledger from before there were accounts, is
    the office itself.
    """
    table = find_ledger("accounts").columns
    rows = connection.execute(
        select(table.c.name, table.c.role, table.c.village_id, table.c.retired_at)
    ).all()
    if not rows or name == RECOVERY_SLOT:
        return ADMIN, None
    for row in rows:
        if row.name == name and row.retired_at is None:
            return row.role, row.village_id
    raise AccountRemoved(name)


def _settings(connection: Connection) -> dict[str, str]:
    table = find_ledger("settings").columns
    rows = connection.execute(
        select(table.c.name, table.c.value).where(table.c.retired_at.is_(None))
    )
    return {name: value or "" for name, value in rows}


def _words(connection: Connection) -> dict[str, WordChanges]:
    table = find_ledger("words").columns
    rows = connection.execute(
        select(table.c.word_list, table.c.code, table.c.word, table.c.is_retired)
        .where(table.c.retired_at.is_(None))
        .order_by(table.c.id)
    )
    labels: dict[str, dict[str, str]] = {}
    retired: dict[str, set[str]] = {}
    for word_list, code, word, is_retired in rows:
        labels.setdefault(word_list, {})[code or word] = word
        if is_retired:
            retired.setdefault(word_list, set()).add(code or word)
    return {
        name: WordChanges(found, frozenset(retired.get(name, ()))) for name, found in labels.items()
    }


def _days(connection: Connection) -> dict[dt.date, bool]:
    table = find_ledger("workdays").columns
    rows = connection.execute(
        select(table.c.day, table.c.is_workday).where(table.c.retired_at.is_(None))
    )
    return {day: bool(is_workday) for day, is_workday in rows}


def _name_of(store: Store, name: str, record_id: int) -> str:
    def look() -> str:
        ledger = find_ledger(name)
        with store.reading() as connection:
            row = connection.execute(
                select(ledger.columns).where(ledger.columns.c.id == record_id)
            ).first()
        return ledger.name_of(row, Office(store.clock.today())) if row else ""

    return store.cached(("name", name, record_id), frozenset({name}), look)
