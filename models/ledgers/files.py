"""附件: stored files, each content once, and what they are tied to."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from models.base import Base, LedgerRow
from models.fields import date, link, number, text
from models.ledger import Ledger, OfficialForm, Parent, Place, put_on_shelf


class StoredFile(LedgerRow, Base):
    """A file in the ledger's folder of sealed files, by the digest of its content.

    ``sealed_digest`` is the SHA-256 of the sealed bytes: by it a file is checked without being
    unsealed. Files of the first release have none; one sealed again may have another.
    """

    __tablename__ = "stored_file"

    digest: Mapped[str] = text(
        "存放编号", length=64, required=True, by_verb=True, office_numbers=True
    )
    name: Mapped[str] = text(
        "文件名", length=200, required=True, width=30, searchable=True, personal=True
    )
    size: Mapped[int] = number("大小", unit="字节", required=True, by_verb=True)
    cleared_on: Mapped[dt.date | None] = date("清除日期", by_verb=True)
    sealed_digest: Mapped[str | None] = text("密文摘要", length=64, by_verb=True)


FILES = put_on_shelf(
    Ledger(
        name="files",
        title="附件",
        table=StoredFile,
        place=Place.CHILD,
        icon="paperclip",
        one="附件",
        counter="份",
        label="name",
        list_columns=("name", "size", "digest"),
        form_groups=(("附件", ("name", "size", "cleared_on")),),
        official_form=OfficialForm("附件目录", ("name", "size")),
        same_record=("digest",),
        unbound=True,
    )
)


class FileTie(LedgerRow, Base):
    """One file serving one record of any ledger."""

    __tablename__ = "file_tie"
    __table_args__ = (Index("ix_file_tie_owner", "owner_id", "owner"),)

    owner: Mapped[str] = text("台账", length=40, required=True, by_verb=True)
    owner_id: Mapped[int] = number("记录", required=True, by_verb=True)
    file_id: Mapped[int] = link("附件", "files", "stored_file", required=True, by_verb=True)
    word: Mapped[str | None] = text("类别", length=20, by_verb=True)
    """One of the owner's ``Ledger.file_words`` (整改前); empty where it tells none apart."""


FILE_TIES = put_on_shelf(
    Ledger(
        name="file_ties",
        title="附件",
        table=FileTie,
        place=Place.CHILD,
        parent=Parent("", "owner_id", kind_key="owner"),
        icon="paperclip",
        one="附件",
        counter="份",
        label="file_id",
        list_columns=("file_id",),
        form_groups=(("附件", ("file_id",)),),
        official_form=OfficialForm("附件目录", ("file_id",)),
        same_record=("owner", "owner_id", "file_id"),
    )
)
