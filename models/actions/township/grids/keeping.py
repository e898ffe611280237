"""Types a month's totals of many grids at once, kept as one batch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select

from models import kinds
from models.actions.door import Piece, work
from models.actions.records import Seen, keep_in
from models.ledger import Complaints, Refused
from models.ledgers.township.grids import GRID_MONTHS
from models.store.ledger_file import Store

Raw = Mapping[str, object]
TYPED = tuple(f.key for f in GRID_MONTHS.typed if f.key not in ("grid_id", "month"))
TABLE = "grids"


def keep_month(store: Store, month: object, rows: Sequence[tuple[int, Raw]]) -> int:
    """Keep the totals of a month: of each grid's id what was typed; return how many were written.

    A grid without anything typed and without a row stays 未报; a row whose blanks were all
    cleared keeps its month with nothing in it. Raises Refused by ``grids.<row>.<key>``.
    """
    complaints: Complaints = {}
    with work(store, "登记网格每月情况") as piece:
        wanted = _month(piece, month)
        held = _held(piece, wanted)
        written = 0
        for number, (grid_id, raw) in enumerate(rows):
            before = held.get(grid_id)
            if before is None and all(_is_blank(raw.get(key)) for key in TYPED):
                continue
            whole = {**raw, "grid_id": grid_id, "month": wanted}
            seen = Seen(before.id, before.revision) if before is not None else None
            try:
                keep_in(piece, GRID_MONTHS, whole, seen)
            except Refused as refused:
                complaints |= {f"{TABLE}.{number}.{k}": v for k, v in refused.complaints.items()}
            written += 1
        if complaints:
            raise Refused(complaints)
        return written


def _month(piece: Piece, month: object) -> str:
    try:
        return str(kinds.parse(GRID_MONTHS.fields["month"].card, month, piece.office))
    except ValueError as error:
        raise Refused({"month": str(error)}) from None


def _held(piece: Piece, month: str) -> dict[int, Any]:
    table = GRID_MONTHS.columns
    query = select(table).where(table.c.month == month, table.c.retired_at.is_(None))
    return {row.grid_id: row for row in piece.connection.execute(query)}


def _is_blank(raw: object) -> bool:
    return raw is None or not str(raw).strip()
