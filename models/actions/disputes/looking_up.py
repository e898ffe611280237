"""Finds a case by its number as people write it."""

from __future__ import annotations

import re
import unicodedata

from sqlalchemy import select

from models.actions.offices import office_of
from models.actions.people.rights import within_village
from models.ledgers.disputes.dispute import DISPUTES
from models.store.ledger_file import Store
from models.troubles import Trouble

_BRACKETS = str.maketrans("〔〕[]【】", "()()()")
_SPACES = re.compile(r"\s+")


class NoSuchNumber(Trouble):
    """No case has the number."""

    def __init__(self, written: str) -> None:
        super().__init__(
            f"没有案号是“{written}”的纠纷。案号要写全，例如“（2021）示人调字第1号”，"
            "括号和空格怎么写都行。用 list DIR disputes 可以列出全部案号。"
        )


def case_by_number(store: Store, written: str) -> int:
    """Return the id of the case with a number; brackets, widths and spaces make no difference."""
    table = DISPUTES.columns
    query = select(table.c.id, table.c.case_no).where(
        table.c.retired_at.is_(None), table.c.case_no.is_not(None)
    )
    if (own := within_village(DISPUTES, office_of(store))) is not None:
        query = query.where(own)
    wanted = _plain(written)
    with store.reading() as connection:
        for case_id, case_no in connection.execute(query):
            if _plain(case_no) == wanted:
                return int(case_id)
    raise NoSuchNumber(written.strip())


def _plain(number: str) -> str:
    folded = unicodedata.normalize("NFKC", number).translate(_BRACKETS)
    return _SPACES.sub("", folded)
