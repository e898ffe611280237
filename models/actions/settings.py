"""Arrangements of the office by name; each change is a record with history like any other."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from models.actions.door import Piece, work
from models.actions.offices import office_of
from models.ledgers.office.settings import SETTINGS
from models.store.ledger_file import Store


def setting(store: Store, name: str, default: str = "") -> str:
    """Return the office's value for ``name``."""
    return office_of(store).settings.get(name, default)


def put_settings(store: Store, values: Mapping[str, str], action: str = "修改设置") -> None:
    """Write several arrangements as one batch."""
    with work(store, action) as piece:
        for name, value in values.items():
            put_setting_in(piece, name, value)


def put_setting_in(piece: Piece, name: str, value: str) -> None:
    """Write one arrangement within a larger piece of work."""
    table = SETTINGS.columns
    held = piece.connection.scalar(
        select(table.c.id).where(table.c.name == name, table.c.retired_at.is_(None))
    )
    if held is None:
        piece.add(SETTINGS, {"name": name, "value": value})
    else:
        piece.change(SETTINGS, held, {"value": value})
