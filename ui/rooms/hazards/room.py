"""隐患整治: the list, and beside it one hazard with what is to be done next."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from models.actions import finding
from models.actions.daily import hazards
from models.actions.records import Seen
from models.ledgers.work.hazards import HAZARDS
from ui.ledger.acts.step_bar import Step
from ui.ledger.counts import Counted
from ui.ledger.sheets.sheet import Blank, Sheet, blanks_of, required
from ui.ledger.step_room import StepRoom
from ui.workplace import Workplace

_VERBS: Mapping[str, tuple[str, str]] = {
    "fix": ("整改完成", "check"),
    "check": ("复查销号", "shield-check"),
    "send_back": ("退回重改", "rotate"),
}


class HazardRoom(StepRoom):
    """整改完成, then 复查销号 or 退回重改."""

    chips = ("light",)
    counted = tuple(
        Counted("light", code, always=code in ("overdue", "unchecked"))
        for code in ("overdue", "urgent", "unchecked", "open", "done")
    )

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(workplace, HAZARDS, parent)

    def steps_of(self, row: Any) -> tuple[Sequence[Step], Sequence[Step]]:
        every = [
            Step(words, drawn, hazards.why_not(row, name), partial(self.begin_step, name))
            for name, (words, drawn) in _VERBS.items()
        ]
        return [step for step in every if not step.reason], every

    def is_settled(self, row: Any) -> bool:
        return row.checked_on is not None

    def begin_step(self, name: str) -> None:
        """Ask what a verb asks of the hazard as it stands now."""
        record_id = self.current_id()
        row = finding.one(self.workplace.store, HAZARDS, record_id) if record_id else None
        if row is not None:
            self.ask(_SHEETS[name](self.workplace, row))


def fix_sheet(workplace: Workplace, row: Any) -> Sheet:
    """Ask when and how a hazard was put right."""
    given = {"fixed_on": _today(workplace), "outcome": row.outcome or ""}
    day, outcome = blanks_of(HAZARDS, ("fixed_on", "outcome"), given)
    return Sheet(
        title="整改完成",
        yes="整改完成",
        blanks=(required(day), outcome),
        keep=partial(hazards.fix, workplace.store, _seen(row)),
        done=f"已登记“{_name(workplace, row)}”整改完成，待复查",
        explained="整改后的照片请放进“附件”，类别选“整改后”。",
    )


def check_sheet(workplace: Workplace, row: Any) -> Sheet:
    """Ask when and by which post a hazard was looked over again."""
    given = {"checked_on": _today(workplace), "checked_by": row.checked_by or _last_post(workplace)}
    day, post = blanks_of(HAZARDS, ("checked_on", "checked_by"), given)
    return Sheet(
        title="复查销号",
        yes="复查销号",
        blanks=(required(day), required(post)),
        keep=partial(hazards.check, workplace.store, _seen(row)),
        done=f"“{_name(workplace, row)}”已复查销号",
        explained="复查没有通过的请用“退回重改”。",
    )


def back_sheet(workplace: Workplace, row: Any) -> Sheet:
    """Ask why a hazard must be put right once more, and until when."""
    (day,) = blanks_of(HAZARDS, ("checked_on",), {"checked_on": _today(workplace)})
    (due,) = blanks_of(HAZARDS, ("due_on",))
    due = replace(due, card=replace(due.card, label="新的整改期限"))
    return Sheet(
        title="退回重改",
        yes="退回",
        blanks=(
            required(Blank("on_day", day.card, day.given)),
            Blank("why", hazards.WHY, ""),
            required(due),
        ),
        keep=partial(hazards.send_back, workplace.store, _seen(row)),
        done=f"“{_name(workplace, row)}”已退回重改",
        explained="退回的日期和原因写进“整改情况”，整改日期清空。",
    )


def _last_post(workplace: Workplace) -> str:
    view = finding.View(
        filters={"light": finding.OneOf(frozenset({"done"}))}, sort=(("checked_on", True),)
    )
    rows = finding.first_rows(workplace.store, HAZARDS, view, 1)
    return str(rows[0].checked_by or "") if rows else ""


def _seen(row: Any) -> Seen:
    return Seen(row.id, row.revision)


def _name(workplace: Workplace, row: Any) -> str:
    return HAZARDS.name_of(row, workplace.office)


def _today(workplace: Workplace) -> str:
    return workplace.office.today.isoformat()


_SHEETS: Mapping[str, Callable[[Workplace, Any], Sheet]] = {
    "fix": fix_sheet,
    "check": check_sheet,
    "send_back": back_sheet,
}
