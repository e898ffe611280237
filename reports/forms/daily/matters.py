"""事项台账 of a period and 事项流转单 of one matter (L2)."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from models.actions.daily.matters.moves import MOVES
from models.actions.finding import View, children, every_row, one
from models.actions.offices import office_of
from models.ledgers.work import matters
from models.ledgers.work.matters import MATTER_STEPS_LEDGER, MATTERS
from models.office import Office
from models.store.ledger_file import Store
from models.words.work.matters import MATTER_LIGHTS, MATTER_STATES
from reports.forms.daily.listing import LEDGER_SPANS, NONE, Frame, Item, frame_of
from reports.imprint import imprint_of
from reports.paper import (
    Align,
    Block,
    Book,
    Column,
    FieldCell,
    FieldTable,
    Form,
    Heading,
    PageBreak,
    Paper,
    Signatures,
    Title,
)
from reports.requests import PDF, WORD, NothingToPrint, Report, Request

TITLE, FLOW_TITLE = "民安民生事项台账", "事项流转单"
_ROOM = "\u3000\n\u3000"  # to be written by hand


def make_matters(store: Store, request: Request) -> Book:
    """Return the matters accepted in the period and those that were open when it began."""
    frame = frame_of(store, request, MATTERS)
    then = _as_of(frame)
    start = request.period.start
    rows = [
        row
        for row in frame.rows()
        if row.accepted_on <= frame.end
        and (row.accepted_on >= start or row.settled_on is None or row.settled_on >= start)
    ]
    rows.sort(key=lambda row: (row.accepted_on, row.id))
    lights = {row.id: matters.light_of(then[row.id], frame.office) for row in rows}
    states, words = frame.office.choices(MATTER_STATES), frame.office.choices(MATTER_LIGHTS)
    items = (
        frame.text("number", 8.4),
        frame.text("title", 9),
        frame.day("accepted_on"),
        frame.text("source", 5),
        frame.text("matter_kind", 5),
        frame.village(),
        frame.text("first_post", 5),
        frame.text("unit", 6),
        frame.term("due_on"),
        frame.word("进度", 4.6, lambda row: states.label(then[row.id].state)),
        Item(Column("办结日期", 6, Form.DATE), lambda row: then[row.id].settled_on or NONE),
        frame.word("期限状态", 6.4, lambda row: words.label(lights[row.id])),
    )
    counted = Counter(lights.values())
    told = "，".join(f"{words.label(code)}{counted[code]}" for code in MATTER_LIGHTS.labels)
    carried = sum(row.accepted_on < start for row in rows)
    notes = (
        f"共{len(rows)}件，{told}。",
        f"收本期受理的和期初没有办结的（{carried}件）；进度按{frame.end}以前的步骤。反馈即办结。",
    )
    return replace(frame.book(TITLE, "件", items, rows), notes=notes)


def make_flow(store: Store, request: Request) -> Paper:
    """Return the sheet of the matter asked for, or of all accepted in the period, one to a page."""
    period = request.period
    if request.record_id is not None:
        found = one(store, MATTERS, request.record_id)
        rows = [found] if found is not None else []
    else:
        rows = [r for r in every_row(store, MATTERS, View()) if period.holds(r.accepted_on)]
        rows.sort(key=lambda row: (row.accepted_on, row.id))
    if not rows:
        raise NothingToPrint(FLOW_TITLE, period)
    office, imprint = office_of(store), imprint_of(store, period.words)
    blocks: list[Block] = []
    for row in rows:
        page = _flow(store, row, office)
        blocks += [PageBreak(), *page] if blocks else page
    return Paper(FLOW_TITLE, tuple(blocks), imprint.footer.made_at, imprint.footer)


def _flow(store: Store, row: Any, office: Office) -> list[Block]:
    def shown(key: str) -> str:
        return MATTERS.show(row, key, office) or NONE

    facts = FieldTable(
        (3.0, 7.0, 3.0, 7.0),
        (
            _pairs(("编　号", shown("number")), ("受理日期", shown("accepted_on"))),
            _wide("事　项", shown("title")),
            _pairs(("来　源", shown("source")), ("类　别", shown("matter_kind"))),
            _pairs(("村", shown("village_id").rpartition(" ")[2]), ("地　点", shown("place"))),
            _wide("情　况", shown("story")),
            _pairs(("首问责任岗位", shown("first_post")), ("承办单位", shown("unit"))),
            _pairs(("办理期限", shown("due_on")), ("办结日期", shown("settled_on"))),
            _pairs(("进　度", shown("state")), ("期限状态", shown("light"))),
        ),
    )
    signs = Signatures(("首问责任人：", "承办人：", "核验人："))
    return [Title(FLOW_TITLE), facts, Heading("流转记录"), _steps(store, row, office), signs]


def _steps(store: Store, row: Any, office: Office) -> FieldTable:
    """Return the steps taken, and below them room for those that are still to come."""
    head = tuple(
        FieldCell(label, is_label=True, align=Align.CENTRE)
        for label in ("步骤", "日期", "岗位", "单位", "情况")
    )
    steps = sorted(children(store, MATTER_STEPS_LEDGER, MATTERS, row.id), key=lambda s: s.id)
    keys = ("step", "on_day", "post", "unit", "note")
    body = [
        tuple(FieldCell(MATTER_STEPS_LEDGER.show(step, key, office)) for key in keys)
        for step in steps
    ]
    ahead = [move.words for code, move in MOVES.items() if code in _ahead(row.state)]
    body += [(FieldCell(words), *(FieldCell(_ROOM) for _ in range(4))) for words in ahead]
    return FieldTable((2.4, 4, 4, 4, 8), (head, *body), headings=1)


def _ahead(state: str) -> tuple[str, ...]:
    way = ("assigned", "handled", "answered", "verified", "filed")
    at = {"accepted": 0, "assigned": 1, "raised": 2, "handled": 2, "answered": 3, "verified": 4}
    return way[at.get(state, len(way)) :]


def _as_of(frame: Frame) -> dict[int, Any]:
    """Return state and day of settling of each matter by its steps up to the end."""
    steps: dict[int, list[Any]] = defaultdict(list)
    for step in every_row(frame.store, MATTER_STEPS_LEDGER, View()):
        if step.on_day <= frame.end:
            steps[step.matter_id].append(step)
    found = {}
    for row in frame.rows():
        state, settled_on = "accepted", None
        for step in sorted(steps[row.id], key=lambda each: each.id):
            move = MOVES.get(step.step)
            state = move.to or state if move else state
            if step.step == "answered":
                settled_on = step.on_day
            elif step.step == "reopened":
                settled_on = None
        found[row.id] = SimpleNamespace(state=state, settled_on=settled_on, due_on=row.due_on)
    return found


def _pairs(*pairs: tuple[str, str]) -> tuple[FieldCell, ...]:
    return tuple(
        cell
        for label, value in pairs
        for cell in (FieldCell(label, is_label=True, align=Align.CENTRE), FieldCell(value))
    )


def _wide(label: str, value: str) -> tuple[FieldCell, ...]:
    return (FieldCell(label, is_label=True, align=Align.CENTRE), FieldCell(value, columns=3))


REPORTS = (
    Report("matter-ledger", TITLE, MATTERS.name, make_matters, spans=LEDGER_SPANS),
    Report("matter-flow", FLOW_TITLE, MATTERS.name, make_flow, (PDF, WORD), of_one_record=True),
)
