"""催办督办: a notice with its number of the year (A10)."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from models.actions.door import Piece, work
from models.actions.records import keep_in
from models.ledger import Ledger
from models.ledgers.tasks.urging import TASK_URGINGS
from models.store.ledger_file import Store


def urge(store: Store, task_id: int, raw: Mapping[str, object]) -> int:
    """Write down a notice for a task and give it the next number of its year; return its id.

    A number is never used twice, also not after the notice was deleted.
    """
    with work(store, "登记督办") as piece:
        urging = keep_in(piece, TASK_URGINGS, {**raw, "task_id": task_id})
        year = piece.read(TASK_URGINGS, urging).on_day.year
        number = next_number(piece, TASK_URGINGS, "督办", year)
        piece.change(TASK_URGINGS, urging, {"number": number})
        return urging


def next_number(piece: Piece, ledger: Ledger, word: str, year: int) -> str:
    """Return the next number of papers called ``word`` in a year: 督办〔2021〕1号.

    What stands in the ledger's field ``number`` counts, deleted rows too.
    """
    head, tail = f"{word}〔{year}〕", "号"
    table = ledger.columns
    taken = piece.connection.scalars(
        select(table.c.number).where(table.c.number.startswith(head, autoescape=True))
    )
    newest = max((int(n.removeprefix(head).removesuffix(tail)) for n in taken), default=0)
    return f"{head}{newest + 1}{tail}"
