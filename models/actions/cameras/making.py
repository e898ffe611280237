"""Makes n points in one go from a pattern: 前缀 + 流水号, the rest the same for all (C8)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from models.actions.door import Piece, work
from models.actions.records import Refused, judge_in
from models.ledgers.cameras.points import CAMERA_POINTS
from models.store.ledger_file import Store

MOST = 500
"""So many points at once: a slip of the finger is no thousand records."""
_NAMED = 8


@dataclass(frozen=True)
class Pattern:
    """How the numbers of new points are made: prefix, first serial, how many, least digits."""

    prefix: str
    first: int = 1
    count: int = 1
    digits: int = 3

    def codes(self) -> list[str]:
        """Return the numbers in order."""
        serials = range(self.first, self.first + self.count)
        return [f"{self.prefix}{serial:0{self.digits}d}" for serial in serials]


def read_pattern(prefix: str, first: str, count: str, digits: str = "3") -> Pattern:
    """Read a pattern as it was typed; Refused by field says what is wrong."""
    wrong = {}
    numbers = {}
    limits = {"first": (first, 0, 999_999), "count": (count, 1, MOST), "digits": (digits, 1, 8)}
    for key, (typed, least, most) in limits.items():
        text = typed.strip()
        if not text.isdecimal() or not least <= int(text) <= most:
            wrong[key] = f"请填{least}到{most}之间的整数。"
        else:
            numbers[key] = int(text)
    if not prefix.strip():
        wrong["prefix"] = "请填编号前缀，例如“云岭-”。"
    if wrong:
        raise Refused(wrong)
    return Pattern(prefix.strip(), numbers["first"], numbers["count"], numbers["digits"])


def make_points(store: Store, pattern: Pattern, raw: Mapping[str, object]) -> list[int]:
    """Make the points of a pattern as one batch; return their ids in order.

    ``raw`` is what they share, as it was typed; its name is followed by the serial. Raises
    Refused, with the numbers that are in use already.
    """
    codes = pattern.codes()
    shared = str(raw.get("name") or "").strip()
    with work(store, f"批量新增{pattern.count}个监控点") as piece:
        _refuse_used(piece, codes)
        values = []
        for serial, code in enumerate(codes, start=pattern.first):
            named = {**raw, "code": code, "name": f"{shared}{serial}号" if shared else code}
            parsed, complaints = CAMERA_POINTS.parse(named, piece.office)
            complaints = complaints or judge_in(piece, CAMERA_POINTS, parsed, None)
            if complaints:
                raise Refused(complaints)
            values.append(parsed)
        return piece.add_many(CAMERA_POINTS, values)


def next_serial(store: Store, prefix: str) -> int:
    """Return the serial after the greatest in use behind ``prefix``; 1 where there is none."""
    column, gone = CAMERA_POINTS.columns.c.code, CAMERA_POINTS.columns.c.retired_at
    query = select(column).where(gone.is_(None), column.startswith(prefix, autoescape=True))
    with store.reading() as connection:
        rests = [code.removeprefix(prefix) for code in connection.scalars(query)]
    return 1 + max((int(rest) for rest in rests if rest.isdecimal()), default=0)


def _refuse_used(piece: Piece, codes: list[str]) -> None:
    column, gone = CAMERA_POINTS.columns.c.code, CAMERA_POINTS.columns.c.retired_at
    query = select(column).where(gone.is_(None), column.in_(codes)).order_by(column)
    used = list(piece.connection.scalars(query))
    if used:
        named = "、".join(used[:_NAMED])
        more = f"等{len(used)}个" if len(used) > _NAMED else ""
        said = f"这些编号已经有了：{named}{more}。请改前缀或起始流水号，一个也没有新增。"
        raise Refused({"first": said})
