"""What each step of a matter asks: its day and post, and what was done."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from models.actions.daily.matters.moves import MOVES
from models.actions.daily.matters.offer import likely_post
from models.actions.daily.matters.turning import take_step
from models.actions.records import Seen
from models.ledgers.work.matters import MATTER_STEPS_LEDGER, MATTERS
from ui.ledger.sheets.sheet import Blank, Sheet, blanks_of, required
from ui.workplace import Workplace

_NOTES = {
    "assigned": ("分流意见", False),
    "handled": ("办理情况", True),
    "raised": ("上报事由", False),
    "answered": ("答复情况", True),
    "verified": ("核验情况", False),
    "filed": ("归档说明", False),
    "urged": ("督办要求", True),
    "reopened": ("重办原因", True),
}
"""What the note of each step is called, and whether it is asked for."""
_EXPLAINED = {
    "assigned": "分给一个单位办，办理期限可以在这里改。",
    "raised": "乡里办不了的报上级，县里有了答复再“反馈”。",
    "answered": "反馈以后算办结，再由核验岗核一次。",
    "verified": "核验没有通过的不登记核验，请用“重办”。",
    "filed": "归档后只能查看；要接着办请用“重办”。",
    "reopened": "事项回到“已分流”，办结日期清空；原来的步骤都留着。",
}


def step_sheet(workplace: Workplace, row: Any, move: str) -> Sheet:
    """Ask what one step asks; what is likely stands there already."""
    store, office = workplace.store, workplace.office
    words = MOVES[move].words
    name = MATTERS.name_of(row, office)
    given = {
        "on_day": office.today.isoformat(),
        "post": likely_post(store, move, row.first_post),
    }
    day, post, note = blanks_of(MATTER_STEPS_LEDGER, ("on_day", "post", "note"), given)
    seen = Seen(row.id, row.revision)
    return Sheet(
        title=f"{words}事项",
        yes=words,
        blanks=(*_units(row, move), day, post, _named(note, *_NOTES[move])),
        keep=lambda answers: take_step(store, seen, move, answers),
        done=f"已登记“{name}”的{words}",
        explained=_EXPLAINED.get(move, ""),
        columns=2,
    )


def _units(row: Any, move: str) -> tuple[Blank, ...]:
    if move == "assigned":
        due = row.due_on.isoformat() if row.due_on else ""
        unit, due_on = blanks_of(
            MATTERS, ("unit", "due_on"), {"unit": row.unit or "", "due_on": due}
        )
        return required(unit), due_on
    if move == "raised":
        (unit,) = blanks_of(MATTER_STEPS_LEDGER, ("unit",))
        return (required(replace(unit, card=replace(unit.card, label="报给哪个单位"))),)
    return ()


def _named(note: Blank, label: str, is_asked: bool) -> Blank:
    named = replace(note, card=replace(note.card, label=label))
    return required(named) if is_asked else named
