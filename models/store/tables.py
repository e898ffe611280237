"""The store's own tables: facts of the file, batches of work, and their history."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import DateTime, ForeignKey, Index, Integer, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class StoreFact(Base):
    """What the file knows of itself: its uid, the key of its attachments, search versions."""

    __tablename__ = "store_fact"

    name: Mapped[str] = mapped_column(String(60), primary_key=True)
    value: Mapped[str] = mapped_column(Text)


class Batch(Base):
    """One piece of work: one save, one bulk edit, one import, one undo.

    ``kind`` is work, undo or redo; ``reverses`` names the batch whose values were put back.
    ``link`` is the chain: SHA-256 of the previous link and this batch's canonical content;
    ``form`` says by which rule it was made (see ``models/store/chain.py``; empty is the first).
    """

    __tablename__ = "batch"

    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    at: Mapped[dt.datetime] = mapped_column(DateTime)
    who: Mapped[str] = mapped_column(String(50))
    action: Mapped[str] = mapped_column(String(200))
    why: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(String(10))
    reverses: Mapped[int | None] = mapped_column(Integer, index=True)
    link: Mapped[bytes] = mapped_column(LargeBinary(32))
    form: Mapped[int | None] = mapped_column(Integer)


class HistoryRow(Base):
    """One changed field of one record. ``field`` is ``*`` where the record was made.

    ``old`` and ``new`` are JSON; a made record's ``new`` holds all its values but the particulars,
    which stand in rows of their own. Such rows carry a ``salt``. When the particulars are removed
    for good, values and salt go and ``digest`` stays, so that the chain can still be checked.
    """

    __tablename__ = "history"
    __table_args__ = (Index("ix_history_record", "ledger", "record_id"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    batch: Mapped[int] = mapped_column(ForeignKey("batch.number"), index=True)
    ledger: Mapped[str] = mapped_column(String(40))
    record_id: Mapped[int] = mapped_column(Integer)
    field: Mapped[str] = mapped_column(String(60))
    old: Mapped[str | None] = mapped_column(Text)
    new: Mapped[str | None] = mapped_column(Text)
    salt: Mapped[bytes | None] = mapped_column(LargeBinary(16))
    digest: Mapped[bytes | None] = mapped_column(LargeBinary(32))


class DraftRow(Base):
    """What was typed and not yet saved, so that a power cut loses at most 30 seconds (H12)."""

    __tablename__ = "form_draft"

    place: Mapped[str] = mapped_column(String(120), primary_key=True)
    at: Mapped[dt.datetime] = mapped_column(DateTime)
    content: Mapped[str] = mapped_column(Text)
