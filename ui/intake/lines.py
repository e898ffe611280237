"""What a look found, as lines of a list: state, place, name, and what is to be seen."""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from html import escape

from models import kinds
from models.exchange.workbooks.plan import ChangedRow, IntakePlan, NewRow, Origin, RefusedRow
from models.office import Office
from models.privacy import cover


class State(enum.Enum):
    """What becomes of a row."""

    REFUSED = "有错误"
    CHANGED = "改动"
    NEW = "新增"
    SAME = "相同"
    SKIPPED = "未导入"


@dataclass(frozen=True)
class Line:
    """One line; ``html`` is made when it is first seen."""

    state: State
    place: str
    name: str
    html: Callable[[], str]


def lines_of(plan: IntakePlan, office: Office) -> list[Line]:
    """Return all lines, the errors first, one for each wrong cell."""
    found = [line for row in plan.refused for line in _refused(row)]
    found += [_changed(row) for row in plan.changed]
    found += [_new(row, office) for row in plan.new]
    found += [
        Line(State.SAME, _place(origin), origin.name, lambda: "与台账里的一样，不用导入。")
        for origin in plan.same
    ]
    for skipped in plan.skipped:
        place = f"{skipped.sheet} 第{skipped.row}行" if skipped.row else skipped.sheet
        found.append(Line(State.SKIPPED, place, "", partial(escape, skipped.reason)))
    return found


def _refused(row: RefusedRow) -> list[Line]:
    def told(heading: str, reason: str) -> Callable[[], str]:
        head = f"<b>{escape(heading)}</b>　" if heading else ""
        return lambda: f"{head}{escape(reason)}"

    return [
        Line(
            State.REFUSED,
            f"{row.origin.sheet} {each.address}",
            row.origin.name,
            told(each.heading, each.reason),
        )
        for each in row.complaints
    ]


def _changed(row: ChangedRow) -> Line:
    def told() -> str:
        return "；".join(
            f"{escape(each.label)} <s>{escape(each.old)}</s> <b>{escape(each.new)}</b>"
            for each in row.differences
        )

    return Line(State.CHANGED, _place(row.origin), row.origin.name, told)


def _new(row: NewRow, office: Office) -> Line:
    ledger = row.origin.ledger

    def told() -> str:
        parts = []
        for key, value in row.values.items():
            card = ledger.fields[key].card
            if value is None or key in (ledger.number, ledger.label) or card.target:
                continue
            shown = cover(card, kinds.show(card, value, office))
            parts.append(f"{escape(card.label)} {escape(' '.join(shown.split())[:40])}")
        return "；".join(parts[:8])

    return Line(State.NEW, _place(row.origin), row.origin.name, told)


def _place(origin: Origin) -> str:
    return f"{origin.sheet} 第{origin.row}行"
