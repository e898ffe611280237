"""From a confirmed outline to tasks: one batch, through the door like every other write."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping

from sqlalchemy import select

from models.actions.door import Piece, work
from models.actions.offices import office_of
from models.actions.records import Refused, keep_in
from models.actions.safe.backing_up import back_up
from models.actions.tasks.series import periods
from models.exchange.plan.outline import ROOT, Item, Outline
from models.exchange.plan.tasks.revision import HeldItem
from models.kinds import as_many
from models.ledgers.tasks.task import TASKS
from models.progress import SILENT, Progress
from models.store.backup import manifest
from models.store.ledger_file import Store
from models.troubles import Trouble

USUAL_CYCLE = "quarter"  # how often 长期坚持 is looked at unless the plan or the clerk says
_SEPARATOR = re.compile(r"[、，,；;/\s]+")
_YEAR = dt.timedelta(366)


class YearHoldsAPlan(Trouble):
    """The year has tasks already, so the plan is to be compared, not added."""

    def __init__(self, year: int, count: int) -> None:
        super().__init__(
            f"{year}年度已有{count}项任务。请用“修订对照”逐项对照，或先删除原来的任务再导入。"
        )


def take_in(
    store: Store, outline: Outline, default_lead: str, progress: Progress = SILENT
) -> list[int]:
    """Make a task of every kept item but the root; return their ids in printed order.

    ``default_lead`` leads where the plan names nobody. Raises YearHoldsAPlan, or Refused with
    the first item that cannot be kept; then nothing is written. The ledger is backed up first.
    """
    held = held_items(store, outline.year)
    if held:
        raise YearHoldsAPlan(outline.year, len(held))
    items = [item for item in outline.kept() if item.code != ROOT]
    back_up(store, manifest.IMPORT, progress)
    with work(store, f"导入{outline.year}年度方案（{len(items)}项）") as piece:
        return add_in(piece, outline, items, default_lead, {}, progress=progress)


def held_items(store: Store, year: int) -> list[HeldItem]:
    """Return the plan's tasks of a year as the comparison wants them; series are left aside."""
    table = TASKS.columns
    query = (
        select(table)
        .where(table.c.year == year, table.c.retired_at.is_(None), table.c.series_id.is_(None))
        .order_by(table.c.order_key)
    )
    with store.reading() as connection:
        return [
            HeldItem(
                row.code,
                row.title,
                row.requirement or "",
                row.deadline_text or "",
                row.due_on,
                row.lead_unit,
                row.id,
                row.revision,
            )
            for row in connection.execute(query)
        ]


def raw_of(item: Item, year: int, default_lead: str, today: dt.date) -> dict[str, object]:
    """Return an item as the fields of a task, the way a form would give them."""
    lead, co_units = _units(item, default_lead)
    deadline = item.deadline
    kind = "none" if deadline.kind == "unclear" else deadline.kind
    cycle = deadline.cycle or (USUAL_CYCLE if kind == "long_term" else "")
    doubt = f"时限待明确：{deadline.reason}" if deadline.kind == "unclear" else ""
    remark = "；".join(part for part in (item.remark, doubt) if part)
    return {
        "year": year,
        "code": item.code,
        "number_path": item.number_path,
        "title": item.title,
        "requirement": item.requirement,
        "task_kind": item.kind,
        "lead_unit": lead,
        "co_units": as_many(co_units),
        "person": "" if item.task_only else item.duty_person,
        "deadline_text": deadline.words,
        "deadline_kind": kind,
        "start_year": deadline.start_year,
        "start_on": deadline.start_on,
        "due_on": deadline.due_on if kind in ("day", "month_end", "year_end") else None,
        "hint_due_on": item.intext_due_on,
        "cycle": cycle or None,
        "next_check_on": _first_check(cycle, deadline.day_of_cycle, today) if cycle else None,
        "status": "not_started",
        "task_only": item.task_only or None,
        "remark": "" if item.task_only else remark,
    }


def add_in(
    piece: Piece,
    outline: Outline,
    items: Iterable[Item],
    default_lead: str,
    known: dict[str, int],
    *,
    progress: Progress = SILENT,
) -> list[int]:
    """Add items within a larger piece of work, each below the nearest ancestor that is kept.

    ``known`` maps the codes of items to the ids of their tasks; what is added is noted in it.
    """
    wanted = list(items)
    front = _leading_in(outline)
    ids = []
    for done, item in enumerate(wanted, start=1):
        progress.step(done, len(wanted), item.title)
        raw = typed(raw_of(item, outline.year, default_lead, piece.office.today))
        raw["above_id"] = above(outline, item, known)
        raw["leads_in"] = item.code in front or None
        try:
            record_id = keep_in(piece, TASKS, raw)
        except Refused as refused:
            raise named(refused.complaints, item.code, item.title) from None
        known[item.code] = record_id
        ids.append(record_id)
    return ids


def above(outline: Outline, item: Item, known: Mapping[str, int]) -> int | None:
    """Return the id of the nearest ancestor of an item that is a task; None on the top level."""
    code = item.parent
    while code is not None and code != ROOT:
        if code in known:
            return known[code]
        code = outline.item(code).parent
    return None


def named(complaints: Mapping[str, str], code: str, title: str) -> Refused:
    """Return the refusal of one item of many, which says which one it is."""
    name = f"{code} {title}".strip()
    return Refused({key: f"“{name}”：{said}" for key, said in complaints.items()})


def typed(raw: dict[str, object]) -> dict[str, object]:
    """Return the fields of ``raw_of`` as a form gives them: several units in one line."""
    stored = raw["co_units"]
    return {**raw, "co_units": str(stored).strip(";").replace(";", "、") if stored else None}


def _leading_in(outline: Outline) -> frozenset[str]:
    """Return the codes of lettered chapters that are printed before the numbered tasks."""
    front = []
    for item in outline.kept():
        if item.code == ROOT:
            continue
        if item.code[:1].isdigit():
            break
        front.append(item.code)
    return frozenset(front)


def _units(item: Item, default_lead: str) -> tuple[str, list[str]]:
    """Return who leads and who helps; the first of several leaders leads."""
    leads, duties = _names(item.lead_unit), _names(item.duty_unit)
    named = [*leads, *duties, *_names(item.co_units)]
    lead = (leads or duties or [default_lead])[0]
    return lead, [name for name in dict.fromkeys(named) if name != lead]


def _names(words: str) -> list[str]:
    return [name for name in _SEPARATOR.split(words) if name]


def _first_check(cycle: str, day: int | None, today: dt.date) -> dt.date:
    """Return the end (or the named day) of the running cycle, or of the next one if past."""
    return next(due for _, due in periods(cycle, day or 366, today, today + 2 * _YEAR))


def default_lead(store: Store) -> str:
    """Return who leads by the office's arrangement where a plan names nobody."""
    return office_of(store).settings.get("default_lead_unit") or "乡综治办"
