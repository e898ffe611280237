"""网格编码: the village's 12 digits and a serial of 3; none is ever given twice (C13)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from models.ledgers.township.grids import GRIDS
from models.troubles import Trouble

LAST_SERIAL = 999


class NoSerialLeft(Trouble):
    """All serials of a village were given."""

    def __init__(self, village: str) -> None:
        super().__init__(f"{village}的网格顺序号已用到{LAST_SERIAL}，不能再编新网格。")


def next_code(connection: Connection, village: Any) -> str:
    """Return the code after the highest that a village's grids ever had, deleted ones too.

    ``village`` is a row of 村情卡. Raises NoSerialLeft after 999.
    """
    given = [int(code[12:]) for code in _given(connection, village.code)]
    serial = 1 + max(given, default=0)
    if serial > LAST_SERIAL:
        raise NoSerialLeft(village.name)
    return f"{village.code}{serial:03d}"


def earlier_bearer(connection: Connection, code: str, grid_id: int) -> Any:
    """Return another grid that has or had this code, deleted or not; None if there is none."""
    table = GRIDS.columns
    query = select(table).where(table.c.code == code, table.c.id != grid_id)
    return connection.execute(query.order_by(table.c.id)).first()


def _given(connection: Connection, village_code: str) -> list[str]:
    column = GRIDS.columns.c.code
    codes = connection.scalars(select(column).where(column.startswith(village_code)))
    return [code for code in codes if len(code) == 15 and code[12:].isdigit()]
