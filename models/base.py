"""The root of every table, and what every ledger row carries."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import DateTime, Integer, MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Root of every table; constraint names are fixed so that migrations can name them."""

    metadata = MetaData(naming_convention=_NAMES)


class LedgerRow:
    """What every ledger row carries, whichever village wrote it.

    ``id`` is this file's own number, ``uid`` the record's name in every file it travels to.
    ``initials`` are pinyin initials for search, filled by the door and never shown.
    """

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    uid: Mapped[str] = mapped_column(String(32), unique=True)
    revision: Mapped[int] = mapped_column(Integer, default=1)
    made_by: Mapped[str] = mapped_column(String(50))
    made_at: Mapped[dt.datetime] = mapped_column(DateTime)
    written_by: Mapped[str] = mapped_column(String(50))
    written_at: Mapped[dt.datetime] = mapped_column(DateTime)
    retired_at: Mapped[dt.datetime | None] = mapped_column(DateTime)
    initials: Mapped[str | None] = mapped_column(Text)
