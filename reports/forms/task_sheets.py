"""督办单 and 办结登记表: papers about one task, one to a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from models.actions.finding import Between, View, children, every_row, one
from models.actions.offices import office_of
from models.ledger import Ledger
from models.ledgers.tasks.evidence import TASK_EVIDENCE
from models.ledgers.tasks.progress import TASK_PROGRESS
from models.ledgers.tasks.task import TASKS
from models.ledgers.tasks.urging import TASK_URGINGS
from models.office import Office
from models.store.ledger_file import Store
from reports.imprint import imprint_of
from reports.paper import (
    Align,
    Block,
    FieldCell,
    FieldTable,
    Heading,
    PageBreak,
    Paper,
    Paragraph,
    Signatures,
    Title,
)
from reports.requests import NothingToPrint, Request

URGING_TITLE, CLOSING_TITLE = "督办单", "任务办结登记表"
_ROOM = "\u3000\n\u3000\n\u3000"  # to be written by hand
_PAIR = (3.0, 7.0, 3.0, 7.0)


def make_urging(store: Store, request: Request) -> Paper:
    """Return the notice asked for, or all of the period; NothingToPrint if there is none."""
    view = View(
        filters={"on_day": Between(request.period.start, request.period.end)},
        sort=(("on_day", False),),
    )
    rows = _wanted(store, TASK_URGINGS, request, view)
    if not rows:
        raise NothingToPrint(URGING_TITLE, request.period)
    office = office_of(store)
    pages = [_urging(store, row, office) for row in rows]
    return _paper(store, request, URGING_TITLE, pages)


def make_closing(store: Store, request: Request) -> Paper:
    """Return the closing sheet of the task asked for, or of all ended within the period."""
    view = View(
        filters={"finished_on": Between(request.period.start, request.period.end)},
        sort=(("order_key", False),),
    )
    rows = _wanted(store, TASKS, request, view)
    if not rows:
        raise NothingToPrint(CLOSING_TITLE, request.period)
    office = office_of(store)
    pages = [_closing(store, row, office) for row in rows]
    return _paper(store, request, CLOSING_TITLE, pages)


def _wanted(store: Store, ledger: Ledger, request: Request, view: View) -> Sequence[Any]:
    if request.record_id is None:
        return every_row(store, ledger, view)
    row = one(store, ledger, request.record_id)
    return [row] if row is not None else []


def _paper(store: Store, request: Request, title: str, pages: list[list[Block]]) -> Paper:
    imprint = imprint_of(store, request.period.words)
    blocks: list[Block] = []
    for page in pages:
        blocks += [PageBreak(), *page] if blocks else page
    return Paper(title, tuple(blocks), imprint.footer.made_at, imprint.footer)


def _urging(store: Store, row: Any, office: Office) -> list[Block]:
    def shown(key: str) -> str:
        return TASK_URGINGS.show(row, key, office)

    task = one(store, TASKS, row.task_id)
    name = TASKS.name_of(task, office) if task is not None else ""
    due = (TASKS.show(task, "due_on", office) if task is not None else "") or "—"
    table = FieldTable(
        _PAIR,
        (
            _pairs(("文　号", shown("number")), ("日　期", shown("on_day"))),
            _pairs(("督办对象", shown("unit")), ("督办类别", shown("urging_kind"))),
            _wide("督办任务", name),
            _pairs(("完成期限", due), ("送达方式", shown("channel"))),
            _wide("督办事项", shown("content")),
            _wide("要求回复日期", shown("reply_due_on") or "—"),
            _wide("回复情况", shown("reply") or _ROOM),
            _wide("回复日期", shown("replied_on")),
        ),
        least_height=12,
    )
    signs = Signatures(("督办单位（盖章）：", "签收人："))
    return [Title(URGING_TITLE), table, signs]


def _closing(store: Store, task: Any, office: Office) -> list[Block]:
    def shown(key: str) -> str:
        return TASKS.show(task, key, office)

    first, due = shown("first_due_on"), shown("due_on") or shown("deadline_kind")
    moved = f"（原{first}）" if first and first != shown("due_on") else ""
    facts = FieldTable(
        _PAIR,
        (
            _pairs(("编　号", shown("code")), ("年　度", shown("year"))),
            _wide("任　务", shown("title")),
            _wide("工作要求", shown("requirement")),
            _pairs(("牵头单位", shown("lead_unit")), ("责任人", shown("person"))),
            _wide("配合单位", shown("co_units")),
            _pairs(("完成期限", due + moved), ("时限原文", shown("deadline_text"))),
            _pairs(("办结结果", shown("result")), ("办结日期", shown("finished_on"))),
            *((_wide("缺件说明", shown("finish_note")),) if task.finish_note else ()),
            *((_wide("重开原因", shown("reopen_note")),) if task.reopen_note else ()),
        ),
    )
    blocks: list[Block] = [Title(CLOSING_TITLE), facts]
    blocks += _evidence(store, task, office)
    blocks += _log(store, task, office)
    return [*blocks, Signatures(("承办人：", "审核人：", "分管领导："))]


def _evidence(store: Store, task: Any, office: Office) -> list[Block]:
    rows = children(store, TASK_EVIDENCE, TASKS, task.id)
    if not rows:
        return [Heading("佐证材料"), Paragraph("没有列出应有材料。")]
    keys = ("paper", "state", "note")
    head = tuple(
        FieldCell(TASK_EVIDENCE.fields[key].card.label, is_label=True, align=Align.CENTRE)
        for key in keys
    )
    body = (tuple(FieldCell(TASK_EVIDENCE.show(row, key, office)) for key in keys) for row in rows)
    return [Heading("佐证材料"), FieldTable((10, 3, 7), (head, *body), headings=1)]


def _log(store: Store, task: Any, office: Office) -> list[Block]:
    """Return the log in order; what was struck through stays visible as such (A6)."""
    rows = sorted(children(store, TASK_PROGRESS, TASKS, task.id), key=lambda r: (r.on_day, r.id))
    if not rows:
        return []
    head = (
        FieldCell("日期", is_label=True, align=Align.CENTRE),
        FieldCell("进展情况", is_label=True, align=Align.CENTRE),
    )
    body = tuple((FieldCell(str(row.on_day)), FieldCell(_story(row, office))) for row in rows)
    return [Heading("进展记录"), FieldTable((4, 16), (head, *body), headings=1)]


def _story(row: Any, office: Office) -> str:
    happened = TASK_PROGRESS.show(row, "happened", office)
    amount = f"数量{row.amount}" if row.amount is not None else ""
    text = "，".join(p for p in (TASK_PROGRESS.show(row, "story", office), happened, amount) if p)
    why = TASK_PROGRESS.show(row, "struck_why", office)
    return text if row.struck_on is None else f"（{row.struck_on}划去：{why}）{text}"


def _pairs(*pairs: tuple[str, str]) -> tuple[FieldCell, ...]:
    return tuple(
        cell
        for label, value in pairs
        for cell in (FieldCell(label, is_label=True, align=Align.CENTRE), FieldCell(value))
    )


def _wide(label: str, value: str) -> tuple[FieldCell, ...]:
    return (FieldCell(label, is_label=True, align=Align.CENTRE), FieldCell(value, columns=3))
