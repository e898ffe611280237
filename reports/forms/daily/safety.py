"""隐患整治台账, 平安创建台账 and 稳评台账: rows as they stood when the period ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from models.actions import filing
from models.actions.daily.assessing import assessed_of
from models.fields import Choices
from models.ledgers.work import decisions, hazards, safe_units
from models.ledgers.work.decisions import DECISIONS
from models.ledgers.work.hazards import AFTER, BEFORE, HAZARDS
from models.ledgers.work.safe_units import SAFE_UNITS
from models.office import Office
from models.store.ledger_file import Store
from models.words.work.safety import DECISION_LIGHTS, HAZARD_LIGHTS, UNIT_LIGHTS
from reports.forms.daily.listing import LEDGER_SPANS, Frame, Item, frame_of
from reports.paper import Book
from reports.requests import Report, Request

HAZARD_TITLE, UNIT_TITLE, DECISION_TITLE = "隐患整治台账", "平安创建台账", "重大决策稳评台账"


def make_hazards(store: Store, request: Request) -> Book:
    """Return the hazards found in the period and those that were still open when it began."""
    frame = frame_of(store, request, HAZARDS)
    start = request.period.start
    rows = [
        row
        for row in frame.rows()
        if row.found_on <= frame.end
        and (row.found_on >= start or row.checked_on is None or row.checked_on >= start)
    ]
    rows.sort(key=lambda row: (row.found_on, row.id))
    lights = {row.id: hazards.light_of(_hazard_then(frame, row), frame.office) for row in rows}
    items = (
        *_hazard_items(frame),
        _light(frame, HAZARD_LIGHTS, lights, "状态"),
        _pictures(frame, rows),
    )
    carried = sum(row.found_on < start for row in rows)
    notes = (
        f"共{len(rows)}处，{_tally(lights.values(), HAZARD_LIGHTS, frame.office)}。",
        f"收本期发现的和期初没有销号的（{carried}处）；状态按{frame.end}推算，照片是整改前、后的份数。",
    )
    return replace(frame.book(HAZARD_TITLE, "处", items, rows), notes=notes)


def make_units(store: Store, request: Request) -> Book:
    """Return the units that had applied for or held a title when the period ended."""
    frame = frame_of(store, request, SAFE_UNITS)
    rows = [row for row in frame.rows() if _since(row) <= frame.end]
    lights = {row.id: safe_units.light_of(_unit_then(frame, row), frame.office) for row in rows}
    kinds = Counter(SAFE_UNITS.show(row, "unit_kind", frame.office) for row in rows)
    items = (
        frame.text("name", 11),
        frame.text("unit_kind", 7),
        frame.village(),
        frame.text("level", 4),
        frame.day("applied_on"),
        frame.day("awarded_on"),
        frame.text("award_no", 8),
        frame.term("lapses_on"),
        _light(frame, UNIT_LIGHTS, lights, "状态"),
    )
    told = "、".join(f"{kind}{count}个" for kind, count in kinds.items())
    notes = (
        f"共{len(rows)}个，{_tally(lights.values(), UNIT_LIGHTS, frame.office)}。",
        *((f"按类别：{told}。",) if told else ()),
        f"收{frame.end}以前申报或命名的单位，状态按这一天推算。",
    )
    return replace(frame.book(UNIT_TITLE, "个", items, rows), notes=notes)


def make_decisions(store: Store, request: Request) -> Book:
    """Return the decisions proposed in the period, with 应评尽评 and its formula (Q-RISK)."""
    frame = frame_of(store, request, DECISIONS)
    rows = [row for row in frame.rows() if request.period.start <= row.proposed_on <= frame.end]
    rows.sort(key=lambda row: (row.proposed_on, row.id))
    then = [_decision_then(frame, row) for row in rows]
    lights = {row.id: decisions.light_of(row, frame.office) for row in then}
    items = (
        frame.text("title", 12),
        frame.text("decision_kind", 5),
        frame.text("unit", 6),
        frame.day("proposed_on"),
        frame.text("needed", 4),
        frame.day("assessed_on"),
        frame.text("risk", 4.4),
        frame.text("result", 5.4),
        frame.day("filed_on"),
        frame.text("filed_with", 6),
        _light(frame, DECISION_LIGHTS, lights, "稳评情况"),
    )
    missing = sum(light == "missing" for light in lights.values())
    return replace(
        frame.book(DECISION_TITLE, "项", items, rows),
        notes=(f"共{len(rows)}项。{assessed_of(then).words}", f"评估、备案以{frame.end}为准。"),
        warnings=(f"应评未评{missing}项，请补做稳评。",) if missing else (),
    )


def _hazard_items(frame: Frame) -> tuple[Item, ...]:
    return (
        frame.text("number", 9.2),
        frame.text("problem", 8.6),
        frame.text("place", 6),
        frame.village(),
        frame.text("hazard_field", 5),
        frame.text("level", 3),
        frame.day("found_on"),
        frame.text("unit", 5),
        frame.term("due_on"),
        frame.text("measure", 7),
        frame.day("fixed_on"),
        frame.day("checked_on"),
    )


def _pictures(frame: Frame, rows: list[Any]) -> Item:
    files = filing.files_of(frame.store, HAZARDS, [row.id for row in rows])

    def told(row: Any) -> str:
        words = Counter(held.word for held in files.get(row.id, ()))
        return f"{words[BEFORE]}/{words[AFTER]}"

    return frame.word("照片", 3.4, told)


def _light(frame: Frame, choices: Choices, lights: dict[int, str], label: str) -> Item:
    words = frame.office.choices(choices)
    return frame.word(label, 6.2, lambda row: words.label(lights[row.id]))


def _tally(lights: Iterable[str], choices: Choices, office: Office) -> str:
    counted, words = Counter(lights), office.choices(choices)
    return "，".join(f"{words.label(code)}{counted[code]}" for code in choices.labels)


def _hazard_then(frame: Frame, row: Any) -> Any:
    """Return what the light asks of a hazard, as it was when the period ended."""
    fixed, checked = frame.by_then(row.fixed_on), frame.by_then(row.checked_on)
    return SimpleNamespace(fixed_on=fixed, checked_on=checked, due_on=row.due_on)


def _unit_then(frame: Frame, row: Any) -> Any:
    return SimpleNamespace(
        revoked_on=frame.by_then(row.revoked_on),
        awarded_on=frame.by_then(row.awarded_on),
        lapses_on=row.lapses_on,
    )


def _decision_then(frame: Frame, row: Any) -> Any:
    return SimpleNamespace(
        id=row.id,
        needed=row.needed,
        assessed_on=frame.by_then(row.assessed_on),
        filed_on=frame.by_then(row.filed_on),
    )


def _since(row: Any) -> Any:
    return min(day for day in (row.applied_on, row.awarded_on) if day is not None)


REPORTS = (
    Report("hazard-ledger", HAZARD_TITLE, HAZARDS.name, make_hazards, spans=LEDGER_SPANS),
    Report("safe-unit-ledger", UNIT_TITLE, SAFE_UNITS.name, make_units, spans=LEDGER_SPANS),
    Report("decision-ledger", DECISION_TITLE, DECISIONS.name, make_decisions, spans=LEDGER_SPANS),
)
